// The document and its recovery copy.
#include "models/core/clock.h"
#include "models/editing/document.h"
#include "models/editing/documentprivate.h"
#include "models/editing/recoverysecrets.h"
#include "models/editing/samefile.h"

namespace sluice::editing {

void Document::Private::connectRecovery()
{
    recoveryTimer.setSingleShot(true);
    QObject::connect(&recoveryTimer, &QTimer::timeout, q, [this] { writeRecovery(); });
}

Result<std::string> Document::Private::prepareForRestore(const RecoveryCopy &copy)
{
    Result<std::string> kept = readCopy(copy, maximumBytes);
    if (!kept || (!path.isEmpty() && isSameFile(path, copy.info.path)))
        return kept;
    // The file as it is now is where undo leads back to.
    if (copy.info.path.isEmpty() || !q->load(copy.info.path)) {
        q->setText({}, copy.info.title);
        if (!copy.info.path.isEmpty())
            setPath(copy.info.path);
    }
    return kept;
}

Result<void> Document::restore(const RecoveryCopy &copy)
{
    const Result<std::string> text = d->prepareForRestore(copy);
    if (!text)
        return tl::unexpected(text.error());
    Result<void> done =
        d->replaceText({*text, copy.info.encoding, std::nullopt}, tr("restore unsaved changes"));
    if (!done)
        return done;
    d->sealLast();
    if (!d->path.isEmpty()) {
        // A file of which nothing is known is never what the copy came from.
        FileState unknown;
        unknown.exists = true;
        d->file.descend(d->path, copy.info.base.value_or(unknown));
    }
    d->announceModified();
    d->writeRecovery();
    if (d->recoveryWrittenMs != 0 || !isModified())
        discardCopy(copy);
    return {};
}

void Document::setRecoveryFolder(const QString &folder, int delayMs)
{
    d->dropRecovery();
    d->recoveryTimer.setInterval(delayMs);
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
    if (!recovery || !q->isModified())
        return;
    RecoveryInfo info{path, title, SystemClock().nowMs(), origin.encoding, std::nullopt, 0};
    if (!path.isEmpty())
        info.base = file.base();
    const CopyText copy = withoutNewSecrets(text(), fileSecrets);
    info.unkeptSecrets = copy.unkept;
    const Result<void> written = recovery->write(info, copy.text);
    if (!written) {
        Q_EMIT q->recoveryFailed(written.error());
        return;
    }
    recoveryWrittenMs = info.timeMs;
    Q_EMIT q->recoveryWritten(info.timeMs);
}

void Document::Private::dropRecovery()
{
    recoveryTimer.stop();
    recoveryWrittenMs = 0;
    if (recovery)
        recovery->remove();
}

} // namespace sluice::editing
