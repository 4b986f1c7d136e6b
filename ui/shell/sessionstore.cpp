#include "ui/shell/sessionstore.h"

#include "models/editing/file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

namespace sluice::shell {

namespace {

constexpr qint64 maximumBytes = 1024 * 1024;

QString suffix()
{
    return QStringLiteral(".session");
}

std::unique_ptr<QLockFile> lockFor(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // never stale by age: only a dead owner gives it up
    return lock;
}

QByteArray toJson(const SessionState &state)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("sluice-session"), 1},
                                     {QStringLiteral("files"), QJsonArray::fromStringList(state.files)},
                                     {QStringLiteral("current"), state.current}})
        .toJson(QJsonDocument::Compact);
}

/// What is no session file, or was damaged, is an empty session.
SessionState read(const QString &file)
{
    SessionState state;
    const Result<std::string> bytes = editing::readFile(file, maximumBytes);
    if (!bytes)
        return state;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(*bytes)).object();
    const QJsonArray files = object.value(QLatin1String("files")).toArray();
    for (const QJsonValue &path : files) {
        if (QDir::isAbsolutePath(path.toString()))
            state.files.append(path.toString());
    }
    state.current = object.value(QLatin1String("current")).toString();
    return state;
}

/// Oldest first.
QStringList sessionFiles(const QString &folder)
{
    QStringList paths;
    removeLeftovers(QFile::encodeName(folder).toStdString());
    const QDir dir(folder);
    const QStringList names =
        dir.entryList({QLatin1Char('*') + suffix()}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QString &name : names)
        paths.append(dir.absoluteFilePath(name));
    return paths;
}

} // namespace

struct SessionStore::Claim
{
    QString file;
    std::unique_ptr<QLockFile> lock;
};

SessionStore::SessionStore(QString folder)
    : folder_(std::move(folder))
{
}

SessionStore::~SessionStore() = default;

QString SessionStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/sessions");
}

SessionState SessionStore::takeOver()
{
    SessionState all = written_;
    if (folder_.isEmpty())
        return all;
    const QStringList paths = sessionFiles(folder_);
    for (const QString &path : paths) {
        std::unique_ptr<QLockFile> lock = lockFor(path);
        if (path == file_ || !lock->tryLock(0) || !QFile::exists(path))
            continue;
        const SessionState state = read(path);
        for (const QString &file : state.files) {
            if (!all.files.contains(file))
                all.files.append(file);
        }
        all.current = state.current;
        claims_.push_back({path, std::move(lock)});
    }
    return all;
}

Result<void> SessionStore::write(const SessionState &state)
{
    if (folder_.isEmpty() || (state == written_ && claims_.empty()))
        return {};
    if (!QDir().mkpath(folder_))
        return fail(ErrorCode::Io,
                    SLUICE_MESSAGE("sluice::shell::SessionStore", "The folder for sessions cannot be made."),
                    folder_.toStdString());
    if (file_.isEmpty()) {
        file_ = folder_ + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix();
        lock_ = lockFor(file_);
        lock_->tryLock(0);
    }
    WriteOptions options;
    options.privateToOwner = true;
    const Result<FileState> done = editing::writeFile(file_, toJson(state).toStdString(), options);
    if (!done)
        return tl::unexpected(done.error());
    written_ = state;
    for (const Claim &claim : claims_)
        QFile::remove(claim.file);
    claims_.clear();
    return {};
}

void SessionStore::end()
{
    bool alone = true;
    const QStringList paths = sessionFiles(folder_);
    for (const QString &path : paths)
        alone = alone && (path == file_ || lockFor(path)->tryLock(0));
    if (!alone && !file_.isEmpty())
        QFile::remove(file_);
    lock_.reset();
    claims_.clear();
    file_.clear();
    folder_.clear();
}

} // namespace sluice::shell
