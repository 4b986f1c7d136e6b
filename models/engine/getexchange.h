#pragma once

#include "models/engine/exchange.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace sluice::engine {

/// Asks over a kept connection. Qt may repeat the question where that connection was dropped by the server
/// meanwhile: it changes nothing, so no harm is done. Private to models/engine.
class GetExchange : public Exchange
{
    Q_OBJECT

public:
    /// Precondition: the request's endpoint is no POST.
    GetExchange(QNetworkAccessManager &network, const MemberAddress &member, const ExchangeRequest &request,
                const Clock &clock, QObject *parent);
    ~GetExchange() override;

protected:
    void drop() override;
    Silence silenceNow() const override;
    bool hasBegun() const; ///< the answer
    bool isEncrypted() const;

private:
    void receive();
    void end();
    Error transportError() const;

    QNetworkReply *reply_ = nullptr;
    QByteArray body_;
    bool asked_ = false;
};

} // namespace sluice::engine
