#pragma once

#include "models/engine/exchange.h"
#include "models/engine/httpreader.h"

#include <QAbstractSocket>

namespace sluice::engine {

/// Sends one POST over a connection of its own: one write, one answer, at most once whatever the connection
/// does. Not by QNetworkAccessManager, which repeats a request whose connection ends without an answer, and
/// again after a 401: an engine would start the job twice. Credentials go with the request, no challenge and
/// no redirect is followed. RawReply::sent tells whether a byte of it went out. Private to models/engine.
class PostExchange : public Exchange
{
    Q_OBJECT

public:
    /// Precondition: the request's endpoint is a POST.
    PostExchange(const MemberAddress &member, const ExchangeRequest &request, const Clock &clock,
                 QObject *parent);
    ~PostExchange() override;

protected:
    void drop() override;
    Silence silenceNow() const override;

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
