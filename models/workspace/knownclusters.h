#pragma once

#include "models/workspace/clusterentry.h"

#include <memory>

class QSettings;

namespace sluice::workspace {

/// The settings of this user, or those in another file; both programs read the same.
std::unique_ptr<QSettings> settingsFile(const QString &path = {});

/// What is remembered of clusters.
struct KnownClusters
{
    QList<ClusterEntry> clusters;
    QString target; ///< the name of the one that a submit in the window goes to; empty: none

    /// Null when no cluster has that name.
    const ClusterEntry *find(const QString &name) const;
};

/// Reads it, without writing anything. Without a file nothing is known.
KnownClusters knownClusters(const QSettings &settings);

} // namespace sluice::workspace
