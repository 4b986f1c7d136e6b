#include "models/engine/getexchange.h"

#include "models/engine/diagnosis.h"
#include "models/engine/directexchange.h"
#include "models/engine/endpoint.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace sluice::engine {

namespace {

constexpr qint64 readBufferBytes = 256 << 10; // or what is sent faster than it is read grows without a bound

QNetworkRequest networkRequest(const QUrl &url, const MemberAddress &member, const Route &route)
{
    QNetworkRequest result(url);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setRawHeader("Accept", "application/json");
    // Qt unpacks what it asked for packed, a few KB to many GB, and keeps what waits for it.
    result.setRawHeader("Accept-Encoding", "identity");
    if (!member.authorization.isEmpty())
        result.setRawHeader("Authorization", member.authorization);
    // Qt does not answer a challenge where it may not keep what it was given.
    if (const QByteArray authorization = route.proxyAuthorization(); !authorization.isEmpty())
        result.setRawHeader("Proxy-Authorization", authorization);
    return result;
}

} // namespace

GetExchange::GetExchange(GetWire &wire, const MemberAddress &member, const ExchangeRequest &request,
                         const Clock &clock, QObject *parent)
    : Exchange(member, request, clock, parent)
    , wire_(wire)
    , clock_(clock)
{
    Q_ASSERT(!isPost(request.endpoint));
    if (route().error)
        return; // Exchange says so
    if (wire.direct.contains(member.name)) {
        askDirectly();
        return;
    }
    reply_ = wire.network.get(networkRequest(url(), member, route()));
    reply_->setReadBufferSize(readBufferBytes);
    reply_->setParent(this);
    connect(reply_, &QNetworkReply::requestSent, this, [this] { asked_ = true; });
    connect(reply_, &QNetworkReply::metaDataChanged, this, &GetExchange::receive);
    connect(reply_, &QNetworkReply::readyRead, this, &GetExchange::receive);
    connect(reply_, &QNetworkReply::finished, this, &GetExchange::end);
}

GetExchange::~GetExchange()
{
    GetExchange::drop();
}

void GetExchange::drop()
{
    if (direct_) {
        direct_->disconnect(this);
        direct_->cancel();
    }
    if (reply_) {
        reply_->disconnect(this);
        reply_->abort();
    }
}

/// The other exchange has the same deadline from now on, so that it is this one's that ends both.
void GetExchange::askDirectly()
{
    if (reply_) {
        reply_->disconnect(this);
        std::exchange(reply_, nullptr)->deleteLater();
        body_.clear();
    }
    direct_ = new DirectExchange(member(), request(), clock_, this);
    connect(direct_, &Exchange::finished, this, [this](const RawReply &raw) {
        if (raw.transportError)
            giveUp(*raw.transportError);
        else
            answered(raw.status, raw.body);
    });
}

Silence GetExchange::silenceNow() const
{
    if (direct_)
        return direct_->silenceNow();
    if (hasBegun())
        return Silence::HalfAnswer;
    return asked_ ? Silence::NoAnswer : Silence::NoConnection;
}

bool GetExchange::hasBegun() const
{
    return !body_.isEmpty() || reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

bool GetExchange::isEncrypted() const
{
    return reply_->url().scheme() == QLatin1String("https");
}

/// Qt ends a body at a chunk size that is none, without an error. All that is asked for is an object or a
/// list: what comes in chunks and is neither is read again by who minds (it may be a web page).
bool GetExchange::hasLostChunks() const
{
    const QByteArray body = body_.trimmed();
    const bool whole =
        (body.startsWith('{') && body.endsWith('}')) || (body.startsWith('[') && body.endsWith(']'));
    return !whole && reply_->rawHeader("Transfer-Encoding").toLower().contains("chunked");
}

void GetExchange::receive()
{
    if (hasEnded())
        return;
    const QByteArray encoding = reply_->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") { // nobody asked for it
        giveUp(Diagnosis::damaged(member().name));
        return;
    }
    const qint64 announced = reply_->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > request().capBytes || body_.size() + reply_->bytesAvailable() > request().capBytes) {
        giveUp(Diagnosis::tooLarge(request().capBytes));
        return;
    }
    body_ += reply_->readAll();
}

void GetExchange::end()
{
    receive();
    if (hasEnded())
        return;
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Also for what was under way meanwhile: a final answer that Qt left on a connection is taken for that to
    // the next question there.
    if (wire_.direct.contains(member().name) || (status >= 100 && status < 200) || hasLostChunks()) {
        wire_.direct.insert(member().name);
        askDirectly();
        return;
    }
    // With a status of 400 and above QNetworkReply reports an error although an answer came.
    if (status == 0 || (status < 400 && reply_->error() != QNetworkReply::NoError))
        giveUp(transportError());
    else
        answered(status, body_);
}

Error GetExchange::transportError() const
{
    const QString &name = member().name;
    const QString &via = route().via;
    switch (reply_->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return via.isEmpty() ? Diagnosis::refused(name) : Diagnosis::proxy(name, via, reply_->errorString());
    case QNetworkReply::HostNotFoundError:
        return via.isEmpty() ? Diagnosis::hostNotFound(name) : Diagnosis::proxyNotFound(name, via);
    case QNetworkReply::ProxyNotFoundError:
        return Diagnosis::proxyNotFound(name, via);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Diagnosis::proxy(name, via, reply_->errorString());
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return Diagnosis::timeout(name, request().timeoutMs, silenceNow());
    case QNetworkReply::RemoteHostClosedError:
        return hasBegun()      ? Diagnosis::unanswered(name)
               : via.isEmpty() ? Diagnosis::closed(name, isEncrypted())
                               : Diagnosis::closedByProxy(name, via);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return hasBegun() ? Diagnosis::damaged(name) : Diagnosis::closed(name, isEncrypted());
    case QNetworkReply::SslHandshakeFailedError:
        return Diagnosis::tls(name, reply_->errorString());
    default:
        return via.isEmpty() ? Diagnosis::network(name, reply_->errorString())
                             : Diagnosis::proxy(name, via, reply_->errorString());
    }
}

} // namespace sluice::engine
