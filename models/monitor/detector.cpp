#include "models/monitor/detector.h"

#include "models/monitor/rules/rules.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

constexpr int mostJobs = 30000;
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
    for (const QString &id : history_.woken())
        registry_.wake(id);
    const Candidates said = runRules(history_);
    const QList<FindingEvent> events = registry_.apply(sightOf(history_), said);
    restJobs(said);
    const QStringList forgotten = history_.trim(mostJobs);
    for (const QString &id : forgotten)
        registry_.wake(id);
    history_.nextSweep();
    return events;
}

void Detector::restJobs(const Candidates &said)
{
    QHash<QString, Candidates> ofJob;
    for (const Candidate &candidate : said)
        if (!candidate.jobId.isEmpty())
            ofJob[candidate.jobId].append(candidate);
    const QSet<QString> awake = history_.awake();
    for (const QString &id : awake) {
        const Candidates candidates = ofJob.value(id);
        const bool settled =
            std::all_of(candidates.cbegin(), candidates.cend(), [this](const Candidate &candidate) {
                // It tells how many slots are free now.
                return candidate.code != QLatin1String("no-slots") && registry_.isTold(candidate);
            });
        const auto plan = settled ? history_.restPlan(id, !candidates.isEmpty()) : std::nullopt;
        if (!plan)
            continue;
        history_.rest(id, *plan);
        registry_.rest(id, candidates);
    }
}

void Detector::setExpectedRows(const QString &jobName, qint64 rows)
{
    history_.setExpectedRows(jobName, rows);
}

} // namespace sluice::monitor
