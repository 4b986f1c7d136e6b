#pragma once

#include "models/core/error.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace sluice {
class Clock;
namespace engine {
class ReplayTransport;
} // namespace engine
} // namespace sluice

namespace sluice::shell {

class ClusterRegistry;

/// Recordings that the person opened as files: each is a cluster that is replayed, labelled as a recording,
/// and never remembered.
class Recordings : public QObject
{
    Q_OBJECT

public:
    Recordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent = nullptr);

    /// Replays a recording from its beginning, again if it is open. Returns the cluster's name. Errors: as
    /// engine::Recording::load().
    Result<QString> open(const QString &path);
    /// Recorded seconds that pass in a second, above 0; of all that are open and will be.
    void setSpeed(double speed);

Q_SIGNALS:
    /// A recording has come to its end; its cluster shows its last moment.
    void ended(const QString &path, const QString &cluster);

private:
    struct Replay
    {
        QString cluster;
        QPointer<engine::ReplayTransport> transport;
    };

    ClusterRegistry &clusters_;
    const Clock &clock_;
    QHash<QString, Replay> replays_; ///< by canonical path
    double speed_ = 1.0;
};

} // namespace sluice::shell
