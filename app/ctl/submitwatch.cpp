#include "app/ctl/submitwatch.h"

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
        tellLine("submitted as " + id.toStdString());
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
        tellLine(lastState_.toStdString() + ": " +
                 std::to_string(found->info.counters.sourceRows.value_or(0)) + " read, " +
                 std::to_string(found->info.counters.sinkRows.value_or(0)) + " written");
    }
    if (ended && ++sweepsAfterEnd_ > kSweepsAfterEnd) {
        monitor().stop();
        finish(found->info.state == engine::JobState::Finished && !printer().alarmed() ? kOk : kFound);
    }
}

void SubmitWatchSession::giveUp()
{
    monitor().stop();
    const std::string job = "the job " + jobId_.toStdString();
    const std::string time = QString::number(unseen_.interval() / 1000.0).toStdString() + " s";
    fail({ErrorCode::NotFound,
          lastState_.isEmpty()
              ? job + " was taken by the engine and never appeared in " + time +
                    ": an engine answers a submit under an "
                    "id that runs already without starting anything"
              : job + " was last seen " + lastState_.toStdString() + ", and then no more for " + time,
          connection().name().toStdString()});
}

void SubmitWatchSession::timeIsUp()
{
    monitor().stop();
    if (jobId_.isEmpty() && !lookedFor_.isEmpty())
        return fail(interruptedSubmit(lookedFor_));
    fail({ErrorCode::Cancelled,
          !isSent_           ? "interrupted; nothing was sent"
          : jobId_.isEmpty() ? "interrupted; the submit may have gone out: look for a job of the name " +
                                   order_.name.toStdString() + " before you send it again"
                             : "interrupted; the job " + jobId_.toStdString() + " goes on",
          connection().name().toStdString()});
}

} // namespace sluice::ctl
