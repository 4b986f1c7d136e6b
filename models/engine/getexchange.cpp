#include "models/engine/getexchange.h"

#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace sluice::engine {

namespace {

QNetworkRequest networkRequest(const QUrl &url, const MemberAddress &member)
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
    if (!member.authorization.isEmpty())
        result.setRawHeader("Authorization", member.authorization);
    return result;
}

} // namespace

GetExchange::GetExchange(QNetworkAccessManager &network, const MemberAddress &member,
                         const ExchangeRequest &request, const Clock &clock, QObject *parent)
    : Exchange(member, request, clock, parent)
{
    Q_ASSERT(!isPost(request.endpoint));
    reply_ = network.get(networkRequest(url(), member));
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
    reply_->disconnect(this);
    reply_->abort();
}

Silence GetExchange::silenceNow() const
{
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

void GetExchange::receive()
{
    if (hasEnded())
        return;
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
        return via.isEmpty() ? Diagnosis::hostNotFound(name)
                             : Diagnosis::proxy(name, via, reply_->errorString());
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Diagnosis::proxy(name, via, reply_->errorString());
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return Diagnosis::timeout(name, request().timeoutMs, silenceNow());
    case QNetworkReply::RemoteHostClosedError:
        return hasBegun() ? Diagnosis::unanswered(name) : Diagnosis::closed(name, isEncrypted());
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return hasBegun() ? Diagnosis::damaged(name, reply_->errorString())
                          : Diagnosis::closed(name, isEncrypted());
    case QNetworkReply::SslHandshakeFailedError:
        return Diagnosis::tls(name, reply_->errorString());
    default:
        return Diagnosis::network(name, reply_->errorString());
    }
}

} // namespace sluice::engine
