#include "ui/monitor/joboverview.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"
#include "ui/monitor/counterstory.h"
#include "ui/monitor/daglist.h"
#include "ui/widgets/celltips.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/timechart.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sluice::monitorui {

namespace {

constexpr int mostTablesHeight = 110; ///< more tables scroll

QString numberOr(const QMap<QString, qint64> &rows, const QString &table)
{
    return rows.contains(table) ? items::numberText(rows.value(table)) : QString();
}

} // namespace

JobOverview::JobOverview(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , chart_(new widgets::TimeChart(this))
    , gap_(new widgets::FlowText(this))
    , tablesTitle_(new QLabel(this))
    , tables_(new QTreeWidget(this))
    , stagesTitle_(new QLabel(this))
    , stages_(new DagList(this))
{
    chart_->setTimeWording([&clock](qint64 timeMs) { return items::timeText(timeMs, clock.nowMs()); });
    chart_->addSeries(QString(), widgets::Tone::Info);
    chart_->addSeries(QString(), widgets::Tone::Warning, true);
    tables_->setRootIsDecorated(false);
    tables_->setUniformRowHeights(true);
    tables_->setSelectionMode(QAbstractItemView::SingleSelection);
    tables_->setMaximumHeight(mostTablesHeight);
    tables_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    widgets::tellCutCells(tables_);
    tablesTitle_->setBuddy(tables_);

    auto *below = new QGridLayout;
    below->setHorizontalSpacing(16);
    below->addWidget(tablesTitle_, 0, 0);
    below->addWidget(stagesTitle_, 0, 1);
    below->addWidget(tables_, 1, 0);
    below->addWidget(stages_, 1, 1, Qt::AlignTop);
    below->setColumnStretch(0, 3);
    below->setColumnStretch(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10); // the chart's last line of text is at its edge
    column->addWidget(chart_, 1);
    column->addWidget(gap_);
    gap_->setTone(widgets::Tone::Muted);
    column->addLayout(below);
    retranslate();
}

void JobOverview::setJob(const monitor::JobView &view)
{
    const bool sameTables = view.info.counters == view_.info.counters && view.id == view_.id;
    const bool sameMode = view.mode == view_.mode;
    view_ = view;
    stages_->setDag(view.info.dag);
    if (!sameTables)
        refreshTables();
    if (!sameMode)
        refreshMarkers();
    refreshGap();
}

void JobOverview::setOld(bool old)
{
    if (old == old_)
        return;
    old_ = old;
    chart_->setMuted(old);
    greyTables();
}

void JobOverview::greyTables()
{
    QPalette colors;
    if (old_)
        colors.setColor(QPalette::Text, widgets::toneColor(widgets::Tone::Muted, palette()));
    QFont letters = font();
    letters.setItalic(old_);
    tables_->setPalette(colors);
    tables_->setFont(letters);
}

void JobOverview::setCounters(const QList<monitor::CounterPoint> &points)
{
    if (points == points_)
        return;
    points_ = points;
    QList<QPointF> read;
    QList<QPointF> written;
    read.reserve(points.size());
    written.reserve(points.size());
    for (const monitor::CounterPoint &point : points) {
        const auto x = static_cast<double>(point.timeMs);
        read.append({x, static_cast<double>(point.sourceRows)});
        written.append({x, static_cast<double>(point.sinkRows)});
    }
    chart_->setPoints(0, read);
    chart_->setPoints(1, written);
    refreshMarkers();
}

void JobOverview::setRowsPerRun(qint64 rows)
{
    if (rows == rowsPerRun_)
        return;
    rowsPerRun_ = rows;
    refreshMarkers();
}

void JobOverview::refreshMarkers()
{
    const AttemptStory story = attemptsOf(points_, view_.mode, rowsPerRun_);
    QList<widgets::TimeChart::Marker> markers;
    for (const AttemptMark &mark : story.marks) {
        const QString text = mark.first == mark.last ? tr("attempt %1").arg(mark.last)
                                                     : tr("attempts %1 to %2").arg(mark.first).arg(mark.last);
        markers.append({mark.timeMs, text, widgets::Tone::Critical});
    }
    begunBefore_ = story.begunBefore;
    chart_->setMarkers(markers);
    refreshGap();
}

QString JobOverview::gap() const
{
    // A line has two ends.
    if (points_.size() < 2 && engine::isEndState(view_.info.state))
        return tr("The job had ended before it was watched: how its counters came there is not known.");
    if (begunBefore_ > 1)
        return tr("The chart begins in attempt %1: when that and the earlier ones began nobody watched, so "
                  "they "
                  "have no mark.")
            .arg(begunBefore_);
    return {};
}

void JobOverview::refreshGap()
{
    const QString text = gap();
    gap_->setText(text);
    gap_->setVisible(!text.isEmpty());
}

void JobOverview::refreshTables()
{
    const engine::JobCounters &counters = view_.info.counters;
    QStringList names = counters.sourceRowsByTable.keys() + counters.sinkRowsByTable.keys();
    names.removeDuplicates();
    names.sort();
    while (tables_->topLevelItemCount() > names.size())
        delete tables_->takeTopLevelItem(tables_->topLevelItemCount() - 1);
    for (int i = 0; i < names.size(); ++i) {
        QTreeWidgetItem *item = tables_->topLevelItem(i);
        if (!item) {
            item = new QTreeWidgetItem(tables_);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        }
        item->setText(0, shown(names.at(i)));
        item->setText(1, numberOr(counters.sourceRowsByTable, names.at(i)));
        item->setText(2, numberOr(counters.sinkRowsByTable, names.at(i)));
    }
    // As high as its rows, so that the chart gets the rest.
    const int row = tables_->fontMetrics().height() + 4;
    const int wanted =
        tables_->header()->sizeHint().height() + int(qMax<qsizetype>(1, names.size())) * row + 6;
    tables_->setFixedHeight(qMin(wanted, mostTablesHeight));
}

void JobOverview::retranslate()
{
    chart_->setAccessibleName(tr("Rows read and written over time"));
    chart_->setSeriesName(0, tr("Rows read"));
    chart_->setSeriesName(1, tr("Rows written"));
    tablesTitle_->setText(tr("Rows &by table"));
    tables_->setAccessibleName(tr("Rows by table"));
    tables_->setHeaderLabels({tr("Table"), tr("Read"), tr("Written")});
    tables_->header()->setStretchLastSection(false);
    tables_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2})
        tables_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    stagesTitle_->setText(tr("Stages"));
    refreshMarkers();
}

void JobOverview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && old_)
        greyTables();
}

} // namespace sluice::monitorui
