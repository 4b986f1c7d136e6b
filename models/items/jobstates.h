#pragma once

#include "models/engine/seatunnel/types.h"
#include "models/monitor/snapshot.h"

#include <QString>

#include <array>

namespace sluice::items {

/// The states of the engine as a person sorts them: the chips above the jobs table.
enum class StateGroup
{
    Waiting,  ///< INITIALIZING, CREATED, PENDING, SCHEDULED
    Running,  ///< RUNNING
    Stopping, ///< FAILING, DOING_SAVEPOINT, CANCELING
    Failed,   ///< FAILED
    Finished, ///< FINISHED
    Saved,    ///< SAVEPOINT_DONE: stopped, to go on from there
    Canceled, ///< CANCELED
    Unknown,  ///< UNKNOWABLE and words that this program does not know
    Gone,     ///< not ended, and in no list any more or of nobody who answers: its state is the last seen
};

inline constexpr std::array allStateGroups{StateGroup::Running,  StateGroup::Waiting,  StateGroup::Stopping,
                                           StateGroup::Failed,   StateGroup::Finished, StateGroup::Saved,
                                           StateGroup::Canceled, StateGroup::Unknown,  StateGroup::Gone};

StateGroup stateGroup(engine::JobState state);
/// The same for a job of a cluster, which may be gone.
StateGroup stateGroup(const monitor::JobView &view);
/// "Running", in the language of the moment.
QString stateGroupName(StateGroup group);
/// The engine's own word for a job's state, also one that this program does not know.
QString stateWord(engine::JobState state, const QString &stateText);
/// The same for a job of a cluster: "last seen RUNNING" for one that is gone, or of which nothing was heard
/// for too long.
QString stateWord(const monitor::JobView &view, bool stale = false);

/// There may be something to stop: it has not ended, or it has by one word and goes on by another (a running
/// list, threads). Of a gone one only threads tell. Not while who tells of it does not answer: nobody would
/// take the stop.
bool canBeStopped(const monitor::JobView &view);
/// It is gone, nothing of it executes, and it took checkpoints: a submit under its id goes on from the last.
bool goesOnFromCheckpoint(const monitor::JobView &view);
/// Something of it was kept, a savepoint or a checkpoint, that a submit under its id goes on from.
bool canBeResumed(const monitor::JobView &view);
/// Where a state sorts: failed first, then what changes, running, waiting, ended.
int stateRank(StateGroup group);

} // namespace sluice::items
