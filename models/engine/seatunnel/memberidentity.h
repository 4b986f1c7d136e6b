#pragma once

#include "models/engine/seatunnel/reply.h"

#include <QSet>
#include <QString>

namespace sluice::engine {

/// Who a member is, whatever the address and the flavour it is asked under. What could not be learnt is
/// empty.
struct MemberIdentity
{
    QString uuid;                  ///< REST v1 only; another one after a restart
    QString instance;              ///< see instanceName(); both flavours; another one after a restart
    QSet<QString> memberUuids;     ///< of all that it sees, itself too; v1 only
    QSet<QString> memberAddresses; ///< "host:port" in the cluster's own words, of all that it sees

    /// Takes what a ClusterInfo, RunningThreads or SystemMonitoring tells; other replies and errors change
    /// nothing.
    void take(const Reply &reply);

    bool operator==(const MemberIdentity &) const = default;
};

enum class Kinship
{
    Unknown,   ///< too little is known
    Same,      ///< one and the same member
    Siblings,  ///< two members that see each other
    Strangers, ///< two that do not: members of two clusters, or of one that has split
};

Kinship kinship(const MemberIdentity &a, const MemberIdentity &b);

} // namespace sluice::engine
