#pragma once

#include "models/engine/http/exchange.h"

#include <QNetworkAccessManager>
#include <QSet>

class QNetworkReply;

namespace sluice::engine {

class DirectExchange;

/// What the GETs of one transport share.
struct GetWire
{
    GetWire() { network.setProxyFactory(new RouteProxies); } // which it owns

    QNetworkAccessManager network;
    /// Members whose answers Qt misreads: it takes an interim one (102, 103) for the final one, and ends a
    /// body at a wrong chunk size. They are asked by DirectExchange.
    QSet<QString> direct;
};

/// Asks over a kept connection. Qt may repeat the question where that connection was dropped by the server
/// meanwhile: it changes nothing, so no harm is done. A member that sends interim answers is asked again,
/// within the same deadline, and from then on, over a connection for each question (DirectExchange). Private
/// to models/engine.
class GetExchange : public Exchange
{
    Q_OBJECT

public:
    /// Precondition: the request is no POST.
    GetExchange(GetWire &wire, const Address &server, const HttpRequest &request, const AddressHints &hints,
                const Clock &clock, QObject *parent);
    ~GetExchange() override;

protected:
    void drop() override;
    Silence silenceNow() const override;
    bool hasBegun() const; ///< the answer

private:
    void receive();
    void end();
    Error transportError() const;

    void askDirectly();
    bool hasLostChunks() const;

    GetWire &wire_;
    const Clock &clock_;
    QNetworkReply *reply_ = nullptr;
    DirectExchange *direct_ = nullptr; ///< instead of reply_, which is null then
    QByteArray body_;
    bool asked_ = false;
};

} // namespace sluice::engine
