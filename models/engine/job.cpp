#include "models/engine/job.h"

#include <array>

namespace sluice::engine {

namespace {

struct StateName
{
    JobState state;
    QLatin1String name;
};

constexpr std::array<StateName, 13> stateNames{{
    {JobState::Initializing, QLatin1String("INITIALIZING")},
    {JobState::Created, QLatin1String("CREATED")},
    {JobState::Pending, QLatin1String("PENDING")},
    {JobState::Scheduled, QLatin1String("SCHEDULED")},
    {JobState::Running, QLatin1String("RUNNING")},
    {JobState::Failing, QLatin1String("FAILING")},
    {JobState::DoingSavepoint, QLatin1String("DOING_SAVEPOINT")},
    {JobState::Canceling, QLatin1String("CANCELING")},
    {JobState::Failed, QLatin1String("FAILED")},
    {JobState::Canceled, QLatin1String("CANCELED")},
    {JobState::Finished, QLatin1String("FINISHED")},
    {JobState::SavepointDone, QLatin1String("SAVEPOINT_DONE")},
    {JobState::Unknowable, QLatin1String("UNKNOWABLE")},
}};

} // namespace

bool isEndState(JobState state)
{
    return state == JobState::Failed || state == JobState::Canceled || state == JobState::Finished ||
           state == JobState::SavepointDone;
}

QString stateName(JobState state)
{
    for (const StateName &entry : stateNames) {
        if (entry.state == state)
            return entry.name;
    }
    return {};
}

JobState stateFromName(const QString &name)
{
    for (const StateName &entry : stateNames) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.state;
    }
    return JobState::Other;
}

JobMode JobInfo::mode() const
{
    // The engine's option is an enum that is read without regard to case.
    const QString mode = envOptions.value(QStringLiteral("job.mode"));
    if (mode.compare(QLatin1String("BATCH"), Qt::CaseInsensitive) == 0)
        return JobMode::Batch;
    if (mode.compare(QLatin1String("STREAMING"), Qt::CaseInsensitive) == 0)
        return JobMode::Streaming;
    return JobMode::Unknown;
}

QString modeName(JobMode mode)
{
    switch (mode) {
    case JobMode::Batch:
        return QStringLiteral("BATCH");
    case JobMode::Streaming:
        return QStringLiteral("STREAMING");
    case JobMode::Unknown:
        break;
    }
    return {};
}

} // namespace sluice::engine
