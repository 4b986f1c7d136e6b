#include "models/workspace/knownclusters.h"

#include "models/workspace/settings.h"

#include <algorithm>

namespace sluice::workspace {

const ClusterEntry *KnownClusters::find(const QString &name) const
{
    const auto found = std::find_if(clusters.begin(), clusters.end(),
                                    [&name](const ClusterEntry &entry) { return entry.name == name; });
    return found == clusters.end() ? nullptr : &*found;
}

KnownClusters knownClusters(const QString &path)
{
    const std::unique_ptr<QSettings> file = settingsFile(path);
    if (const std::optional<Error> damage = damageIn(*file))
        return {{}, {}, damage};
    return {clustersFromJson(file->value(Settings::key(Setting::Clusters)).toByteArray()),
            file->value(Settings::key(Setting::TargetCluster)).toString(), std::nullopt};
}

} // namespace sluice::workspace
