#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

using engine::JobState;

struct Contradiction
{
    Message observed;
    qint64 stampMs = 0;
    bool isProof = false;
};

// A task thread of a run that a list calls over.
std::optional<Contradiction> threadsAlive(const History &history, const JobRun &run, qint64 endedSinceMs)
{
    const ThreadSight sight = threadSight(history);
    for (const MemberFacts *member : sight.members) {
        const int groups = member->threads.value.taskGroups.value(run.id);
        if (groups == 0 || member->threads.timeMs <= endedSinceMs)
            continue;
        return Contradiction{
            sentence(
                SLUICE_TRANSLATE_NOOP("Finding", "%1 still executes %2 of its task groups (%3)."),
                {whoSaid(history, member->name), QString::number(groups), timeText(member->threads.timeMs)}),
            member->threads.timeMs};
    }
    return std::nullopt;
}

std::optional<Contradiction> stillListed(const History &history, const JobRun &run, qint64 endedSinceMs)
{
    QString member;
    const MemberWord *live = liveWord(history, run, &member);
    if (!live || live->aliveMs <= endedSinceMs)
        return std::nullopt;
    return Contradiction{
        sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 has the same run as %2 in its list of running jobs, with %3 "
                                             "rows read and %4 written (%5)."),
            {whoSaid(history, member), live->alive->stateText, rowsText(live->alive->counters.sourceRows),
             rowsText(live->alive->counters.sinkRows), timeText(live->aliveMs)}),
        live->aliveMs};
}

std::optional<Contradiction> countersAdvance(const History &history, const JobRun &run)
{
    constexpr qint64 recentMs = 30000;
    for (const MemberWord &word : run.words)
        if (word.ended && word.endedAdvances >= 2 && history.nowMs() - word.endedAdvancedMs <= recentMs)
            return Contradiction{
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "Its counters go on growing: %1 rows read at %2."),
                         {rowsText(word.ended->counters.sourceRows), timeText(word.endedAdvancedMs)}),
                word.endedAdvancedMs, true};
    return std::nullopt;
}

// A newer run of the same id that lives explains its threads and its counters.
bool hasNewerRun(const History &history, const JobRun &run)
{
    const JobRun *newest = history.newest(run.id);
    return newest && newest->createTime != run.createTime;
}

Message endedReport(const History &history, const JobRun &run, const QString &member, const MemberWord &word)
{
    return sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as %3 (%4)."),
                    {whoSaid(history, member), run.name, word.ended->stateText, timeText(word.endedMs)});
}

void sayStillRunning(Candidate &candidate, const Contradiction &found)
{
    candidate.stampMs = found.stampMs;
    candidate.spanMs = lastingMs;
    candidate.observations = found.isProof ? 1 : 2;
    candidate.needsEveryMember = true;
    candidate.observed = found.observed;
    candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "Members lost sight of each other or the master changed: one part of the engine closed the job, "
        "another part goes on executing it."));
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "Do not submit it again while it still writes. Stop it by its id on every member, see that its "
        "threads are gone, then check the target for missing and double rows."));
}

// A member whose running list, read after the run was seen last, lacks it, and which counts ended jobs in a
// list that nobody read: the run is most likely among those. Null when it may be anywhere.
const MemberFacts *endedUnread(const History &history, const JobRun &run)
{
    const MemberFacts *teller = nullptr;
    for (const MemberFacts &member : history.members()) {
        const auto word = run.words.constFind(member.name);
        const bool listed = word != run.words.cend() && (word->running || word->ended);
        if (!member.usable() || listed || member.running.timeMs <= run.lastSeenMs)
            return nullptr;
        const engine::Overview &overview = member.overview.value;
        if (!endedListsKnown(member) && overview.finished + overview.failed + overview.cancelled > 0)
            teller = &member;
    }
    return teller;
}

void endedInAnUnreadList(const History &history, const JobRun &run, Candidates &result)
{
    if (run.firstAliveMs == 0 || engine::isEndState(run.last.state))
        return;
    const MemberFacts *teller = endedUnread(history, run);
    const auto found = teller ? threadsAlive(history, run, run.lastSeenMs) : std::nullopt;
    if (!found)
        return;
    const engine::Overview &overview = teller->overview.value;
    Candidate candidate = aboutRun("ended-but-still-running", Severity::Critical, run);
    candidate.member = teller->name;
    candidate.reported =
        sentence(SLUICE_TRANSLATE_NOOP(
                     "Finding", "%1 no longer has job %2 among the running ones; it counts %3 finished, %4 "
                                "failed and %5 cancelled jobs (%6)."),
                 {whoSaid(history, teller->name), run.name, QString::number(overview.finished),
                  QString::number(overview.failed), QString::number(overview.cancelled),
                  timeText(teller->overview.timeMs)});
    sayStillRunning(candidate, *found);
    result.append(candidate);
}

} // namespace

Candidates endedButStillRunning(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        QString member;
        const MemberWord *word = endedWord(history, run, &member);
        if (hasNewerRun(history, run))
            return;
        if (!word)
            return endedInAnUnreadList(history, run, result);
        std::optional<Contradiction> found = threadsAlive(history, run, word->endedSinceMs);
        // After a savepoint the engine shows the counters of the next run under the entry of this one.
        if (!found && word->ended->state != JobState::SavepointDone) {
            found = stillListed(history, run, word->endedSinceMs);
            if (!found)
                found = countersAdvance(history, run);
        }
        if (!found)
            return;
        Candidate candidate = aboutRun("ended-but-still-running", Severity::Critical, run);
        candidate.member = member;
        candidate.reported = endedReport(history, run, member, *word);
        sayStillRunning(candidate, *found);
        result.append(candidate);
    });
    return result;
}

Candidates zombieEntry(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        for (auto it = run.words.cbegin(); it != run.words.cend(); ++it) {
            const MemberFacts *facts = usableMember(history, it.key());
            if (!facts || !it->running || history.nowMs() - facts->running.timeMs > listFreshMs)
                continue;
            const bool overInList = engine::isEndState(it->running->state);
            const bool inBoth = it->inEndedList && it->ended && !overInList;
            if (!overInList && !inBoth)
                continue;
            Candidate candidate = aboutRun("zombie-entry", Severity::Warning, run);
            candidate.member = it.key();
            candidate.stampMs = it->runningMs;
            candidate.spanMs = lastingMs;
            candidate.reported =
                overInList
                    ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                     "%1 has job %2 in its list of running jobs with "
                                                     "the state %3 (%4)."),
                               {whoSaid(history, it.key()), run.name, it->running->stateText,
                                timeText(it->runningMs)})
                    : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                     "%1 has the same run of job %2 in its list of "
                                                     "running jobs and among the jobs that are %3 (%4)."),
                               {whoSaid(history, it.key()), run.name, it->ended->stateText,
                                timeText(it->runningMs)});
            candidate.observed =
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "The entry stays from poll to poll."));
            candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "The engine ended the job and could not remove it from its list of running jobs."));
            candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "It holds nothing but the entry, unless ended-but-still-running is open too. A restart of "
                "the master clears it; the id cannot be used again before."));
            result.append(candidate);
            return;
        }
    });
    return result;
}

Candidates restartedSameId(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        const QList<JobRun> runs = history.runs().value(run.id);
        if (runs.size() < 2 || runs.last().createTime != run.createTime)
            return;
        const JobRun &earlier = runs.at(runs.size() - 2);
        const MemberWord *ended = endedWord(history, earlier);
        if (!ended || !ended->ended->finishTime.isValid() || run.createTime < ended->ended->finishTime)
            return;
        Candidate candidate = aboutRun("restarted-same-id", Severity::Info, run);
        candidate.member = member;
        candidate.stampMs = word.aliveMs;
        candidate.spanMs = lastingMs;
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "%1 has job %2 as %3 and an earlier run of the same id as %4 (%5)."),
                     {whoSaid(history, member), run.name, word.alive->stateText, ended->ended->stateText,
                      timeText(word.aliveMs)});
        candidate.observed = sentence(
            SLUICE_TRANSLATE_NOOP(
                "Finding", "The earlier run ended at %1 and this one started at %2 (the engine's clock)."),
            {ended->ended->finishTime.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
             run.createTime.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Someone started the job again under its id, as one does after a stop with a savepoint."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Nothing to do. Both runs are shown as one history; their counters may go on from each other."));
        result.append(candidate);
    });
    return result;
}

} // namespace sluice::monitor
