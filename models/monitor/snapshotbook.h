#pragma once

#include "models/monitor/facts.h"

#include <QHash>
#include <QStringList>

namespace sluice::monitor {

/// Makes snapshots of a cluster from facts, and from nothing else: whoever has written the facts down can
/// show what was shown.
class SnapshotBook
{
public:
    /// `members`: whom a snapshot lists, in this order, whether or not a fact names them.
    SnapshotBook(QString cluster, QStringList members);

    void add(const Facts &facts);
    /// The cluster at `nowMs`: jobs newest start first. `findings`: the cluster's, open ones first.
    ClusterSnapshot at(qint64 nowMs, const QList<Finding> &findings) const;

    /// What the facts say so far; null where they say nothing.
    const JobRowFact *job(const QString &jobId) const;
    const MemberView *member(const QString &name) const;
    std::optional<qint64> zoneOffsetMs() const { return zoneOffsetMs_; }

private:
    qint64 durationOf(const JobRowFact &job, qint64 nowMs) const;

    QString cluster_;
    QStringList names_;
    QHash<QString, JobRowFact> jobs_; ///< by id
    QHash<QString, MemberView> members_;
    std::optional<qint64> zoneOffsetMs_;
    bool answers_ = false; ///< some member does
};

} // namespace sluice::monitor
