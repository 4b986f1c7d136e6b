#pragma once

#include "models/engine/job.h"

#include <QMap>
#include <QString>

#include <optional>

/// What a SeaTunnel engine says, the same structs for every version and REST flavour. Facts in comments were
/// measured on 2.3.8 (v1) and 2.3.9-SNAPSHOT (v2) unless they say otherwise.
namespace sluice::engine {

/// v1: Hazelcast's port, paths under /hazelcast/rest/maps. v2: Jetty, the same paths under a context path.
enum class ApiFlavour
{
    V1,
    V2
};

/// GET /overview. Every value is a JSON string on the wire.
struct Overview
{
    QString version; ///< "2.3.8"
    QString commit;
    int totalSlots = 0;      ///< with dynamic slots: slots in use
    int unassignedSlots = 0; ///< with dynamic slots: 0
    int running = 0;
    int finished = 0; ///< SAVEPOINT_DONE is counted nowhere
    int failed = 0;
    int cancelled = 0;
    int workers = 0;
    std::optional<int> pending; ///< newer engines only

    bool operator==(const Overview &) const = default;
};

/// What a thread name of GET /running-threads tells.
struct ThreadInfo
{
    enum class Kind
    {
        Other,
        TaskGroup,
        CheckpointCoordinator
    };
    Kind kind = Kind::Other;
    QString name;
    QString jobId; ///< TaskGroup and CheckpointCoordinator only
    int pipeline = 0;
    qint64 taskGroup = 0; ///< TaskGroup only

    bool operator==(const ThreadInfo &) const = default;
};

/// One entry of GET /system-monitoring-information.
struct MemberStatus
{
    bool isMaster = false;
    QString host;
    int port = 0;
    QMap<QString, QString> values; ///< everything else, as the engine spells it ("23.5G", "69.89%")

    bool operator==(const MemberStatus &) const = default;
};

/// One entry of `members` of GET /hazelcast/rest/cluster (v1 only). The uuid changes when the member
/// restarts.
struct ClusterMember
{
    QString address; ///< "[localhost]:5801" as it comes
    QString uuid;
    bool local = false; ///< this is the member that answered

    bool operator==(const ClusterMember &) const = default;
};

struct Submitted
{
    QString jobId;
    QString jobName;

    bool operator==(const Submitted &) const = default;
};

} // namespace sluice::engine
