#include "models/engine/exchange.h"

#include "models/core/clock.h"
#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace sluice::engine {

namespace {

QNetworkRequest networkRequest(const MemberAddress &member, const ExchangeRequest &request)
{
    // The path is percent-encoded already and must go out as it is.
    const QByteArray url = member.base.toEncoded() + pathPrefix(member.flavour, request.endpoint).toLatin1() +
                           request.path.toLatin1();
    QNetworkRequest result(QUrl::fromEncoded(url));
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
    // REST v2 takes a form content type for an upload and refuses it (measured on 2.3.9-SNAPSHOT).
    if (isPost(request.endpoint))
        result.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    return result;
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, const MemberAddress &member,
                   const ExchangeRequest &request, const Clock &clock, QObject *parent)
    : QObject(parent)
    , member_(member)
    , request_(request)
{
    raw_.timeMs = clock.nowMs();
    raw_.member = member.name;
    raw_.method = isPost(request.endpoint) ? "POST" : "GET";
    raw_.path = request.path;
    raw_.request = request.body;
    elapsed_.start();
    timeout_.setSingleShot(true);
    timeout_.setTimerType(Qt::PreciseTimer); // the coarse one may be early
    connect(&timeout_, &QTimer::timeout, this,
            [this] { giveUp(Diagnosis::timeout(member_.name, request_.timeoutMs)); });
    timeout_.start(request.timeoutMs);
    const QNetworkRequest out = networkRequest(member, request);
    reply_ = isPost(request.endpoint) ? network.post(out, request.body) : network.get(out);
    reply_->setParent(this);
    connect(reply_, &QNetworkReply::metaDataChanged, this, &Exchange::receive);
    connect(reply_, &QNetworkReply::readyRead, this, &Exchange::receive);
    connect(reply_, &QNetworkReply::finished, this, &Exchange::end);
}

Exchange::~Exchange()
{
    ended_ = true;
    reply_->disconnect(this);
    reply_->abort();
}

void Exchange::cancel()
{
    giveUp(Diagnosis::cancelled());
}

void Exchange::receive()
{
    if (ended_)
        return;
    const qint64 announced = reply_->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > request_.capBytes || raw_.body.size() + reply_->bytesAvailable() > request_.capBytes) {
        giveUp(Diagnosis::tooLarge(request_.capBytes));
        return;
    }
    raw_.body += reply_->readAll();
}

void Exchange::end()
{
    receive();
    if (ended_)
        return;
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // With a status of 400 and above QNetworkReply reports an error although an answer came.
    if (status == 0 || (status < 400 && reply_->error() != QNetworkReply::NoError)) {
        giveUp(transportError());
        return;
    }
    ended_ = true;
    timeout_.stop();
    raw_.status = status;
    raw_.latencyMs = elapsed_.elapsed();
    Q_EMIT finished(raw_);
}

void Exchange::giveUp(const Error &error)
{
    if (ended_)
        return;
    ended_ = true;
    timeout_.stop();
    reply_->disconnect(this);
    reply_->abort();
    raw_.body.clear();
    raw_.status = 0;
    raw_.latencyMs = elapsed_.elapsed();
    raw_.transportError = error;
    Q_EMIT finished(raw_);
}

Error Exchange::transportError() const
{
    switch (reply_->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return Diagnosis::refused(member_.name);
    case QNetworkReply::HostNotFoundError:
        return Diagnosis::hostNotFound(member_.name);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return Diagnosis::timeout(member_.name, request_.timeoutMs);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return Diagnosis::closed(member_.name);
    case QNetworkReply::SslHandshakeFailedError:
        return Diagnosis::tls(member_.name, reply_->errorString());
    default:
        return Diagnosis::network(member_.name, reply_->errorString());
    }
}

} // namespace sluice::engine
