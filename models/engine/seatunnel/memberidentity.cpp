#include "models/engine/seatunnel/memberidentity.h"

#include "models/engine/seatunnel/threadname.h"

namespace sluice::engine {

namespace {

/// "[localhost]:5801", as /hazelcast/rest/cluster has it, is "localhost:5801".
QString plainAddress(QString address)
{
    const bool six = address.count(QLatin1Char(':')) > 1;
    return six ? address : address.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
}

} // namespace

void MemberIdentity::take(const Reply &reply)
{
    if (const auto *members = std::get_if<QList<ClusterMember>>(&reply.payload)) {
        for (const ClusterMember &member : *members) {
            if (member.local)
                uuid = member.uuid;
            if (!member.uuid.isEmpty())
                memberUuids.insert(member.uuid);
            memberAddresses.insert(plainAddress(member.address));
        }
        if (members->size() == 1 && uuid.isEmpty())
            uuid = members->first().uuid;
    } else if (const auto *statuses = std::get_if<QList<MemberStatus>>(&reply.payload)) {
        for (const MemberStatus &status : *statuses)
            memberAddresses.insert(QStringLiteral("%1:%2").arg(status.host).arg(status.port));
    } else if (const auto *threads = std::get_if<QList<ThreadInfo>>(&reply.payload)) {
        if (const QString name = instanceName(*threads); !name.isEmpty())
            instance = name;
    }
}

Kinship kinship(const MemberIdentity &a, const MemberIdentity &b)
{
    if (!a.uuid.isEmpty() && !b.uuid.isEmpty()) {
        if (a.uuid == b.uuid)
            return Kinship::Same;
        const bool seen = a.memberUuids.contains(b.uuid) || b.memberUuids.contains(a.uuid);
        return seen ? Kinship::Siblings : Kinship::Strangers;
    }
    const bool bothSee = !a.memberAddresses.isEmpty() && !b.memberAddresses.isEmpty();
    const bool apart = bothSee && !a.memberAddresses.intersects(b.memberAddresses);
    if (a.instance.isEmpty() || b.instance.isEmpty())
        return apart ? Kinship::Strangers : Kinship::Unknown;
    // Names are drawn from some 20,000: the same one in two clusters is chance.
    if (a.instance == b.instance)
        return apart ? Kinship::Strangers : Kinship::Same;
    // Two processes of clusters of one each, which may well call themselves alike ("localhost:5801").
    const bool alone = a.memberAddresses.size() == 1 && b.memberAddresses.size() == 1;
    if (apart || alone)
        return Kinship::Strangers;
    return bothSee ? Kinship::Siblings : Kinship::Unknown;
}

} // namespace sluice::engine
