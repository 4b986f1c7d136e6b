#include "ui/shell/recordings.h"

#include "models/engine/seatunnel/client.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/recordingload.h"

#include <QFileInfo>

namespace sluice::shell {

Recordings::Recordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , clock_(clock)
{
}

Recordings::~Recordings() = default;

void Recordings::open(const QString &path)
{
    if (loads_.contains(path))
        return;
    auto *load = new RecordingLoad(path, this);
    loads_.insert(path, load);
    connect(load, &RecordingLoad::progressed, this,
            [this, path](int percent) { Q_EMIT progressed(path, percent); });
    connect(load, &RecordingLoad::finished, this, [this, path] { finish(path); });
    Q_EMIT started(path);
}

void Recordings::cancel(const QString &path)
{
    if (RecordingLoad *const load = loads_.value(path))
        load->cancel();
}

void Recordings::finish(const QString &path)
{
    RecordingLoad *const load = loads_.take(path);
    load->deleteLater();
    Result<engine::Recording> recording = load->take();
    if (!recording) {
        if (recording.error().code == ErrorCode::Cancelled)
            Q_EMIT cancelled(path);
        else
            Q_EMIT failed(path, recording.error());
        return;
    }
    const QList<Error> problems = recording->problems();
    const std::optional<Error> remark = recording->clockRemark();
    const QString cluster = replay(path, std::move(*recording));
    Q_EMIT opened(path, cluster, problems);
    if (remark)
        Q_EMIT remarked(path, *remark);
}

/// Gives the name of the cluster that shows it.
QString Recordings::replay(const QString &path, engine::Recording recording)
{
    engine::ReplayOptions options;
    options.speed = speed_;
    options.ownTimes = true;
    auto [transport, wire] = engine::replayClient(std::move(recording), clock_, options);
    Replay &replay = replays_[QFileInfo(path).canonicalFilePath()];
    replay.wire = wire;
    connect(transport.get(), &engine::Transport::ended, this, [this, path] {
        Q_EMIT ended(path, replays_.value(QFileInfo(path).canonicalFilePath()).cluster);
    });
    if (clusters_.entry(replay.cluster) != nullptr) {
        clusters_.unwatch(replay.cluster);
        clusters_.watch(replay.cluster, std::move(transport));
    } else {
        ClusterEntry entry;
        entry.name = tr("%1 (recording)").arg(QFileInfo(path).fileName());
        entry.demo = true;
        replay.cluster = clusters_.add(entry, std::move(transport));
    }
    return replay.cluster;
}

void Recordings::setSpeed(double speed)
{
    speed_ = speed;
    for (const Replay &replay : std::as_const(replays_)) {
        if (replay.wire)
            replay.wire->setSpeed(speed);
    }
}

} // namespace sluice::shell
