#pragma once

#include "models/monitor/facts.h"

#include <QHash>

namespace sluice::monitor {

class History;

/// Tells which rows of a cluster's tables are not as they were told last, and keeps what it told.
class RowTeller
{
public:
    /// Adds the rows that changed to `facts`, which are those of the history since the last call.
    void tell(const History &history, Facts &facts);

private:
    QHash<QString, JobRowFact> jobs_; ///< by id
    QHash<QString, MemberView> members_;
    std::optional<qint64> zoneOffsetMs_;
};

} // namespace sluice::monitor
