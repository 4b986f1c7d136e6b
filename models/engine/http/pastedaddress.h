#pragma once

#include "models/core/error.h"

#include <QString>
#include <QUrl>

namespace sluice::engine {

/// Reads an address as a person writes it: "host", "host:5801", "[::1]:5801",
/// "http://name:password@host:8080/context". Without a scheme it is http. Stricter than QUrl, which takes
/// "h:59o1" or "h:99999" for an address without a port and so leads to another cluster. InvalidArgument with
/// a sentence that names what is wrong and never a password.
Result<QUrl> readAddress(const QString &pasted);

} // namespace sluice::engine
