#include "ui/shell/demo.h"

#include "models/engine/seatunnel/client.h"
#include "ui/shell/clusterregistry.h"

#include <QFile>

namespace sluice::shell {

Demo::Demo(ClusterRegistry &clusters, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , clock_(clock)
{
}

Result<QString> Demo::start()
{
    auto recording = engine::Recording::load(QStringLiteral(":/demo/first-story.jsonl.gz"));
    if (!recording)
        return tl::unexpected(recording.error());
    engine::ReplayOptions options;
    options.speed = speed_;
    options.ownTimes = true; // what the engine says in it is of that time, and so is everything else
    auto [transport, wire] = engine::replayClient(std::move(*recording), clock_, options);
    wire_ = wire;
    connect(transport.get(), &engine::Transport::ended, this, &Demo::ended);

    if (clusters_.entry(cluster_) != nullptr) {
        clusters_.unwatch(cluster_);
        clusters_.watch(cluster_, std::move(transport));
    } else {
        ClusterEntry entry;
        // A name, not a text: findings, pages and settings know the cluster by it, so it is no other word
        // after a change of language.
        entry.name = QStringLiteral("demo (recording)");
        entry.demo = true;
        cluster_ = clusters_.add(entry, std::move(transport));
    }
    return cluster_;
}

bool Demo::isRunning() const
{
    return wire_ != nullptr;
}

void Demo::setSpeed(double speed)
{
    speed_ = speed;
    if (wire_)
        wire_->setSpeed(speed);
}

QByteArray Demo::sample()
{
    QFile file(QStringLiteral(":/samples/orders.conf"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString Demo::sampleTitle()
{
    return QStringLiteral("orders.conf");
}

} // namespace sluice::shell
