#include "models/engine/http/directexchange.h"

#include "models/engine/http/wirediagnosis.h"

#include <QSslSocket>
#include <QTcpSocket>

namespace sluice::engine {

namespace {

constexpr qint64 readBufferBytes = 1 << 20; // so that the cap is seen before the memory is full

bool isTls(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int usual = isTls(url) ? 443 : 80;
    return url.port(usual) == usual ? host : host + ':' + QByteArray::number(url.port());
}

} // namespace

DirectExchange::DirectExchange(const Address &server, const HttpRequest &request, const AddressHints &hints,
                               const Clock &clock, QObject *parent)
    : Exchange(server, request, hints, clock, parent)
    , reader_(request.capBytes)
{
    markSent(false);
    // Later, as a connection may fail at once.
    QMetaObject::invokeMethod(this, &DirectExchange::start, Qt::QueuedConnection);
}

DirectExchange::~DirectExchange()
{
    DirectExchange::drop();
}

void DirectExchange::drop()
{
    if (!socket_)
        return;
    socket_->disconnect(this);
    socket_->abort();
}

Silence DirectExchange::silenceNow() const
{
    if (!sent_)
        return Silence::NoConnection;
    return reader_.hasBegun() ? Silence::HalfAnswer : Silence::NoAnswer;
}

void DirectExchange::start()
{
    if (hasEnded())
        return;
    auto *const tls = isTls(url()) ? new QSslSocket(this) : nullptr;
    socket_ = tls ? tls : new QTcpSocket(this);
    socket_->setReadBufferSize(readBufferBytes);
    connect(socket_, &QAbstractSocket::readyRead, this, &DirectExchange::receive);
    connect(socket_, &QAbstractSocket::errorOccurred, this, &DirectExchange::fail);
    if (tls)
        connect(tls, &QSslSocket::encrypted, this, &DirectExchange::send);
    else
        connect(socket_, &QAbstractSocket::connected, this, &DirectExchange::send);
    const bool byHttp = route().speaksHttp;
    socket_->setProxy(byHttp ? QNetworkProxy(QNetworkProxy::NoProxy) : route().proxy);
    const QString host = byHttp ? route().proxy.hostName() : url().host();
    const auto port = byHttp ? route().proxy.port() : static_cast<quint16>(url().port(tls ? 443 : 80));
    if (tls)
        tls->connectToHostEncrypted(host, port);
    else
        socket_->connectToHost(host, port);
}

QByteArray DirectExchange::head() const
{
    QByteArray target = url().path(QUrl::FullyEncoded).toLatin1();
    if (url().hasQuery())
        target += '?' + url().query(QUrl::FullyEncoded).toLatin1();
    if (route().speaksHttp)
        target = "http://" + hostHeader(url()) + target;
    const bool post = request().isPost();
    QByteArray text = (post ? "POST " : "GET ") + target + " HTTP/1.1\r\nHost: " + hostHeader(url()) +
                      "\r\nAccept: application/json\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    // REST v2 takes a form content type for an upload and refuses it (measured on 2.3.9-SNAPSHOT).
    if (post)
        text +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(request().body.size()) +
            "\r\n";
    if (!server().authorization.isEmpty())
        text += "Authorization: " + server().authorization + "\r\n";
    if (const QByteArray authorization = route().proxyAuthorization(); !authorization.isEmpty())
        text += "Proxy-Authorization: " + authorization + "\r\n";
    return text + "\r\n";
}

void DirectExchange::send()
{
    if (hasEnded() || sent_) // whatever a socket may signal twice
        return;
    sent_ = true;
    markSent(true);
    socket_->write(head() + request().body);
}

void DirectExchange::receive()
{
    if (hasEnded())
        return;
    switch (reader_.add(socket_->readAll())) {
    case HttpReader::State::Done:
        return answered(reader_.status(), reader_.body());
    case HttpReader::State::TooLarge:
        return giveUp(WireDiagnosis::tooLarge(request().capBytes));
    case HttpReader::State::Bad:
        return giveUp(WireDiagnosis::damaged(server().name));
    case HttpReader::State::Head:
    case HttpReader::State::Body:
        return;
    }
}

void DirectExchange::fail(QAbstractSocket::SocketError error)
{
    // What came before the end counts: an answer may have come in spite of it.
    if (socket_->bytesAvailable() > 0)
        receive();
    if (hasEnded())
        return;
    if (sent_ && error == QAbstractSocket::RemoteHostClosedError && reader_.end() == HttpReader::State::Done)
        answered(reader_.status(), reader_.body());
    else
        giveUp(connectionError(error));
}

Error DirectExchange::connectionError(QAbstractSocket::SocketError error) const
{
    const QString &name = server().name;
    const QString &via = route().via;
    const QString detail = socket_->errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return via.isEmpty() ? WireDiagnosis::refused(name, hints())
                             : WireDiagnosis::proxy(name, via, detail);
    case QAbstractSocket::HostNotFoundError:
        return via.isEmpty() ? WireDiagnosis::hostNotFound(name) : WireDiagnosis::proxyNotFound(name, via);
    case QAbstractSocket::ProxyNotFoundError:
        return WireDiagnosis::proxyNotFound(name, via);
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyProtocolError:
        return WireDiagnosis::proxy(name, via, detail);
    case QAbstractSocket::SocketTimeoutError:
        return WireDiagnosis::timeout(name, request().timeoutMs, silenceNow());
    case QAbstractSocket::RemoteHostClosedError:
        // Before the request went out it is the handshake that was broken off.
        if (sent_ && !via.isEmpty())
            return WireDiagnosis::closedByProxy(name, via);
        return sent_ || !isTls(url()) ? WireDiagnosis::unanswered(name) : WireDiagnosis::tls(name, detail);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return WireDiagnosis::tls(name, detail);
    default:
        return via.isEmpty() ? WireDiagnosis::network(name, detail) : WireDiagnosis::proxy(name, via, detail);
    }
}

} // namespace sluice::engine
