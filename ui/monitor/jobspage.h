#pragma once

#include "models/monitor/snapshot.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/widgets/page.h"

#include <QTimer>

class QAction;
class QLabel;
class QStackedLayout;

namespace sluice {
class Clock;
namespace items {
class JobsFilter;
class JobsModel;
} // namespace items
namespace widgets {
class ChipRow;
class EmptyState;
class FilterField;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

class ClusterStrip;
class LiveTable;

/// The jobs of one cluster: filter, state chips, table. It is fed with snapshots and asks by signals; it
/// never talks to an engine.
class JobsPage : public widgets::Page
{
    Q_OBJECT

public:
    explicit JobsPage(const Clock &clock, QWidget *parent = nullptr);
    ~JobsPage() override;

    /// Shows this cluster from now on; an empty name shows what to do without one.
    void setCluster(const ClusterIdentity &cluster);
    const ClusterIdentity &cluster() const { return cluster_; }
    QString title() const override;
    QString description() const override;
    QString source() const override { return cluster_.name; }
    QString subject() const override { return currentJob(); }
    void setSnapshot(const monitor::ClusterSnapshot &snapshot);
    /// Whether anybody asks this cluster; a page begins watched.
    void setWatched(bool watched);
    /// Two polls, in milliseconds: older numbers are marked.
    void setStaleAfter(qint64 ms);

    items::JobsModel *model() const { return model_; }
    items::JobsFilter *filter() const { return filter_; }
    LiveTable *table() const { return table_; }
    /// The selected job's id; empty when there is none.
    QString currentJob() const;
    void selectJob(const QString &jobId);
    /// Ids of running jobs on screen: the ones whose details are worth asking for.
    QStringList jobsOnScreen() const;

    /// What is done with this list, see actions::table(): for menus and the command palette. Their keys work
    /// while the table has the keyboard. Stopping and resuming, which the window has too, are in the table's
    /// own menu only.
    QList<QAction *> pageActions() const override;
    /// Columns, widths, order, sorting; for the session.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void jobOpenRequested(const QString &cluster, const QString &jobId);
    void stopRequested(const QString &cluster, const QString &jobId, bool withSavepoint);
    /// The person wants the selected job to go on from its savepoint or last checkpoint.
    void resumeRequested(const QString &cluster, const QString &jobId, const QString &jobName);
    void refreshRequested(const QString &cluster);
    void connectRequested();
    /// The cluster of this page: other addresses, or its password.
    void connectAgainRequested(const QString &cluster);
    void demoRequested();
    void openFileRequested();
    void jobsOnScreenChanged(const QStringList &jobIds);
    /// Another job is selected, or what can be done with it has changed.
    void currentJobChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();
    void makeActions();
    void connectParts();
    void retranslate();
    void refreshChips();
    void refreshCount();
    void refreshState();
    void refreshActions();
    void act(const QString &id);

    ClusterIdentity cluster_;
    monitor::ClusterSnapshot latest_; ///< without its jobs
    bool watched_ = true;
    items::JobsModel *model_;
    items::JobsFilter *filter_;
    ClusterStrip *strip_;
    widgets::FilterField *field_;
    widgets::ChipRow *chips_;
    QLabel *count_;
    LiveTable *table_;
    widgets::EmptyState *empty_;
    QWidget *lists_;
    QStackedLayout *stack_;
    QTimer ages_;
    QTimer onScreen_;
    QAction *open_ = nullptr;
    QAction *stop_ = nullptr;
    QAction *stopSavepoint_ = nullptr;
    QAction *resume_ = nullptr;
    QAction *copyId_ = nullptr;
    QAction *copyList_ = nullptr;
    QAction *columns_ = nullptr;
    QAction *refresh_ = nullptr;
    QAction *find_ = nullptr;
};

} // namespace sluice::monitorui
