#pragma once

#include "models/monitor/snapshot.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace sluice::monitor {

/// Which run of a job a fact is about. `number` counts the runs of a cluster in the order in which they were
/// met, from 1; it means nothing beyond the life of the detector.
struct RunKey
{
    QString jobId;
    quint64 number = 0;
    QDateTime createTime = {}; ///< in the server's zone, as it was known when the run was met; may be invalid

    bool operator==(const RunKey &) const = default;
};

/// A point that was appended to a run's counters.
struct PointFact
{
    RunKey run;
    CounterPoint point;
    /// The counters stood still: this takes the place of the last point, whose counters it has, at a later
    /// time.
    bool replacesLast = false;
};

struct StateFact
{
    RunKey run;
    StateEvent state;
};

/// What is not kept in memory any more. Who keeps it elsewhere has it.
struct ForgottenFact
{
    RunKey run;
    qsizetype points = 0; ///< so many of the oldest
    qsizetype states = 0;
    bool whole = false; ///< the run is not known any more
};

/// The newest run of a job, as a row of the jobs table has it, whenever any of it changed: all of it but what
/// depends on when one looks (durationMs) and on findings.
struct JobRowFact
{
    RunKey run;
    JobView row;
    QDateTime createTime; ///< in the server's zone; the row's own may be missing from the newest word

    bool operator==(const JobRowFact &) const = default;
};

/// What became known of a cluster since the facts were taken last, in the order in which it did: enough to
/// write its history down, and to say how it looks now (SnapshotBook). Findings are told by events of their
/// own.
struct Facts
{
    QList<PointFact> points;
    QList<StateFact> states;
    QList<ForgottenFact> forgotten;
    QList<JobRowFact> jobs;
    QList<MemberView> members;          ///< those that are not as they were told last
    std::optional<qint64> zoneOffsetMs; ///< once it is learnt: ClusterSnapshot::zoneOffsetMs
    bool cleared = false;               ///< everything from before was void: a recording has begun again

    bool isEmpty() const
    {
        return points.isEmpty() && states.isEmpty() && forgotten.isEmpty() && jobs.isEmpty() &&
               members.isEmpty() && !zoneOffsetMs && !cleared;
    }
};

} // namespace sluice::monitor
