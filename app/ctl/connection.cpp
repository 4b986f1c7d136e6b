#include "app/ctl/connection.h"

namespace sluice::ctl {

Connection::Connection(QStringList urls, const Clock &clock, QObject *parent)
    : QObject(parent)
    , urls_(std::move(urls))
    , clock_(clock)
{
}

Connection::~Connection() = default;

void Connection::open()
{
    probeNext();
}

QString Connection::name() const
{
    return members_.isEmpty() ? QString() : members_.first().name;
}

std::unique_ptr<engine::NetworkTransport> Connection::takeTransport()
{
    return std::make_unique<engine::NetworkTransport>(members_, clock_);
}

void Connection::probeNext()
{
    if (urls_.isEmpty()) {
        Q_EMIT opened();
        return;
    }
    auto *const probe = new engine::Probe(urls_.takeFirst(), 5000, this);
    connect(probe, &engine::Probe::found, this, &Connection::accept);
    connect(probe, &engine::Probe::failed, this, &Connection::failed);
    probe->start();
}

void Connection::accept(const engine::ProbeResult &result)
{
    if (!members_.isEmpty() && members_.first().flavour != result.address.flavour) {
        Q_EMIT failed(
            {ErrorCode::InvalidArgument,
             "the addresses are of different REST flavours (v1 and v2); give all members in one flavour",
             result.address.name.toStdString()});
        return;
    }
    if (members_.isEmpty())
        version_ = result.overview.version;
    members_.append(result.address);
    probeNext();
}

} // namespace sluice::ctl
