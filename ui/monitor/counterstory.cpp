#include "ui/monitor/counterstory.h"

namespace sluice::monitorui {

namespace {

/// Points that say the same number, from `first` to before `end`.
struct Run
{
    qsizetype first = 0;
    qsizetype end = 0;
    qint64 rows = 0;
};

constexpr qsizetype plateauPoints = 3; ///< so many equal polls are no coincidence

QList<Run> runsOf(const QList<monitor::CounterPoint> &points)
{
    QList<Run> runs;
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (!runs.isEmpty() && runs.last().rows == points.at(i).sourceRows)
            runs.last().end = i + 1;
        else
            runs.append({i, i + 1, points.at(i).sourceRows});
    }
    return runs;
}

} // namespace

QList<qint64> restartTimes(const QList<monitor::CounterPoint> &points, engine::JobMode mode)
{
    QList<qint64> times;
    const QList<Run> runs = runsOf(points);
    qint64 firstPlateau = 0;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const Run &run = runs.at(i);
        if (i > 0 && run.rows < runs.at(i - 1).rows) {
            times.append(points.at(run.first).timeMs);
            firstPlateau = 0;
            continue;
        }
        if (mode == engine::JobMode::Streaming || run.rows == 0 || run.end - run.first < plateauPoints)
            continue;
        if (firstPlateau == 0) {
            firstPlateau = run.rows;
        } else if (run.rows % firstPlateau == 0) {
            // The attempt began where the counters left the plateau before this one.
            qsizetype left = i - 1;
            while (left > 0 && runs.at(left).end - runs.at(left).first < plateauPoints)
                --left;
            times.append(points.at(runs.at(left).end).timeMs);
        }
    }
    return times;
}

} // namespace sluice::monitorui
