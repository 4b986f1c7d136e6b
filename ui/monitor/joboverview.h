#pragma once

#include "models/monitor/snapshot.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace sluice {
class Clock;
namespace widgets {
class FlowText;
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
    /// How many rows one run moves, as the findings have it; 0: they do not say.
    void setRowsPerRun(qint64 rows);
    /// What the chart cannot show, in a sentence; empty: it shows all.
    QString gap() const;
    widgets::TimeChart *chart() const { return chart_; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshMarkers();
    void refreshGap();
    void greyTables();
    void refreshTables();

    monitor::JobView view_;
    QList<monitor::CounterPoint> points_;
    qint64 rowsPerRun_ = 0;
    qint64 begunBefore_ = 1; ///< AttemptStory::begunBefore
    widgets::TimeChart *chart_;
    widgets::FlowText *gap_;
    QLabel *tablesTitle_;
    QTreeWidget *tables_;
    QLabel *stagesTitle_;
    DagList *stages_;
    bool old_ = false;
};

} // namespace sluice::monitorui
