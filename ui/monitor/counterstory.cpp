#include "ui/monitor/counterstory.h"

#include <algorithm>

namespace sluice::monitorui {

AttemptStory attemptsOf(const QList<monitor::CounterPoint> &points, engine::JobMode mode, qint64 rowsPerRun)
{
    AttemptStory story;
    if (points.isEmpty())
        return story;
    const qint64 unit = mode == engine::JobMode::Streaming ? 0 : rowsPerRun;
    const auto reachedAt = [unit](const monitor::CounterPoint &point) {
        return unit > 0 ? std::max<qint64>(1, (point.sourceRows + unit - 1) / unit) : 1;
    };
    qint64 attempt = story.begunBefore = reachedAt(points.constFirst());
    for (qsizetype i = 1; i < points.size(); ++i) {
        const monitor::CounterPoint &before = points.at(i - 1);
        const monitor::CounterPoint &point = points.at(i);
        if (point.sourceRows < before.sourceRows) {
            ++attempt;
            story.marks.append({point.timeMs, attempt, attempt});
        } else if (const qint64 reached = reachedAt(point); reached > attempt) {
            story.marks.append({before.timeMs, attempt + 1, reached});
            attempt = reached;
        }
    }
    return story;
}

} // namespace sluice::monitorui
