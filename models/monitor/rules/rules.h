#pragma once

#include "models/monitor/candidate.h"
#include "models/monitor/history.h"

/// The rules: each looks at the history after a complete sweep and returns what it sees now. They hold no
/// state; what needs memory is in History. Codes and conditions: README.md of this folder.
namespace sluice::monitor {

// Configuration of running jobs (configrules.cpp).
Candidates batchWithCheckpoint(const History &history);
Candidates streamingWithoutCheckpoint(const History &history);

// Counters (restartrules.cpp, outcomerules.cpp).
Candidates runningButRestarting(const History &history);
Candidates duplicateWrites(const History &history);
Candidates failedButDataComplete(const History &history);
Candidates finishedWithoutRows(const History &history);
Candidates sinkBehindSource(const History &history);

// Threads (threadrules.cpp).
Candidates runningWithoutTasks(const History &history);
Candidates checkpointCoordinatorGone(const History &history);
Candidates taskWithoutJob(const History &history);
/// True while a BATCH job with checkpoints runs: its threads show 15 s before its counters that it is going
/// to be restored and to write again, for about 12 s (measured on 2.3.8), so they have to be looked at often.
bool wantsThreads(const History &history);

// Verdicts that contradict each other (verdictrules.cpp, splitrules.cpp).
Candidates endedButStillRunning(const History &history);
Candidates membersDisagree(const History &history);
Candidates zombieEntry(const History &history);
Candidates restartedSameId(const History &history);

// What was asked of the engine (requestrules.cpp).
Candidates submitIgnored(const History &history);
Candidates stopWithoutEffect(const History &history);

// Time that passes without anything (stallrules.cpp).
Candidates stalledRunning(const History &history);
Candidates stuckTransition(const History &history);
Candidates noSlots(const History &history);

// The cluster (clusterrules.cpp, lossrules.cpp).
Candidates unreachable(const History &history);
Candidates workerLost(const History &history);
Candidates slotsWithoutJob(const History &history);
Candidates counterMismatch(const History &history);
Candidates vanished(const History &history);
Candidates historyLost(const History &history);

/// All of them.
Candidates runRules(const History &history);

} // namespace sluice::monitor
