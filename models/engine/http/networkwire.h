#pragma once

#include "models/engine/http/address.h"
#include "models/engine/http/wire.h"

#include <memory>

namespace sluice {
class Clock;
}

namespace sluice::engine {

class ByteStream;

/// Asks real servers. Lives in its owner's thread and answers there. GETs go over kept connections, every
/// POST once over a fresh one (DirectExchange): it is never repeated, whatever the connection does.
class NetworkWire : public Wire
{
    Q_OBJECT

public:
    /// `hints` and `clock` must outlive the wire.
    NetworkWire(const QList<Address> &servers, const AddressHints &hints, const Clock &clock,
                QObject *parent = nullptr);
    ~NetworkWire() override;

    QStringList members() const override;
    qint64 nowMs() const override;
    /// The body of a GET as it comes, piece by piece. Null for a member that is not one of these.
    std::unique_ptr<ByteStream> stream(const HttpRequest &request);

protected:
    void begin(quint64 id, const HttpRequest &request) override;

private:
    void cancel(quint64 id) override;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
