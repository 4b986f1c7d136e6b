#pragma once

#include "models/engine/seatunnel/transport.h"
#include "models/monitor/clustermonitor.h"
#include "models/workspace/clusterentry.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace sluice {
class Clock;
} // namespace sluice

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

using workspace::ClusterEntry;

/// The clusters of the workspace: what they are, their monitors, and which one is the target of a submit.
class ClusterRegistry : public QObject
{
    Q_OBJECT

public:
    /// Makes what carries requests to a cluster of the list; null when that needs the person first (a
    /// password).
    using TransportFactory = std::function<std::unique_ptr<engine::Transport>(const ClusterEntry &)>;

    ClusterRegistry(workspace::Settings &settings, const Clock &clock, TransportFactory factory,
                    QObject *parent = nullptr);
    ~ClusterRegistry() override;

    /// The clusters of the last run, not yet watched.
    void load();

    QStringList names() const;
    const ClusterEntry *entry(const QString &name) const;
    /// Null while it is not watched.
    monitor::ClusterMonitor *monitor(const QString &name) const;

    /// What carries its monitor's requests, and goes with it, after aboutToUnwatch(). Null like monitor().
    engine::Transport *transport(const QString &name) const;

    /// Adds a cluster and watches it. A name that is taken gets a number. `transport` null: the factory's.
    /// Returns the name. The first cluster becomes the target.
    QString add(ClusterEntry entry, std::unique_ptr<engine::Transport> transport = nullptr);
    /// Gives a cluster other addresses, colour or name and watches it by `transport`; its pages stay, unless
    /// the name is another one. Returns the name.
    QString replace(const QString &name, ClusterEntry entry, std::unique_ptr<engine::Transport> transport);
    /// Starts watching a remembered cluster; false when the factory needs the person first.
    bool watch(const QString &name, std::unique_ptr<engine::Transport> transport = nullptr);
    /// Stops watching and forgets what was seen.
    void unwatch(const QString &name);
    void remove(const QString &name);

    QString target() const { return target_; } ///< empty: none
    void setTarget(const QString &name);

Q_SIGNALS:
    void listChanged();
    void targetChanged(const QString &name);
    /// A monitor exists now; connect to it. Not yet started.
    void watched(const QString &name, sluice::monitor::ClusterMonitor *monitor);
    /// The monitor is about to be deleted.
    void aboutToUnwatch(const QString &name);
    void snapshotChanged(const QString &name);
    /// It is in the list no more.
    void removed(const QString &name);

private:
    struct Cluster;
    Cluster *find(const QString &name) const;
    QString freeName(const QString &wanted) const;
    void keep(const ClusterEntry &entry);
    void drop(const QString &name);

    workspace::Settings &settings_;
    const Clock &clock_;
    TransportFactory factory_;
    std::vector<std::unique_ptr<Cluster>> clusters_;
    QString target_;
};

/// The members of an entry as transports and monitors name them: "host:port".
QStringList memberNames(const ClusterEntry &entry);

} // namespace sluice::shell
