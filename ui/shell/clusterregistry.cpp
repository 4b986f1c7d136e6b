#include "ui/shell/clusterregistry.h"

#include "models/core/qtshown.h"
#include "models/engine/seatunnel/transport.h"
#include "models/workspace/settings.h"

#include <QUrl>

#include <algorithm>

namespace sluice::shell {

struct ClusterRegistry::Cluster
{
    ClusterEntry entry;
    std::unique_ptr<monitor::ClusterMonitor> monitor;
    engine::Transport *transport = nullptr; ///< of the monitor, while there is one
};

ClusterRegistry::ClusterRegistry(workspace::Settings &settings, const Clock &clock, TransportFactory factory,
                                 QObject *parent)
    : QObject(parent)
    , settings_(settings)
    , clock_(clock)
    , factory_(std::move(factory))
{
}

ClusterRegistry::~ClusterRegistry() = default;

void ClusterRegistry::load()
{
    for (ClusterEntry &entry : workspace::clustersFromJson(settings_.bytes(workspace::Setting::Clusters))) {
        if (find(entry.name) == nullptr)
            clusters_.push_back(std::make_unique<Cluster>(Cluster{std::move(entry), nullptr, nullptr}));
    }
    target_ = settings_.text(workspace::Setting::TargetCluster);
    if (find(target_) == nullptr)
        target_ = clusters_.empty() ? QString() : clusters_.front()->entry.name;
    Q_EMIT listChanged();
    Q_EMIT targetChanged(target_);
}

QStringList ClusterRegistry::names() const
{
    QStringList names;
    for (const auto &cluster : clusters_)
        names.append(cluster->entry.name);
    return names;
}

ClusterRegistry::Cluster *ClusterRegistry::find(const QString &name) const
{
    const auto found = std::find_if(clusters_.begin(), clusters_.end(),
                                    [&name](const auto &cluster) { return cluster->entry.name == name; });
    return found == clusters_.end() ? nullptr : found->get();
}

const ClusterEntry *ClusterRegistry::entry(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr ? nullptr : &cluster->entry;
}

monitor::ClusterMonitor *ClusterRegistry::monitor(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr ? nullptr : cluster->monitor.get();
}

engine::Transport *ClusterRegistry::transport(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr || !cluster->monitor ? nullptr : cluster->transport;
}

QString ClusterRegistry::freeName(const QString &wanted) const
{
    // It stands in many sentences.
    const QString base = wanted.isEmpty() ? QStringLiteral("cluster") : visibleText(wanted);
    const QStringList kept = workspace::clusterNames(settings_.bytes(workspace::Setting::Clusters));
    QString name = base;
    for (int number = 2; find(name) != nullptr || kept.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

QString ClusterRegistry::add(ClusterEntry entry, std::unique_ptr<engine::Transport> transport)
{
    settings_.sync(); // another window may have taken the name
    entry.name = freeName(entry.name);
    const QString name = entry.name;
    keep(entry);
    clusters_.push_back(std::make_unique<Cluster>(Cluster{std::move(entry), nullptr, nullptr}));
    Q_EMIT listChanged();
    watch(name, std::move(transport));
    if (target_.isEmpty())
        setTarget(name);
    return name;
}

QString ClusterRegistry::replace(const QString &name, ClusterEntry entry,
                                 std::unique_ptr<engine::Transport> transport)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr || entry.name != name) {
        remove(name);
        return add(std::move(entry), std::move(transport));
    }
    unwatch(name);
    cluster->entry = std::move(entry);
    keep(cluster->entry);
    watch(name, std::move(transport));
    return name;
}

bool ClusterRegistry::watch(const QString &name, std::unique_ptr<engine::Transport> transport)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr)
        return false;
    if (cluster->monitor)
        return true;
    if (!transport && factory_)
        transport = factory_(cluster->entry);
    if (!transport)
        return false;
    cluster->transport = transport.get();
    cluster->monitor = std::make_unique<monitor::ClusterMonitor>(name, std::move(transport), clock_);
    connect(cluster->monitor.get(), &monitor::ClusterMonitor::snapshotChanged, this,
            [this, name] { Q_EMIT snapshotChanged(name); });
    Q_EMIT watched(name, cluster->monitor.get());
    cluster->monitor->start();
    Q_EMIT listChanged();
    return true;
}

void ClusterRegistry::unwatch(const QString &name)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr || !cluster->monitor)
        return;
    Q_EMIT aboutToUnwatch(name);
    cluster->monitor->stop();
    // It may be the sender of the signal that led here.
    cluster->monitor.release()->deleteLater();
    Q_EMIT listChanged();
}

void ClusterRegistry::remove(const QString &name)
{
    unwatch(name);
    const Cluster *const known = find(name);
    if (known != nullptr && !known->entry.demo)
        drop(name);
    std::erase_if(clusters_, [&name](const auto &cluster) { return cluster->entry.name == name; });
    if (target_ == name)
        setTarget(clusters_.empty() ? QString() : clusters_.front()->entry.name);
    Q_EMIT removed(name);
    Q_EMIT listChanged();
}

void ClusterRegistry::setTarget(const QString &name)
{
    if (target_ == name || (!name.isEmpty() && find(name) == nullptr))
        return;
    target_ = name;
    const ClusterEntry *const chosen = entry(name);
    if (chosen == nullptr || !chosen->demo)
        settings_.set(workspace::Setting::TargetCluster, name);
    Q_EMIT targetChanged(name);
}

void ClusterRegistry::keep(const ClusterEntry &entry)
{
    if (entry.demo)
        return;
    settings_.sync(); // another window may have added some
    settings_.set(workspace::Setting::Clusters,
                  workspace::withCluster(settings_.bytes(workspace::Setting::Clusters), entry));
    settings_.sync();
}

void ClusterRegistry::drop(const QString &name)
{
    settings_.sync();
    settings_.set(workspace::Setting::Clusters,
                  workspace::withoutCluster(settings_.bytes(workspace::Setting::Clusters), name));
    settings_.sync();
}

QStringList memberNames(const ClusterEntry &entry)
{
    QStringList members;
    for (const workspace::MemberEntry &member : entry.members) {
        const QUrl url(member.url);
        const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
        members.append(QStringLiteral("%1:%2").arg(url.host()).arg(port));
    }
    return members;
}

} // namespace sluice::shell
