#include "models/monitor/history.h"

#include <algorithm>

namespace sluice::monitor {

using engine::Endpoint;
using engine::Reply;

namespace {

constexpr qint64 keepNotesMs = 60LL * 60 * 1000;
constexpr int maxBounces = 32;

QString question(const Reply &reply)
{
    return reply.member + QLatin1Char('\n') + QString::number(static_cast<int>(reply.endpoint)) +
           QLatin1Char('\n') + reply.argument;
}

bool isPoll(const Reply &reply)
{
    switch (reply.endpoint) {
    case Endpoint::Other:
    case Endpoint::SubmitJob:
    case Endpoint::StopJob:
        return false;
    default:
        return true;
    }
}

} // namespace

QString JobRun::subject() const
{
    return id + QLatin1Char('@') + createTime.toString(Qt::ISODate);
}

History::History(QString cluster, std::shared_ptr<SeriesBook> series)
    : cluster_(std::move(cluster))
    , series_(std::move(series))
{
}

bool History::beginsSweep(const Reply &reply) const
{
    if (!isPoll(reply))
        return false;
    if (reply.endpoint == Endpoint::Overview)
        return heartbeats_.contains(reply.member) ||
               (heartbeats_.isEmpty() && asked_.contains(question(reply)));
    // A member that a recording never asks for its overview: the second time of anything is the next sweep.
    if (!heartbeats_.isEmpty())
        return false;
    const auto member = members_.constFind(reply.member);
    const bool hasHeartbeat =
        member != members_.cend() &&
        (member->overview.isKnown() || member->failedEndpoint == QLatin1String("overview"));
    return !hasHeartbeat && asked_.contains(question(reply));
}

void History::nextSweep()
{
    ++sweep_;
    asked_.clear();
    heartbeats_.clear();
}

void History::add(const Reply &reply, int evidence)
{
    nowMs_ = std::max(nowMs_, reply.timeMs);
    if (reply.endpoint == Endpoint::SubmitJob)
        return addSubmit(reply);
    if (reply.endpoint == Endpoint::StopJob)
        return addStop(reply);
    if (!isPoll(reply))
        return;
    asked_.insert(question(reply));
    if (reply.endpoint == Endpoint::Overview)
        heartbeats_.insert(reply.member);
    MemberFacts &member = members_[reply.member];
    member.name = reply.member;
    member.seen = true;
    if (reply.error) {
        addFailure(member, reply);
        return;
    }
    member.lastAnswerMs = std::max(member.lastAnswerMs, reply.timeMs);
    switch (reply.endpoint) {
    case Endpoint::Overview:
        return addOverview(member, reply);
    case Endpoint::RunningJobs:
        return addRunning(member, reply, evidence);
    case Endpoint::FinishedJobs:
        return addEnded(member, reply, evidence);
    case Endpoint::JobInfo:
        return addJobInfo(member, reply, evidence);
    case Endpoint::RunningThreads:
        member.identity.take(reply);
        return addThreads(member, reply);
    case Endpoint::SystemMonitoring:
        member.identity.take(reply);
        member.identityMs = reply.timeMs;
        return addSystem(member, reply);
    case Endpoint::ClusterInfo:
        member.identity.take(reply);
        return addCluster(member, reply);
    default:
        return;
    }
}

void History::addFailure(MemberFacts &member, const Reply &reply)
{
    // A member is judged by its heartbeat and by the list of running jobs; what else fails (a newer endpoint
    // on an older engine, an id that is no number) says nothing about the member.
    if (reply.endpoint != Endpoint::Overview && reply.endpoint != Endpoint::RunningJobs)
        return;
    if (member.failures > 0 && member.failedMs == reply.timeMs)
        return; // the same exchange again
    const bool sameSweep = member.failures > 0 && reply.endpoint == Endpoint::RunningJobs &&
                           member.failedEndpoint == QLatin1String("overview");
    if (!sameSweep) {
        if (member.failures == 0) {
            member.failedSinceMs = reply.timeMs;
            member.wasMute = false;
        }
        ++member.failures;
        member.failedEndpoint = reply.endpoint == Endpoint::Overview ? QStringLiteral("overview")
                                                                     : QStringLiteral("running-jobs");
    }
    member.failedMs = reply.timeMs;
    member.lastError = *reply.error;
    member.lastSilence = reply.silence;
    member.lastStatus = reply.status;
    member.wasMute = member.wasMute || reply.status == 0;
    lastFailureMs_ = std::max(lastFailureMs_, reply.timeMs);
}

void History::addOverview(MemberFacts &member, const Reply &reply)
{
    const auto *overview = std::get_if<engine::Overview>(&reply.payload);
    if (!overview)
        return;
    member.latencyMs = reply.latencyMs;
    // One that answers its heartbeat and not the list keeps its failures until the list comes.
    if (member.failedEndpoint != QLatin1String("running-jobs"))
        member.failures = 0;
    if (member.overview.isKnown() && overview->workers < member.overview.value.workers) {
        workersFellMs_ = reply.timeMs;
        rest_.wake(JobRest::Until::Bounced);
    }
    member.overviewBeforeMs = member.overview.timeMs;
    const engine::Overview &before = member.overview.value;
    member.endedBefore = before.finished + before.failed + before.cancelled;
    member.overview = {*overview, reply.timeMs, sweep_};
    maxWorkers_ = std::max(maxWorkers_, overview->workers);
    if (overview->unassignedSlots > 0)
        staticSlotsSeen_ = true; // with dynamic slots it is always 0 (measured on 2.3.8)
}

void History::settleSlots()
{
    // Slots that fall and rise again while the same jobs run on the same workers belong to a restart.
    if (members_.size() != 1 || members_.first().overview.sweep != sweep_)
        return;
    const MemberFacts &member = members_.first();
    const engine::Overview &overview = member.overview.value;
    const qint64 timeMs = member.overview.timeMs;
    const int inUse = overview.totalSlots - overview.unassignedSlots;
    QStringList ids = member.running.value.values();
    ids.sort();
    const QString context = ids.join(QLatin1Char(',')) + QLatin1Char('/') +
                            QString::number(overview.workers) + QLatin1Char('/') +
                            QString::number(overview.running);
    if (slotsInUse_ && context == slotsContext_) {
        if (inUse < *slotsInUse_)
            slotsFellMs_ = timeMs;
        if (inUse > *slotsInUse_ && slotsFellMs_ != 0) {
            slotBounces_.append({slotsFellMs_, timeMs});
            rest_.wake(JobRest::Until::Bounced);
            slotsFellMs_ = 0;
            if (slotBounces_.size() > maxBounces)
                slotBounces_.removeFirst();
        }
    } else {
        slotsFellMs_ = 0;
    }
    slotsInUse_ = inUse;
    slotsContext_ = context;
}

void History::addSubmit(const Reply &reply)
{
    const auto *submitted = std::get_if<engine::Submitted>(&reply.payload);
    if (!submitted || submitted->jobId.isEmpty())
        return;
    SubmitNote note;
    note.timeMs = reply.timeMs;
    note.member = reply.member;
    note.jobId = submitted->jobId;
    note.jobName = submitted->jobName;
    if (reply.request) {
        note.env = reply.request->env;
        note.expectedRows = reply.request->expectedRows;
        note.withSavepoint = reply.request->withSavepoint;
    }
    noteSubmittedRun(submits_.append(note));
    while (!submits_.isEmpty() && submits_.at(0).timeMs + keepNotesMs < nowMs_) {
        if (runs_.contains(submits_.at(0).jobId))
            rest_.wake(submits_.at(0).jobId);
        submits_.removeFirst();
    }
}

void History::noteSubmittedRun(SubmitNote &note)
{
    const auto found = runs_.find(note.jobId);
    if (found == runs_.end())
        return;
    rest_.wake(note.jobId);
    JobRun &run = found->last();
    // An answer may come after a poll that shows the run which it started.
    constexpr qint64 sameMomentMs = 5000;
    if (run.name == note.jobName && run.firstSeenMs >= note.timeMs - sameMomentMs) {
        note.fate = SubmitNote::Fate::Matched;
        takeSubmit(run, note);
        return;
    }
    note.wasAlive = !engine::isEndState(run.last.state);
    note.knownStart = run.createTime;
}

void History::addStop(const Reply &reply)
{
    if (reply.error || !reply.request || reply.request->jobId.isEmpty())
        return;
    StopNote note;
    note.timeMs = reply.timeMs;
    note.member = reply.member;
    note.jobId = reply.request->jobId;
    note.withSavepoint = reply.request->withSavepoint;
    note.sweep = sweep_;
    const JobRun *run = newest(note.jobId);
    note.wasOver = run && engine::isEndState(run->last.state);
    if (run)
        rest_.wake(note.jobId);
    stops_.append(note);
    while (!stops_.isEmpty() && stops_.at(0).timeMs + keepNotesMs < nowMs_)
        stops_.removeFirst();
}

const JobRun *History::newest(const QString &jobId) const
{
    const auto found = runs_.constFind(jobId);
    return found == runs_.cend() || found->isEmpty() ? nullptr : &found->last();
}

std::optional<qint64> History::expectedByPerson(const QString &jobName) const
{
    const auto found = expectedRows_.constFind(jobName);
    return found == expectedRows_.cend() ? std::nullopt : std::optional(*found);
}

void History::settle()
{
    settleMembers();
    settleSubmits();
    settleSlots();
    settleRest();
    settleThreads();
    settleLosses();
    settlePresence();
}

} // namespace sluice::monitor
