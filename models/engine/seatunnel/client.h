#pragma once

#include "models/engine/http/replaywire.h"
#include "models/engine/seatunnel/memberaddress.h"
#include "models/engine/seatunnel/transport.h"

#include <memory>

namespace sluice {
class Clock;
}

namespace sluice::engine {

/// Asks SeaTunnel's members over a wire. Decoding happens on a thread of its own; the answers come in the
/// thread of the owner.
class Client : public Transport
{
    Q_OBJECT

public:
    /// `flavours` by member; those that are not in it are asked in V1.
    Client(std::unique_ptr<Wire> wire, const QHash<QString, ApiFlavour> &flavours, QObject *parent = nullptr);
    ~Client() override;

    QStringList members() const override;
    ApiFlavour flavour() const override; ///< of the first member
    ApiFlavour flavourOf(const QString &member) const override;
    Wire *wire() const override;
    ReplayWire *replay() const override;

    /// The largest body that is taken, 64 MB unless changed. For requests sent afterwards.
    void setBodyCap(qint64 bytes);

protected:
    void begin(quint64 id, const RequestSpec &request) override;

private:
    void cancel(quint64 id) override;

    struct Private;
    std::unique_ptr<Private> d;
};

/// Asks the real members of one cluster; `clock` must outlive it.
std::unique_ptr<Client> networkClient(const QList<MemberAddress> &members, const Clock &clock);

/// Answers from a recording, and is told how by the wire, which the client owns. `clock` must outlive it.
struct ReplayClient
{
    std::unique_ptr<Client> client;
    ReplayWire *wire = nullptr;
};
ReplayClient replayClient(Recording recording, const Clock &clock, const ReplayOptions &options = {});

/// How an API is called in recordings ("v1"), and which one a recording was made of, as far as it says; else
/// V1.
QByteArray apiName(ApiFlavour flavour);
/// The other way round; V1 for any other word.
ApiFlavour flavourFromName(QStringView name);
ApiFlavour flavourOf(const Recording &recording);

} // namespace sluice::engine
