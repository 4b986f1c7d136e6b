#include "models/editing/recovery.h"

#include "models/editing/file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <optional>

namespace sluice::editing {

namespace {

constexpr auto suffix = ".recovery";
constexpr auto lockSuffix = ".lock";
constexpr qint64 maximumHeader = 16 * 1024;
constexpr int lastEncoding = static_cast<int>(Encoding::Latin1);

/// 64 bits, which a number in JSON does not carry.
QString bigNumber(std::uint64_t number)
{
    return QString::number(number);
}

QJsonObject toJson(const FileState &state)
{
    return {{QStringLiteral("exists"), state.exists},
            {QStringLiteral("size"), static_cast<qint64>(state.size)},
            {QStringLiteral("modified"), bigNumber(static_cast<std::uint64_t>(state.modifiedNs))},
            {QStringLiteral("hash"), QString::fromStdString(state.contentHash)},
            {QStringLiteral("device"), bigNumber(state.device)},
            {QStringLiteral("inode"), bigNumber(state.inode)}};
}

FileState stateFrom(const QJsonObject &object)
{
    FileState state;
    state.exists = object.value(QLatin1String("exists")).toBool();
    state.size = object.value(QLatin1String("size")).toInteger();
    state.modifiedNs =
        static_cast<std::int64_t>(object.value(QLatin1String("modified")).toString().toULongLong());
    state.contentHash = object.value(QLatin1String("hash")).toString().toStdString();
    state.device = object.value(QLatin1String("device")).toString().toULongLong();
    state.inode = object.value(QLatin1String("inode")).toString().toULongLong();
    return state;
}

/// A copy is one line of JSON that says whose it is, then the text.
QByteArray header(const RecoveryInfo &info)
{
    QJsonObject object{{QStringLiteral("sluice-recovery"), 1},
                       {QStringLiteral("path"), info.path},
                       {QStringLiteral("title"), info.title},
                       {QStringLiteral("time"), info.timeMs},
                       {QStringLiteral("encoding"), static_cast<int>(info.encoding)},
                       {QStringLiteral("unkept"), info.unkeptSecrets}};
    if (info.base)
        object.insert(QStringLiteral("base"), toJson(*info.base));
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<RecoveryInfo> parseHeader(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.value(QLatin1String("sluice-recovery")).toInt() != 1)
        return std::nullopt;
    RecoveryInfo info;
    info.path = object.value(QLatin1String("path")).toString();
    info.title = object.value(QLatin1String("title")).toString();
    info.timeMs = object.value(QLatin1String("time")).toInteger();
    info.encoding =
        static_cast<Encoding>(std::clamp(object.value(QLatin1String("encoding")).toInt(), 0, lastEncoding));
    info.unkeptSecrets = object.value(QLatin1String("unkept")).toInt();
    if (const QJsonValue base = object.value(QLatin1String("base")); base.isObject())
        info.base = stateFrom(base.toObject());
    return info;
}

/// Taken when the program that made the copy is gone; the lock is left to the caller.
std::unique_ptr<QLockFile> lockFor(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + QLatin1String(lockSuffix));
    lock->setStaleLockTime(0); // never stale by age: only a dead owner gives it up
    return lock;
}

} // namespace

QString defaultRecoveryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/recovery");
}

QList<RecoveryCopy> abandonedCopies(const QString &folder)
{
    QList<RecoveryCopy> copies;
    removeLeftovers(QFile::encodeName(folder).toStdString());
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QLatin1Char('*') + QLatin1String(suffix)}, QDir::Files)) {
        const QString path = dir.absoluteFilePath(name);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const std::optional<RecoveryInfo> info = parseHeader(file.readLine(maximumHeader));
        std::shared_ptr<QLockFile> claim = lockFor(path);
        // Between the look and the claim its owner may have saved and removed it.
        if (info && claim->tryLock(0) && QFile::exists(path))
            copies.append({path, *info, std::move(claim)});
    }
    std::sort(copies.begin(), copies.end(),
              [](const RecoveryCopy &a, const RecoveryCopy &b) { return a.info.timeMs > b.info.timeMs; });
    return copies;
}

Result<std::string> readCopy(const RecoveryCopy &copy, qint64 maximumBytes)
{
    Result<std::string> bytes = readFile(copy.file, maximumBytes + maximumHeader);
    if (!bytes)
        return bytes;
    const std::size_t end = bytes->find('\n');
    if (end == std::string::npos || !parseHeader(QByteArray(bytes->data(), static_cast<qsizetype>(end))))
        return fail(ErrorCode::Parse, SLUICE_MESSAGE("Edit", "This is not a recovery copy."),
                    copy.file.toStdString());
    bytes->erase(0, end + 1);
    return bytes;
}

bool discardCopy(const RecoveryCopy &copy)
{
    return QFile::remove(copy.file) || !QFile::exists(copy.file);
}

RecoverySlot::RecoverySlot(QString folder)
    : folder_(std::move(folder))
{
}

RecoverySlot::~RecoverySlot() = default;

Result<void> RecoverySlot::write(const RecoveryInfo &info, std::string_view text)
{
    if (!QDir().mkpath(folder_))
        return fail(ErrorCode::Io, SLUICE_MESSAGE("Edit", "The folder for recovery copies cannot be made."),
                    folder_.toStdString());
    QFile::setPermissions(folder_, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (file_.isEmpty()) {
        file_ = folder_ + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
                QLatin1String(suffix);
        lock_ = lockFor(file_);
        lock_->tryLock(0);
    }
    std::string bytes = header(info).toStdString();
    bytes += text;
    WriteOptions options;
    options.privateToOwner = true;
    const Result<FileState> written = writeFile(file_, bytes, options);
    return written ? Result<void>() : tl::unexpected(written.error());
}

void RecoverySlot::remove()
{
    if (file_.isEmpty())
        return;
    QFile::remove(file_);
    lock_.reset();
    file_.clear();
}

} // namespace sluice::editing
