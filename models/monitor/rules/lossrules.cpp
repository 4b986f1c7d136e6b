#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// What was lost is looked for this long; a history may have 10,000 jobs.
constexpr qint64 keepLookingMs = 10LL * 60 * 1000;

// When job-info, asked after the run was seen last, knew nothing but its id; 0 when it was not asked.
qint64 unknownSince(const History &history, const JobRun &run)
{
    qint64 newest = 0;
    for (const MemberFacts &member : history.members()) {
        const qint64 told = member.unknownIds.value(run.id);
        if (told > run.lastSeenMs)
            newest = std::max(newest, told);
    }
    return newest;
}

// The time of the newest lists when nobody asked job-info and every list of every member was read after the
// run was seen last; 0 otherwise.
qint64 unlistedMs(const History &history, const JobRun &run)
{
    if (history.endedReadMs() <= run.lastSeenMs)
        return 0;
    qint64 newest = 0;
    for (const MemberFacts &member : history.members())
        newest = std::max(newest, member.running.timeMs);
    return newest;
}

// It was in no list for a while: a finding about that is no alarm any more.
Candidate listedAgain(const History &history, const JobRun &run)
{
    Candidate candidate = aboutRun("vanished", Severity::Info, run);
    candidate.role = Candidate::Role::Aftermath;
    candidate.member = run.lastMember;
    candidate.stampMs = run.lastSeenMs;
    candidate.reported = sentence(
        SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as %3 with %4 rows read and %5 written (%6)."),
        {whoSaid(history, run.lastMember), run.name, run.last.stateText,
         rowsText(run.last.counters.sourceRows), rowsText(run.last.counters.sinkRows),
         timeText(run.lastSeenMs)});
    candidate.observed =
        sentence(SLUICE_TRANSLATE_NOOP("Finding", "No list had it from %1 on; at %2 it was listed again."),
                 {timeText(run.wasUnlistedMs), timeText(run.listedAgainMs)});
    candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding", "The engine lost its entry for the job for a while; the job itself went on."));
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "See that nobody submitted it again meanwhile: two of them would write the same rows twice."));
    return candidate;
}

} // namespace

Candidates vanished(const History &history)
{
    Candidates result;
    for (const QString &id : history.awake()) {
        const JobRun &run = *history.newest(id);
        if (run.listedAgainMs != 0 && run.unlistedMs == 0)
            result.append(listedAgain(history, run));
        // What had ended may be forgotten: that is history-lost, or normal expiry.
        if (run.firstAliveMs == 0 || engine::isEndState(run.last.state))
            continue;
        if (run.unlistedMs == 0)
            continue;
        const qint64 toldMs = unknownSince(history, run);
        const qint64 listedMs = toldMs == 0 ? unlistedMs(history, run) : 0;
        if (toldMs == 0 && listedMs == 0)
            continue;
        Candidate candidate = aboutRun("vanished", Severity::Critical, run);
        candidate.member = run.lastMember;
        candidate.sinceMs = run.lastSeenMs;
        candidate.stampMs = std::max(toldMs, listedMs);
        candidate.observations = toldMs != 0 ? 2 : 3;
        candidate.spanMs = lastingMs;
        candidate.needsEveryMember = true;
        candidate.reported =
            toldMs != 0 ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                         "No list has job %1 any more, and asked for it the "
                                                         "engine knows only its id (%2)."),
                                   {run.name, timeText(toldMs)})
                        : sentence(SLUICE_TRANSLATE_NOOP("Finding", "No list has job %1 any more (%2)."),
                                   {run.name, timeText(listedMs)});
        candidate.observed = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "Last seen at %1: %2 with %3 rows read and %4 written."),
            {timeText(run.lastSeenMs), run.last.stateText, rowsText(run.last.counters.sourceRows),
             rowsText(run.last.counters.sinkRows)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "The engine was restarted without a map-store, or it lost its entry for the job; the job may "
            "have stopped midway, or go on unseen."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "See with the threads of every member whether it still executes. If not, check what arrived in "
            "the target and submit it again; a job that had checkpoints can go on from the last one, under "
            "its "
            "id."));
        result.append(candidate);
    }
    return result;
}

namespace {

// Whether some member has one of these jobs in a list that it gave after the loss, or that the loss does not
// touch.
bool isAnyListed(const History &history, const HistoryLoss &loss)
{
    const auto lists = [&loss](const MemberFacts &member, const QString &id) {
        const bool untouched = !loss.members.contains(member.name);
        const auto has = [&](const Fact<QSet<QString>> &list) {
            return (untouched || list.timeMs > loss.afterMs) && list.value.contains(id);
        };
        return member.usable() &&
               (has(member.running) || std::any_of(member.ended.cbegin(), member.ended.cend(), has));
    };
    return std::any_of(loss.lost().cbegin(), loss.lost().cend(), [&](const QString &id) {
        return std::any_of(history.members().cbegin(), history.members().cend(),
                           [&](const MemberFacts &member) { return lists(member, id); });
    });
}

// The member among those of the loss that answered last; null when none of them does.
const MemberFacts *tellerOf(const History &history, const HistoryLoss &loss)
{
    const MemberFacts *teller = nullptr;
    for (const QString &name : loss.members) {
        const MemberFacts *member = usableMember(history, name);
        if (member && (!teller || member->overview.timeMs > teller->overview.timeMs))
            teller = member;
    }
    return teller;
}

Message howItShowed(const HistoryLoss &loss)
{
    const QString before = QString::number(loss.endedBefore);
    const QString now = QString::number(loss.endedNow);
    const QString lost = QString::number(loss.lost().size());
    // Counts that are equal show nothing.
    const bool counts = loss.endedBefore != loss.endedNow;
    if (loss.uuids && !counts)
        return sentence(SLUICE_TRANSLATE_NOOP(
                            "Finding", "It is another process: its uuid was %1 and is %2. It lists none "
                                       "of %3 jobs that it had."),
                        {loss.uuids->first, loss.uuids->second, lost});
    if (loss.operations && !counts)
        return sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "It is another process: it had completed %1 operations and then "
                                             "%2. Of the jobs that it had it lists none (%3)."),
            {QString::number(loss.operations->first), QString::number(loss.operations->second), lost});
    if (loss.uuids)
        return sentence(
            SLUICE_TRANSLATE_NOOP("Finding",
                                  "It is another process: its uuid was %1 and is %2. It counted %3 ended "
                                  "jobs and now %4, and of the jobs that it had it lists none (%5)."),
            {loss.uuids->first, loss.uuids->second, before, now, lost});
    if (loss.operations)
        return sentence(
            SLUICE_TRANSLATE_NOOP(
                "Finding",
                "It is another process: it had completed %1 operations and then %2. It "
                "counted %3 ended jobs and now %4, and of the jobs that it had it lists none (%5)."),
            {QString::number(loss.operations->first), QString::number(loss.operations->second), before, now,
             lost});
    if (loss.missing.isEmpty())
        return sentence(SLUICE_TRANSLATE_NOOP("Finding", "It counted %1 ended jobs and now none."), {before});
    if (!counts)
        return sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 ended jobs are in no list any more, and they were too young "
                                             "to have expired."),
            {lost});
    return sentence(
        SLUICE_TRANSLATE_NOOP("Finding",
                              "It counted %1 ended jobs and now %2. %3 of them are in no list any more, and "
                              "they were too young to have expired."),
        {before, now, lost});
}

} // namespace

Candidates historyLost(const History &history)
{
    Candidates result;
    for (const HistoryLoss &loss : history.losses()) {
        const MemberFacts *teller = loss.isLoss() ? tellerOf(history, loss) : nullptr;
        if (!teller)
            continue;
        // An engine with a map-store is another process too, and forgets nothing.
        const bool kept = history.nowMs() - loss.untilMs < keepLookingMs && isAnyListed(history, loss);
        Candidate candidate;
        candidate.role = kept ? Candidate::Role::Undone : Candidate::Role::Evidence;
        candidate.code = QStringLiteral("history-lost");
        candidate.severity = Severity::Critical;
        candidate.subject = QStringLiteral("loss %1").arg(loss.number);
        candidate.member = teller->name;
        candidate.sinceMs = loss.untilMs;
        candidate.stampMs = teller->overview.timeMs;
        candidate.spanMs = lastingMs;
        const engine::Overview &overview = teller->overview.value;
        candidate.reported = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 counts %2 finished, %3 failed and %4 cancelled jobs (%5)."),
            {whoSaid(history, teller->name), QString::number(overview.finished),
             QString::number(overview.failed), QString::number(overview.cancelled),
             timeText(teller->overview.timeMs)});
        candidate.observed =
            kept ? sentence(SLUICE_TRANSLATE_NOOP("Finding", "Jobs that it had are listed again."))
                 : howItShowed(loss);
        candidate.cause =
            loss.isRestart()
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "The engine was restarted. Without a map-store it keeps its "
                                                 "jobs and their history in memory only."))
                : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "The engine was restarted without a map-store, or its maps "
                                                 "were cleared, or members that held a part of them were "
                                                 "lost."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "What was known before is shown here until the program ends. Jobs that ran then have "
                       "to be submitted "
                       "again after a look "
                       "at their targets. Configure a map-store, so that the next restart forgets nothing."));
        result.append(candidate);
    }
    return result;
}

} // namespace sluice::monitor
