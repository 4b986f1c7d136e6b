#pragma once

#include "models/core/error.h"
#include "models/engine/http/recording.h"

#include <QHash>
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
class RecordingLoad;

/// Recordings that the person opened as files: each is a cluster that is replayed, labelled as a recording,
/// and never remembered. They are read in the background.
class Recordings : public QObject
{
    Q_OBJECT

public:
    Recordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent = nullptr);
    ~Recordings() override;

    /// Reads a recording and replays it from its beginning, again if it is open. Ends with opened(), failed()
    /// or cancelled(). One that is being read is not read twice.
    void open(const QString &path);
    void cancel(const QString &path);
    bool isReading() const { return !loads_.isEmpty(); }
    /// Recorded seconds that pass in a second, above 0; of all that are open and will be.
    void setSpeed(double speed);

Q_SIGNALS:
    void started(const QString &path);
    /// 0 to 100; negative: nobody knows.
    void progressed(const QString &path, int percent);
    /// `problems`: what of it could not be read, as engine::Recording::problems().
    void opened(const QString &path, const QString &cluster, const QList<sluice::Error> &problems);
    /// After opened(): what is to be known of it although nothing is missing,
    /// engine::Recording::clockRemark().
    void remarked(const QString &path, const sluice::Error &remark);
    /// As engine::Recording::load().
    void failed(const QString &path, const sluice::Error &error);
    void cancelled(const QString &path);
    /// A recording has come to its end; its cluster shows its last moment.
    void ended(const QString &path, const QString &cluster);

private:
    struct Replay
    {
        QString cluster;
        QPointer<engine::ReplayWire> wire;
    };

    void finish(const QString &path);
    QString replay(const QString &path, engine::Recording recording);

    ClusterRegistry &clusters_;
    const Clock &clock_;
    QHash<QString, Replay> replays_;        ///< by canonical path
    QHash<QString, RecordingLoad *> loads_; ///< by path
    double speed_ = 1.0;
};

} // namespace sluice::shell
