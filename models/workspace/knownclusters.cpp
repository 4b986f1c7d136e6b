#include "models/workspace/knownclusters.h"

#include <QSettings>

#include <algorithm>

namespace sluice::workspace {

std::unique_ptr<QSettings> settingsFile(const QString &path)
{
    if (path.isEmpty())
        return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                           QStringLiteral("sluice"), QStringLiteral("sluice"));
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

const ClusterEntry *KnownClusters::find(const QString &name) const
{
    const auto found = std::find_if(clusters.begin(), clusters.end(),
                                    [&name](const ClusterEntry &entry) { return entry.name == name; });
    return found == clusters.end() ? nullptr : &*found;
}

KnownClusters knownClusters(const QSettings &settings)
{
    return {clustersFromJson(settings.value(QStringLiteral("clusters/list")).toByteArray()),
            settings.value(QStringLiteral("clusters/target")).toString()};
}

} // namespace sluice::workspace
