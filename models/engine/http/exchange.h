#pragma once

#include "models/engine/http/address.h"
#include "models/engine/http/rawreply.h"
#include "models/engine/http/request.h"
#include "models/engine/http/route.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sluice {
class Clock;
}

namespace sluice::engine {

/// Where a request to a server goes.
QUrl urlOf(const Address &server, const HttpRequest &request);

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
    /// `hints` and `clock` must outlive it.
    Exchange(const Address &server, const HttpRequest &request, const AddressHints &hints, const Clock &clock,
             QObject *parent);

    /// Lets go of the connection; nothing may come from it afterwards.
    virtual void drop() = 0;
    /// How the server is silent now, were this the end.
    virtual Silence silenceNow() const = 0;

    const Address &server() const { return server_; }
    const AddressHints &hints() const { return hints_; }
    const HttpRequest &request() const { return request_; }
    const Route &route() const { return route_; }
    const QUrl &url() const { return url_; }
    bool hasEnded() const { return ended_; }
    void markSent(bool sent) { raw_.sent = sent; }

    /// Each ends the exchange.
    void answered(int status, const QByteArray &body);
    void giveUp(const Error &error);

private:
    Address server_;
    HttpRequest request_;
    const AddressHints &hints_;
    QUrl url_;
    Route route_;
    RawReply raw_;
    QElapsedTimer elapsed_;
    QTimer timeout_;
    bool ended_ = false;
};

} // namespace sluice::engine
