// The document and its file: loading, saving, what others do to it.
#include "models/editing/document.h"
#include "models/editing/documentprivate.h"
#include "models/editing/file.h"
#include "models/editing/recoverysecrets.h"

#include <QFileInfo>

namespace sluice::editing {

namespace {

Result<DecodedText> textOf(const std::string &bytes, const QString &path)
{
    Result<DecodedText> text = textFrom(bytes);
    if (!text && text.error().place.empty())
        text = fail(text.error().code, text.error().message, path.toStdString());
    return text;
}

} // namespace

void Document::Private::connectFile()
{
    QObject::connect(&file, &DocumentFile::stateChanged, q, [this](DiskState state) {
        Q_EMIT q->diskStateChanged(state);
        announceModified();
        scheduleRecovery();
    });
    QObject::connect(&file, &DocumentFile::becameOwn, q, [this] { stack.setClean(); });
}

void Document::Private::announceModified()
{
    const bool modified = q->isModified();
    if (!modified)
        dropRecovery();
    if (modified == announcedModified)
        return;
    announcedModified = modified;
    Q_EMIT q->modifiedChanged(modified);
}

bool Document::Private::isOwn(const std::string &bytes) const
{
    if (origin.encoding == Encoding::Utf8)
        return bytes == text();
    const Result<std::string> own = encodeText(text(), origin.encoding);
    return own && *own == bytes;
}

Result<void> Document::load(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const Result<FileContent> content = readContent(absolute, maximumBytes);
    if (!content)
        return tl::unexpected(content.error());
    Result<DecodedText> text = textOf(content->bytes, absolute);
    if (!text)
        return tl::unexpected(text.error());
    removeLeftoversOf(QFile::encodeName(absolute).toStdString());
    d->dropRecovery();
    d->setPath(absolute);
    d->file.settle(absolute, content->state);
    d->origin = {text->encoding, text->alternative, text->guessed};
    d->fileSecrets = secretsIn(text->text);
    d->takeText(std::move(text->text));
    Q_EMIT encodingChanged();
    return {};
}

Result<void> Document::Private::writeTo(const QString &target, const WriteOptions &options)
{
    const Result<std::string> bytes = encodeText(text(), origin.encoding);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Result<FileState> written = writeFile(target, *bytes, options);
    if (!written)
        return tl::unexpected(written.error());
    setPath(target);
    fileSecrets = secretsIn(text());
    stack.setClean();
    file.settle(target, *written);
    announceModified();
    return {};
}

Result<void> Document::save(SaveHow how)
{
    if (d->path.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "This text is no file yet: save it under a name."));
    WriteOptions options;
    options.inPlace = how == SaveHow::InPlace;
    if (d->file.look() == DiskState::Changed)
        return fail(
            ErrorCode::Conflict,
            SLUICE_MESSAGE(
                "Edit",
                "The file was changed by somebody else: reload it, or keep your text and save again."),
            d->path.toStdString());
    if (d->file.state() == DiskState::Unreadable)
        return fail(ErrorCode::Io,
                    SLUICE_MESSAGE("Edit", "What the file holds now cannot be found out: %1 Keep your text "
                                           "to write over it, or save it under another name.")
                        .with(d->file.reason()),
                    d->path.toStdString());
    options.expected = d->file.expected();
    Result<void> written = d->writeTo(d->path, options);
    if (!written && written.error().code == ErrorCode::Conflict)
        d->file.look(); // somebody was faster by a moment; the person is told what happened
    return written;
}

Result<void> Document::saveAs(const QString &path, SaveHow how)
{
    const QString target = QFileInfo(path).absoluteFilePath();
    const job::FileKind before = kind();
    WriteOptions options;
    options.inPlace = how == SaveHow::InPlace;
    Result<void> written = d->writeTo(target, options);
    if (written && kind() != before)
        d->announceAnalysis();
    return written;
}

DiskState Document::diskState() const
{
    return d->file.state();
}

Message Document::diskReason() const
{
    return d->file.reason();
}

void Document::lookAtDisk()
{
    d->file.lookIfTouched();
}

Result<std::string> Document::diskText() const
{
    Result<std::string> bytes = readFile(d->path, maximumBytes);
    if (!bytes)
        return bytes;
    Result<DecodedText> text = textOf(*bytes, d->path);
    return text ? Result<std::string>(std::move(text->text)) : tl::unexpected(text.error());
}

Result<void> Document::reload()
{
    const Result<FileContent> content = readContent(d->path, maximumBytes);
    if (!content)
        return tl::unexpected(content.error());
    const Result<DecodedText> text = textOf(content->bytes, d->path);
    if (!text)
        return tl::unexpected(text.error());
    if (Result<void> done = d->replaceText(*text, tr("reload from disk")); !done)
        return done;
    d->fileSecrets = secretsIn(text->text);
    d->sealLast();
    d->stack.setClean();
    d->file.settle(d->path, content->state);
    d->announceModified();
    return {};
}

void Document::keepOwnText()
{
    d->stack.resetClean(); // what is on disk is not this text
    d->file.keep();
    d->announceModified();
    d->scheduleRecovery();
}

} // namespace sluice::editing
