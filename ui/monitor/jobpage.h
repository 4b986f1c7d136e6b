#pragma once

#include "models/monitor/finding.h"
#include "models/monitor/snapshot.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/widgets/page.h"

class QLabel;
class QStackedWidget;
class QTabWidget;
class QTreeWidget;

namespace sluice {
class Clock;
namespace items {
class FindingsFilter;
class FindingsModel;
class StatesModel;
} // namespace items
namespace widgets {
class EmptyState;
class ErrorView;
class NoticeBar;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

class FindingsList;
class JobHeader;
class JobOverview;
class LiveTable;

/// One job: what it says, how that is known, and everything seen of it. Fed with values; asks by signals.
class JobPage : public widgets::Page
{
    Q_OBJECT

public:
    enum Tab
    {
        Overview,
        Exceptions,
        Config,
        Events,
        Findings
    };

    /// `findings` has those of every cluster; the page shows its job's.
    JobPage(const ClusterIdentity &cluster, QString jobId, items::FindingsModel *findings, const Clock &clock,
            QWidget *parent = nullptr);
    ~JobPage() override;

    const ClusterIdentity &cluster() const { return cluster_; }
    const QString &jobId() const { return jobId_; }
    /// "orders …761", for the tab.
    QString title() const override;
    QString description() const override;
    QString source() const override { return cluster_.name; }
    QString subject() const override { return jobId_; }

    void setCluster(const ClusterIdentity &cluster);
    /// Takes its job out of the snapshot. When it is not there any more, the last numbers stay, and the page
    /// says so.
    void setSnapshot(const monitor::ClusterSnapshot &snapshot);
    void setCounters(const QList<monitor::CounterPoint> &points);
    void setStates(const QList<monitor::StateEvent> &states);
    void setStaleAfter(qint64 ms);
    void showTab(Tab tab);
    /// Whether it is worth asking the engine for this job by itself: somebody sees the page, and the job has
    /// not ended and is not gone.
    bool wantsDetails() const;
    /// What is known of the job.
    const monitor::JobView &view() const { return view_; }
    /// Nothing was heard of it for too long.
    bool isOld() const;
    /// The recording is over, and the job had not ended in it.
    bool isOver() const;
    /// What the page says above an engine's error where a finding knows more; empty: none does.
    QString beforeAdvice() const;
    /// What the page says at its top where its job is not heard of any more: what was last seen, when, and
    /// what to do; empty while it is.
    QString lostSentence() const;
    /// The code of the finding that is selected; empty: there is none.
    QString selectedFinding() const;
    bool showsFindings() const; ///< they are in front

Q_SIGNALS:
    /// The person looks at another finding, or at another tab.
    void lookedElsewhere();
    void stopRequested(const QString &cluster, const QString &jobId, bool withSavepoint);
    void resumeRequested(const QString &cluster, const QString &jobId, const QString &jobName);
    void whyRequested(const QString &code);
    void rawRequested(const sluice::monitor::Finding &finding);
    void acknowledgeRequested(const sluice::monitor::Finding &finding);
    /// The page came to the front, or left it, or its job ended: see wantsDetails().
    void wantsDetailsChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// On a small screen the content scrolls instead of making the window larger.
    QWidget *scrolling(QWidget *content);
    QWidget *withEmptyState(QWidget *content, widgets::EmptyState *empty);
    QWidget *stacked(QWidget *above, QWidget *content);
    void refreshAge();
    void refreshLost();
    void refreshConfig();
    void refreshTabs();
    void refreshFindings();
    void retranslate();

    ClusterIdentity cluster_;
    QString jobId_;
    const Clock &clock_;
    items::FindingsModel *all_;
    monitor::JobView view_;
    bool seen_ = false;
    bool listed_ = true; ///< the cluster still tells of it
    widgets::NoticeBar *lost_;
    JobHeader *header_;
    QTabWidget *tabs_;
    JobOverview *overview_;
    widgets::NoticeBar *beforeAdvice_;
    widgets::ErrorView *error_;
    widgets::EmptyState *noError_;
    QLabel *configNote_;
    QTreeWidget *config_;
    widgets::EmptyState *noConfig_;
    items::StatesModel *states_;
    LiveTable *events_;
    FindingsList *findings_;
};

} // namespace sluice::monitorui
