#pragma once

#include <QNetworkProxy>
#include <QString>
#include <QUrl>

namespace sluice::engine {

/// How an address is reached: directly or through the proxy that this computer is set up with (http_proxy,
/// no_proxy), by the same choice that QNetworkAccessManager makes.
struct Route
{
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    /// The proxy is spoken to in HTTP ("POST http://host/... HTTP/1.1"), not asked for a tunnel.
    bool speaksHttp = false;
    QString via; ///< "host:port" of the proxy, without credentials; empty: direct

    static Route to(const QUrl &url);
};

} // namespace sluice::engine
