#include "models/monitor/rowteller.h"

#include "models/monitor/history.h"
#include "models/monitor/rate.h"
#include "models/monitor/snapshotbook.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

/// The addresses that somebody calls master.
QSet<QString> mastersOf(const History &history)
{
    QSet<QString> masters;
    for (const MemberFacts &teller : history.members())
        for (const engine::MemberStatus &status : teller.system.value)
            if (status.isMaster)
                masters.insert(status.host + QLatin1Char(':') + QString::number(status.port));
    return masters;
}

MemberView memberView(const History &history, const QString &name, const QSet<QString> &masters)
{
    MemberView view;
    view.member = name;
    const auto found = history.members().constFind(name);
    if (found == history.members().cend())
        return view;
    const MemberFacts &facts = *found;
    view.reachable = facts.usable();
    view.lastAnswerMs = facts.lastAnswerMs;
    view.latencyMs = facts.latencyMs;
    if (facts.failures > 0)
        view.error = facts.lastError;
    view.uuid = facts.identity.uuid;
    view.process = facts.identity.instance;
    if (facts.overview.isKnown())
        view.overview = facts.overview.value;
    // A cluster of one may know itself under another name than it is asked.
    const bool isAlone = history.members().size() == 1 && facts.system.value.size() == 1;
    view.isMaster = masters.contains(name) || (isAlone && facts.system.value.constFirst().isMaster);
    return view;
}

std::optional<double> rateOf(const JobRun &run)
{
    // Neither a run that is over nor one that nobody lists hands anything over.
    return engine::isEndState(run.last.state) || run.unlistedMs != 0 ? std::nullopt
                                                                     : sinkRowsPerSecond(run.series->points);
}

// Whether all who list the run, or told of it last, are known not to answer.
bool isUnheard(const History &history, const JobRun &run)
{
    if (run.unlistedMs != 0 || engine::isEndState(run.last.state))
        return false;
    const auto silent = [&history](const QString &name) {
        return history.members().value(name).silent();
    };
    if (!silent(run.lastMember))
        return false;
    for (auto it = run.words.cbegin(); it != run.words.cend(); ++it)
        if (it->running && !silent(it.key()))
            return false;
    return true;
}

// What is over does not get newer by being told again: the row is of when its end was told first, or its
// counters last changed.
void stayAsTold(const JobRun &run, JobView &view)
{
    qint64 firstMs = 0;
    for (auto it = run.words.cbegin(); it != run.words.cend(); ++it) {
        const bool isSame = !it->ended || it->ended->state == run.last.state;
        if (it->endedSinceMs == 0 || !isSame || (firstMs != 0 && it->endedSinceMs >= firstMs))
            continue;
        firstMs = it->endedSinceMs;
        view.member = it.key();
        view.seenMs = std::max(it->endedSinceMs, it->endedAdvancedMs);
    }
}

JobView jobView(const History &history, const JobRun &run)
{
    JobView view;
    view.id = run.id;
    view.info = run.last;
    view.info.envOptions = run.env;
    if (view.info.dag.vertices.isEmpty())
        view.info.dag = run.dag;
    view.member = run.lastMember;
    view.seenMs = run.lastSeenMs;
    view.firstSeenMs = run.firstSeenMs;
    if (engine::isEndState(run.last.state))
        stayAsTold(run, view);
    for (const MemberWord &word : run.words) {
        view.inRunningList = view.inRunningList || word.running.has_value();
        view.inFinishedList = view.inFinishedList || word.inEndedList;
    }
    for (const MemberFacts &member : history.members())
        view.executes =
            view.executes || (member.usable() && member.threads.value.taskGroups.contains(run.id));
    view.gone = run.unlistedMs != 0;
    view.unheard = isUnheard(history, run);
    view.mode = run.mode;
    if (!engine::isEndState(run.last.state))
        view.trend = sinkTrend(run.series->points);
    view.sinkRowsPerSecond = rateOf(run);
    return view;
}

} // namespace

void tellRows(const History &history, const SnapshotBook &told, Facts &facts)
{
    // What was told before a new beginning is void.
    const auto isTold = [&facts](const auto *known, const auto &now) {
        return !facts.cleared && known != nullptr && *known == now;
    };
    const QSet<QString> masters = mastersOf(history);
    for (auto it = history.members().keyBegin(); it != history.members().keyEnd(); ++it) {
        MemberView view = memberView(history, *it, masters);
        if (!isTold(told.member(*it), view))
            facts.members.append(std::move(view));
    }
    for (const QList<JobRun> &runs : history.runs()) {
        const JobRun &run = runs.constLast();
        JobRowFact fact{run.series->run, jobView(history, run), run.createTime};
        if (!isTold(told.job(run.id), fact))
            facts.jobs.append(std::move(fact));
    }
    if (facts.cleared || history.zoneOffsetMs() != told.zoneOffsetMs())
        facts.zoneOffsetMs = history.zoneOffsetMs();
}

} // namespace sluice::monitor
