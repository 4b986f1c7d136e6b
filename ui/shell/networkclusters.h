#pragma once

#include "models/engine/seatunnel/probe.h"
#include "ui/monitor/knowncluster.h"
#include "ui/shell/clusterregistry.h"

namespace sluice::shell {

/// What carries requests to real clusters over HTTP. Gives nothing for a cluster that wants a password: it is
/// not remembered, so the person has to connect again. `clock` must outlive every transport.
ClusterRegistry::TransportFactory networkClusters(const Clock &clock);

/// What is remembered of where a member answers.
workspace::MemberEntry remembered(const engine::MemberAddress &address);

/// What is remembered of members that were found: addresses and the user's name, no password.
ClusterEntry entryOf(const QString &name, const QList<engine::ProbeResult> &members);

/// The same for members that have not answered yet. `user` is remembered, as there is a password to ask for.
/// `portGuessed`: names of members whose port is a guess.
ClusterEntry entryOf(const QString &name, const QList<engine::MemberAddress> &silent, const QString &user,
                     const QStringList &portGuessed = {});

/// The clusters that the connect sheet need not add again.
QList<monitorui::KnownCluster> knownClusters(const ClusterRegistry &clusters);

} // namespace sluice::shell
