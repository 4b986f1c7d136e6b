#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/reply.h"

#include <QString>

namespace sluice::engine {

struct RequestSpec;

/// What a path of this API asks for.
struct EndpointCall
{
    Endpoint endpoint = Endpoint::Other;
    QString argument; ///< see Endpoint

    bool operator==(const EndpointCall &) const = default;
};

/// A job id as the engine makes them: 1 to 20 digits and nothing else.
bool isJobId(const QString &text);

/// SubmitJob and StopJob are POSTs, everything else is a GET.
bool isPost(Endpoint endpoint);

/// The path with its query, without the base ("/job-info/123", "/submit-job?jobName=a%20b"), percent-encoded.
/// Only paths of the endpoints of this program can be made: on v1 every other path below the same base is an
/// operation on the engine's own maps (DELETE /engine_runningJobInfo empties its list of jobs; measured on
/// 2.3.8). InvalidArgument for Endpoint::Other, an id that is not digits or a state that is not an end state.
Result<QString> requestPath(const RequestSpec &request);

/// The body of a StopJob; its id goes as text, as 2.3.8 and later take it.
QByteArray stopBody(const QString &jobId, bool withSavepoint);

/// What a recorded exchange asked for. Knows paths with and without the v1 prefix, a trailing slash, queries,
/// and the deprecated /running-job/ID. Endpoint::Other for everything else.
EndpointCall parseCall(const QByteArray &method, const QString &path);

/// What goes between "http://host:port[/context]" and requestPath().
QString pathPrefix(ApiFlavour flavour, Endpoint endpoint);

/// False for ClusterInfo on v2, which has no such endpoint.
bool isOffered(ApiFlavour flavour, Endpoint endpoint);

} // namespace sluice::engine
