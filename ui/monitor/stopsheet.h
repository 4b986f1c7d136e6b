#pragma once

#include "ui/monitor/clusteridentity.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace sluice::widgets {
class FlowText;
} // namespace sluice::widgets

namespace sluice::monitorui {

class LockGate;

/// Asks once more before a job is stopped, naming the cluster and the job. Show it with open(); it deletes
/// itself when it is closed.
class StopSheet : public QDialog
{
    Q_OBJECT

public:
    StopSheet(const ClusterIdentity &cluster, QString jobId, QString jobName, bool withSavepoint,
              QWidget *parent = nullptr);
    /// How many members the cluster has; where there are several, all of them can be told. 1 unless set.
    void setMemberCount(int members);
    /// Nobody answers there now, so that a stop may not arrive; false unless set.
    void setSilent(bool silent);
    /// What nobody knows yet of an earlier order about this job, in sentences; empty unless set.
    void setUnsettled(const QString &sentences);
    QString trouble() const;
    QPushButton *stopButton() const { return stop_; }
    QCheckBox *everyMember() const { return everyMember_; }

Q_SIGNALS:
    /// `everyMember`: one stop to each member, instead of one in all.
    void stopConfirmed(const QString &cluster, const QString &jobId, bool withSavepoint, bool everyMember);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    ClusterIdentity cluster_;
    QString jobId_;
    QString jobName_;
    bool silent_ = false;
    QString unsettled_;
    widgets::FlowText *question_;
    widgets::FlowText *trouble_;
    QLabel *note_;
    QCheckBox *savepoint_;
    QCheckBox *everyMember_;
    LockGate *gate_;
    QPushButton *stop_;
    QPushButton *cancel_;
};

} // namespace sluice::monitorui
