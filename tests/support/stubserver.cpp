#include "tests/support/stubserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <sys/socket.h>

#include <QTimer>

#include <algorithm>
#include <utility>

namespace sluice::test {

namespace {

/// Takes one request off the start of `buffer`; false when it is not complete yet.
bool takeRequest(QByteArray &buffer, StubRequest &request)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        request.headers.insert(lines.at(i).left(colon).trimmed().toLower(),
                               lines.at(i).mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return false;
    request.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    return true;
}

QByteArray head(const StubAnswer &answer, qsizetype length)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + " Stub\r\n";
    text += "Content-Type: " + answer.contentType + "\r\n";
    if (length >= 0)
        text += "Content-Length: " + QByteArray::number(length) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        text += name + ": " + value + "\r\n";
    if (!answer.keepAlive || length < 0)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

QByteArray chunked(const StubAnswer &answer)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) +
                      " Stub\r\nContent-Type: " + answer.contentType +
                      "\r\nTransfer-Encoding: chunked\r\n\r\n";
    constexpr qsizetype size = 7;
    for (qsizetype at = 0; at < answer.body.size(); at += size) {
        const QByteArray part = answer.body.mid(at, size);
        text += QByteArray::number(part.size(), 16) + ";note=x\r\n" + part + "\r\n";
    }
    return text + "0\r\nTrailer: x\r\n\r\n";
}

/// Ends a connection with RST instead of FIN.
void reset(QTcpSocket *socket)
{
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

} // namespace

StubServer::StubServer(QObject *parent)
    : QObject(parent)
{
    connect(&server_, &QTcpServer::newConnection, this, &StubServer::accept);
    if (!server_.listen(QHostAddress::LocalHost))
        qFatal("The stub server cannot listen on 127.0.0.1.");
}

StubServer::~StubServer()
{
    const QList<QTcpSocket *> sockets = buffers_.keys();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
    }
}

bool StubServer::moveTo(const QHostAddress &address, quint16 port)
{
    server_.close();
    return server_.listen(address, port);
}

quint16 StubServer::port() const
{
    return server_.serverPort();
}

QString StubServer::member() const
{
    return QStringLiteral("127.0.0.1:%1").arg(port());
}

QUrl StubServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://%1%2").arg(member(), path));
}

void StubServer::answer(const QByteArray &path, const StubAnswer &answer)
{
    answers_.insert(path, answer);
}

void StubServer::setHandler(Handler handler)
{
    handler_ = std::move(handler);
}

int StubServer::held() const
{
    return static_cast<int>(held_.size());
}

int StubServer::dropHeld()
{
    const QList<Held> dropped = std::exchange(held_, {});
    for (const Held &held : dropped)
        if (held.socket)
            held.socket->disconnectFromHost();
    return static_cast<int>(dropped.size());
}

void StubServer::dropConnections()
{
    const QList<QTcpSocket *> sockets = buffers_.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

int StubServer::count(const QByteArray &method) const
{
    return static_cast<int>(
        std::count_if(requests_.begin(), requests_.end(),
                      [&method](const StubRequest &request) { return request.method == method; }));
}

int StubServer::release()
{
    const QList<Held> released = std::exchange(held_, {});
    for (const Held &held : released) {
        if (!held.socket)
            continue;
        StubAnswer whole = held.answer;
        whole.how = StubAnswer::How::Whole;
        send(held.socket, whole);
    }
    return static_cast<int>(released.size());
}

void StubServer::accept()
{
    while (QTcpSocket *socket = server_.nextPendingConnection()) {
        ++connections_;
        if (std::exchange(closesNext_, false)) {
            socket->disconnectFromHost();
            socket->deleteLater();
            continue;
        }
        buffers_.insert(socket, {});
        // Else the kernel holds small answers back for 40 ms at times.
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->write(std::exchange(greeting_, {}));
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { sentBytes_ += bytes; });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            buffers_.remove(socket);
            socket->deleteLater();
        });
    }
}

void StubServer::read(QTcpSocket *socket)
{
    buffers_[socket] += socket->readAll();
    if (buffers_[socket].startsWith('\x16')) { // a greeting in TLS: no server of plain HTTP understands it
        if (!silentToTls_)
            socket->disconnectFromHost();
        return;
    }
    StubRequest request;
    while (buffers_.contains(socket) && takeRequest(buffers_[socket], request)) {
        requests_.append(request);
        send(socket, answerFor(request));
        request = {};
    }
}

StubAnswer StubServer::answerFor(const StubRequest &request) const
{
    if (handler_)
        return handler_(request);
    const auto found = answers_.constFind(request.path);
    if (found != answers_.constEnd())
        return *found;
    return {404, "<html><body><h2>HTTP ERROR 404 Not Found</h2></body></html>", "text/html"};
}

void StubServer::send(QTcpSocket *socket, StubAnswer answer)
{
    using How = StubAnswer::How;
    const qsizetype size = answer.body.size();
    switch (answer.how) {
    case How::Whole:
        write(socket, head(answer, size) + answer.body);
        break;
    case How::CutOff:
        write(socket, head(answer, size) + answer.body.left(size / 2));
        answer.keepAlive = false;
        break;
    case How::Close:
        answer.keepAlive = false;
        break;
    case How::HoldHalf:
        write(socket, head(answer, size) + answer.body.left(size / 2));
        [[fallthrough]];
    case How::Hold:
        held_.append({socket, answer});
        return;
    case How::Endless:
        write(socket, head(answer, -1));
        sendEndlessly(socket, answer);
        return;
    case How::LengthTooLow:
        write(socket, head(answer, size - 1) + answer.body);
        break;
    case How::Garbage:
        write(socket, answer.body);
        answer.keepAlive = false;
        break;
    case How::Raw:
        write(socket, answer.body);
        break;
    case How::CutInHead:
        write(socket, head(answer, size).left(20));
        answer.keepAlive = false;
        break;
    case How::Reset:
        reset(socket);
        return;
    case How::Drip:
        drip(socket, head(answer, size) + answer.body);
        return;
    case How::Chunked:
        write(socket, chunked(answer));
        break;
    case How::UntilClose:
        write(socket, head(answer, -1) + answer.body);
        answer.keepAlive = false;
        break;
    }
    if (!answer.keepAlive)
        socket->disconnectFromHost();
}

void StubServer::sendEndlessly(QTcpSocket *socket, const StubAnswer &answer)
{
    const QByteArray body = answer.body;
    connect(socket, &QTcpSocket::bytesWritten, this, [this, socket, body] {
        if (socket->bytesToWrite() < body.size())
            write(socket, body);
    });
    write(socket, body);
}

void StubServer::drip(QTcpSocket *socket, const QByteArray &bytes)
{
    constexpr int pauseMs = 5;
    auto *const timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [this, socket, bytes, at = qsizetype(0)]() mutable {
        if (at + 1 < bytes.size())
            write(socket, bytes.mid(at++, 1));
    });
    timer->start(pauseMs);
}

void StubServer::write(QTcpSocket *socket, const QByteArray &bytes)
{
    socket->write(bytes);
}

} // namespace sluice::test
