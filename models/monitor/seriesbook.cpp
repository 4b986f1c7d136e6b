#include "models/monitor/seriesbook.h"

#include <QMutexLocker>

#include <algorithm>

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

SeriesBook::Handle SeriesBook::begin(const QString &jobId, qsizetype place, const QDateTime &createTime)
{
    auto series = std::make_shared<Series>();
    series->run = {jobId, ++lastRun_, createTime};
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
    const bool isFlat = n >= 2 && same(points.at(n - 1)) && same(points.at(n - 2));
    if (isFlat)
        points.last().timeMs = timeMs;
    else
        points.append(point);
    if (keepsFacts_)
        facts_.points.append({series.run, point, isFlat});
    trim(series);
}

/// Forgets the oldest beyond what is kept, and tells.
void SeriesBook::trim(Series &series)
{
    const qsizetype points = std::max<qsizetype>(0, series.points.size() - maxPoints);
    const qsizetype states = std::max<qsizetype>(0, series.states.size() - maxStates);
    if (points == 0 && states == 0)
        return;
    series.points.remove(0, points);
    series.states.remove(0, states);
    if (keepsFacts_)
        facts_.forgotten.append({series.run, points, states, false});
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
    if (keepsFacts_)
        facts_.states.append({series.run, series.states.constLast()});
    trim(series);
}

void SeriesBook::remove(const QString &jobId)
{
    const QMutexLocker lock(&mutex_);
    const QList<Handle> gone = runs_.take(jobId);
    if (!keepsFacts_)
        return;
    for (const Handle &series : gone)
        facts_.forgotten.append({series->run, series->points.size(), series->states.size(), true});
}

void SeriesBook::remove(const Handle &series)
{
    const QMutexLocker lock(&mutex_);
    runs_[series->run.jobId].removeOne(series);
    if (keepsFacts_)
        facts_.forgotten.append({series->run, series->points.size(), series->states.size(), true});
}

void SeriesBook::clear()
{
    QHash<QString, QList<Handle>> gone; // is destroyed after the lock
    const QMutexLocker lock(&mutex_);
    runs_.swap(gone);
    facts_ = {};
    facts_.cleared = keepsFacts_;
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
