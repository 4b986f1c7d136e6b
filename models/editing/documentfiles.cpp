#include "models/core/clock.h"
#include "models/editing/document.h"
#include "models/editing/documentprivate.h"
#include "models/editing/file.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace sluice::editing {

namespace {

constexpr int diskDelayMs = 100;
constexpr int recoveryDelayMs = 2000;

QByteArray hashOf(const std::string &bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())),
                                    QCryptographicHash::Sha256);
}

} // namespace

void Document::Private::connectTimers()
{
    diskTimer.setSingleShot(true);
    diskTimer.setInterval(diskDelayMs);
    QObject::connect(&diskTimer, &QTimer::timeout, q, [this] { checkDisk(); });
    const auto look = [this] {
        diskTimer.start();
    };
    QObject::connect(&watcher, &QFileSystemWatcher::fileChanged, q, look);
    QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, q, look);
    recoveryTimer.setSingleShot(true);
    recoveryTimer.setInterval(recoveryDelayMs);
    QObject::connect(&recoveryTimer, &QTimer::timeout, q, [this] { writeRecovery(); });
}

void Document::Private::watch()
{
    const QStringList old = watcher.files() + watcher.directories();
    if (!old.isEmpty())
        watcher.removePaths(old);
    if (path.isEmpty())
        return;
    // The folder too: programs that save atomically put another file in the old one's place.
    const QFileInfo info(path);
    if (info.exists())
        watcher.addPath(path);
    watcher.addPath(info.absolutePath());
}

void Document::Private::checkDisk()
{
    if (path.isEmpty())
        return;
    if (!watcher.files().contains(path) && QFileInfo::exists(path))
        watcher.addPath(path);
    const Result<std::string> bytes = q->diskText();
    if (!bytes)
        setDiskState(bytes.error().code == ErrorCode::NotFound ? DiskState::Missing : DiskState::Changed);
    else
        setDiskState(hashOf(*bytes) == diskHash ? DiskState::Same : DiskState::Changed);
}

void Document::Private::setDiskState(DiskState state)
{
    if (diskState == state)
        return;
    diskState = state;
    Q_EMIT q->diskStateChanged(state);
}

Result<void> Document::load(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    Result<std::string> bytes = readFile(absolute, maximumBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    d->dropRecovery();
    d->diskHash = hashOf(*bytes);
    d->setPath(absolute);
    d->watch();
    d->setDiskState(DiskState::Same);
    d->takeText(std::move(*bytes));
    return {};
}

Result<void> Document::restore(const RecoveryCopy &copy)
{
    Result<std::string> bytes = readCopy(copy, maximumBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    // The file as it is now is where undo leads back to.
    if (copy.path.isEmpty() || !load(copy.path)) {
        setText({}, copy.title);
        if (!copy.path.isEmpty()) {
            d->setPath(copy.path);
            d->watch();
            d->setDiskState(DiskState::Missing);
        }
    }
    const Result<void> done = apply(difference(d->text, *bytes), tr("restore unsaved changes"));
    if (!done)
        return done;
    d->writeRecovery();
    if (d->recoveryWrittenMs != 0 || !isModified())
        discardCopy(copy);
    return {};
}

Result<void> Document::Private::writeTo(const QString &target)
{
    Result<void> written = writeFile(target, text);
    if (!written)
        return written;
    diskHash = hashOf(text);
    setPath(target);
    watch();
    setDiskState(DiskState::Same);
    stack.setClean();
    dropRecovery();
    return {};
}

Result<void> Document::save()
{
    if (d->path.isEmpty())
        return fail(ErrorCode::InvalidArgument, "This text is no file yet: save it under a name.");
    d->checkDisk();
    if (d->diskState == DiskState::Changed)
        return fail(ErrorCode::InvalidArgument,
                    "The file was changed by somebody else: reload it, or keep your text and save again.",
                    d->path.toStdString());
    return d->writeTo(d->path);
}

Result<void> Document::saveAs(const QString &path)
{
    const QString target = QFileInfo(path).absoluteFilePath();
    const hocon::Syntax before = syntax();
    Result<void> written = d->writeTo(target);
    if (written && syntax() != before)
        d->announceAnalysis();
    return written;
}

DiskState Document::diskState() const
{
    return d->diskState;
}

Result<std::string> Document::diskText() const
{
    return readFile(d->path, maximumBytes);
}

Result<void> Document::reload()
{
    const Result<std::string> bytes = diskText();
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Result<void> done = apply(difference(d->text, *bytes), tr("reload from disk"));
    if (!done)
        return done;
    d->diskHash = hashOf(*bytes);
    d->setDiskState(DiskState::Same);
    d->sealLast();
    d->stack.setClean();
    return {};
}

void Document::keepOwnText()
{
    const Result<std::string> bytes = diskText();
    d->diskHash = bytes ? hashOf(*bytes) : QByteArray();
    d->stack.resetClean(); // what is on disk is not this text
    d->scheduleRecovery();
    d->setDiskState(DiskState::Same);
}

void Document::setRecoveryFolder(const QString &folder)
{
    d->dropRecovery();
    d->recovery = folder.isEmpty() ? nullptr : std::make_unique<RecoverySlot>(folder);
    d->scheduleRecovery();
}

qint64 Document::recoveryWrittenMs() const
{
    return d->recoveryWrittenMs;
}

void Document::Private::scheduleRecovery()
{
    // Not started anew by every keystroke: steady typing is copied too.
    if (recovery && !recoveryTimer.isActive())
        recoveryTimer.start();
}

void Document::Private::writeRecovery()
{
    recoveryTimer.stop();
    if (!recovery || stack.isClean())
        return;
    const qint64 now = SystemClock().nowMs();
    const Result<void> written = recovery->write(path, title, now, text);
    if (!written) {
        Q_EMIT q->recoveryFailed(written.error());
        return;
    }
    recoveryWrittenMs = now;
    Q_EMIT q->recoveryWritten(now);
}

void Document::Private::dropRecovery()
{
    recoveryTimer.stop();
    recoveryWrittenMs = 0;
    if (recovery)
        recovery->remove();
}

} // namespace sluice::editing
