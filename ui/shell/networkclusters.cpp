#include "ui/shell/networkclusters.h"

#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"

#include <QUrl>

namespace sluice::shell {

ClusterRegistry::TransportFactory networkClusters(const Clock &clock)
{
    return [&clock](const ClusterEntry &entry) -> std::unique_ptr<engine::Transport> {
        if (!entry.user.isEmpty())
            return nullptr;
        QList<engine::MemberAddress> members;
        for (const workspace::MemberEntry &member : entry.members) {
            if (const auto address =
                    engine::MemberAddress::fromText(member.url, engine::flavourFromName(member.api)))
                members.append(*address);
        }
        if (members.isEmpty())
            return nullptr;
        return engine::networkClient(members, clock);
    };
}

workspace::MemberEntry remembered(const engine::MemberAddress &address)
{
    return {address.base.toString(QUrl::RemoveUserInfo),
            QString::fromLatin1(engine::apiName(address.flavour)), false};
}

ClusterEntry entryOf(const QString &name, const QList<engine::ProbeResult> &members)
{
    ClusterEntry entry;
    entry.name = name;
    for (const engine::ProbeResult &member : members) {
        entry.members.append(remembered(member.address));
        const QByteArray authorization = member.address.authorization;
        if (authorization.isEmpty())
            continue;
        // "Basic dXNlcjpwYXNzd29yZA==": what is before the colon may be kept.
        const QByteArray plain = QByteArray::fromBase64(authorization.mid(authorization.indexOf(' ') + 1));
        entry.user = QString::fromUtf8(plain.left(plain.indexOf(':')));
        if (entry.user.isEmpty())
            entry.user = QStringLiteral("?");
    }
    return entry;
}

ClusterEntry entryOf(const QString &name, const QList<engine::MemberAddress> &silent, const QString &user,
                     const QStringList &portGuessed)
{
    ClusterEntry entry;
    entry.name = name;
    entry.user = user;
    for (const engine::MemberAddress &member : silent) {
        entry.members.append(remembered(member));
        entry.members.last().portGuessed = portGuessed.contains(member.name);
    }
    return entry;
}

QList<monitorui::KnownCluster> knownClusters(const ClusterRegistry &clusters)
{
    QList<monitorui::KnownCluster> known;
    const QStringList names = clusters.names();
    for (const QString &name : names) {
        const ClusterEntry *const entry = clusters.entry(name);
        if (entry->demo)
            continue;
        monitorui::KnownCluster cluster;
        cluster.name = name;
        cluster.color = QColor(entry->color);
        for (const workspace::MemberEntry &member : entry->members)
            cluster.bases.append(QUrl(member.url));
        if (const monitor::ClusterMonitor *const monitor = clusters.monitor(name)) {
            for (const monitor::MemberView &member : monitor->snapshot().members) {
                cluster.uuids.insert(member.uuid);
                cluster.processes.insert(member.process);
            }
        }
        known.append(cluster);
    }
    return known;
}

} // namespace sluice::shell
