#include "ui/shell/recordingload.h"

#include <QThread>

#include <atomic>
#include <optional>

namespace sluice::shell {

namespace {

constexpr int lookEveryMs = 100;

} // namespace

struct RecordingLoad::Shared
{
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = -1;
    std::optional<Result<engine::Recording>> read; ///< the thread's until it has finished
};

RecordingLoad::RecordingLoad(const QString &path, QObject *parent)
    : QObject(parent)
    , shared_(std::make_shared<Shared>())
    , thread_(QThread::create([shared = shared_, path] {
        shared->read = engine::Recording::load(path, [&shared](qint64 done, qint64 total) {
            shared->percent = total > 0 ? static_cast<int>(done * 100 / total) : -1;
            return !shared->cancelled;
        });
    }))
{
    connect(thread_.get(), &QThread::finished, this, [this] {
        look_.stop();
        Q_EMIT finished();
    });
    // Asking now and then costs nothing; a signal for every few lines would flood the window.
    look_.setInterval(lookEveryMs);
    connect(&look_, &QTimer::timeout, this, [this] { Q_EMIT progressed(shared_->percent); });
    look_.start();
    thread_->start(QThread::LowPriority);
}

RecordingLoad::~RecordingLoad()
{
    cancel();
    thread_->wait();
}

void RecordingLoad::cancel()
{
    shared_->cancelled = true;
}

Result<engine::Recording> RecordingLoad::take()
{
    thread_->wait(); // it has told that it is done, and may be on its last steps
    return std::move(*shared_->read);
}

} // namespace sluice::shell
