#include "ui/shell/recordings.h"

#include "models/engine/replaytransport.h"
#include "ui/shell/clusterregistry.h"

#include <QFileInfo>

namespace sluice::shell {

Recordings::Recordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , clock_(clock)
{
}

Result<QString> Recordings::open(const QString &path)
{
    Result<engine::Recording> recording = engine::Recording::load(path);
    if (!recording)
        return tl::unexpected(recording.error());
    engine::ReplayOptions options;
    options.speed = speed_;
    auto transport = std::make_unique<engine::ReplayTransport>(std::move(*recording), clock_, options);
    Replay &replay = replays_[QFileInfo(path).canonicalFilePath()];
    replay.transport = transport.get();
    if (clusters_.entry(replay.cluster) != nullptr) {
        clusters_.unwatch(replay.cluster);
        clusters_.watch(replay.cluster, std::move(transport));
    } else {
        ClusterEntry entry;
        entry.name = tr("%1 (recording)").arg(QFileInfo(path).fileName());
        entry.demo = true;
        entry.flavour = transport->flavour();
        replay.cluster = clusters_.add(entry, std::move(transport));
    }
    const QString cluster = replay.cluster;
    connect(replay.transport, &engine::ReplayTransport::ended, this,
            [this, path, cluster] { Q_EMIT ended(path, cluster); });
    return cluster;
}

void Recordings::setSpeed(double speed)
{
    speed_ = speed;
    for (const Replay &replay : std::as_const(replays_)) {
        if (replay.transport)
            replay.transport->setSpeed(speed);
    }
}

} // namespace sluice::shell
