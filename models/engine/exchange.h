#pragma once

#include "models/engine/memberaddress.h"
#include "models/engine/reply.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;

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

/// One HTTP exchange: sends at once, follows no redirect, and ends with finished(), once. Gives up while
/// receiving when the body grows over the cap. Private to models/engine.
class Exchange : public QObject
{
    Q_OBJECT

public:
    Exchange(QNetworkAccessManager &network, const MemberAddress &member, const ExchangeRequest &request,
             const Clock &clock, QObject *parent);
    ~Exchange() override;

    /// Ends with Cancelled, unless it has ended already.
    void cancel();

Q_SIGNALS:
    void finished(const sluice::engine::RawReply &raw);

private:
    void receive();
    void end();
    void giveUp(const Error &error);
    Error transportError() const;

    MemberAddress member_;
    ExchangeRequest request_;
    RawReply raw_;
    QElapsedTimer elapsed_;
    QTimer timeout_;
    QNetworkReply *reply_ = nullptr;
    bool ended_ = false;
};

} // namespace sluice::engine
