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
        for (const QString &url : entry.urls) {
            if (const auto address = engine::MemberAddress::fromText(url, entry.flavourOf(url)))
                members.append(*address);
        }
        if (members.isEmpty())
            return nullptr;
        return engine::networkClient(members, clock);
    };
}

ClusterEntry entryOf(const QString &name, const QList<engine::ProbeResult> &members)
{
    ClusterEntry entry;
    entry.name = name;
    for (const engine::ProbeResult &member : members) {
        const QString url = member.address.base.toString(QUrl::RemoveUserInfo);
        if (entry.urls.isEmpty())
            entry.flavour = member.address.flavour;
        else if (member.address.flavour != entry.flavour)
            entry.otherFlavour.append(url);
        entry.urls.append(url);
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
        const QString url = member.base.toString(QUrl::RemoveUserInfo);
        if (entry.urls.isEmpty())
            entry.flavour = member.flavour;
        else if (member.flavour != entry.flavour)
            entry.otherFlavour.append(url);
        if (portGuessed.contains(member.name))
            entry.portGuessed.append(url);
        entry.urls.append(url);
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
        cluster.color = entry->color;
        for (const QString &url : entry->urls)
            cluster.bases.append(QUrl(url));
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
