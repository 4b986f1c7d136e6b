#include "ui/shell/singleinstance.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QTimer>

#include <sys/stat.h>
#include <unistd.h>

namespace sluice::shell {

namespace {

constexpr qint64 MaximumMessage = 1024 * 1024;
constexpr int ReadTimeoutMs = 2000;

/// What killed programs of other homes have left: nobody else looks at their names again. (The one of this
/// home goes when it is needed.)
void removeDeadSockets()
{
    constexpr int answerMs = 200;
    static const QRegularExpression ours(QStringLiteral("^sluice-[0-9a-f]{1,16}$"));
    const QDir folder(QDir::tempPath());
    const QFileInfoList sockets =
        folder.entryInfoList({QStringLiteral("sluice-*")}, QDir::System | QDir::NoSymLinks);
    for (const QFileInfo &each : sockets) {
        struct stat before = {};
        struct stat now = {};
        const QByteArray path = QFile::encodeName(each.filePath());
        if (!ours.match(each.fileName()).hasMatch() || ::lstat(path.constData(), &before) != 0 ||
            !S_ISSOCK(before.st_mode) || before.st_uid != ::geteuid())
            continue;
        QLocalSocket socket;
        socket.connectToServer(each.filePath());
        const bool answered = socket.waitForConnected(answerMs);
        // Nobody listens; one that is only slow is another matter.
        if (answered || socket.error() != QLocalSocket::ConnectionRefusedError)
            continue;
        if (::lstat(path.constData(), &now) == 0 && now.st_ino == before.st_ino)
            ::unlink(path.constData());
    }
}

} // namespace

SingleInstance::SingleInstance(QString name, QObject *parent)
    : QObject(parent)
    , name_(std::move(name))
{
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::serve);
}

QString SingleInstance::defaultName()
{
    // Two users, or two homes of one user, never meet.
    return QStringLiteral("sluice-%1").arg(qHash(QDir::homePath()), 0, 16);
}

bool SingleInstance::handOver(const QStringList &paths, int timeoutMs) const
{
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(timeoutMs))
        return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << paths;
    socket.disconnectFromServer();
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(timeoutMs);
}

bool SingleInstance::listen()
{
    if (server_.listen(name_)) {
        removeDeadSockets();
        return true;
    }
    // A crashed run leaves its socket behind; nobody answers it, so it may go.
    if (handOver({}, 200))
        return false;
    QLocalServer::removeServer(name_);
    if (!server_.listen(name_))
        return false;
    removeDeadSockets();
    return true;
}

void SingleInstance::serve()
{
    while (QLocalSocket *socket = server_.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(ReadTimeoutMs, socket, [socket] { socket->abort(); });
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > MaximumMessage) {
                socket->abort();
                return;
            }
            QDataStream stream(socket);
            stream.setVersion(QDataStream::Qt_6_4);
            stream.startTransaction();
            QStringList paths;
            stream >> paths;
            if (stream.commitTransaction())
                Q_EMIT filesReceived(paths);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

} // namespace sluice::shell
