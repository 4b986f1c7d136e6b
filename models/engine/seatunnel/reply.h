#pragma once

#include "models/core/error.h"
#include "models/engine/http/rawreply.h"
#include "models/engine/seatunnel/types.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace sluice::engine {

/// The endpoints this program uses; the client can build no other path.
enum class Endpoint
{
    Other, ///< in a recording: something this program does not ask for (a remark, a DELETE)
    Overview,
    RunningJobs,
    JobInfo,      ///< argument: the job id
    FinishedJobs, ///< argument: "", FINISHED, FAILED, CANCELED, SAVEPOINT_DONE
    SystemMonitoring,
    RunningThreads,
    ClusterInfo, ///< /hazelcast/rest/cluster
    SubmitJob,   ///< POST
    StopJob,     ///< POST
};

/// What became of a POST. It is sent at most once whatever the connection does, so that an answer that was
/// lost leaves it open what the engine did.
enum class Outcome
{
    None,     ///< no POST
    Accepted, ///< the engine answered that it took it
    Refused,  ///< the engine, or what stands before it, answered that it did not
    NotSent,  ///< no byte of it left this computer
    Unknown,  ///< it went out, and no answer tells: look for the effect, never send it again by yourself
};

/// A RawReply, decoded. `payload` is monostate for an error and for Endpoint::Other.
struct Reply
{
    qint64 timeMs = 0;
    QString member;
    qint64 latencyMs = -1;
    Endpoint endpoint = Endpoint::Other;
    QString argument; ///< see Endpoint
    int status = 0;
    std::variant<std::monostate, Overview, QList<JobInfo>, JobInfo, QList<MemberStatus>, QList<ThreadInfo>,
                 QList<ClusterMember>, Submitted>
        payload;
    std::optional<Error> error; ///< transport, HTTP or decoding; its place names the member, and the proxy
    Outcome outcome = Outcome::None; ///< of a POST
    Silence silence = Silence::None;
    QString remark; ///< of a NOTE line
    /// For SubmitJob: the name, id and env the request asked for. For StopJob: the id.
    struct Request
    {
        QString jobName;
        QString jobId;
        bool withSavepoint = false;
        QMap<QString, QString> env;
        /// Rows that the submitted config promises: FakeSource row.num times parallelism when every source is
        /// one; nothing otherwise.
        std::optional<qint64> expectedRows;
    };
    std::optional<Request> request;
};

/// Decodes one exchange. Total: whatever the bytes are, the result is a Reply, with `error` set where they
/// are not what the endpoint answers.
Reply decode(const RawReply &raw);

} // namespace sluice::engine
