#pragma once

#include "models/core/error.h"
#include "models/engine/types.h"

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

/// How a member kept silent, where no whole answer came.
enum class Silence
{
    None,         ///< an answer came, or the failure was no silence (refused, cut off)
    NoConnection, ///< nothing took the connection: host down, wrong address, firewall
    NoAnswer,     ///< the connection was taken and the question read, no byte came: full, paused or hung
    HalfAnswer,   ///< the answer began and stopped
};

/// One exchange as it went over the wire, or as a recording has it.
struct RawReply
{
    qint64 timeMs = 0;     ///< when the request was sent; since 1970 UTC
    QString member;        ///< "host:port"; empty where a recording names none
    qint64 latencyMs = -1; ///< -1: not measured
    QByteArray method = "GET";
    QString path;       ///< with query, without the base ("/submit-job?jobName=a")
    int status = 0;     ///< 0: no answer
    QByteArray request; ///< body of a POST
    QByteArray body;
    std::optional<Error> transportError; ///< set when status is 0
    QString via;                         ///< "host:port" of the proxy in between; empty: none
    bool sent = true;                    ///< false: no byte of the request left this computer
    Silence silence = Silence::None;
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
