#pragma once

#include "models/monitor/snapshot.h"
#include "ui/monitor/clusteridentity.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {
class Clock;
namespace widgets {
class AgeLabel;
class Badge;
class ElidedLabel;
class FlowText;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

/// The top of a job's page: what it is, what state it is in and how that is known, and what can be done.
class JobHeader : public QWidget
{
    Q_OBJECT

public:
    explicit JobHeader(const Clock &clock, QWidget *parent = nullptr);

    void setCluster(const ClusterIdentity &cluster);
    /// `nowMs` is the time of the snapshot that the view is from.
    /// `over`: it is the last one of a recording, so that nothing gets older.
    void setJob(const monitor::JobView &view, qint64 nowMs, bool over = false);
    /// The job is in no list any more; the last view stays.
    void setGone(bool gone);
    void setStaleAfter(qint64 ms);
    /// "Said by alpha:5801, in its list of running jobs."
    QString howKnown() const;
    /// What is shown may not be so any more: nothing was heard of the job for so long, or the recording is
    /// over.
    bool isOld() const;
    bool isOver() const; ///< the recording is, and the job had not ended in it

Q_SIGNALS:
    void stopRequested(bool withSavepoint);
    void oldChanged();
    /// Go on from the savepoint with which the job stopped.
    void resumeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void refresh();

    const Clock &clock_;
    ClusterIdentity cluster_;
    monitor::JobView view_;
    bool gone_ = false;
    bool over_ = false;
    widgets::ElidedLabel *name_;
    widgets::Badge *state_;
    widgets::ElidedLabel *id_;
    widgets::ElidedLabel *facts_;
    widgets::FlowText *how_;
    widgets::AgeLabel *age_;
    QPushButton *resume_;
    QPushButton *stop_;
    QPushButton *stopSavepoint_;
    QPushButton *copyId_;
};

} // namespace sluice::monitorui
