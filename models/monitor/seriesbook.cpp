#include "models/monitor/seriesbook.h"

#include <QMutexLocker>

namespace sluice::monitor {

namespace {

// A member whose counters a chart shows is replaced only when it has been silent this long.
constexpr qint64 pointsPatienceMs = 15000;

bool accepts(const SeriesBook::Series &series, const QString &member, qint64 timeMs)
{
    if (series.points.isEmpty())
        return true;
    const qint64 lastMs = series.points.last().timeMs;
    if (member != series.pointsFrom && timeMs - lastMs < pointsPatienceMs)
        return false;
    return timeMs > lastMs;
}

} // namespace

SeriesBook::Handle SeriesBook::begin(const QString &jobId, qsizetype place)
{
    auto series = std::make_shared<Series>();
    const QMutexLocker lock(&mutex_);
    runs_[jobId].insert(place, series);
    return series;
}

void SeriesBook::addPoint(Series &series, const QString &member, qint64 timeMs,
                          const engine::JobCounters &counters)
{
    if (!counters.sourceRows || !counters.sinkRows || !accepts(series, member, timeMs))
        return;
    const CounterPoint point{timeMs, *counters.sourceRows, *counters.sinkRows};
    const auto same = [&point](const CounterPoint &other) {
        return other.sourceRows == point.sourceRows && other.sinkRows == point.sinkRows;
    };
    const QMutexLocker lock(&mutex_);
    QList<CounterPoint> &points = series.points;
    series.pointsFrom = member;
    // A flat stretch needs only its ends.
    const qsizetype n = points.size();
    if (n >= 2 && same(points.at(n - 1)) && same(points.at(n - 2)))
        points.last().timeMs = timeMs;
    else
        points.append(point);
    if (points.size() > maxPoints)
        points.remove(0, points.size() - maxPoints);
}

void SeriesBook::addState(Series &series, const QString &member, qint64 timeMs, const engine::JobInfo &info)
{
    for (auto it = series.states.crbegin(); it != series.states.crend(); ++it) {
        if (it->member != member)
            continue;
        if (it->state == info.state && it->stateText == info.stateText)
            return;
        break;
    }
    const QMutexLocker lock(&mutex_);
    series.states.append({timeMs, member, info.state, info.stateText});
    if (series.states.size() > maxStates)
        series.states.removeFirst();
}

void SeriesBook::remove(const QString &jobId)
{
    const QMutexLocker lock(&mutex_);
    runs_.remove(jobId);
}

void SeriesBook::clear()
{
    QHash<QString, QList<Handle>> gone; // is destroyed after the lock
    const QMutexLocker lock(&mutex_);
    runs_.swap(gone);
}

QList<CounterPoint> SeriesBook::counters(const QString &jobId) const
{
    // Copied under the lock, not shared: what is shared, the writer would have to copy with its next point.
    QList<CounterPoint> points;
    const QMutexLocker lock(&mutex_);
    const auto found = runs_.constFind(jobId);
    if (found != runs_.cend())
        for (const Handle &series : *found)
            points += series->points;
    if (points.size() > maxPoints)
        points.remove(0, points.size() - maxPoints);
    return points;
}

QList<StateEvent> SeriesBook::states(const QString &jobId) const
{
    QList<StateEvent> states;
    const QMutexLocker lock(&mutex_);
    const auto found = runs_.constFind(jobId);
    if (found != runs_.cend())
        for (const Handle &series : *found)
            states += series->states;
    return states;
}

} // namespace sluice::monitor
