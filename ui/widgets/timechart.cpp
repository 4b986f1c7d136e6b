#include "ui/widgets/timechart.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

QString timeOf(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// Leaves out the inner points of level stretches: the drawn line does not change.
QList<QPointF> withoutLevelPoints(const QList<QPointF> &points)
{
    QList<QPointF> kept;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const bool inner = i > 0 && i + 1 < points.size() && points.at(i - 1).y() == points.at(i).y() &&
                           points.at(i + 1).y() == points.at(i).y();
        if (!inner)
            kept.append(points.at(i));
    }
    return kept;
}

constexpr qsizetype mostPoints = 2000; ///< more than a screen has columns

/// Few enough points to draw between two frames; what is a peak or a dip stays.
QList<QPointF> thinned(const QList<QPointF> &points)
{
    if (points.size() <= mostPoints)
        return points;
    const qsizetype step = points.size() / mostPoints + 1;
    QList<QPointF> kept;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const bool end = i == 0 || i + 1 == points.size();
        const bool turn =
            !end && (points.at(i).y() - points.at(i - 1).y()) * (points.at(i + 1).y() - points.at(i).y()) < 0;
        if (end || turn || i % step == 0)
            kept.append(points.at(i));
    }
    return kept;
}

/// The last point at or before x; the first one when there is none before.
QPointF pointAt(const QList<QPointF> &points, double x)
{
    const auto after = std::upper_bound(points.begin(), points.end(), x,
                                        [](double value, const QPointF &point) { return value < point.x(); });
    return after == points.begin() ? points.first() : *std::prev(after);
}

/// The distance of the grid lines for values up to `top`: 1, 2 or 5 times a power of ten, at most `lines` of
/// them.
double gridStep(double top, int lines)
{
    double power = 1;
    while (true) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor * power * lines >= top)
                return factor * power;
        }
        power *= 10;
    }
}

} // namespace

/// The view paints markers and crosshair over the chart.
class ChartView : public QChartView
{
public:
    explicit ChartView(TimeChart *owner, QChart *chart)
        : QChartView(chart, owner)
        , owner_(owner)
    {
        setMouseTracking(true);
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setFocusPolicy(Qt::NoFocus);
    }

    void setCursorMs(qint64 timeMs)
    {
        cursorMs_ = timeMs;
        viewport()->update();
    }
    qint64 cursorMs() const { return cursorMs_; }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        QChartView::mouseMoveEvent(event);
        if (chart()->plotArea().contains(mapToScene(event->pos())))
            setCursorMs(static_cast<qint64>(chart()->mapToValue(event->pos()).x()));
        else
            setCursorMs(-1);
    }

    void leaveEvent(QEvent *event) override
    {
        QChartView::leaveEvent(event);
        setCursorMs(-1);
    }

    void drawForeground(QPainter *painter, const QRectF &) override
    {
        const QRectF area = chart()->plotArea();
        painter->setFont(font());
        for (const TimeChart::Marker &marker : owner_->markers())
            drawMarker(*painter, area, marker);
        if (cursorMs_ >= 0)
            drawCrosshair(*painter, area);
    }

private:
    double xOf(qint64 timeMs) const
    {
        return chart()->mapToPosition(QPointF(static_cast<double>(timeMs), 0)).x();
    }

    void drawMarker(QPainter &painter, const QRectF &area, const TimeChart::Marker &marker) const
    {
        const double x = xOf(marker.timeMs);
        if (x < area.left() || x > area.right())
            return;
        const QColor color = toneColor(marker.tone, palette());
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double width = fontMetrics().horizontalAdvance(marker.text) + 4;
        const double left = x + 3 + width > area.right() ? x - width - 3 : x + 3;
        painter.drawText(QRectF(left, area.top(), width, fontMetrics().height()), Qt::AlignLeft, marker.text);
    }

    void drawCrosshair(QPainter &painter, const QRectF &area) const
    {
        const double x = xOf(cursorMs_);
        const QString text = owner_->readout(cursorMs_);
        if (text.isEmpty() || x < area.left() || x > area.right())
            return;
        painter.setPen(QPen(toneColor(Tone::Muted, palette()), 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const QRect needed = fontMetrics().boundingRect(QRect(0, 0, 400, 200), Qt::AlignLeft, text);
        QRectF box(0, 0, needed.width() + 14, needed.height() + 10);
        const bool left = x + 10 + box.width() > area.right();
        box.moveTo(left ? x - 10 - box.width() : x + 10, area.top() + fontMetrics().height() + 6);
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::ToolTipBase));
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(palette().color(QPalette::ToolTipText));
        painter.drawText(box.adjusted(7, 5, -7, -5), Qt::AlignLeft, text);
    }

    TimeChart *owner_;
    qint64 cursorMs_ = -1;
};

struct TimeChart::Private
{
    struct Series
    {
        QLineSeries *line = nullptr;
        Tone tone = Tone::Info;
        bool dashed = false;
        QList<QPointF> points;
    };

    QChart *chart = nullptr;
    ChartView *view = nullptr;
    QDateTimeAxis *time = nullptr;
    QValueAxis *value = nullptr;
    QList<Series> series;
    QList<Marker> markers;
    bool muted = false;
    std::function<QString(qint64)> wording = timeOf;
};

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->chart = new QChart;
    d->view = new ChartView(this, d->chart);
    d->time = new QDateTimeAxis(d->chart);
    d->value = new QValueAxis(d->chart);
    d->chart->setMargins({4, 4, 8, 8});
    d->chart->setBackgroundRoundness(0);
    d->chart->layout()->setContentsMargins(0, 0, 0, 0);
    d->chart->setLocalizeNumbers(true);
    d->chart->legend()->setAlignment(Qt::AlignTop);
    d->time->setFormat(QStringLiteral("HH:mm:ss"));
    d->time->setTickCount(5);
    d->value->setLabelFormat(QStringLiteral("%.0f"));
    d->chart->addAxis(d->time, Qt::AlignBottom);
    d->chart->addAxis(d->value, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->view);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(170);
    restyle();
    rescale();
}

TimeChart::~TimeChart() = default;

void TimeChart::addSeries(const QString &name, Tone tone, bool dashed)
{
    auto *line = new QLineSeries(d->chart);
    line->setName(name);
    d->chart->addSeries(line);
    line->attachAxis(d->time);
    line->attachAxis(d->value);
    d->series.append({line, tone, dashed, {}});
    restyle();
}

void TimeChart::setTimeWording(std::function<QString(qint64)> wording)
{
    d->wording = std::move(wording);
    describe();
}

void TimeChart::setSeriesName(int series, const QString &name)
{
    d->series.at(series).line->setName(name);
    describe();
}

void TimeChart::setPoints(int series, const QList<QPointF> &points)
{
    Private::Series &one = d->series[series];
    if (one.points == points)
        return;
    one.points = points;
    one.line->replace(thinned(withoutLevelPoints(points)));
    rescale();
    describe();
}

void TimeChart::setMuted(bool muted)
{
    d->muted = muted;
    restyle();
}

bool TimeChart::isMuted() const
{
    return d->muted;
}

void TimeChart::setMarkers(const QList<Marker> &markers)
{
    if (markers == d->markers)
        return;
    d->markers = markers;
    describe();
    d->view->viewport()->update();
}

QList<QPointF> TimeChart::drawnPoints(int series) const
{
    return d->series.at(series).line->points();
}

const QList<TimeChart::Marker> &TimeChart::markers() const
{
    return d->markers;
}

QString TimeChart::readout(qint64 timeMs) const
{
    QStringList lines;
    for (const Private::Series &series : d->series) {
        if (series.points.isEmpty())
            continue;
        const QPointF point = pointAt(series.points, static_cast<double>(timeMs));
        if (lines.isEmpty())
            lines.append(d->wording(static_cast<qint64>(point.x())));
        QLocale locale;
        locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
        lines.append(tr("%1: %2").arg(series.line->name(), locale.toString(static_cast<qint64>(point.y()))));
    }
    return lines.join(QLatin1Char('\n'));
}

void TimeChart::rescale()
{
    double from = 0;
    double to = 0;
    double top = 0;
    for (const Private::Series &series : d->series) {
        if (series.points.isEmpty())
            continue;
        from = from > 0 ? std::min(from, series.points.first().x()) : series.points.first().x();
        to = std::max(to, series.points.last().x());
        for (const QPointF &point : series.points)
            top = std::max(top, point.y());
    }
    to = std::max(to, from + 10000); // a first point is no line yet: show ten seconds
    d->time->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(from)),
                      QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(to)));
    // A label needs its room: what does not fit is drawn as dots.
    const int room = std::clamp((height() - 90) / (2 * fontMetrics().height()), 2, 5);
    const double step = gridStep(std::max(top, 1.0), room);
    // A line above the highest value, and not just above it: the markers' texts stand there.
    const double lines = std::floor(top / step + 0.5) + 1;
    d->value->setRange(0, lines * step);
    d->value->setTickCount(static_cast<int>(lines) + 1);
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().height() != event->size().height())
        rescale();
}

void TimeChart::restyle()
{
    const QPalette &colors = palette();
    const QColor text = colors.color(QPalette::Text);
    QColor grid = text;
    grid.setAlphaF(0.14F);
    d->chart->setBackgroundBrush(colors.color(QPalette::Base));
    d->view->setBackgroundBrush(colors.color(QPalette::Base));
    d->chart->legend()->setLabelColor(text);
    d->chart->legend()->setFont(font());
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(d->time), static_cast<QAbstractAxis *>(d->value)}) {
        axis->setLabelsColor(text);
        axis->setLabelsFont(font());
        axis->setLinePen(QPen(grid));
        axis->setGridLinePen(QPen(grid));
    }
    for (const Private::Series &series : d->series) {
        const QColor color = toneColor(d->muted ? Tone::Muted : series.tone, colors);
        series.line->setPen(QPen(color, series.dashed ? 2 : 3, series.dashed ? Qt::DashLine : Qt::SolidLine));
        // Qt Charts mixes the edge of a mark from what lay under it when it was made.
        const QList<QLegendMarker *> marks = d->chart->legend()->markers(series.line);
        for (QLegendMarker *mark : marks)
            mark->setPen(QPen(color));
    }
}

/// The same for those who cannot see the lines: the newest values and the markers.
void TimeChart::describe()
{
    double last = 0;
    for (const Private::Series &series : d->series)
        last = series.points.isEmpty() ? last : std::max(last, series.points.last().x());
    QStringList lines{readout(static_cast<qint64>(last))};
    for (const Marker &marker : d->markers)
        lines.append(tr("%1: %2").arg(d->wording(marker.timeMs), marker.text));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::ApplicationPaletteChange)
        restyle();
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || d->series.isEmpty() || d->series.first().points.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QList<QPointF> &points = d->series.first().points;
    const auto from = d->view->cursorMs() < 0 ? points.last().x() : static_cast<double>(d->view->cursorMs());
    const auto after = std::upper_bound(points.begin(), points.end(), from,
                                        [](double value, const QPointF &point) { return value < point.x(); });
    const qsizetype place = std::clamp<qsizetype>(after - points.begin() - 1 + step, 0, points.size() - 1);
    d->view->setCursorMs(static_cast<qint64>(points.at(place).x()));
    setAccessibleDescription(readout(d->view->cursorMs()));
}

} // namespace sluice::widgets
