#include "ui/shell/jobcommands.h"

#include "models/core/qtshown.h"
#include "models/items/jobstates.h"
#include "models/monitor/clustermonitor.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/widgets/whynot.h"

#include <algorithm>

namespace sluice::shell {

namespace {

QString nameOf(const monitor::JobView &job)
{
    return shown(job.info.name.isEmpty() ? job.id : job.info.name);
}

QString whyNoStop(const monitor::JobView &job)
{
    if (items::canBeStopped(job))
        return {};
    if (job.unheard)
        return JobCommands::tr("Who told of %1 does not answer: nobody would take the stop.")
            .arg(nameOf(job));
    return job.gone
               ? JobCommands::tr("No member lists %1 any more: there is nothing to stop.").arg(nameOf(job))
               : JobCommands::tr("%1 has ended: there is nothing to stop.").arg(nameOf(job));
}

QString whyNoResume(const monitor::JobView &job)
{
    if (items::canBeResumed(job))
        return {};
    return items::canBeStopped(job) || job.unheard
               ? JobCommands::tr("%1 still runs: stop it with a savepoint first.").arg(nameOf(job))
               : JobCommands::tr("%1 left no savepoint and no checkpoint to go on from.").arg(nameOf(job));
}

} // namespace

JobCommands::JobCommands(const Parts &parts, QObject *parent)
    : QObject(parent)
    , of_(parts)
{
    connect(of_.actions.action(Command::StopJob), &QAction::triggered, this, [this] { stop(false); });
    connect(of_.actions.action(Command::StopWithSavepoint), &QAction::triggered, this,
            [this] { stop(true); });
    connect(of_.actions.action(Command::ResumeJob), &QAction::triggered, this, &JobCommands::resume);
    connect(&of_.tabs, &DocumentTabs::currentChanged, this, &JobCommands::refresh);
    connect(&of_.pages, &ClusterPages::snapshotTaken, this, &JobCommands::refresh);
    connect(&of_.pages, &ClusterPages::jobSelected, this, &JobCommands::refresh);
    connect(&of_.clusters, &ClusterRegistry::listChanged, this, &JobCommands::refresh);
    refresh();
}

std::optional<JobCommands::Subject> JobCommands::subject() const
{
    const widgets::Page *const page = of_.tabs.current();
    const QString id = page == nullptr ? QString() : page->subject();
    if (id.isEmpty())
        return std::nullopt;
    Subject subject{page->source(), {}};
    subject.job.id = id;
    subject.job.gone = true; // unless it is listed
    if (const monitor::ClusterMonitor *const monitor = of_.clusters.monitor(subject.cluster)) {
        const QList<monitor::JobView> &jobs = monitor->snapshot().jobs;
        const auto found =
            std::find_if(jobs.begin(), jobs.end(), [&id](const auto &job) { return job.id == id; });
        if (found != jobs.end())
            subject.job = *found;
    }
    return subject;
}

void JobCommands::refresh()
{
    const std::optional<Subject> on = subject();
    QString whyNothing;
    if (!on)
        whyNothing = tr("It needs a job: open one, or select one in a list of jobs.");
    else if (of_.pages.identity(on->cluster).recording)
        whyNothing = tr("%1 is a recording: nothing can be changed there.").arg(on->cluster);
    else if (of_.clusters.monitor(on->cluster) == nullptr)
        whyNothing = tr("%1 is not watched: connect to it first.").arg(on->cluster);
    const auto judge = [&](Command command, QString (*why)(const monitor::JobView &)) {
        widgets::setWhyNot(of_.actions.action(command), whyNothing.isEmpty() ? why(on->job) : whyNothing);
    };
    judge(Command::StopJob, whyNoStop);
    judge(Command::StopWithSavepoint, whyNoStop);
    judge(Command::ResumeJob, whyNoResume);
}

void JobCommands::stop(bool withSavepoint)
{
    if (const auto on = subject())
        Q_EMIT of_.pages.stopRequested(on->cluster, on->job.id, withSavepoint);
}

void JobCommands::resume()
{
    if (const auto on = subject())
        Q_EMIT of_.pages.resumeRequested(on->cluster, on->job.id, on->job.info.name);
}

} // namespace sluice::shell
