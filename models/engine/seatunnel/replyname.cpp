#include "models/engine/seatunnel/replyname.h"

#include "models/engine/seatunnel/diagnosis.h"
#include "models/engine/seatunnel/endpoint.h"

namespace sluice::engine {

namespace {

QString words(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Overview:
        return Diagnosis::tr("The overview");
    case Endpoint::RunningJobs:
        return Diagnosis::tr("The list of running jobs");
    case Endpoint::FinishedJobs:
        return Diagnosis::tr("The list of ended jobs");
    case Endpoint::JobInfo:
        return Diagnosis::tr("The answer about one job");
    case Endpoint::SystemMonitoring:
        return Diagnosis::tr("The list of the members' states");
    case Endpoint::RunningThreads:
        return Diagnosis::tr("The list of running threads");
    case Endpoint::ClusterInfo:
        return Diagnosis::tr("The list of members");
    case Endpoint::SubmitJob:
        return Diagnosis::tr("The answer to the submit");
    case Endpoint::StopJob:
        return Diagnosis::tr("The answer to the stop");
    case Endpoint::Other:
        break;
    }
    return Diagnosis::tr("The answer");
}

} // namespace

QString replyName(const RawReply &raw)
{
    // Without the query: that of a submit has the job's name.
    return QStringLiteral("%1 (%2)").arg(words(parseCall(raw.method, raw.path).endpoint),
                                         raw.path.section(QLatin1Char('?'), 0, 0));
}

} // namespace sluice::engine
