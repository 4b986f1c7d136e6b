#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/reply.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace sluice::ctl {

/// What a watch has seen of what it must see: nothing found where nothing was seen is no all-clear.
class Coverage
{
public:
    /// From this member every question must be answered.
    void expect(const QString &member);
    void take(const engine::Reply &reply);

    /// What was not seen, a sentence each, with the member as the place; empty when all was. A question that
    /// an engine of this version does not have is no gap.
    QList<Error> gaps() const;

private:
    struct Question
    {
        bool answered = false;
        int failures = 0; ///< since the last answer
        std::optional<Error> error;
        Message malformed; ///< an entry that could not be read, and why
    };
    using Key = std::pair<QString, engine::Endpoint>;

    QStringList members_;
    QMap<Key, Question> questions_;
};

} // namespace sluice::ctl
