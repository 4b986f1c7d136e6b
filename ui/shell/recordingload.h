#pragma once

#include "models/engine/http/recording.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QThread;

namespace sluice::shell {

/// Reads one recording in a thread of its own: a long one takes most of a minute. Deleting it gives it up.
class RecordingLoad : public QObject
{
    Q_OBJECT

public:
    /// Begins at once.
    explicit RecordingLoad(const QString &path, QObject *parent = nullptr);
    /// Waits for the thread, which is as long as a line takes.
    ~RecordingLoad() override;

    /// It ends soon, with ErrorCode::Cancelled.
    void cancel();
    /// What was read, once, after finished(). Errors: as engine::Recording::load().
    Result<engine::Recording> take();

Q_SIGNALS:
    /// 0 to 100; negative where the size is not known. A few times a second.
    void progressed(int percent);
    void finished();

private:
    struct Shared;
    std::shared_ptr<Shared> shared_; ///< with the thread
    std::unique_ptr<QThread> thread_;
    QTimer look_;
};

} // namespace sluice::shell
