#include "models/engine/networktransport.h"

#include "models/core/clock.h"
#include "models/engine/decodequeue.h"
#include "models/engine/diagnosis.h"
#include "models/engine/directexchange.h"
#include "models/engine/endpoint.h"
#include "models/engine/getexchange.h"

#include <algorithm>

namespace sluice::engine {

namespace {

struct Waiting
{
    RequestId id = 0;
    const MemberAddress *member = nullptr;
    ExchangeRequest request;
};

/// The requests of one member and endpoint: one under way, the others wait.
struct Lane
{
    QList<Waiting> queue;
    RequestId current = 0;        ///< 0: idle
    Exchange *exchange = nullptr; ///< null while the answer is being decoded
};

using LaneKey = std::pair<QString, Endpoint>;

} // namespace

struct NetworkTransport::Private
{
    Private(NetworkTransport &owner, QList<MemberAddress> addresses, const Clock &time)
        : q(owner)
        , members(std::move(addresses))
        , clock(time)
        , decoder(owner)
    {
    }

    const MemberAddress *find(const QString &name) const
    {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const MemberAddress &m) { return m.name == name; });
        return found == members.end() ? nullptr : &*found;
    }

    std::optional<Error> prepare(const RequestSpec &spec, Waiting &waiting) const;
    void startNext(const LaneKey &key);
    void decodeLater(const LaneKey &key, RequestId id, const RawReply &raw);
    void refuse(RequestId id, const RequestSpec &spec, const Error &error);
    void answerCancelled(const LaneKey &key, const Waiting &waiting);

    NetworkTransport &q;
    const QList<MemberAddress> members;
    const Clock &clock;
    GetWire gets;
    std::map<LaneKey, Lane> lanes;
    RequestId lastId = 0;
    qint64 capBytes = 64LL << 20;
    DecodeQueue decoder; // last, so that it ends before what its results touch
};

std::optional<Error> NetworkTransport::Private::prepare(const RequestSpec &spec, Waiting &waiting) const
{
    waiting.member = find(spec.member);
    if (!waiting.member)
        return Diagnosis::unknownMember(spec.member);
    if (!isOffered(waiting.member->flavour, spec.endpoint))
        return Diagnosis::notOffered();
    const Result<QString> path = requestPath(spec);
    if (!path)
        return path.error();
    waiting.request.path = *path;
    waiting.request.endpoint = spec.endpoint;
    waiting.request.timeoutMs = std::max(1, spec.timeoutMs);
    waiting.request.capBytes = capBytes;
    if (spec.endpoint == Endpoint::SubmitJob)
        waiting.request.body = spec.body;
    else if (spec.endpoint == Endpoint::StopJob)
        waiting.request.body = stopBody(spec.argument, spec.withSavepoint);
    return std::nullopt;
}

void NetworkTransport::Private::startNext(const LaneKey &key)
{
    Lane &lane = lanes[key];
    if (lane.current != 0 || lane.queue.isEmpty())
        return;
    const Waiting next = lane.queue.takeFirst();
    lane.current = next.id;
    if (isPost(key.second))
        lane.exchange = new DirectExchange(*next.member, next.request, clock, &q);
    else
        lane.exchange = new GetExchange(gets, *next.member, next.request, clock, &q);
    QObject::connect(lane.exchange, &Exchange::finished, &q, [this, key, id = next.id](const RawReply &raw) {
        Lane &ended = lanes[key];
        ended.exchange->deleteLater();
        ended.exchange = nullptr;
        decodeLater(key, id, raw);
    });
}

void NetworkTransport::Private::decodeLater(const LaneKey &key, RequestId id, const RawReply &raw)
{
    decoder.decode(raw, [this, key, id, raw](const Reply &reply) {
        lanes[key].current = 0;
        startNext(key);
        Q_EMIT q.replied(id, reply, raw);
    });
}

void NetworkTransport::Private::refuse(RequestId id, const RequestSpec &spec, const Error &error)
{
    RawReply raw;
    raw.timeMs = clock.nowMs();
    raw.member = spec.member;
    raw.method = isPost(spec.endpoint) ? "POST" : "GET";
    raw.transportError = error;
    raw.sent = false;
    Reply reply;
    reply.timeMs = raw.timeMs;
    reply.member = spec.member;
    reply.endpoint = spec.endpoint;
    reply.argument = spec.argument;
    reply.error = error;
    reply.outcome = isPost(spec.endpoint) ? Outcome::NotSent : Outcome::None;
    // Later, so that the caller has the id before its answer.
    QMetaObject::invokeMethod(
        &q, [this, id, reply, raw] { Q_EMIT q.replied(id, reply, raw); }, Qt::QueuedConnection);
}

void NetworkTransport::Private::answerCancelled(const LaneKey &key, const Waiting &waiting)
{
    RawReply raw;
    raw.timeMs = clock.nowMs();
    raw.member = waiting.member->name;
    raw.method = isPost(key.second) ? "POST" : "GET";
    raw.path = waiting.request.path;
    raw.request = waiting.request.body;
    raw.transportError = Diagnosis::cancelled();
    raw.sent = false;
    const Reply reply = decode(raw);
    QMetaObject::invokeMethod(
        &q, [this, id = waiting.id, reply, raw] { Q_EMIT q.replied(id, reply, raw); }, Qt::QueuedConnection);
}

NetworkTransport::NetworkTransport(const QList<MemberAddress> &members, const Clock &clock, QObject *parent)
    : Transport(parent)
    , d(std::make_unique<Private>(*this, members, clock))
{
}

NetworkTransport::~NetworkTransport()
{
    // Also those that have ended and wait for deleteLater: their replies must go before the network does.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

QStringList NetworkTransport::members() const
{
    QStringList names;
    for (const MemberAddress &member : d->members)
        names << member.name;
    return names;
}

ApiFlavour NetworkTransport::flavour() const
{
    return d->members.isEmpty() ? ApiFlavour::V1 : d->members.first().flavour;
}

ApiFlavour NetworkTransport::flavourOf(const QString &member) const
{
    const MemberAddress *const found = d->find(member);
    return found ? found->flavour : flavour();
}

RequestId NetworkTransport::send(const RequestSpec &request)
{
    Waiting waiting;
    waiting.id = ++d->lastId;
    if (const auto error = d->prepare(request, waiting)) {
        d->refuse(waiting.id, request, *error);
        return waiting.id;
    }
    const LaneKey key{request.member, request.endpoint};
    d->lanes[key].queue.append(waiting);
    d->startNext(key);
    return waiting.id;
}

void NetworkTransport::cancel(RequestId id)
{
    for (auto &[key, lane] : d->lanes) {
        if (lane.current == id) {
            if (lane.exchange)
                lane.exchange->cancel();
            return;
        }
        for (qsizetype i = 0; i < lane.queue.size(); ++i) {
            if (lane.queue.at(i).id == id) {
                d->answerCancelled(key, lane.queue.takeAt(i));
                return;
            }
        }
    }
}

void NetworkTransport::setBodyCap(qint64 bytes)
{
    d->capBytes = bytes;
}

} // namespace sluice::engine
