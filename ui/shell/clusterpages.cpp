#include "ui/shell/clusterpages.h"

#include "models/core/clock.h"
#include "models/items/findingsmodel.h"
#include "models/monitor/clustermonitor.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/rawviewer.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/widgets/icons.h"

#include <algorithm>

namespace sluice::shell {

namespace {

QString jobsKey(const QString &cluster)
{
    return QStringLiteral("jobs:") + cluster;
}

/// As the system knows the person; a name of its own would have to be asked for.
QString personsName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("LOGNAME", QStringLiteral("?")) : name;
}

QString jobKey(const QString &cluster, const QString &jobId)
{
    return QStringLiteral("job:%1/%2").arg(cluster, jobId);
}

/// Each costs the engine about 15 ms a poll.
constexpr qsizetype mostRecordedJobs = 20;

QString rawKey(const QString &cluster)
{
    return QStringLiteral("raw:") + cluster;
}

/// In the order of the tabs.
template <typename Kind>
QList<Kind *> openOf(const QHash<QString, Kind *> &pages, const DocumentTabs &tabs, const QString &cluster)
{
    QList<Kind *> found;
    const QList<widgets::Page *> all = tabs.pages();
    for (widgets::Page *page : all) {
        Kind *const one = pages.value(tabs.key(page));
        if (one == page && page->source() == cluster)
            found.append(one);
    }
    return found;
}

/// One that is going; another may have its key by now.
template <typename Kind> void forget(QHash<QString, Kind *> &pages, const QString &key, const Kind *page)
{
    if (pages.value(key) == page)
        pages.remove(key);
}

} // namespace

ClusterPages::ClusterPages(ClusterRegistry &clusters, DocumentTabs &tabs, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , tabs_(tabs)
    , clock_(clock)
    , findings_(new items::FindingsModel(clock, this))
{
    connect(&clusters_, &ClusterRegistry::watched, this, &ClusterPages::watched);
    connect(&clusters_, &ClusterRegistry::aboutToUnwatch, this, &ClusterPages::unwatched);
    connect(&clusters_, &ClusterRegistry::removed, this, &ClusterPages::closePagesOf);
    connect(findings_, &items::FindingsModel::countsChanged, this, &ClusterPages::findingsChanged);
}

ClusterPages::~ClusterPages() = default;

int ClusterPages::openFindings() const
{
    return findings_->openCount();
}

int ClusterPages::openFindings(const QString &cluster) const
{
    int count = 0;
    for (int row = 0; row < findings_->rowCount(); ++row) {
        const monitor::Finding &finding = findings_->findingAt(row);
        const bool counts = finding.isOpen() && !findings_->isMuted(row);
        count += counts && finding.cluster == cluster ? 1 : 0;
    }
    return count;
}

QList<monitor::Finding> ClusterPages::liveFindings() const
{
    QList<monitor::Finding> live;
    for (int row = 0; row < findings_->rowCount(); ++row) {
        const monitor::Finding &finding = findings_->findingAt(row);
        if (finding.isOpen() && !findings_->isMuted(row) && !identity(finding.cluster).recording)
            live.append(finding);
    }
    return live;
}

int ClusterPages::openLiveFindings() const
{
    return int(liveFindings().size());
}

std::optional<monitor::Severity> ClusterPages::worstLiveFinding() const
{
    std::optional<monitor::Severity> worst;
    for (const monitor::Finding &finding : liveFindings())
        worst = std::max(worst.value_or(monitor::Severity::Info), finding.severity);
    return worst;
}

QList<monitorui::JobsPage *> ClusterPages::jobsPagesOf(const QString &cluster) const
{
    return openOf(jobsPages_, tabs_, cluster);
}

QList<monitorui::JobPage *> ClusterPages::jobPagesOf(const QString &cluster) const
{
    return openOf(jobPages_, tabs_, cluster);
}

void ClusterPages::addPage(const QString &key, widgets::Page *page, const char *icon)
{
    connect(page, &widgets::Page::titleChanged, this, [this, page] { tabs_.retitle(page); });
    tabs_.addPage(key, page, widgets::icon(QLatin1String(icon)));
}

monitorui::ClusterIdentity ClusterPages::identity(const QString &cluster) const
{
    const ClusterEntry *const entry = clusters_.entry(cluster);
    return entry == nullptr
               ? monitorui::ClusterIdentity{cluster, {}, false}
               : monitorui::ClusterIdentity{cluster, QColor(entry->color), entry->production, entry->demo};
}

void ClusterPages::watched(const QString &cluster, monitor::ClusterMonitor *monitor)
{
    findings_->setFindings(cluster, monitor->findings());
    connect(monitor, &monitor::ClusterMonitor::snapshotChanged, this, [this, cluster, monitor] {
        findings_->confirm(monitor->findings());
        refresh(cluster);
    });
    connect(monitor, &monitor::ClusterMonitor::findingChanged, this,
            [this](const monitor::FindingEvent &event) {
                findings_->apply(event);
                if (event.change == monitor::FindingChange::Opened &&
                    event.finding.severity != monitor::Severity::Info)
                    Q_EMIT findingOpened(event.finding);
            });
    for (auto *page : jobsPagesOf(cluster))
        page->setWatched(true);
    answersSinceMs_.insert(cluster, 0);
    refreshScope();
    askForDetails(cluster);
}

void ClusterPages::unwatched(const QString &cluster)
{
    findings_->removeCluster(cluster);
    for (auto *page : jobsPagesOf(cluster))
        page->setWatched(false);
    answersSinceMs_.remove(cluster);
    refreshScope();
}

void ClusterPages::refreshScope()
{
    int jobs = 0;
    qint64 since = 0;
    bool incomplete = false;
    for (auto it = answersSinceMs_.begin(); it != answersSinceMs_.end(); ++it) {
        const monitor::ClusterMonitor *const monitor = clusters_.monitor(it.key());
        if (monitor == nullptr)
            continue;
        jobs += int(monitor->snapshot().jobs.size());
        incomplete = incomplete || monitor->isIncomplete();
        if (*it == 0 && monitorui::lastAnswerMs(monitor->snapshot()) > 0)
            *it = clock_.nowMs();
        if (*it != 0)
            since = since == 0 ? *it : std::min(since, *it);
    }
    Q_EMIT scopeChanged(int(answersSinceMs_.size()), jobs, since, incomplete);
}

void ClusterPages::closePagesOf(const QString &cluster)
{
    const QList<widgets::Page *> all = tabs_.pages();
    for (widgets::Page *page : all) {
        if (page->source() == cluster)
            tabs_.removePage(page);
    }
}

void ClusterPages::retranslate()
{
    findings_->retranslate();
    const QList<widgets::Page *> all = tabs_.pages();
    for (widgets::Page *page : all) {
        if (!page->source().isEmpty())
            tabs_.retitle(page);
    }
}

void ClusterPages::refresh(const QString &cluster)
{
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr)
        return;
    for (auto *page : jobsPagesOf(cluster))
        page->setSnapshot(monitor->snapshot());
    for (auto *page : jobPagesOf(cluster))
        refreshJob(page, *monitor);
    if (recorded_.contains(cluster))
        askForDetails(cluster);
    Q_EMIT snapshotTaken();
    refreshScope();
}

void ClusterPages::refreshJob(monitorui::JobPage *page, const monitor::ClusterMonitor &monitor)
{
    page->setSnapshot(monitor.snapshot());
    page->setCounters(monitor.counters(page->jobId()));
    page->setStates(monitor.states(page->jobId()));
}

void ClusterPages::openJobs(const QString &cluster)
{
    if (cluster.isEmpty()) {
        Q_EMIT connectRequested();
        return;
    }
    const QString key = jobsKey(cluster);
    if (widgets::Page *page = tabs_.page(key)) {
        tabs_.activate(page);
    } else {
        auto *jobs = new monitorui::JobsPage(clock_);
        jobsPages_.insert(key, jobs);
        jobs->setCluster(identity(cluster));
        jobs->setWatched(clusters_.monitor(cluster) != nullptr);
        connect(jobs, &monitorui::JobsPage::jobOpenRequested, this, &ClusterPages::openJob);
        connect(jobs, &monitorui::JobsPage::currentJobChanged, this, &ClusterPages::jobSelected);
        connect(jobs, &monitorui::JobsPage::stopRequested, this, &ClusterPages::stopRequested);
        connect(jobs, &monitorui::JobsPage::resumeRequested, this, &ClusterPages::resumeRequested);
        connect(jobs, &monitorui::JobsPage::refreshRequested, this, [this](const QString &name) {
            if (monitor::ClusterMonitor *monitor = clusters_.monitor(name))
                monitor->refresh();
        });
        connect(jobs, &monitorui::JobsPage::connectRequested, this, &ClusterPages::connectRequested);
        connect(jobs, &monitorui::JobsPage::demoRequested, this, &ClusterPages::demoRequested);
        connect(jobs, &monitorui::JobsPage::openFileRequested, this, &ClusterPages::openFileRequested);
        connect(jobs, &monitorui::JobsPage::connectAgainRequested, this,
                &ClusterPages::connectAgainRequested);
        connect(jobs, &monitorui::JobsPage::jobsOnScreenChanged, this,
                [this, cluster](const QStringList &ids) {
                    onScreen_.insert(cluster, ids);
                    askForDetails(cluster);
                });
        connect(jobs, &QObject::destroyed, this, [this, cluster, key, jobs] {
            onScreen_.remove(cluster);
            forget(jobsPages_, key, jobs);
        });
        addPage(key, jobs, "view-list-details");
        refresh(cluster);
    }
    if (clusters_.monitor(cluster) == nullptr)
        Q_EMIT watchRequested(cluster);
}

monitorui::JobPage *ClusterPages::openJob(const QString &cluster, const QString &jobId)
{
    const QString key = jobKey(cluster, jobId);
    if (tabs_.page(key) != nullptr) {
        tabs_.activate(jobPages_.value(key));
        return jobPages_.value(key);
    }
    auto *page = new monitorui::JobPage(identity(cluster), jobId, findings_, clock_);
    jobPages_.insert(key, page);
    if (const monitor::ClusterMonitor *monitor = clusters_.monitor(cluster))
        refreshJob(page, *monitor);
    connect(page, &monitorui::JobPage::stopRequested, this, &ClusterPages::stopRequested);
    connect(page, &monitorui::JobPage::resumeRequested, this, &ClusterPages::resumeRequested);
    connect(page, &monitorui::JobPage::whyRequested, this, &ClusterPages::whyRequested);
    connect(page, &monitorui::JobPage::rawRequested, this, &ClusterPages::showRaw);
    connect(page, &monitorui::JobPage::acknowledgeRequested, this, &ClusterPages::acknowledge);
    connect(page, &monitorui::JobPage::wantsDetailsChanged, this,
            [this, cluster] { askForDetails(cluster); });
    connect(page, &QObject::destroyed, this, [this, cluster, key, page] {
        forget(jobPages_, key, page);
        askForDetails(cluster);
    });
    addPage(key, page, "view-statistics");
    Q_EMIT jobPageOpened(page);
    askForDetails(cluster);
    return page;
}

void ClusterPages::askForDetails(const QString &cluster)
{
    monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr)
        return;
    QStringList jobs = onScreen_.value(cluster);
    for (const auto *page : jobPagesOf(cluster)) {
        if (page->wantsDetails() && !jobs.contains(page->jobId()))
            jobs.append(page->jobId());
    }
    if (recorded_.contains(cluster)) {
        for (const monitor::JobView &job : monitor->snapshot().jobs) {
            if (job.inRunningList && jobs.size() < mostRecordedJobs && !jobs.contains(job.id))
                jobs.append(job.id);
        }
    }
    monitor->setDetailJobs(jobs);
}

void ClusterPages::setRecorded(const QString &cluster, bool recorded)
{
    if (recorded)
        recorded_.insert(cluster);
    else
        recorded_.remove(cluster);
    askForDetails(cluster);
}

void ClusterPages::acknowledge(const monitor::Finding &finding)
{
    if (monitor::ClusterMonitor *const monitor = clusters_.monitor(finding.cluster))
        monitor->acknowledge(finding, personsName());
}

void ClusterPages::showRaw(const monitor::Finding &finding)
{
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(finding.cluster);
    const QString key = rawKey(finding.cluster);
    monitorui::RawViewer *viewer = tabs_.page(key) == nullptr ? nullptr : rawPages_.value(key);
    if (viewer == nullptr) {
        viewer = new monitorui::RawViewer(finding.cluster);
        rawPages_.insert(key, viewer);
        connect(viewer, &QObject::destroyed, this, [this, key, viewer] { forget(rawPages_, key, viewer); });
        addPage(key, viewer, "text-x-generic");
    }
    viewer->setRaw(finding.code, monitor == nullptr ? QString() : monitor->rawEvidence(finding.evidence));
    tabs_.activate(viewer);
}

} // namespace sluice::shell
