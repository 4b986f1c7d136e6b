#include "models/editing/file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sluice::editing {

namespace {

constexpr qint64 chunkBytes = 1 << 16;

tl::unexpected<Error> ioFailure(const char *what, const QString &path, const QString &reason)
{
    return fail(ErrorCode::Io, std::string(what) + ": " + reason.toStdString(), path.toStdString());
}

} // namespace

Result<std::string> readFile(const QString &path, qint64 maximumBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, "There is no such file.", path.toStdString());
    if (info.isDir())
        return fail(ErrorCode::Io, "This is a folder, not a file.", path.toStdString());
    // A pipe or a device could block for ever.
    if (!info.isFile())
        return fail(ErrorCode::Io, "This is not a regular file.", path.toStdString());
    const auto tooLarge = [&] {
        return fail(ErrorCode::TooLarge,
                    "The file is larger than " + std::to_string(maximumBytes / (1024 * 1024)) +
                        " MB, the most that can be opened.",
                    path.toStdString());
    };
    if (info.size() > maximumBytes)
        return tooLarge();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ioFailure("The file cannot be read", path, file.errorString());
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(info.size()));
    // In chunks, because the size that was asked for may no longer be true.
    while (true) {
        const QByteArray chunk = file.read(chunkBytes);
        if (chunk.isEmpty())
            break;
        bytes.append(chunk.constData(), static_cast<std::size_t>(chunk.size()));
        if (static_cast<qint64>(bytes.size()) > maximumBytes)
            return tooLarge();
    }
    if (file.error() != QFileDevice::NoError)
        return ioFailure("Reading the file failed", path, file.errorString());
    return bytes;
}

Result<void> writeFile(const QString &path, std::string_view bytes, bool privateToOwner)
{
    const QFileInfo info(path);
    // Replacing a device node or a pipe by a file would do harm.
    if (info.exists() && !info.isFile())
        return fail(ErrorCode::Io, "This is not a regular file, so it is not written.", path.toStdString());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return ioFailure("The file cannot be written", path, file.errorString());
    if (privateToOwner && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return ioFailure("The file cannot be made private", path, file.errorString());
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(bytes.data(), size) != size || !file.commit())
        return ioFailure("Writing the file failed, the old one is unchanged", path, file.errorString());
    return {};
}

} // namespace sluice::editing
