// The part of History that follows threads: proof of what executes, wherever every member tells.
#include "models/monitor/history.h"

namespace sluice::monitor {

namespace {

// A member's threads are the word of a sweep only when they are about as old as the sweep.
constexpr qint64 threadsKnownMs = 6000;
constexpr qint64 goneMs = 1000;

void noteReturn(JobRun &run, qint64 timeMs)
{
    if (run.threadsGoneSweeps >= 2 && run.threadsStillGoneMs - run.threadsGoneMs >= goneMs) {
        const engine::JobCounters &counters = run.last.counters;
        addRestart(run.threadReturns,
                   {Restart::Kind::ThreadsReturned, timeMs, counters.sourceRows.value_or(0),
                    counters.sinkRows.value_or(0), counters.sourceRows.value_or(0)});
    }
    run.threadsGoneSweeps = 0;
    run.threadsGoneMs = 0;
    run.threadsSeenMs = timeMs;
}

void countTellers(QHash<QString, int> &tellers, const QSet<QString> &before, const QSet<QString> &now)
{
    for (const QString &id : now)
        ++tellers[id];
    for (const QString &id : before)
        if (--tellers[id] == 0)
            tellers.remove(id);
}

} // namespace

void History::addThreads(MemberFacts &member, const engine::Reply &reply)
{
    const auto *list = std::get_if<QList<engine::ThreadInfo>>(&reply.payload);
    if (!list)
        return;
    ThreadFacts facts;
    for (const engine::ThreadInfo &thread : *list) {
        if (thread.kind == engine::ThreadInfo::Kind::TaskGroup)
            ++facts.taskGroups[thread.jobId];
        else if (thread.kind == engine::ThreadInfo::Kind::CheckpointCoordinator)
            facts.coordinators.insert(thread.jobId);
    }
    const auto keysOf = [](const QHash<QString, int> &groups) {
        return QSet<QString>(groups.keyBegin(), groups.keyEnd());
    };
    countTellers(taskTellers_, keysOf(member.threads.value.taskGroups), keysOf(facts.taskGroups));
    countTellers(coordinatorTellers_, member.threads.value.coordinators, facts.coordinators);
    for (auto it = facts.taskGroups.cbegin(); it != facts.taskGroups.cend(); ++it)
        if (runs_.contains(it.key()))
            rest_.wake(it.key());
    member.threads = {facts, reply.timeMs, sweep_};
}

void History::settleThreads()
{
    qint64 newestMs = 0;
    bool complete = true;
    int workers = 0;
    for (const MemberFacts &member : std::as_const(members_)) {
        if (member.threads.sweep == sweep_)
            newestMs = std::max(newestMs, member.threads.timeMs);
        workers = std::max(workers, member.overview.value.workers);
        complete = complete && member.usable() && member.threads.isKnown() &&
                   nowMs_ - member.threads.timeMs <= threadsKnownMs;
    }
    if (newestMs == 0)
        return;
    // Task groups may run on workers that nobody asks; "absent" needs all of them.
    complete = complete && members_.size() >= std::max(workers, 1);
    if (complete && (completeLooks_.isEmpty() || newestMs > completeLooks_.constLast()))
        completeLooks_.append(newestMs);
    for (const QString &id : rest_.awake()) {
        JobRun &run = runs_[id].last();
        if (run.last.state != engine::JobState::Running || run.firstAliveMs == 0)
            continue;
        const bool tasks = taskTellers_.contains(run.id);
        const bool coordinator = coordinatorTellers_.contains(run.id);
        if (tasks) {
            noteReturn(run, newestMs);
        } else if (complete) {
            if (run.threadsGoneMs == 0)
                run.threadsGoneMs = newestMs;
            run.threadsGoneSweeps += newestMs > run.threadsStillGoneMs ? 1 : 0;
            run.threadsStillGoneMs = newestMs;
        }
        run.coordinatorSeen = run.coordinatorSeen || coordinator;
        if (coordinator) {
            run.coordinatorGoneMs = 0;
            run.coordinatorGoneLooks = 0;
        } else if (tasks && complete) {
            run.coordinatorGoneMs = run.coordinatorGoneMs == 0 ? newestMs : run.coordinatorGoneMs;
            run.coordinatorGoneLooks += newestMs > run.coordinatorStillGoneMs ? 1 : 0;
            run.coordinatorStillGoneMs = newestMs;
        }
    }
}

} // namespace sluice::monitor
