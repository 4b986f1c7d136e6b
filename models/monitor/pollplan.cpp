#include "models/monitor/pollplan.h"

#include "models/engine/seatunnel/endpoint.h"

#include <algorithm>

namespace sluice::monitor {

using engine::Endpoint;
using engine::Reply;

namespace {

constexpr int heartbeatTimeoutMs = 5000;
constexpr int listTimeoutMs = 30000;
constexpr int runningTimeoutMs = 10000;
constexpr int longestTimeoutMs = 60000;
constexpr int watchSweeps = 4;
// An endpoint that this engine does not have is tried again after this long.
constexpr qint64 absentEndpointMs = 60000;
// Heartbeats come a little early or late; what is due within this is asked with this one.
constexpr qint64 timerSlackMs = 200;

} // namespace

PollPlan::PollPlan(engine::ApiFlavour flavour, quint32 seed)
    : flavour_(flavour)
    , pace_(seed)
{
}

void PollPlan::enqueue(Endpoint endpoint, const QString &argument, int timeoutMs)
{
    const PollRequest request{endpoint, argument, timeoutMs};
    if (!queue_.contains(request))
        queue_.append(request);
}

std::optional<PollRequest> PollPlan::take(qint64 nowMs)
{
    if (inFlight_)
        return std::nullopt;
    if (!queue_.isEmpty()) {
        inFlight_ = queue_.takeFirst();
    } else if (nowMs >= pace_.nextSweepMs()) {
        pace_.beginSweep(nowMs);
        inFlight_ = PollRequest{Endpoint::Overview, {}, heartbeatTimeoutMs};
    } else {
        return std::nullopt;
    }
    sentMs_ = nowMs;
    return inFlight_;
}

std::optional<qint64> PollPlan::dueMs() const
{
    if (inFlight_)
        return std::nullopt;
    return queue_.isEmpty() ? pace_.nextSweepMs() : 0;
}

void PollPlan::refresh()
{
    pace_.hurry();
    nextRunningMs_ = 0;
    lastThreadsMs_ = 0;
    nextSystemMs_ = 0;
    nextClusterMs_ = 0;
    savepointsWanted_ = true;
    listed_.clear();
}

void PollPlan::reset()
{
    inFlight_.reset();
    queue_.clear();
    refresh();
}

void PollPlan::watch(const QString &jobId)
{
    watched_.insert(jobId, watchSweeps);
}

void PollPlan::failed(qint64 nowMs)
{
    queue_.clear();
    pace_.failed(nowMs);
}

void PollPlan::finishSweep(qint64 nowMs)
{
    pace_.endSweep(nowMs);
    for (auto it = watched_.begin(); it != watched_.end();)
        it = --*it <= 0 ? watched_.erase(it) : std::next(it);
}

void PollPlan::answered(const Reply &reply, qint64 nowMs)
{
    if (!inFlight_)
        return;
    const PollRequest request = *inFlight_;
    inFlight_.reset();
    if (reply.error && (request.endpoint == Endpoint::Overview || reply.status == 0)) {
        failed(nowMs);
        return;
    }
    switch (request.endpoint) {
    case Endpoint::Overview:
        // What answers again may be another process: whether it is shows in its system and its cluster.
        if (pace_.recovered()) {
            nextRunningMs_ = 0;
            lastThreadsMs_ = 0;
            nextSystemMs_ = 0;
            nextClusterMs_ = 0;
        }
        if (const auto *overview = std::get_if<engine::Overview>(&reply.payload))
            planFollowUps(*overview, nowMs);
        break;
    case Endpoint::RunningJobs:
        noteRunning(reply, nowMs);
        break;
    case Endpoint::FinishedJobs:
        if (!reply.error)
            listed_.insert(request.argument, counts_.value(request.argument));
        break;
    case Endpoint::JobInfo:
        noteJobInfo(reply);
        break;
    case Endpoint::RunningThreads:
        lastThreadsMs_ = sentMs_;
        threadsPauseMs_ = reply.error ? nowMs + absentEndpointMs : 0;
        break;
    case Endpoint::SystemMonitoring:
        nextSystemMs_ = sentMs_ + (reply.error ? absentEndpointMs : systemMs);
        noteProcesses(reply);
        break;
    case Endpoint::ClusterInfo:
        nextClusterMs_ = sentMs_ + (reply.error ? absentEndpointMs : clusterMs);
        break;
    default:
        break;
    }
    if (queue_.isEmpty())
        finishSweep(nowMs);
}

void PollPlan::planFollowUps(const engine::Overview &overview, qint64 nowMs)
{
    const qint64 soon = nowMs + timerSlackMs;
    if (soon >= nextRunningMs_) {
        const qint64 timeout = std::clamp<qint64>(4 * runningLatencyMs_, runningTimeoutMs, longestTimeoutMs);
        enqueue(Endpoint::RunningJobs, {}, static_cast<int>(timeout));
    }
    planLists(overview);
    for (const QString &jobId : std::as_const(detailJobs_))
        enqueue(Endpoint::JobInfo, jobId);
    for (auto it = watched_.cbegin(); it != watched_.cend(); ++it)
        enqueue(Endpoint::JobInfo, it.key());
    const qint64 threadsEvery = pace_.isUrgent() ? urgentMs : suspicious_ ? suspiciousThreadsMs : threadsMs;
    if (soon >= threadsPauseMs_ && soon >= lastThreadsMs_ + threadsEvery)
        enqueue(Endpoint::RunningThreads);
    if (soon >= nextSystemMs_)
        enqueue(Endpoint::SystemMonitoring);
    if (flavour_ == engine::ApiFlavour::V1 && soon >= nextClusterMs_)
        enqueue(Endpoint::ClusterInfo);
}

void PollPlan::planLists(const engine::Overview &overview)
{
    const std::pair<QString, int> lists[] = {{QStringLiteral("FINISHED"), overview.finished},
                                             {QStringLiteral("FAILED"), overview.failed},
                                             {QStringLiteral("CANCELED"), overview.cancelled}};
    for (const auto &[state, count] : lists) {
        counts_.insert(state, count);
        if (!listed_.contains(state) || listed_.value(state) != count)
            enqueue(Endpoint::FinishedJobs, state, listTimeoutMs);
    }
    // Jobs that ended with a savepoint are counted nowhere.
    if (savepointsWanted_)
        enqueue(Endpoint::FinishedJobs, QStringLiteral("SAVEPOINT_DONE"), listTimeoutMs);
    savepointsWanted_ = false;
}

void PollPlan::noteRunning(const Reply &reply, qint64 nowMs)
{
    runningLatencyMs_ = reply.latencyMs >= 0 ? reply.latencyMs : nowMs - sentMs_;
    nextRunningMs_ = sentMs_ + std::max(heartbeatMs, runningFactor * runningLatencyMs_);
    const auto *list = std::get_if<QList<engine::JobInfo>>(&reply.payload);
    if (!list)
        return;
    QSet<QString> ids;
    for (const engine::JobInfo &info : *list)
        if (engine::isJobId(info.id)) // a malformed entry may have none
            ids.insert(info.id);
    for (const QString &id : std::as_const(running_)) {
        if (ids.contains(id))
            continue;
        // One job-info is far cheaper than any list; a savepoint list has no count to watch.
        watch(id);
        enqueue(Endpoint::JobInfo, id);
        enqueue(Endpoint::FinishedJobs, QStringLiteral("SAVEPOINT_DONE"), listTimeoutMs);
    }
    running_ = ids;
}

// A count of operations that fell is that of another process: its lists are read anew, whatever it counts.
void PollPlan::noteProcesses(const Reply &reply)
{
    const auto *list = std::get_if<QList<engine::MemberStatus>>(&reply.payload);
    if (!list)
        return;
    bool fell = false;
    for (const engine::MemberStatus &status : *list) {
        const qint64 count = status.values.value(QStringLiteral("operations.completed.count")).toLongLong();
        qint64 &before = operations_[status.host + QLatin1Char(':') + QString::number(status.port)];
        fell = fell || count < before;
        before = count;
    }
    if (!fell)
        return;
    for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
        enqueue(Endpoint::FinishedJobs, QLatin1String(state), listTimeoutMs);
    enqueue(Endpoint::RunningJobs, {}, runningTimeoutMs);
}

void PollPlan::noteJobInfo(const Reply &reply)
{
    const auto *info = std::get_if<engine::JobInfo>(&reply.payload);
    if (info && info->known && engine::isEndState(info->state))
        watched_.remove(info->id);
}

} // namespace sluice::monitor
