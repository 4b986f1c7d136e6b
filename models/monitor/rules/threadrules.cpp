#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/expectation.h"
#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

using engine::JobMode;
using engine::JobState;

constexpr qint64 absentMs = 800;
// A run needs this long after it was first seen RUNNING to deploy its tasks.
constexpr qint64 deployMs = 3000;
constexpr qint64 coordinatorStartMs = 15000;
// A coordinator that could not end a checkpoint lives for about a second (measured on 2.3.8), so in a BATCH
// job it may never be seen. Its tasks start with it and end a moment after it: if they execute this long
// without it, it is gone.
constexpr qint64 withoutCoordinatorMs = 3000;
constexpr int withoutCoordinatorLooks = 3;

bool listedAnywhere(const History &history, const QString &jobId)
{
    const auto found = history.runs().constFind(jobId);
    if (found == history.runs().cend())
        return false;
    for (const JobRun &run : *found)
        for (const MemberWord &word : run.words)
            if (word.running || word.ended)
                return true;
    return false;
}

// What ended without being in a list that was read: the overview of some member counts more ended jobs of a
// kind than were listed, and that list was not read.
bool listsKnown(const History &history)
{
    return std::all_of(history.members().cbegin(), history.members().cend(), [](const MemberFacts &member) {
        return !member.usable() || (member.running.isKnown() && endedListsKnown(member));
    });
}

} // namespace

Candidates runningWithoutTasks(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        // Only for a run whose threads could be seen before: a job that waits for slots has none, and where
        // tasks share threads these carry no id at all.
        if (run.threadsGoneSweeps == 0 || run.threadsSeenMs == 0 || run.last.state != JobState::Running)
            return;
        if (!threadSight(history).complete || run.threadsGoneMs - run.firstAliveMs < deployMs)
            return;
        Candidate candidate = aboutRun("running-without-tasks", Severity::Warning, run);
        candidate.member = member;
        candidate.sinceMs = run.threadsGoneMs;
        candidate.stampMs = run.threadsStillGoneMs;
        candidate.spanMs = absentMs;
        candidate.needsEveryMember = true;
        candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as RUNNING (%3)."),
                                      {whoSaid(history, member), run.name, timeText(word.aliveMs)});
        candidate.observed = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "No thread on any member has executed a task of it since %1."),
            {timeText(run.threadsGoneMs)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "It waits to be restored after a failure (the engine waits a few seconds between attempts), "
            "or it is dead and the engine has not noticed."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Wait half a minute. If its threads come back, it started over: see running-but-restarting. If "
            "they do not, stop the job by its id and check the target before you run it again."));
        result.append(candidate);
    });
    return result;
}

Candidates checkpointCoordinatorGone(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        if (!hasCheckpointInterval(run) || run.coordinatorGoneMs == 0 || run.last.state != JobState::Running)
            return;
        const bool streaming = run.mode == JobMode::Streaming;
        const bool started = run.coordinatorGoneMs - run.firstAliveMs >= coordinatorStartMs;
        const bool without = run.coordinatorGoneLooks >= withoutCoordinatorLooks &&
                             run.coordinatorStillGoneMs - run.coordinatorGoneMs >= withoutCoordinatorMs;
        // Never seen: in a stream it should have been there for long.
        if (!run.coordinatorSeen && !(streaming ? started : run.mode == JobMode::Batch && without))
            return;
        Candidate candidate =
            aboutRun("checkpoint-coordinator-gone", streaming ? Severity::Critical : Severity::Warning, run);
        candidate.member = member;
        candidate.sinceMs = run.coordinatorGoneMs;
        candidate.stampMs = run.coordinatorStillGoneMs;
        candidate.spanMs = absentMs;
        candidate.needsEveryMember = true;
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "%1 reports job %2 as RUNNING with checkpoint.interval = %3 (%4)."),
                     {whoSaid(history, member), run.name,
                      run.env.value(QStringLiteral("checkpoint.interval")), timeText(word.aliveMs)});
        candidate.observed = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "Its tasks execute, but since %1 no member has a thread that "
                                             "coordinates its checkpoints."),
            {timeText(run.coordinatorGoneMs)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "A checkpoint failed and its coordinator was shut down; the engine will cancel the pipeline "
            "and restore it, or it goes on without checkpoints."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Do not count on the last checkpoint: a restart would go on from an old state. Stop the job "
            "with a savepoint if it still takes one, and start it again."));
        result.append(candidate);
    });
    return result;
}

bool wantsThreads(const History &history)
{
    bool wants = false;
    forEachLive(history, [&](const JobRun &run, const QString &, const MemberWord &) {
        wants = wants || (run.mode == JobMode::Batch && run.last.state == JobState::Running &&
                          hasCheckpointInterval(run));
    });
    return wants;
}

Candidates taskWithoutJob(const History &history)
{
    Candidates result;
    if (!listsKnown(history))
        return result;
    for (const MemberFacts *member : threadSight(history).members) {
        for (auto it = member->threads.value.taskGroups.cbegin();
             it != member->threads.value.taskGroups.cend(); ++it) {
            if (listedAnywhere(history, it.key()))
                continue;
            const JobRun *run = history.newest(it.key());
            Candidate candidate;
            candidate.code = QStringLiteral("task-without-job");
            candidate.severity = Severity::Critical;
            candidate.subject = it.key();
            candidate.jobId = it.key();
            candidate.jobName = run ? run->name : QString();
            candidate.member = member->name;
            candidate.stampMs = std::min(member->threads.timeMs, member->running.timeMs);
            candidate.spanMs = absentMs;
            candidate.needsEveryMember = true;
            candidate.reported =
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "No member has job %1 in any list (%2)."),
                         {it.key(), timeText(member->running.timeMs)});
            candidate.observed = sentence(
                SLUICE_TRANSLATE_NOOP("Finding", "%1 executes %2 of its task groups (%3)."),
                {whoSaid(history, member->name), QString::number(*it), timeText(member->threads.timeMs)});
            candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "The engine lost its entry for the job (a change of master, a cleared map) while the "
                "tasks went on."));
            candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "Do not restart the engine and do not submit the job again: it still writes. Wait for it "
                "to end, or stop it by its id on every member; then check the target."));
            result.append(candidate);
        }
    }
    return result;
}

} // namespace sluice::monitor
