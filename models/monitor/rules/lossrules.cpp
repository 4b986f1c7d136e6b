#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// Entries of ended jobs live a day (history-job-expire-minutes, 1440 unless set). The server's zone is not
// known, so an age is only believed beyond its largest error.
constexpr qint64 surelyYoungMs = 9LL * 60 * 60 * 1000;

// Every member that answers has this run in no list now.
bool isInNoList(const History &history, const JobRun &run)
{
    bool asked = false;
    for (const MemberFacts &member : history.members()) {
        if (!member.usable() || !member.running.isKnown())
            return false; // it may be there
        asked = asked || member.running.timeMs > run.lastSeenMs;
        const auto word = run.words.constFind(member.name);
        if (word != run.words.cend() && (word->running || word->inEndedList))
            return false;
    }
    return asked;
}

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
    qint64 newest = 0;
    for (const MemberFacts &member : history.members()) {
        const auto readAfter = [&](const QString &list) {
            return member.ended.value(list).timeMs > run.lastSeenMs;
        };
        const bool states = readAfter(QStringLiteral("FINISHED")) && readAfter(QStringLiteral("FAILED")) &&
                            readAfter(QStringLiteral("CANCELED")) &&
                            readAfter(QStringLiteral("SAVEPOINT_DONE"));
        if (!member.usable() || !(states || readAfter(QString())))
            return 0;
        newest = std::max(newest, member.running.timeMs);
    }
    return newest;
}

} // namespace

Candidates vanished(const History &history)
{
    Candidates result;
    for (const QList<JobRun> &runs : history.runs()) {
        const JobRun &run = runs.last();
        // What had ended may be forgotten: that is history-lost, or normal expiry.
        if (run.firstAliveMs == 0 || engine::isEndState(run.last.state))
            continue;
        const qint64 toldMs = unknownSince(history, run);
        const qint64 listedMs = toldMs == 0 ? unlistedMs(history, run) : 0;
        if ((toldMs == 0 && listedMs == 0) || !isInNoList(history, run))
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
            "the target and submit it again; with its id and isStartWithSavePoint=true where it had "
            "checkpoints."));
        result.append(candidate);
    }
    return result;
}

Candidates historyLost(const History &history)
{
    Candidates result;
    if (history.maxEndedCount() == 0)
        return result;
    qint64 stampMs = 0;
    const MemberFacts *teller = nullptr;
    for (const MemberFacts &member : history.members()) {
        const engine::Overview &overview = member.overview.value;
        if (!member.usable() || !member.overview.isKnown())
            continue;
        if (overview.finished + overview.failed + overview.cancelled > 0)
            return result;
        stampMs = std::max(stampMs, member.overview.timeMs);
        teller = &member;
    }
    if (!teller)
        return result;
    // A history that emptied itself by age was old to begin with.
    qint64 newestEndMs = 0;
    forEachRun(history, [&](const JobRun &run) {
        if (engine::isEndState(run.last.state) && run.last.finishTime.isValid()) {
            QDateTime asUtc = run.last.finishTime;
            asUtc.setTimeSpec(Qt::UTC);
            newestEndMs = std::max(newestEndMs, asUtc.toMSecsSinceEpoch());
        }
    });
    const bool mayBeOld = newestEndMs != 0 && history.nowMs() - newestEndMs > surelyYoungMs;
    const bool restarted = std::any_of(history.uuids().cbegin(), history.uuids().cend(),
                                       [](const QStringList &uuids) { return uuids.size() > 1; });
    if (mayBeOld && !restarted && !history.anyFailureSince(history.nowMs() - surelyYoungMs))
        return result;
    Candidate candidate;
    candidate.code = QStringLiteral("history-lost");
    candidate.severity = Severity::Critical;
    candidate.member = teller->name;
    candidate.stampMs = stampMs;
    candidate.spanMs = lastingMs;
    candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 counts no ended job at all (%2)."),
                                  {whoSaid(history, teller->name), timeText(stampMs)});
    candidate.observed = sentence(SLUICE_TRANSLATE_NOOP("Finding", "There were %1 before."),
                                  {QString::number(history.maxEndedCount())});
    candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "The engine was restarted. Without a map-store it keeps its jobs and their history in memory only."));
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "What was known before is kept here. Jobs that ran then have to be submitted again after a look at "
        "their targets. Configure a map-store, so that the next restart forgets nothing."));
    result.append(candidate);
    return result;
}

} // namespace sluice::monitor
