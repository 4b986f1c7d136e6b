#pragma once

#include "models/engine/memberaddress.h"
#include "models/engine/reply.h"
#include "models/engine/route.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sluice {
class Clock;
}

namespace sluice::engine {

/// What an Exchange sends. Made by NetworkTransport and Probe only, from requestPath().
struct ExchangeRequest
{
    QString path; ///< see requestPath()
    Endpoint endpoint = Endpoint::Overview;
    QByteArray body;              ///< POST only
    int timeoutMs = 10000;        ///< for the whole exchange, from the first byte to the last
    qint64 capBytes = 64LL << 20; ///< of the body
};

/// One HTTP exchange: is on its way from the moment it is made, follows no redirect, and ends with
/// finished(), once, never before the constructor has returned. Gives up while receiving when the body grows
/// over the cap. GetExchange asks, DirectExchange sends what must go out once. Private to models/engine.
class Exchange : public QObject
{
    Q_OBJECT

public:
    /// Ends with Cancelled, unless it has ended already.
    void cancel();

Q_SIGNALS:
    void finished(const sluice::engine::RawReply &raw);

protected:
    Exchange(const MemberAddress &member, const ExchangeRequest &request, const Clock &clock,
             QObject *parent);

    /// Lets go of the connection; nothing may come from it afterwards.
    virtual void drop() = 0;
    /// How the member is silent now, were this the end.
    virtual Silence silenceNow() const = 0;

    const MemberAddress &member() const { return member_; }
    const ExchangeRequest &request() const { return request_; }
    const Route &route() const { return route_; }
    const QUrl &url() const { return url_; }
    bool hasEnded() const { return ended_; }
    void markSent(bool sent) { raw_.sent = sent; }

    /// Each ends the exchange.
    void answered(int status, const QByteArray &body);
    void giveUp(const Error &error);

private:
    MemberAddress member_;
    ExchangeRequest request_;
    QUrl url_;
    Route route_;
    RawReply raw_;
    QElapsedTimer elapsed_;
    QTimer timeout_;
    bool ended_ = false;
};

} // namespace sluice::engine
