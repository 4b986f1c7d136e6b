#include "models/editing/documentfile.h"

#include "models/editing/file.h"

#include <QDateTime>
#include <QFileInfo>

namespace sluice::editing {

namespace {

constexpr int lookDelayMs = 100;
constexpr std::int64_t nanosecondsInMs = 1'000'000;

} // namespace

DocumentFile::DocumentFile(qint64 maximumBytes, std::function<bool(const std::string &)> isOwn)
    : maximumBytes_(maximumBytes)
    , isOwn_(std::move(isOwn))
{
    timer_.setSingleShot(true);
    timer_.setInterval(lookDelayMs);
    connect(&timer_, &QTimer::timeout, this, &DocumentFile::look);
    const auto soon = [this] {
        timer_.start();
    };
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, soon);
}

void DocumentFile::settle(const QString &path, const FileState &state)
{
    path_ = path;
    expected_ = state;
    seen_ = state;
    keptUnread_ = false;
    watch();
    setState(DiskState::Same);
}

void DocumentFile::descend(const QString &path, const FileState &state)
{
    path_ = path;
    expected_ = state;
    keptUnread_ = false;
    look();
}

void DocumentFile::forget()
{
    settle({}, {});
}

void DocumentFile::watch()
{
    const QStringList old = watcher_.files() + watcher_.directories();
    if (!old.isEmpty())
        watcher_.removePaths(old);
    if (path_.isEmpty())
        return;
    // The folders too: programs that save atomically put another file in the old one's place, which for a
    // symbolic link happens where the link leads to.
    const QFileInfo info(path_);
    watcher_.addPath(info.absolutePath());
    if (!info.exists())
        return;
    watcher_.addPath(path_);
    const QString real = QFileInfo(info.canonicalFilePath()).absolutePath();
    if (real != info.absolutePath())
        watcher_.addPath(real);
}

DiskState DocumentFile::look()
{
    timer_.stop();
    if (path_.isEmpty())
        return state_;
    const Result<FileContent> now = readContent(path_, maximumBytes_);
    // A file that cannot be read cannot be watched either; its folder tells of most changes.
    if ((now || now.error().code == ErrorCode::NotFound) && !watcher_.files().contains(path_))
        watch();
    if (!now && now.error().code != ErrorCode::NotFound) {
        seen_.reset();
        reason_ = now.error().message;
        setState(keptUnread_ ? DiskState::Same : DiskState::Unreadable);
        return state_;
    }
    seen_ = now ? now->state : FileState{};
    keptUnread_ = false;
    reason_ = {};
    if (seen_->sameContent(expected_)) {
        expected_ = *seen_; // touched, or put back
        setState(DiskState::Same);
    } else if (!now) {
        setState(DiskState::Missing);
    } else if (isOwn_(now->bytes)) {
        expected_ = *seen_;
        setState(DiskState::Same);
        Q_EMIT becameOwn();
    } else {
        setState(DiskState::Changed);
    }
    return state_;
}

void DocumentFile::lookIfTouched()
{
    const QFileInfo info(path_);
    const bool untouched = seen_ && seen_->exists && info.exists() && info.size() == seen_->size &&
                           info.lastModified().toMSecsSinceEpoch() == seen_->modifiedNs / nanosecondsInMs;
    if (!untouched)
        look();
}

void DocumentFile::keep()
{
    if (seen_)
        expected_ = *seen_;
    else
        keptUnread_ = true;
    setState(DiskState::Same);
    look();
}

std::optional<FileState> DocumentFile::expected() const
{
    if (keptUnread_)
        return std::nullopt;
    return state_ == DiskState::Missing ? FileState{} : expected_;
}

void DocumentFile::setState(DiskState state)
{
    if (state_ == state)
        return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

} // namespace sluice::editing
