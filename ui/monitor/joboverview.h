#pragma once

#include "models/monitor/snapshot.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace sluice {
class Clock;
namespace widgets {
class TimeChart;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

class DagList;

/// A job's counters over time, by table, and its stages.
class JobOverview : public QWidget
{
    Q_OBJECT

public:
    explicit JobOverview(const Clock &clock, QWidget *parent = nullptr);

    void setJob(const monitor::JobView &view);
    /// The numbers are those of some time ago: they are greyed.
    void setOld(bool old);
    bool isOld() const { return old_; }
    void setCounters(const QList<monitor::CounterPoint> &points);
    widgets::TimeChart *chart() const { return chart_; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshMarkers();
    void greyTables();
    void refreshTables();

    monitor::JobView view_;
    QList<monitor::CounterPoint> points_;
    widgets::TimeChart *chart_;
    QLabel *tablesTitle_;
    QTreeWidget *tables_;
    QLabel *stagesTitle_;
    DagList *stages_;
    bool old_ = false;
};

} // namespace sluice::monitorui
