#include "models/monitor/rate.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// What is older says little about now.
constexpr qint64 windowMs = 60000;
// The longest steps in which an engine updates its counters.
constexpr qint64 enoughMs = 10000;
constexpr int enoughRises = 3;

double perSecond(qint64 rows, qint64 ms)
{
    return static_cast<double>(rows) * 1000.0 / static_cast<double>(ms);
}

// The first point that the last one may be compared with: in the window, and after the last fall of the
// counter, which is a restart and no rate.
qsizetype firstComparable(const QList<CounterPoint> &points)
{
    qsizetype first = points.size() - 1;
    while (first > 0 && points.at(first - 1).sinkRows <= points.at(first).sinkRows &&
           points.constLast().timeMs - points.at(first).timeMs < windowMs)
        --first;
    return first;
}

} // namespace

std::optional<double> sinkRowsPerSecond(const QList<CounterPoint> &points)
{
    if (points.isEmpty())
        return std::nullopt;
    const CounterPoint &last = points.constLast();
    const qsizetype first = firstComparable(points);
    const qint64 seenMs = last.timeMs - points.at(first).timeMs;

    // Rises of the counter, newest first, until they say enough.
    const CounterPoint *newest = nullptr;
    const CounterPoint *oldest = nullptr;
    qint64 longestGapMs = 0;
    int rises = 0;
    for (qsizetype i = points.size() - 1; i > first; --i) {
        const CounterPoint &point = points.at(i);
        if (point.sinkRows == points.at(i - 1).sinkRows)
            continue;
        if (oldest)
            longestGapMs = std::max(longestGapMs, oldest->timeMs - point.timeMs);
        newest = newest ? newest : &point;
        oldest = &point;
        ++rises;
        if (rises >= enoughRises && newest->timeMs - oldest->timeMs >= enoughMs)
            break;
    }
    // One rise may be a step of ten seconds or the growth of a moment.
    if (rises < 2 && seenMs < enoughMs)
        return std::nullopt;
    if (!newest)
        return 0.0;
    const qint64 quietMs = last.timeMs - newest->timeMs;
    if (rises == 1) {
        const qint64 gapMs = newest->timeMs - points.at(first).timeMs;
        if (quietMs > std::max(3 * gapMs, enoughMs))
            return 0.0;
        return perSecond(newest->sinkRows - points.at(first).sinkRows, seenMs);
    }
    if (quietMs > 3 * longestGapMs + enoughMs)
        return 0.0;
    // As long as the next rise may still come on time, the rate is that between rises; then it falls.
    const qint64 untilMs = quietMs * 2 > longestGapMs * 3 ? last.timeMs : newest->timeMs;
    return perSecond(newest->sinkRows - oldest->sinkRows, std::max<qint64>(untilMs - oldest->timeMs, 1));
}

QList<float> sinkTrend(const QList<CounterPoint> &points)
{
    QList<float> rows;
    if (points.size() < 2)
        return rows;
    const qint64 endMs = points.constLast().timeMs;
    const qint64 spans = (endMs - points.constFirst().timeMs) / Trend::spanMs;
    const auto count = static_cast<int>(std::min<qint64>(spans, Trend::length));
    rows.reserve(count);
    qsizetype at = points.size() - 1;
    // The counter as it was told last by then: newest first, because old points are many.
    const auto counterAt = [&](qint64 timeMs) {
        while (at > 0 && points.at(at).timeMs > timeMs)
            --at;
        return points.at(at).sinkRows;
    };
    qint64 after = points.constLast().sinkRows;
    for (int span = 1; span <= count; ++span) {
        const qint64 before = counterAt(endMs - span * Trend::spanMs);
        rows.prepend(static_cast<float>(std::max<qint64>(0, after - before)));
        after = before;
    }
    return rows;
}

qint64 quietMs(const QList<float> &trend)
{
    const auto moved = std::find_if(trend.crbegin(), trend.crend(), [](float rows) { return rows > 0; });
    return (moved - trend.crbegin()) * Trend::spanMs;
}

} // namespace sluice::monitor
