#pragma once

#include "models/core/error.h"
#include "models/workspace/clusterentry.h"

#include <optional>

namespace sluice::workspace {

/// What is remembered of clusters.
struct KnownClusters
{
    QList<ClusterEntry> clusters;
    QString target;              ///< the name of the one that a submit in the window goes to; empty: none
    std::optional<Error> damage; ///< why nothing is known although there are settings

    /// Null when no cluster has that name.
    const ClusterEntry *find(const QString &name) const;
};

/// Reads those of this user, or in another file, without writing anything. Without a file nothing is known.
KnownClusters knownClusters(const QString &path = {});

} // namespace sluice::workspace
