#include "models/engine/postexchange.h"

#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"

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

PostExchange::PostExchange(const MemberAddress &member, const ExchangeRequest &request, const Clock &clock,
                           QObject *parent)
    : Exchange(member, request, clock, parent)
    , reader_(request.capBytes)
{
    Q_ASSERT(isPost(request.endpoint));
    markSent(false);
    // Later, as a connection may fail at once.
    QMetaObject::invokeMethod(this, &PostExchange::start, Qt::QueuedConnection);
}

PostExchange::~PostExchange()
{
    PostExchange::drop();
}

void PostExchange::drop()
{
    if (!socket_)
        return;
    socket_->disconnect(this);
    socket_->abort();
}

Silence PostExchange::silenceNow() const
{
    if (!sent_)
        return Silence::NoConnection;
    return reader_.hasBegun() ? Silence::HalfAnswer : Silence::NoAnswer;
}

void PostExchange::start()
{
    if (hasEnded())
        return;
    auto *const tls = isTls(url()) ? new QSslSocket(this) : nullptr;
    socket_ = tls ? tls : new QTcpSocket(this);
    socket_->setReadBufferSize(readBufferBytes);
    connect(socket_, &QAbstractSocket::readyRead, this, &PostExchange::receive);
    connect(socket_, &QAbstractSocket::errorOccurred, this, &PostExchange::fail);
    if (tls)
        connect(tls, &QSslSocket::encrypted, this, &PostExchange::send);
    else
        connect(socket_, &QAbstractSocket::connected, this, &PostExchange::send);
    const bool byHttp = route().speaksHttp;
    socket_->setProxy(byHttp ? QNetworkProxy(QNetworkProxy::NoProxy) : route().proxy);
    const QString host = byHttp ? route().proxy.hostName() : url().host();
    const auto port = byHttp ? route().proxy.port() : static_cast<quint16>(url().port(tls ? 443 : 80));
    if (tls)
        tls->connectToHostEncrypted(host, port);
    else
        socket_->connectToHost(host, port);
}

QByteArray PostExchange::head() const
{
    QByteArray target = url().path(QUrl::FullyEncoded).toLatin1();
    if (url().hasQuery())
        target += '?' + url().query(QUrl::FullyEncoded).toLatin1();
    if (route().speaksHttp)
        target = "http://" + hostHeader(url()) + target;
    QByteArray text = "POST " + target + " HTTP/1.1\r\nHost: " + hostHeader(url()) +
                      "\r\nAccept: application/json\r\nAccept-Encoding: identity"
                      // REST v2 takes a form content type for an upload and refuses it (measured on
                      // 2.3.9-SNAPSHOT).
                      "\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(request().body.size()) + "\r\nConnection: close\r\n";
    if (!member().authorization.isEmpty())
        text += "Authorization: " + member().authorization + "\r\n";
    const QNetworkProxy &proxy = route().proxy;
    if (route().speaksHttp && !proxy.user().isEmpty()) {
        const QString pair = proxy.user() + QLatin1Char(':') + proxy.password();
        text += "Proxy-Authorization: Basic " + pair.toUtf8().toBase64() + "\r\n";
    }
    return text + "\r\n";
}

void PostExchange::send()
{
    if (hasEnded() || sent_) // whatever a socket may signal twice
        return;
    sent_ = true;
    markSent(true);
    socket_->write(head() + request().body);
}

void PostExchange::receive()
{
    if (hasEnded())
        return;
    switch (reader_.add(socket_->readAll())) {
    case HttpReader::State::Done:
        return answered(reader_.status(), reader_.body());
    case HttpReader::State::TooLarge:
        return giveUp(Diagnosis::tooLarge(request().capBytes));
    case HttpReader::State::Bad:
        return giveUp(Diagnosis::unanswered(member().name));
    case HttpReader::State::Head:
    case HttpReader::State::Body:
        return;
    }
}

void PostExchange::fail(QAbstractSocket::SocketError error)
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

Error PostExchange::connectionError(QAbstractSocket::SocketError error) const
{
    const QString &name = member().name;
    const QString &via = route().via;
    const QString detail = socket_->errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return via.isEmpty() ? Diagnosis::refused(name) : Diagnosis::proxy(name, via, detail);
    case QAbstractSocket::HostNotFoundError:
        return via.isEmpty() ? Diagnosis::hostNotFound(name) : Diagnosis::proxy(name, via, detail);
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return Diagnosis::proxy(name, via, detail);
    case QAbstractSocket::SocketTimeoutError:
        return Diagnosis::timeout(name, request().timeoutMs, silenceNow());
    case QAbstractSocket::RemoteHostClosedError:
        // Before the request went out it is the handshake that was broken off.
        return sent_ || !isTls(url()) ? Diagnosis::unanswered(name) : Diagnosis::tls(name, detail);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Diagnosis::tls(name, detail);
    default:
        return Diagnosis::network(name, detail);
    }
}

} // namespace sluice::engine
