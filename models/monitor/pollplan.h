#pragma once

#include "models/engine/seatunnel/reply.h"
#include "models/engine/seatunnel/transport.h"
#include "models/monitor/pollpace.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace sluice::monitor {

/// One question to one member.
struct PollRequest
{
    engine::Endpoint endpoint = engine::Endpoint::Overview;
    QString argument;
    int timeoutMs = 10000;

    bool operator==(const PollRequest &) const = default;
};

/// What to ask one member of a SeaTunnel cluster, and when: the questions to its endpoints, at a PollPace.
/// Every sweep begins with the cheap overview; what follows is asked one at a time, and only what is due:
/// running jobs cost the engine about 20 ms each, and finished lists about 1.2 kB a job, so both are asked as
/// rarely as possible (measured on 2.3.8). Pure: the caller has the clock.
class PollPlan
{
public:
    static constexpr qint64 heartbeatMs = PollPace::heartbeatMs;
    static constexpr qint64 runningFactor = 10; ///< running jobs: at most a tenth of the time
    static constexpr qint64 threadsMs = 5000;
    static constexpr qint64 suspiciousThreadsMs = 2000;
    static constexpr qint64 urgentMs = PollPace::urgentMs; ///< heartbeat and threads
    static constexpr qint64 systemMs = 10000;
    static constexpr qint64 clusterMs = 10000;
    static constexpr qint64 maxBackOffMs = PollPace::maxBackOffMs;

    /// `seed`: as of PollPace.
    PollPlan(engine::ApiFlavour flavour, quint32 seed);

    /// The next request when one is due and none is under way; it counts as sent.
    std::optional<PollRequest> take(qint64 nowMs);
    /// The answer to what take() gave.
    void answered(const engine::Reply &reply, qint64 nowMs);
    /// When take() will have something; nothing while a request is under way.
    std::optional<qint64> dueMs() const;
    bool isBusy() const { return inFlight_.has_value() || !queue_.isEmpty(); }
    /// True when the last heartbeat, or what followed it, got no answer.
    bool isFailing() const { return pace_.isFailing(); }
    /// Sweeps that were completed or given up.
    int sweeps() const { return pace_.sweeps(); }

    /// Everything is due now.
    void refresh();
    /// Forgets what is under way (its answer will not be taken), as after a stop.
    void reset();
    /// Jobs whose details are on screen.
    void setDetailJobs(const QStringList &jobIds) { detailJobs_ = jobIds; }
    /// Asks for this job with the next few sweeps.
    void watch(const QString &jobId);
    /// Looks at threads more often.
    void setSuspicious(bool suspicious) { suspicious_ = suspicious; }
    /// Something was seen once: the next sweep comes soon.
    void setUrgent(bool urgent) { pace_.setUrgent(urgent, !isBusy()); }

private:
    void planFollowUps(const engine::Overview &overview, qint64 nowMs);
    void planLists(const engine::Overview &overview);
    void noteRunning(const engine::Reply &reply, qint64 nowMs);
    void noteJobInfo(const engine::Reply &reply);
    void noteProcesses(const engine::Reply &reply);
    void enqueue(engine::Endpoint endpoint, const QString &argument = {}, int timeoutMs = 10000);
    void failed(qint64 nowMs);
    void finishSweep(qint64 nowMs);

    engine::ApiFlavour flavour_;
    PollPace pace_;
    QList<PollRequest> queue_;
    std::optional<PollRequest> inFlight_;
    qint64 sentMs_ = 0;
    qint64 nextRunningMs_ = 0;
    qint64 lastThreadsMs_ = 0;
    qint64 nextSystemMs_ = 0;
    qint64 nextClusterMs_ = 0;
    qint64 threadsPauseMs_ = 0; ///< not before: this member does not have the endpoint
    qint64 runningLatencyMs_ = 0;
    bool suspicious_ = false;
    bool savepointsWanted_ = true;
    QHash<QString, int> listed_;        ///< by state: the overview's count when its list was fetched last
    QHash<QString, int> counts_;        ///< by state: the overview's count now
    QHash<QString, qint64> operations_; ///< by address: completed, as it was told last
    QSet<QString> running_;
    QStringList detailJobs_;
    QHash<QString, int> watched_; ///< job id -> sweeps for which it is still asked
};

} // namespace sluice::monitor
