#pragma once

#include "models/core/error.h"

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace sluice::engine {

/// The proxy that http_proxy, https_proxy, all_proxy and no_proxy (or the same in capitals) name for an
/// address; QNetworkProxy::NoProxy where they say that it is reached directly, as this computer itself always
/// is; nothing where they say nothing. Takes what curl takes: a proxy without "http://", socks5://, and in
/// no_proxy names with and without a dot, ports, networks and "*". Private to models/engine.
/// Errors: InvalidArgument where a value is no address of a proxy. Part of a password could be read as a host
/// there, so that nothing may be asked; the value is not shown.
Result<std::optional<QNetworkProxy>> environmentProxy(const QUrl &url,
                                                      const QProcessEnvironment &environment);

} // namespace sluice::engine
