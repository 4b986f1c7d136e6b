#include "models/engine/http/networkwire.h"

#include "models/core/clock.h"
#include "models/engine/http/bytestream.h"
#include "models/engine/http/directexchange.h"
#include "models/engine/http/getexchange.h"
#include "models/engine/http/wirediagnosis.h"

#include <algorithm>
#include <map>

namespace sluice::engine {

namespace {

struct Waiting
{
    quint64 id = 0;
    HttpRequest request;
};

/// The requests of one server and lane: one under way, the others wait.
struct Lane
{
    QList<Waiting> queue;
    quint64 current = 0; ///< 0: idle
    Exchange *exchange = nullptr;
};

using LaneKey = std::pair<QString, QString>;

} // namespace

struct NetworkWire::Private
{
    Private(NetworkWire &owner, QList<Address> addresses, const AddressHints &words, const Clock &time)
        : q(owner)
        , servers(std::move(addresses))
        , hints(words)
        , clock(time)
    {
    }

    const Address *find(const QString &name) const
    {
        const auto found =
            std::find_if(servers.begin(), servers.end(), [&](const Address &a) { return a.name == name; });
        return found == servers.end() ? nullptr : &*found;
    }

    void startNext(const LaneKey &key);
    void refuse(quint64 id, const HttpRequest &request, const Error &error);

    NetworkWire &q;
    const QList<Address> servers;
    const AddressHints &hints;
    const Clock &clock;
    GetWire gets;
    std::map<LaneKey, Lane> lanes;
};

void NetworkWire::Private::startNext(const LaneKey &key)
{
    Lane &lane = lanes[key];
    if (lane.current != 0 || lane.queue.isEmpty())
        return;
    const Waiting next = lane.queue.takeFirst();
    const Address &server = *find(key.first);
    lane.current = next.id;
    if (next.request.isPost())
        lane.exchange = new DirectExchange(server, next.request, hints, clock, &q);
    else
        lane.exchange = new GetExchange(gets, server, next.request, hints, clock, &q);
    QObject::connect(lane.exchange, &Exchange::finished, &q, [this, key, id = next.id](const RawReply &raw) {
        Lane &ended = lanes[key];
        std::exchange(ended.exchange, nullptr)->deleteLater();
        ended.current = 0;
        startNext(key);
        q.answer(id, raw);
    });
}

/// Later, so that the caller has the call before its answer.
void NetworkWire::Private::refuse(quint64 id, const HttpRequest &request, const Error &error)
{
    RawReply raw;
    raw.timeMs = clock.nowMs();
    raw.member = request.member;
    raw.method = request.method;
    raw.path = request.path;
    raw.request = request.body;
    raw.transportError = error;
    raw.sent = false;
    QMetaObject::invokeMethod(
        &q, [this, id, raw] { q.answer(id, raw); }, Qt::QueuedConnection);
}

NetworkWire::NetworkWire(const QList<Address> &servers, const AddressHints &hints, const Clock &clock,
                         QObject *parent)
    : Wire(parent)
    , d(std::make_unique<Private>(*this, servers, hints, clock))
{
}

NetworkWire::~NetworkWire()
{
    // Also those that have ended and wait for deleteLater: their replies must go before the network does.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

QStringList NetworkWire::members() const
{
    QStringList names;
    for (const Address &server : d->servers)
        names << server.name;
    return names;
}

qint64 NetworkWire::nowMs() const
{
    return d->clock.nowMs();
}

std::unique_ptr<ByteStream> NetworkWire::stream(const HttpRequest &request)
{
    const Address *const server = d->find(request.member);
    return server ? std::make_unique<ByteStream>(*server, request, d->hints) : nullptr;
}

void NetworkWire::begin(quint64 id, const HttpRequest &request)
{
    if (!d->find(request.member)) {
        d->refuse(id, request, WireDiagnosis::unknownMember(request.member));
        return;
    }
    const LaneKey key{request.member, request.lane};
    d->lanes[key].queue.append({id, request});
    d->startNext(key);
}

void NetworkWire::cancel(quint64 id)
{
    for (auto &[key, lane] : d->lanes) {
        if (lane.current == id) {
            lane.exchange->cancel();
            return;
        }
        for (qsizetype i = 0; i < lane.queue.size(); ++i) {
            if (lane.queue.at(i).id == id) {
                d->refuse(id, lane.queue.takeAt(i).request, WireDiagnosis::cancelled());
                return;
            }
        }
    }
}

} // namespace sluice::engine
