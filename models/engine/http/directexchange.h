#pragma once

#include "models/engine/http/exchange.h"
#include "models/engine/http/httpreader.h"

#include <QAbstractSocket>

namespace sluice::engine {

/// Sends one request over a connection of its own: one write, one answer, at most once whatever the
/// connection does. Every POST goes so. Not by QNetworkAccessManager, which repeats a request whose
/// connection ends without an answer, and again after a 401: an engine would start the job twice. Credentials
/// go with the request, no challenge and no redirect is followed. RawReply::sent tells whether a byte of it
/// went out. Private to models/engine.
class DirectExchange : public Exchange
{
    Q_OBJECT

public:
    DirectExchange(const Address &server, const HttpRequest &request, const AddressHints &hints,
                   const Clock &clock, QObject *parent);
    ~DirectExchange() override;

    Silence silenceNow() const override;

protected:
    void drop() override;

private:
    void start();
    void send();
    void receive();
    void fail(QAbstractSocket::SocketError error);
    QByteArray head() const;
    Error connectionError(QAbstractSocket::SocketError error) const;

    QAbstractSocket *socket_ = nullptr; ///< null before start()
    HttpReader reader_;
    bool sent_ = false;
};

} // namespace sluice::engine
