#include "app/ctl/submitwatch.h"

#include "app/ctl/language.h"
#include "app/ctl/lookbefore.h"
#include "app/ctl/shown.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

/// A finding needs two agreeing sweeps to open; one more closes what the end has answered.
constexpr int kSweepsAfterEnd = 3;

} // namespace

SubmitWatchSession::SubmitWatchSession(const QStringList &urls, bool json, JobOrder order,
                                       double unseenSeconds)
    : WatchSession(urls, json, 0)
    , order_(std::move(order))
{
    unseen_.setSingleShot(true);
    unseen_.setInterval(static_cast<int>(unseenSeconds * 1000));
    connect(&unseen_, &QTimer::timeout, this, &SubmitWatchSession::giveUp);
}

Result<void> SubmitWatchSession::prepare(engine::Transport &transport)
{
    transport_ = &transport;
    return {};
}

void SubmitWatchSession::connected()
{
    WatchSession::connected();
    using monitor::ClusterMonitor;
    connect(&monitor(), &ClusterMonitor::submitUnanswered, this, [this](const QString &id, const Error &why) {
        lookedFor_ = id;
        tellLookingFor(id, why);
    });
    connect(&monitor(), &ClusterMonitor::submitRemark, this, [](const Error &remark) { tell(remark); });
    connect(&monitor(), &ClusterMonitor::submitted, this, &SubmitWatchSession::submitted);
    connect(&monitor(), &ClusterMonitor::submitFailed, this, [this](const Error &error) { fail(error); });
    connect(&monitor(), &ClusterMonitor::submitUncertain, this, [this](const Error &error) { fail(error); });
    connect(&monitor(), &ClusterMonitor::snapshotChanged, this, &SubmitWatchSession::look);
    lookBefore(*transport_, this, order_.name, [this](const std::optional<QSet<QString>> &running) {
        monitor().submit(order_.json, order_.name, order_.jobId, order_.fromSavepoint, running);
        isSent_ = true;
    });
}

void SubmitWatchSession::submitted(const QString &id)
{
    jobId_ = id;
    monitor().setDetailJobs({id});
    unseen_.start();
    if (json())
        tellLine(said(SLUICE_MESSAGE("Terminal", "submitted as %1").with(id)));
    else
        printText(id.toStdString() + "\n");
}

void SubmitWatchSession::look(const monitor::ClusterSnapshot &snapshot)
{
    const auto found = std::find_if(snapshot.jobs.begin(), snapshot.jobs.end(),
                                    [this](const monitor::JobView &job) { return job.id == jobId_; });
    if (jobId_.isEmpty() || found == snapshot.jobs.end())
        return;
    const bool ended = engine::isEndState(found->info.state);
    // A job that is only remembered keeps its last state for ever.
    if (ended || clock().nowMs() - found->seenMs < unseen_.interval() / 2)
        unseen_.start();
    if (found->info.stateText != lastState_) {
        lastState_ = found->info.stateText;
        tellLine(said(SLUICE_MESSAGE("Terminal", "%1: %2 read, %3 written")
                          .with(lastState_, found->info.counters.sourceRows.value_or(0),
                                found->info.counters.sinkRows.value_or(0))));
    }
    if (ended && ++sweepsAfterEnd_ > kSweepsAfterEnd) {
        monitor().stop();
        finish(found->info.state == engine::JobState::Finished && !printer().alarmed() ? kOk : kFound);
    }
}

void SubmitWatchSession::giveUp()
{
    monitor().stop();
    const QString time = QString::number(unseen_.interval() / 1000.0);
    fail({ErrorCode::NotFound,
          lastState_.isEmpty()
              ? SLUICE_MESSAGE("Terminal",
                               "the job %1 was taken by the engine and never appeared in %2 s: an engine "
                               "answers a submit under an id that runs already without starting anything")
                    .with(jobId_, time)
              : SLUICE_MESSAGE("Terminal", "the job %1 was last seen %2, and then no more for %3 s")
                    .with(jobId_, lastState_, time),
          connection().name().toStdString()});
}

void SubmitWatchSession::timeIsUp()
{
    monitor().stop();
    if (jobId_.isEmpty() && !lookedFor_.isEmpty())
        return fail(interruptedSubmit(lookedFor_));
    fail({ErrorCode::Cancelled,
          !isSent_ ? SLUICE_MESSAGE("Terminal", "interrupted; nothing was sent")
          : jobId_.isEmpty()
              ? SLUICE_MESSAGE("Terminal", "interrupted; the submit may have gone out: look for "
                                           "a job of the name %1 before you send it again")
                    .with(order_.name)
              : SLUICE_MESSAGE("Terminal", "interrupted; the job %1 goes on").with(jobId_),
          connection().name().toStdString()});
}

} // namespace sluice::ctl
