#pragma once

#include <QByteArray>
#include <QString>

namespace sluice::engine {

/// One request to one server of a Wire.
struct HttpRequest
{
    QString member;            ///< one of Wire::members()
    QByteArray method = "GET"; ///< or "POST", which goes out at most once
    QString prefix;            ///< between the server's address and the path; not recorded
    QString path;              ///< with its query, percent-encoded
    QByteArray body;           ///< POST only
    QString lane;          ///< of a server: one request is under way in it, the others wait for their turn
    int timeoutMs = 10000; ///< for the whole exchange, from the first byte to the last
    qint64 capBytes = 64LL << 20; ///< of the answer's body

    bool isPost() const { return method == "POST"; }
};

} // namespace sluice::engine
