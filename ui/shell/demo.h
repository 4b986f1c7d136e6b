#pragma once

#include "models/core/error.h"

#include <QObject>
#include <QPointer>

namespace sluice {
class Clock;
namespace engine {
class ReplayWire;
} // namespace engine
} // namespace sluice

namespace sluice::shell {

class ClusterRegistry;

/// The demo cluster: a recording of a real engine, replayed through the same client. It is labelled as one
/// everywhere, needs no network, and cannot be changed by a submit or a stop.
class Demo : public QObject
{
    Q_OBJECT

public:
    Demo(ClusterRegistry &clusters, const Clock &clock, QObject *parent = nullptr);

    /// Starts the recording from its beginning, again if it runs. Returns the cluster's name; an error when
    /// the recording cannot be read.
    Result<QString> start();
    bool isRunning() const;
    QString cluster() const { return cluster_; } ///< empty before the first start

    double speed() const { return speed_; }
    /// Recorded seconds that pass in a second, above 0.
    void setSpeed(double speed);

    /// The sample job with the mistake that the recording suffers from.
    static QByteArray sample();
    static QString sampleTitle();

Q_SIGNALS:
    void ended();

private:
    ClusterRegistry &clusters_;
    const Clock &clock_;
    QString cluster_;
    QPointer<engine::ReplayWire> wire_;
    double speed_ = 1.0;
};

} // namespace sluice::shell
