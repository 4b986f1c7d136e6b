#include "ui/shell/windowstatus.h"

#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/items/jobstates.h"
#include "models/items/timetext.h"
#include "models/job/lint/lint.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/textview.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/workspacetree.h"
#include "ui/widgets/apart.h"

#include <algorithm>

namespace sluice::shell {

namespace {

/// The member that answered last: its answer is the cluster's newest word.
const monitor::MemberView *newest(const monitor::ClusterSnapshot &snapshot)
{
    const auto found =
        std::max_element(snapshot.members.begin(), snapshot.members.end(),
                         [](const auto &a, const auto &b) { return a.lastAnswerMs < b.lastAnswerMs; });
    return found == snapshot.members.end() || found->lastAnswerMs == 0 ? nullptr : &*found;
}

WorkspaceCluster summary(const ClusterEntry &entry, const monitor::ClusterMonitor *monitor)
{
    WorkspaceCluster cluster;
    cluster.name = entry.name;
    cluster.demo = entry.demo;
    cluster.production = entry.production;
    cluster.watched = monitor != nullptr;
    if (monitor == nullptr)
        return cluster;
    const monitor::ClusterSnapshot &snapshot = monitor->snapshot();
    cluster.ended = snapshot.ended;
    cluster.known = newest(snapshot) != nullptr;
    for (const monitor::MemberView &member : snapshot.members) {
        cluster.reachable = cluster.reachable || member.reachable;
        if (member.overview)
            cluster.workers = std::max(cluster.workers, member.overview->workers);
    }
    for (const monitor::JobView &job : snapshot.jobs) {
        const items::StateGroup group = items::stateGroup(job.info.state);
        cluster.running += group == items::StateGroup::Running && !job.gone ? 1 : 0;
        cluster.waiting += group == items::StateGroup::Waiting && !job.gone ? 1 : 0;
        cluster.stopping += group == items::StateGroup::Stopping && !job.gone ? 1 : 0;
        // An engine that was restarted empty has no failed job any more, although it is remembered here.
        const bool known = job.inRunningList || job.inFinishedList || job.executes;
        cluster.failed += job.info.state == engine::JobState::Failed && known ? 1 : 0;
    }
    return cluster;
}

} // namespace

WindowStatus::WindowStatus(const Sources &sources, StatusBar &bar, WorkspaceTree &tree, QObject *parent)
    : QObject(parent)
    , from_(sources)
    , bar_(bar)
    , tree_(tree)
{
    connect(&from_.tabs, &DocumentTabs::currentChanged, this, &WindowStatus::refreshPage);
    connect(&from_.files, &OpenFiles::changed, this, &WindowStatus::refreshFiles);
    connect(&from_.files, &OpenFiles::opened, this, [this](editor::EditorPage *page) {
        connect(page, &editor::EditorPage::statusChanged, this, &WindowStatus::refreshPage);
        connect(page->document(), &editing::Document::recoveryWritten, this, &WindowStatus::refreshPage);
    });
    connect(&from_.recent, &RecentFiles::changed, this, &WindowStatus::refreshFiles);
    connect(&from_.clusters, &ClusterRegistry::listChanged, this, &WindowStatus::refreshClusters);
    connect(&from_.clusters, &ClusterRegistry::snapshotChanged, this, &WindowStatus::refreshClusters);
    connect(&from_.clusterPages, &ClusterPages::findingsChanged, this, &WindowStatus::refreshClusters);
    ages_.setInterval(1000);
    connect(&ages_, &QTimer::timeout, this, &WindowStatus::refreshAges);
    ages_.start();
    refresh();
}

void WindowStatus::refresh()
{
    refreshPage();
    refreshFiles();
    refreshClusters();
}

void WindowStatus::refreshPage()
{
    const editor::EditorPage *const page = from_.files.current();
    if (page == nullptr) {
        bar_.setFormat({});
        bar_.setCursor(0, 0);
        bar_.setCatalogue({});
        bar_.setRecovery({});
        return;
    }
    const LineColumn place = page->textView()->cursorPlace();
    bar_.setFormat(page->encodingText());
    bar_.setCursor(int(place.line), int(place.column));
    bar_.setCatalogue(QString::fromStdString(job::LintOptions().catalogue->version()));
    const qint64 written = page->document()->recoveryWrittenMs();
    bar_.setRecovery(
        written == 0 ? QString() : tr("recovery copy %1").arg(items::timeText(written, from_.clock.nowMs())));
}

void WindowStatus::refreshFiles()
{
    QList<WorkspaceFile> open;
    QStringList openPaths;
    const QList<editor::EditorPage *> pages = from_.files.pages();
    for (editor::EditorPage *page : pages) {
        const editing::Document &document = *page->document();
        open.append({from_.tabs.key(page), document.path(), from_.files.title(page), document.isModified()});
        openPaths.append(document.path());
    }
    QList<WorkspaceFile> recent;
    const QStringList all = openPaths + from_.recent.paths();
    const QStringList titles = widgets::titlesApart(all);
    for (qsizetype i = openPaths.size(); i < all.size(); ++i) {
        if (!openPaths.contains(all.at(i)))
            recent.append({{}, all.at(i), titles.at(i), false});
    }
    tree_.setFiles(open, recent);
    refreshPage();
}

void WindowStatus::refreshClusters()
{
    QList<WorkspaceCluster> list;
    const QStringList names = from_.clusters.names();
    for (const QString &name : names) {
        WorkspaceCluster cluster = summary(*from_.clusters.entry(name), from_.clusters.monitor(name));
        cluster.findings = from_.clusterPages.openFindings(name);
        list.append(cluster);
    }
    tree_.setClusters(list);
    refreshAges();
}

void WindowStatus::refreshAges()
{
    QList<ClusterLine> lines;
    QStringList members;
    const QStringList names = from_.clusters.names();
    for (const QString &name : names) {
        const monitor::ClusterMonitor *const monitor = from_.clusters.monitor(name);
        if (monitor == nullptr)
            continue;
        const monitor::ClusterSnapshot &snapshot = monitor->snapshot();
        const monitor::MemberView *const member = newest(snapshot);
        if (snapshot.recorded || snapshot.ended) {
            const QString at = items::timeText(snapshot.timeMs, from_.clock.nowMs());
            lines.append({name, snapshot.ended ? tr("%1: ended, at %2").arg(name, at)
                                               : tr("%1: at %2").arg(name, at)});
            continue;
        }
        const QString text = member == nullptr
                                 ? tr("%1: no answer yet").arg(name)
                                 : tr("%1: %2 ago, %3")
                                       .arg(name, items::ageText(from_.clock.nowMs() - member->lastAnswerMs),
                                            items::durationText(std::max<qint64>(0, member->latencyMs)));
        lines.append(
            {name, text, monitorui::isUnreachable(snapshot) && !monitorui::isFirstAnswerAwaited(snapshot)});
        for (const monitor::MemberView &one : snapshot.members) {
            members.append(one.error ? QStringLiteral("%1: %2").arg(one.member, translated(*one.error))
                                     : one.member);
        }
    }
    bar_.setClusters(lines, from_.clusterPages.openFindings(), members.join(u'\n'));
}

} // namespace sluice::shell
