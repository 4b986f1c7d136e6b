#include "models/monitor/rules/rules.h"

#include <array>

namespace sluice::monitor {

Candidates runRules(const History &history)
{
    using Rule = Candidates (*)(const History &);
    static constexpr std::array<Rule, 24> rules = {
        failedButDataComplete,
        duplicateWrites,
        endedButStillRunning,
        membersDisagree,
        runningButRestarting,
        runningWithoutTasks,
        checkpointCoordinatorGone,
        taskWithoutJob,
        submitIgnored,
        historyLost,
        vanished,
        unreachable,
        workerLost,
        noSlots,
        slotsWithoutJob,
        zombieEntry,
        counterMismatch,
        stopWithoutEffect,
        stalledRunning,
        stuckTransition,
        finishedWithoutRows,
        sinkBehindSource,
        batchWithCheckpoint,
        restartedSameId,
    };
    Candidates all = streamingWithoutCheckpoint(history);
    for (const Rule rule : rules)
        all += rule(history);
    return all;
}

} // namespace sluice::monitor
