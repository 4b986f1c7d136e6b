#pragma once

#include "models/core/error.h"

#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QString>
#include <QUrl>

#include <optional>

namespace sluice::engine {

/// How an address is reached: directly or through the proxy that this computer is set up with (see
/// environmentProxy(), else by its settings).
struct Route
{
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    /// The proxy is spoken to in HTTP ("POST http://host/... HTTP/1.1"), not asked for a tunnel.
    bool speaksHttp = false;
    QString via;                ///< "host:port" of the proxy, without credentials; empty: direct
    std::optional<Error> error; ///< what the proxy is set to is none: nothing may be asked

    static Route to(const QUrl &url);

    /// What the proxy must hear with a request that is spoken to it in HTTP; empty: nothing.
    QByteArray proxyAuthorization() const;
};

/// The same for what QNetworkAccessManager asks for.
class RouteProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

} // namespace sluice::engine
