#include "models/monitor/detector.h"

#include "models/monitor/rules/rules.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

constexpr int maxJobs = 30000;
// A member that has been silent this long is taken as gone, and findings no longer wait for its word.
constexpr qint64 patienceMs = 5LL * 60 * 1000;

FindingRegistry::Sight sightOf(const History &history)
{
    FindingRegistry::Sight sight;
    sight.atMs = history.nowMs();
    sight.blind = true;
    for (const MemberFacts &member : history.members()) {
        sight.blind = sight.blind && !member.usable();
        if (member.failures > 0 && history.nowMs() - member.failedSinceMs < patienceMs)
            sight.partial = true;
    }
    return sight;
}

} // namespace

Detector::Detector(const QString &cluster, std::shared_ptr<SeriesBook> series)
    : history_(cluster, std::move(series))
    , registry_(cluster)
{
}

QList<FindingEvent> Detector::consume(const engine::Reply &reply, int evidence)
{
    QList<FindingEvent> events;
    if (history_.beginsSweep(reply))
        events = endSweep();
    history_.add(reply, evidence);
    return events;
}

QList<FindingEvent> Detector::endSweep()
{
    if (history_.sweepIsEmpty())
        return {};
    history_.settle();
    const QList<FindingEvent> events = registry_.apply(sightOf(history_), runRules(history_));
    history_.trim(maxJobs);
    history_.nextSweep();
    return events;
}

void Detector::setExpectedRows(const QString &jobName, qint64 rows)
{
    history_.setExpectedRows(jobName, rows);
}

} // namespace sluice::monitor
