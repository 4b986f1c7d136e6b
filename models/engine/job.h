#pragma once

#include "models/core/message.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>

#include <optional>

/// What an engine says of a job, whichever engine it is: what is stored, compared and shown. Facts in
/// comments were measured on SeaTunnel 2.3.8 (REST v1) and 2.3.9-SNAPSHOT (v2) unless they say otherwise.
namespace sluice::engine {

/// JobStatus of the engine. Other is a text this program does not know; JobInfo::stateText keeps it.
enum class JobState
{
    Other,
    Initializing,
    Created,
    Pending, ///< since 2.3.9; 2.3.8 has none
    Scheduled,
    Running,
    Failing,
    DoingSavepoint,
    Canceling,
    Failed,
    Canceled,
    Finished,
    SavepointDone,
    Unknowable,
};

/// FAILED, CANCELED, FINISHED, SAVEPOINT_DONE: the engine says that the job is over. UNKNOWABLE is not one of
/// them here: it means that the engine cannot tell.
bool isEndState(JobState state);
/// The engine's own spelling ("DOING_SAVEPOINT"); empty for Other.
QString stateName(JobState state);
JobState stateFromName(const QString &name);

enum class JobMode
{
    Unknown,
    Batch,
    Streaming
};
/// "BATCH", "STREAMING"; empty for Unknown.
QString modeName(JobMode mode);

/// Row and byte counters of a job, summed over its attempts: a restored job counts its rows again.
struct JobCounters
{
    std::optional<qint64> sourceRows;        ///< SourceReceivedCount
    std::optional<qint64> sinkRows;          ///< SinkWriteCount: handed to the sink, not proof of arrival
    std::optional<qint64> sinkCommittedRows; ///< SinkCommittedCount, from 2.3.13 on
    std::optional<qint64> sourceBytes;
    std::optional<qint64> sinkBytes;
    QMap<QString, qint64> sourceRowsByTable;
    QMap<QString, qint64> sinkRowsByTable;

    bool operator==(const JobCounters &) const = default;
};

enum class StageKind
{
    Unknown,
    Source,
    Transform,
    Sink
};

struct DagVertex
{
    int id = 0;
    QString name; ///< "Source[0]-FakeSource", without the "pipeline-1 [...]" and "(id=1)" around it
    StageKind kind = StageKind::Unknown;
    std::optional<int> parallelism;
    int pipeline = 0; ///< from 1; 0: the reply does not say

    bool operator==(const DagVertex &) const = default;
};

struct DagEdge
{
    int from = 0; ///< DagVertex::id
    int to = 0;

    bool operator==(const DagEdge &) const = default;
};

/// The job graph, whichever of the four shapes it came in.
struct JobDag
{
    QList<DagVertex> vertices;
    QList<DagEdge> edges;

    bool operator==(const JobDag &) const = default;
};

/// One job as one member reported it in one reply.
struct JobInfo
{
    QString id; ///< up to 19 digits; text from the wire to the screen
    QString name;
    JobState state = JobState::Other;
    QString stateText; ///< the engine's own word
    /// False for the answer to an unknown id: 200 with nothing but the id.
    bool known = true;
    QMap<QString, QString> envOptions; ///< 2.3.8: only while running
    /// In the server's own zone, which the engine does not tell; whole seconds. Invalid when absent. The
    /// digits are labelled UTC so that they stay as they came: compare them with each other, show them, never
    /// convert.
    QDateTime createTime;
    QDateTime finishTime;
    QString errorMessage; ///< a whole Java stack trace; only when ended
    JobDag dag;
    JobCounters counters;
    bool startedWithSavepoint = false;
    /// An entry of a list that is not as it must be: why, in a sentence; empty otherwise. What could be read
    /// of it is in the other fields (the id may be empty), the rest of the list is not touched by it.
    Message malformed;
    QByteArray raw; ///< the entry as it came, where malformed is set

    JobMode mode() const; ///< from envOptions["job.mode"]; Unknown when the reply has none
    bool operator==(const JobInfo &) const = default;
};

} // namespace sluice::engine

Q_DECLARE_METATYPE(sluice::engine::JobState)
