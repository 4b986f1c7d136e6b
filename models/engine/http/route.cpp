#include "models/engine/http/route.h"

#include "models/engine/http/environmentproxy.h"

#include <QNetworkProxyQuery>

namespace sluice::engine {

namespace {

/// Of what is set for the whole program or, where nothing is, by the environment or the desktop.
Result<QList<QNetworkProxy>> proxiesFor(const QUrl &url)
{
    if (QNetworkProxyFactory::usesSystemConfiguration()) {
        const auto set = environmentProxy(url, QProcessEnvironment::systemEnvironment());
        if (!set)
            return tl::unexpected(set.error());
        if (*set)
            return QList<QNetworkProxy>{**set};
    }
    return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
}

} // namespace

Route Route::to(const QUrl &url)
{
    Route route;
    const bool tls = url.scheme() == QLatin1String("https");
    const Result<QList<QNetworkProxy>> proxies = proxiesFor(url);
    if (!proxies) {
        route.error = proxies.error();
        return route;
    }
    for (const QNetworkProxy &proxy : *proxies) {
        const bool http =
            proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
        const bool caching = proxy.capabilities().testFlag(QNetworkProxy::CachingCapability);
        route.speaksHttp = !tls && http && caching;
        if (!route.speaksHttp && !proxy.isTransparentProxy())
            continue;
        if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
            break;
        route.proxy = proxy;
        const QString host = proxy.hostName().contains(QLatin1Char(':'))
                                 ? QStringLiteral("[%1]").arg(proxy.hostName())
                                 : proxy.hostName();
        route.via = QStringLiteral("%1:%2").arg(host).arg(proxy.port());
        break;
    }
    return route;
}

QByteArray Route::proxyAuthorization() const
{
    if (!speaksHttp || (proxy.user().isEmpty() && proxy.password().isEmpty()))
        return {};
    const QString pair = proxy.user() + QLatin1Char(':') + proxy.password();
    return "Basic " + pair.toUtf8().toBase64();
}

QList<QNetworkProxy> RouteProxies::queryProxy(const QNetworkProxyQuery &query)
{
    return {Route::to(query.url()).proxy};
}

} // namespace sluice::engine
