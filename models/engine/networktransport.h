#pragma once

#include "models/engine/memberaddress.h"
#include "models/engine/transport.h"

#include <memory>

namespace sluice {
class Clock;
}

namespace sluice::engine {

/// Asks the members of a real cluster over HTTP. Lives in its owner's thread and answers there; decoding
/// happens on a thread of its own. GETs go over kept connections, every POST once over a fresh one
/// (DirectExchange): it is never repeated, whatever the connection does.
class NetworkTransport : public Transport
{
    Q_OBJECT

public:
    /// `members` are of one cluster; `clock` must outlive the transport.
    NetworkTransport(const QList<MemberAddress> &members, const Clock &clock, QObject *parent = nullptr);
    ~NetworkTransport() override;

    QStringList members() const override;
    ApiFlavour flavour() const override; ///< of the first member
    ApiFlavour flavourOf(const QString &member) const override;
    RequestId send(const RequestSpec &request) override;
    /// A request that waits or is under way is answered with Cancelled; one whose answer has come is not
    /// changed.
    void cancel(RequestId id) override;

    /// The largest body that is taken, 64 MB unless changed. For requests sent afterwards.
    void setBodyCap(qint64 bytes);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
