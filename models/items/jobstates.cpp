#include "models/items/jobstates.h"

#include "models/core/qtshown.h"

#include <QCoreApplication>

namespace sluice::items {

namespace {

struct StateGroups
{
    Q_DECLARE_TR_FUNCTIONS(StateGroups)
};

} // namespace

StateGroup stateGroup(engine::JobState state)
{
    switch (state) {
    case engine::JobState::Initializing:
    case engine::JobState::Created:
    case engine::JobState::Pending:
    case engine::JobState::Scheduled:
        return StateGroup::Waiting;
    case engine::JobState::Running:
        return StateGroup::Running;
    case engine::JobState::Failing:
    case engine::JobState::DoingSavepoint:
    case engine::JobState::Canceling:
        return StateGroup::Stopping;
    case engine::JobState::Failed:
        return StateGroup::Failed;
    case engine::JobState::Finished:
        return StateGroup::Finished;
    case engine::JobState::SavepointDone:
        return StateGroup::Saved;
    case engine::JobState::Canceled:
        return StateGroup::Canceled;
    case engine::JobState::Other:
    case engine::JobState::Unknowable:
        break;
    }
    return StateGroup::Unknown;
}

StateGroup stateGroup(const monitor::JobView &view)
{
    return view.gone || view.unheard ? StateGroup::Gone : stateGroup(view.info.state);
}

QString stateGroupName(StateGroup group)
{
    switch (group) {
    case StateGroup::Waiting:
        return StateGroups::tr("Waiting");
    case StateGroup::Running:
        return StateGroups::tr("Running");
    case StateGroup::Stopping:
        return StateGroups::tr("Stopping");
    case StateGroup::Failed:
        return StateGroups::tr("Failed");
    case StateGroup::Finished:
        return StateGroups::tr("Finished");
    case StateGroup::Saved:
        return StateGroups::tr("Savepoint");
    case StateGroup::Canceled:
        return StateGroups::tr("Canceled");
    case StateGroup::Gone:
        return StateGroups::tr("Last seen");
    case StateGroup::Unknown:
        break;
    }
    return StateGroups::tr("Unknown");
}

QString stateWord(engine::JobState state, const QString &stateText)
{
    if (!stateText.isEmpty())
        return shown(stateText);
    const QString name = engine::stateName(state);
    return name.isEmpty() ? QStringLiteral("?") : name;
}

QString stateWord(const monitor::JobView &view, bool stale)
{
    const QString word = stateWord(view.info.state, view.info.stateText);
    return view.gone || view.unheard || stale ? StateGroups::tr("last seen %1").arg(word) : word;
}

int stateRank(StateGroup group)
{
    switch (group) {
    case StateGroup::Failed:
        return 0;
    case StateGroup::Stopping:
        return 1;
    case StateGroup::Unknown:
    case StateGroup::Gone:
        return 2;
    case StateGroup::Waiting:
        return 3;
    case StateGroup::Running:
        return 4;
    case StateGroup::Canceled:
        return 5;
    case StateGroup::Saved:
        return 6;
    case StateGroup::Finished:
        break;
    }
    return 7;
}

bool canBeStopped(const monitor::JobView &view)
{
    if (view.unheard)
        return false;
    if (view.gone)
        return !view.id.isEmpty() && view.executes;
    return !view.id.isEmpty() &&
           (!engine::isEndState(view.info.state) || view.inRunningList || view.executes);
}

bool goesOnFromCheckpoint(const monitor::JobView &view)
{
    return view.gone && !view.executes && !view.id.isEmpty() && view.mode == engine::JobMode::Streaming;
}

bool canBeResumed(const monitor::JobView &view)
{
    return view.info.state == engine::JobState::SavepointDone || goesOnFromCheckpoint(view);
}

} // namespace sluice::items
