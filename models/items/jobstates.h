#pragma once

#include "models/engine/types.h"

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
    Finished, ///< FINISHED, SAVEPOINT_DONE
    Canceled, ///< CANCELED
    Unknown,  ///< UNKNOWABLE and words that this program does not know
};

inline constexpr std::array allStateGroups{StateGroup::Running, StateGroup::Waiting,  StateGroup::Stopping,
                                           StateGroup::Failed,  StateGroup::Finished, StateGroup::Canceled,
                                           StateGroup::Unknown};

StateGroup stateGroup(engine::JobState state);
/// "Running", in the language of the moment.
QString stateGroupName(StateGroup group);
/// The engine's own word for a job's state, also one that this program does not know.
QString stateWord(engine::JobState state, const QString &stateText);
/// Where a state sorts: failed first, then what changes, running, waiting, ended.
int stateRank(engine::JobState state);

} // namespace sluice::items
