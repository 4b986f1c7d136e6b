#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/types.h"
#include "models/monitor/finding.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace sluice::monitor {

/// A point of a job's history.
struct CounterPoint
{
    qint64 timeMs = 0;
    qint64 sourceRows = 0;
    qint64 sinkRows = 0;

    bool operator==(const CounterPoint &) const = default;
};

/// A state that was seen, first at timeMs, from whom.
struct StateEvent
{
    qint64 timeMs = 0;
    QString member;
    engine::JobState state = engine::JobState::Other;
    QString stateText;

    bool operator==(const StateEvent &) const = default;
};

/// One job as a cluster shows it now: a row of the jobs table.
struct JobView
{
    QString id;
    engine::JobInfo info; ///< the newest word on it; envOptions kept from when it ran
    QString member;       ///< who said so
    /// When it was said: the age of every number in this row. Of a run that is over, when that was told
    /// first.
    qint64 seenMs = 0;
    qint64 firstSeenMs = 0;
    bool inRunningList = false;
    bool inFinishedList = false;
    bool executes = false; ///< a member that answers has tasks of it among its threads
    /// It had not ended, and no member has it in any list any more: all of this is as it was last seen, at
    /// seenMs.
    bool gone = false;
    /// It had not ended, and who tells of it is known not to answer: as it was last seen, at seenMs.
    bool unheard = false;
    engine::JobMode mode = engine::JobMode::Unknown;
    std::optional<double> sinkRowsPerSecond; ///< rate.h; none for a run that does not run
    QList<float> trend;                      ///< rate.h; empty for a run that is over
    /// By the engine's clock where it ended, else by ours; of a run that is gone, or that nobody can be asked
    /// about, until it was last seen. -1: unknown.
    qint64 durationMs = -1;
    int openFindings = 0;
    Severity worstFinding = Severity::Info; ///< of the open ones

    bool operator==(const JobView &) const = default;
};

/// How one member is.
struct MemberView
{
    QString member; ///< "host:port"
    bool reachable = false;
    qint64 lastAnswerMs = 0; ///< 0: never
    qint64 latencyMs = -1;
    std::optional<Error> error; ///< why not, diagnosed
    std::optional<engine::Overview> overview;
    bool isMaster = false;
    /// The process that answers: its uuid (REST v1 alone tells it) and the name it drew at its start. Others
    /// after a restart; empty until told.
    QString uuid;
    QString process;

    bool operator==(const MemberView &) const = default;
};

/// All that is known of a cluster at one moment.
struct ClusterSnapshot
{
    QString cluster;
    qint64 timeMs = 0;
    QList<MemberView> members;
    QList<JobView> jobs; ///< keyed by id; newest start first
    QString version;     ///< "2.3.8"; empty until known
    /// What the engine's own times (createTime, finishTime) are ahead of UTC; none until it has been learnt
    /// from a job that started while it was watched.
    std::optional<qint64> zoneOffsetMs = {};
    bool recorded = false; ///< replayed: timeMs and all other times are those of the recording
    bool ended = false;    ///< the replay is over: this is the last snapshot of it
};

} // namespace sluice::monitor

Q_DECLARE_METATYPE(sluice::monitor::ClusterSnapshot)
