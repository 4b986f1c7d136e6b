#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

constexpr int emptySweeps = 3;
constexpr qint64 emptyMs = 1900;

Candidate aboutCluster(const char *code, Severity severity, const MemberFacts &member)
{
    Candidate candidate;
    candidate.code = QLatin1String(code);
    candidate.severity = severity;
    candidate.member = member.name;
    return candidate;
}

Message whyUnreachable(const MemberFacts &member)
{
    constexpr int tooManyRequests = 429;
    constexpr int notNow = 503;
    if (member.lastStatus == tooManyRequests || member.lastStatus == notNow)
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "It answers that it is too full to answer: the engine, or a "
                                              "proxy before it, is overloaded."));
    if (member.lastSilence == engine::Silence::NoConnection)
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Nothing takes the connection: the host is down, the address "
                                              "is wrong, or a firewall is in between."));
    if (member.lastSilence == engine::Silence::HalfAnswer)
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "It begins to answer and does not get to the end in time: the "
                                              "engine or the network is too slow for so long an answer."));
    switch (member.lastError.code) {
    case ErrorCode::Refused:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Nothing listens on this address: the engine is down, or "
                                              "its REST API is off or on another port."));
    case ErrorCode::Timeout:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "It takes connections and does not answer in time: too full "
                                              "to answer (its heap, its threads), a long garbage "
                                              "collection, or a paused process."));
    case ErrorCode::Http:
        return sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "It answers with an error: it may have lost its master."));
    case ErrorCode::Protocol:
    case ErrorCode::Parse:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Something answers that is not the engine's REST API: a "
                                              "proxy, a login page or another program."));
    default:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding", "The network or the process is gone."));
    }
}

/// An answer is the proof that it answers: what was found of its silence is over at once.
Candidate answersAgain(const History &history, const char *code, const MemberFacts &member)
{
    Candidate candidate = aboutCluster(code, Severity::Warning, member);
    candidate.role = Candidate::Role::Undone;
    candidate.subject = member.name;
    candidate.stampMs = member.lastAnswerMs;
    candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 answers again (%2)."),
                                  {whoSaid(history, member.name), timeText(member.lastAnswerMs)});
    candidate.observed =
        sentence(SLUICE_TRANSLATE_NOOP("Finding", "From %1 to %2 it did not answer what was asked: %3"),
                 {timeText(member.failedSinceMs), timeText(member.failedMs)})
            .with(member.lastError.message);
    candidate.cause = whyUnreachable(member);
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding", "See whether it is the same process still, and whether its jobs went on."));
    return candidate;
}

} // namespace

Candidates unreachable(const History &history)
{
    Candidates result;
    for (const MemberFacts &member : history.members()) {
        if (member.failures == 0) {
            if (member.failedMs != 0)
                result += {answersAgain(history, "unreachable", member),
                           answersAgain(history, "answers-with-errors", member)};
            continue;
        }
        Candidate candidate = member.wasMute ? aboutCluster("unreachable", Severity::Warning, member)
                                             : aboutCluster("answers-with-errors", Severity::Warning, member);
        candidate.subject = member.name;
        candidate.sinceMs = member.failedSinceMs;
        candidate.stampMs = member.failedMs;
        candidate.observations = MemberFacts::silentAfter;
        candidate.reported =
            (member.lastStatus == 0 ? SLUICE_MESSAGE("Finding", "%1 did not answer at %2: %3")
                                    : SLUICE_MESSAGE("Finding", "%1 answered with an error at %2: %3"))
                .with(whoSaid(history, member.name), timeText(member.failedMs), member.lastError.message);
        candidate.observed =
            member.lastAnswerMs == 0
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding", "It has not answered once."))
                : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "Its last answer is from %1; everything shown of it is "
                                                 "of that time."),
                           {timeText(member.lastAnswerMs)});
        if (!member.wasMute)
            candidate.observed = sentence(
                SLUICE_TRANSLATE_NOOP("Finding", "It answers, but since %1 not with what was asked for; "
                                                 "everything shown of it is from before."),
                {timeText(member.failedSinceMs)});
        candidate.cause = whyUnreachable(member);
        candidate.advice =
            member.wasMute
                ? sentence(SLUICE_TRANSLATE_NOOP(
                      "Finding",
                      "Check the address and the process. Do not conclude that its jobs stopped: a member "
                      "that does not answer may go on writing."))
                : sentence(SLUICE_TRANSLATE_NOOP(
                      "Finding",
                      "Read the error in its log, and look at its heap and its master. Do not conclude that "
                      "its jobs stopped: they may go on writing."));
        result.append(candidate);
    }
    return result;
}

Candidates workerLost(const History &history)
{
    Candidates result;
    for (const MemberFacts &member : history.members()) {
        if (!member.usable() || !member.overview.isKnown() ||
            history.nowMs() - member.overview.timeMs > listFreshMs)
            continue;
        const int workers = member.overview.value.workers;
        if (workers >= history.maxWorkers())
            continue;
        QStringList restarted;
        forEachLive(history, [&](const JobRun &run, const QString &, const MemberWord &word) {
            if (!word.track.falls().isEmpty() || !run.threadReturns.isEmpty())
                restarted << run.name;
        });
        restarted.sort(); // else another order is another sentence, and that an update
        Candidate candidate = aboutCluster("worker-lost", Severity::Warning, member);
        candidate.stampMs = member.overview.timeMs;
        candidate.rank = workers;
        candidate.reported = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 counts %2 workers (%3)."),
            {whoSaid(history, member.name), QString::number(workers), timeText(member.overview.timeMs)});
        candidate.observed =
            restarted.isEmpty()
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding", "There were %1 before."),
                           {QString::number(history.maxWorkers())})
                : sentence(SLUICE_TRANSLATE_NOOP("Finding", "There were %1 before. Restarted since: %2."),
                           {QString::number(history.maxWorkers()), restarted.join(QStringLiteral(", "))});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "A worker stopped, crashed, or was paused so long that the others gave it up."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Find out which one and start it again. Jobs that had tasks on it start over: check their "
            "targets for double rows. If you took it away on purpose, nothing is wrong."));
        result.append(candidate);
        return result;
    }
    return result;
}

Candidates slotsWithoutJob(const History &history)
{
    Candidates result;
    for (const MemberFacts &member : history.members()) {
        const engine::Overview &overview = member.overview.value;
        const bool fresh = member.usable() && member.running.isKnown() &&
                           history.nowMs() - member.running.timeMs <= listFreshMs;
        const int inUse = overview.totalSlots - overview.unassignedSlots;
        if (!fresh || !member.running.value.isEmpty() || overview.running > 0 || inUse <= 0)
            continue;
        Candidate candidate = aboutCluster("slots-without-job", Severity::Warning, member);
        candidate.stampMs = std::min(member.overview.timeMs, member.running.timeMs);
        candidate.observations = emptySweeps;
        candidate.spanMs = emptyMs;
        candidate.rank = inUse;
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 has no running job in its list (%2)."),
                     {whoSaid(history, member.name), timeText(member.running.timeMs)});
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 slots are in use."), {QString::number(inUse)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "Jobs go on that the engine lost from its list, or slots were not given back."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Do not restart the engine and do not submit those jobs again before you have looked at the "
            "threads of every member: something may still be writing."));
        result.append(candidate);
        return result;
    }
    return result;
}

Candidates counterMismatch(const History &history)
{
    Candidates result;
    for (const MemberFacts &member : history.members()) {
        if (!member.usable() || !member.overview.isKnown() || !member.running.isKnown())
            continue;
        const engine::Overview &overview = member.overview.value;
        const auto listed = static_cast<int>(member.running.value.size());
        const auto failedList = member.ended.value(QStringLiteral("FAILED"));
        const bool sameSweep = member.running.sweep == member.overview.sweep;
        const bool runningDiffers = sameSweep && overview.running != listed;
        const bool failedDiffers = failedList.isKnown() && failedList.sweep == member.overview.sweep &&
                                   overview.failed != failedList.value.size();
        if (!runningDiffers && !failedDiffers)
            continue;
        const int counted = runningDiffers ? overview.running : overview.failed;
        const int shown = runningDiffers ? listed : static_cast<int>(failedList.value.size());
        Candidate candidate = aboutCluster("counter-mismatch", Severity::Warning, member);
        // Other numbers are another observation: jobs come and go between two requests.
        candidate.subject =
            QStringLiteral("%1/%2/%3/%4").arg(member.name).arg(runningDiffers).arg(counted).arg(shown);
        candidate.stampMs = member.overview.timeMs;
        candidate.spanMs = emptyMs;
        candidate.observations = emptySweeps;
        candidate.reported =
            runningDiffers ? sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 counts %2 running jobs (%3)."),
                                      {whoSaid(history, member.name), QString::number(counted),
                                       timeText(member.overview.timeMs)})
                           : sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 counts %2 failed jobs (%3)."),
                                      {whoSaid(history, member.name), QString::number(counted),
                                       timeText(member.overview.timeMs)});
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "Its list has %1."), {QString::number(shown)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Count and list come from different maps of the engine; entries were lost or left behind."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "Trust the list less than usual: compare it with the threads of every member."));
        result.append(candidate);
    }
    return result;
}

} // namespace sluice::monitor
