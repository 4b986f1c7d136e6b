#pragma once

#include "models/core/error.h"

#include <QObject>

#include <map>
#include <memory>

namespace sluice {
class Clock;
namespace engine {
class Recorder;
} // namespace engine
} // namespace sluice

namespace sluice::shell {

class ClusterRegistry;

/// Writes down what watched clusters answer while they are watched, as `sluicectl record` does, secrets
/// masked: one file a cluster.
class LiveRecordings : public QObject
{
    Q_OBJECT

public:
    LiveRecordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent = nullptr);
    ~LiveRecordings() override; ///< ends those that go on

    /// Errors: as engine::Recorder::start(); InvalidArgument when nobody watches the cluster, or it is
    /// recorded already.
    Result<void> start(const QString &cluster, const QString &path);
    void stop(const QString &cluster);
    bool isRecording(const QString &cluster) const { return recordings_.contains(cluster); }
    QStringList clusters() const; ///< that are being recorded

Q_SIGNALS:
    /// It was stopped, or its cluster is not watched any more. `replies` are in the file; without any there
    /// is none.
    void finished(const QString &cluster, const QString &path, int replies);
    /// It cannot be written to the end; what came before is in the file.
    void failed(const QString &cluster, const QString &path, const sluice::Error &error);

private:
    struct Recording
    {
        QString path;
        std::unique_ptr<engine::Recorder> recorder;
    };

    ClusterRegistry &clusters_;
    const Clock &clock_;
    std::map<QString, Recording> recordings_; ///< by cluster
};

} // namespace sluice::shell
