#include "models/engine/seatunnel/replyname.h"

#include "models/engine/seatunnel/endpoint.h"

namespace sluice::engine {

namespace {

Message words(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Overview:
        return SLUICE_MESSAGE("Engine", "The overview");
    case Endpoint::RunningJobs:
        return SLUICE_MESSAGE("Engine", "The list of running jobs");
    case Endpoint::FinishedJobs:
        return SLUICE_MESSAGE("Engine", "The list of ended jobs");
    case Endpoint::JobInfo:
        return SLUICE_MESSAGE("Engine", "The answer about one job");
    case Endpoint::SystemMonitoring:
        return SLUICE_MESSAGE("Engine", "The list of the members' states");
    case Endpoint::RunningThreads:
        return SLUICE_MESSAGE("Engine", "The list of running threads");
    case Endpoint::ClusterInfo:
        return SLUICE_MESSAGE("Engine", "The list of members");
    case Endpoint::SubmitJob:
        return SLUICE_MESSAGE("Engine", "The answer to the submit");
    case Endpoint::StopJob:
        return SLUICE_MESSAGE("Engine", "The answer to the stop");
    case Endpoint::Other:
        break;
    }
    return SLUICE_MESSAGE("Engine", "The answer");
}

} // namespace

Message replyName(const RawReply &raw)
{
    // Without the query: that of a submit has the job's name.
    return SLUICE_MESSAGE("Engine", "%1 (%2)")
        .with(words(parseCall(raw.method, raw.path).endpoint), raw.path.section(QLatin1Char('?'), 0, 0));
}

} // namespace sluice::engine
