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

/// A copy is one line of JSON that says whose it is, then the text.
QByteArray header(const QString &path, const QString &title, qint64 timeMs)
{
    const QJsonObject object{{QStringLiteral("sluice-recovery"), 1},
                             {QStringLiteral("path"), path},
                             {QStringLiteral("title"), title},
                             {QStringLiteral("time"), timeMs}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<RecoveryCopy> parseHeader(const QString &file, const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.value(QLatin1String("sluice-recovery")).toInt() != 1)
        return std::nullopt;
    return RecoveryCopy{file, object.value(QLatin1String("path")).toString(),
                        object.value(QLatin1String("title")).toString(),
                        object.value(QLatin1String("time")).toInteger()};
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
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QLatin1Char('*') + QLatin1String(suffix)}, QDir::Files)) {
        const QString path = dir.absoluteFilePath(name);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const std::optional<RecoveryCopy> copy = parseHeader(path, file.readLine(maximumHeader));
        if (copy && lockFor(path)->tryLock(0))
            copies.append(*copy);
    }
    std::sort(copies.begin(), copies.end(),
              [](const RecoveryCopy &a, const RecoveryCopy &b) { return a.timeMs > b.timeMs; });
    return copies;
}

Result<std::string> readCopy(const RecoveryCopy &copy, qint64 maximumBytes)
{
    Result<std::string> bytes = readFile(copy.file, maximumBytes + maximumHeader);
    if (!bytes)
        return bytes;
    const std::size_t end = bytes->find('\n');
    if (end == std::string::npos ||
        !parseHeader(copy.file, QByteArray(bytes->data(), static_cast<qsizetype>(end))))
        return fail(ErrorCode::Parse, "This is not a recovery copy.", copy.file.toStdString());
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

Result<void> RecoverySlot::write(const QString &path, const QString &title, qint64 timeMs,
                                 std::string_view text)
{
    if (!QDir().mkpath(folder_))
        return fail(ErrorCode::Io, "The folder for recovery copies cannot be made.", folder_.toStdString());
    QFile::setPermissions(folder_, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (file_.isEmpty()) {
        file_ = folder_ + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
                QLatin1String(suffix);
        lock_ = lockFor(file_);
        lock_->tryLock(0);
    }
    std::string bytes = header(path, title, timeMs).toStdString();
    bytes += text;
    return writeFile(file_, bytes, true);
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
