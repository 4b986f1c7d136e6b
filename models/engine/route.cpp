#include "models/engine/route.h"

#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>

namespace sluice::engine {

Route Route::to(const QUrl &url)
{
    Route route;
    const bool tls = url.scheme() == QLatin1String("https");
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : proxies) {
        const bool http =
            proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
        const bool caching = proxy.capabilities().testFlag(QNetworkProxy::CachingCapability);
        route.speaksHttp = !tls && http && caching;
        if (!route.speaksHttp && !proxy.isTransparentProxy())
            continue;
        if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
            break;
        route.proxy = proxy;
        route.via = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
        break;
    }
    return route;
}

} // namespace sluice::engine
