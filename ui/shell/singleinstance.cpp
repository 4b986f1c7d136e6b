#include "ui/shell/singleinstance.h"

#include <QDataStream>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

namespace sluice::shell {

namespace {

constexpr qint64 MaximumMessage = 1024 * 1024;
constexpr int ReadTimeoutMs = 2000;

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
    if (server_.listen(name_))
        return true;
    // A crashed run leaves its socket behind; nobody answers it, so it may go.
    if (handOver({}, 200))
        return false;
    QLocalServer::removeServer(name_);
    return server_.listen(name_);
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
