#include "models/engine/http/networkerror.h"

#include "models/engine/http/wirediagnosis.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace sluice::engine {

QNetworkRequest networkRequest(const QUrl &url, const Address &server, const Route &route,
                               const QByteArray &accept)
{
    QNetworkRequest result(url);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setRawHeader("Accept", accept);
    // Qt unpacks what it asked for packed, a few KB to many GB, and keeps what waits for it.
    result.setRawHeader("Accept-Encoding", "identity");
    if (!server.authorization.isEmpty())
        result.setRawHeader("Authorization", server.authorization);
    // Qt does not answer a challenge where it may not keep what it was given.
    if (const QByteArray authorization = route.proxyAuthorization(); !authorization.isEmpty())
        result.setRawHeader("Proxy-Authorization", authorization);
    return result;
}

Error networkError(const QNetworkReply &reply, const Address &server, const AddressHints &hints,
                   const Route &route, const GetProgress &progress)
{
    const bool encrypted = reply.url().scheme() == QLatin1String("https");
    const QString &name = server.name;
    const QString &via = route.via;
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return via.isEmpty() ? WireDiagnosis::refused(name, hints)
                             : WireDiagnosis::proxy(name, via, reply.errorString());
    case QNetworkReply::HostNotFoundError:
        return via.isEmpty() ? WireDiagnosis::hostNotFound(name) : WireDiagnosis::proxyNotFound(name, via);
    case QNetworkReply::ProxyNotFoundError:
        return WireDiagnosis::proxyNotFound(name, via);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return WireDiagnosis::proxy(name, via, reply.errorString());
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return WireDiagnosis::timeout(name, progress.timeoutMs, progress.silence);
    case QNetworkReply::RemoteHostClosedError:
        return progress.begun  ? WireDiagnosis::unanswered(name)
               : via.isEmpty() ? WireDiagnosis::closed(name, hints, encrypted)
                               : WireDiagnosis::closedByProxy(name, via);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return progress.begun ? WireDiagnosis::damaged(name) : WireDiagnosis::closed(name, hints, encrypted);
    case QNetworkReply::SslHandshakeFailedError:
        return WireDiagnosis::tls(name, reply.errorString());
    default:
        return via.isEmpty() ? WireDiagnosis::network(name, reply.errorString())
                             : WireDiagnosis::proxy(name, via, reply.errorString());
    }
}

} // namespace sluice::engine
