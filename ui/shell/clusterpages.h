#pragma once

#include "models/core/error.h"
#include "models/monitor/finding.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

namespace sluice {
class Clock;
namespace items {
class FindingsModel;
} // namespace items
namespace monitor {
class ClusterMonitor;
} // namespace monitor
namespace monitorui {
struct ClusterIdentity;
class JobPage;
class JobsPage;
class RawViewer;
} // namespace monitorui
namespace widgets {
class Page;
} // namespace widgets
} // namespace sluice

namespace sluice::shell {

class ClusterRegistry;
class DocumentTabs;

/// The pages of the watched clusters: brings what the monitors tell to the jobs pages, the job pages and the
/// findings, and what a person asks there back to the monitors.
class ClusterPages : public QObject
{
    Q_OBJECT

public:
    ClusterPages(ClusterRegistry &clusters, DocumentTabs &tabs, const Clock &clock,
                 QObject *parent = nullptr);
    ~ClusterPages() override;

    items::FindingsModel *findings() const { return findings_; }
    /// How the pages and sheets name a cluster, with its colour and lock.
    monitorui::ClusterIdentity identity(const QString &cluster) const;
    int openFindings() const;
    /// Of clusters that live: what a recording shows is over.
    int openLiveFindings() const;
    /// The worst of those; none: there are none.
    std::optional<monitor::Severity> worstLiveFinding() const;
    int openFindings(const QString &cluster) const;

    /// Opens a page, or brings it to the front. A cluster that is not watched is asked for by watchRequested.
    void openJobs(const QString &cluster);
    monitorui::JobPage *openJob(const QString &cluster, const QString &jobId);
    /// What the engine really answered: the reply behind a finding.
    void showRaw(const monitor::Finding &finding);
    /// While a cluster is recorded the details of its running jobs are asked for, seen or not.
    void setRecorded(const QString &cluster, bool recorded);
    /// The person at this computer has taken note of a finding.
    void acknowledge(const monitor::Finding &finding);
    void retranslate();

Q_SIGNALS:
    /// The pages of a cluster show its newest words.
    void snapshotTaken();
    /// Another job is selected on a jobs page, or what can be done with it has changed.
    void jobSelected();
    void jobPageOpened(sluice::monitorui::JobPage *page);
    void whyRequested(const QString &code);
    void watchRequested(const QString &cluster);
    void connectRequested();
    void connectAgainRequested(const QString &cluster);
    /// The person wants to stop a job; nobody was asked once more yet.
    void stopRequested(const QString &cluster, const QString &jobId, bool withSavepoint);
    /// The person wants a job to go on from its savepoint.
    void resumeRequested(const QString &cluster, const QString &jobId, const QString &jobName);
    void demoRequested();
    void openFileRequested();
    void findingsChanged();
    /// How much is looked at for findings: clusters that are watched, jobs on them, and since when one
    /// answers (0: none yet).
    /// `incomplete`: one of them is a recording that is not whole.
    void scopeChanged(int clusters, int jobs, qint64 sinceMs, bool incomplete);
    /// A finding of warning or worse has just opened.
    void findingOpened(const sluice::monitor::Finding &finding);

private:
    void watched(const QString &cluster, monitor::ClusterMonitor *monitor);
    void unwatched(const QString &cluster);
    void closePagesOf(const QString &cluster);
    void refresh(const QString &cluster);
    void refreshJob(monitorui::JobPage *page, const monitor::ClusterMonitor &monitor);
    void askForDetails(const QString &cluster);
    void refreshScope();
    QList<monitor::Finding> liveFindings() const;
    void addPage(const QString &key, widgets::Page *page, const char *icon);
    QList<monitorui::JobsPage *> jobsPagesOf(const QString &cluster) const;
    QList<monitorui::JobPage *> jobPagesOf(const QString &cluster) const;

    ClusterRegistry &clusters_;
    DocumentTabs &tabs_;
    const Clock &clock_;
    items::FindingsModel *findings_;
    QHash<QString, monitorui::JobsPage *> jobsPages_; ///< by key; those that are open, as are the next
    QHash<QString, monitorui::JobPage *> jobPages_;
    QHash<QString, monitorui::RawViewer *> rawPages_;
    QSet<QString> recorded_;
    QHash<QString, QStringList> onScreen_;  ///< by cluster: jobs on its jobs page
    QHash<QString, qint64> answersSinceMs_; ///< by watched cluster; 0: it has not answered yet
};

} // namespace sluice::shell
