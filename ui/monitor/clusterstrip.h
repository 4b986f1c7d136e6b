#pragma once

#include "models/monitor/snapshot.h"
#include "ui/monitor/clusteridentity.h"

#include <QWidget>

class QLabel;

namespace sluice {
class Clock;
namespace widgets {
class AgeLabel;
class ElidedLabel;
class FlowText;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

/// The line above a cluster's lists: its colour, name and lock, version, members, and, when nobody answers,
/// why and since when.
class ClusterStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ClusterStrip(const Clock &clock, QWidget *parent = nullptr);

    void setCluster(const ClusterIdentity &cluster);
    void setSnapshot(const monitor::ClusterSnapshot &snapshot);
    void setStaleAfter(qint64 ms);
    /// What is wrong with reaching the cluster, in a sentence; empty when a member answers.
    QString trouble() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Clock &clock_;
    ClusterIdentity cluster_;
    monitor::ClusterSnapshot snapshot_;
    QLabel *lock_;
    widgets::ElidedLabel *name_;
    widgets::ElidedLabel *facts_;
    widgets::AgeLabel *age_;
    widgets::FlowText *trouble_;
};

/// The newest answer of any member; 0: never.
qint64 lastAnswerMs(const monitor::ClusterSnapshot &snapshot);
/// True when no member answers.
bool isUnreachable(const monitor::ClusterSnapshot &snapshot);
/// True until a member has answered or failed to.
bool isFirstAnswerAwaited(const monitor::ClusterSnapshot &snapshot);
/// "host:5801: nothing listens there …; host2:5801: …": the diagnosed reasons; empty when all answer.
QString reasons(const monitor::ClusterSnapshot &snapshot);

} // namespace sluice::monitorui
