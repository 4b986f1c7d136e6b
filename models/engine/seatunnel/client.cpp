#include "models/engine/seatunnel/client.h"

#include "models/engine/http/networkwire.h"
#include "models/engine/http/wirediagnosis.h"
#include "models/engine/seatunnel/decodequeue.h"
#include "models/engine/seatunnel/diagnosis.h"
#include "models/engine/seatunnel/endpoint.h"
#include "models/engine/seatunnel/hints.h"
#include "models/engine/seatunnel/recordingindex.h"

#include <QMap>

namespace sluice::engine {

struct Client::Private
{
    Private(Client &owner, std::unique_ptr<Wire> carrier, const QHash<QString, ApiFlavour> &apis)
        : q(owner)
        , wire(std::move(carrier))
        , flavours(apis)
        , decoder(owner)
    {
    }

    Result<HttpRequest> requestOf(const RequestSpec &spec) const;
    void refuse(quint64 id, const RequestSpec &spec, const Error &error);

    Client &q;
    const std::unique_ptr<Wire> wire;
    const QHash<QString, ApiFlavour> flavours;
    QHash<quint64, Call> onTheWire;
    qint64 capBytes = 64LL << 20;
    DecodeQueue decoder; // last, so that it ends before what its results touch
};

Result<HttpRequest> Client::Private::requestOf(const RequestSpec &spec) const
{
    if (!wire->members().contains(spec.member))
        return tl::unexpected(WireDiagnosis::unknownMember(spec.member));
    const ApiFlavour flavour = q.flavourOf(spec.member);
    if (!wire->replay() && !isOffered(flavour, spec.endpoint))
        return tl::unexpected(Diagnosis::notOffered());
    const Result<QString> path = requestPath(spec);
    if (!path)
        return tl::unexpected(path.error());
    HttpRequest request;
    request.member = spec.member;
    request.method = isPost(spec.endpoint) ? "POST" : "GET";
    request.prefix = pathPrefix(flavour, spec.endpoint);
    request.path = *path;
    request.lane = QString::number(static_cast<int>(spec.endpoint));
    request.timeoutMs = std::max(1, spec.timeoutMs);
    request.capBytes = capBytes;
    if (spec.endpoint == Endpoint::SubmitJob)
        request.body = spec.body;
    else if (spec.endpoint == Endpoint::StopJob)
        request.body = stopBody(spec.argument, spec.withSavepoint);
    return request;
}

void Client::Private::refuse(quint64 id, const RequestSpec &spec, const Error &error)
{
    RawReply raw;
    raw.timeMs = wire->nowMs();
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
    // Later, so that the caller has the call before its answer.
    QMetaObject::invokeMethod(
        &q, [this, id, reply, raw] { q.answer(id, reply, raw); }, Qt::QueuedConnection);
}

Client::Client(std::unique_ptr<Wire> wire, const QHash<QString, ApiFlavour> &flavours, QObject *parent)
    : Transport(parent)
    , d(std::make_unique<Private>(*this, std::move(wire), flavours))
{
    connect(d->wire.get(), &Wire::restarted, this,
            [this] { d->decoder.follow([this] { Q_EMIT restarted(); }); });
    connect(d->wire.get(), &Wire::ended, this, [this] { d->decoder.follow([this] { Q_EMIT ended(); }); });
}

Client::~Client() = default;

QStringList Client::members() const
{
    return d->wire->members();
}

ApiFlavour Client::flavour() const
{
    return flavourOf(members().value(0));
}

ApiFlavour Client::flavourOf(const QString &member) const
{
    return d->flavours.value(member, ApiFlavour::V1);
}

Wire *Client::wire() const
{
    return d->wire.get();
}

ReplayWire *Client::replay() const
{
    return d->wire->replay();
}

void Client::begin(quint64 id, const RequestSpec &spec)
{
    const Result<HttpRequest> request = d->requestOf(spec);
    if (!request) {
        d->refuse(id, spec, request.error());
        return;
    }
    const auto take = [this, id, endpoint = spec.endpoint, argument = spec.argument](const RawReply &raw) {
        d->onTheWire.remove(id);
        d->decoder.decode(raw, [this, id, endpoint, argument, raw](Reply reply) {
            reply.endpoint = endpoint; // also of what has no path: one that was cancelled
            reply.argument = argument;
            answer(id, reply, raw);
        });
    };
    d->onTheWire.insert(id, d->wire->send(*request, this, take));
}

void Client::cancel(quint64 id)
{
    if (const auto call = d->onTheWire.find(id); call != d->onTheWire.end())
        call->cancel();
}

void Client::setBodyCap(qint64 bytes)
{
    d->capBytes = bytes;
}

std::unique_ptr<Client> networkClient(const QList<MemberAddress> &members, const Clock &clock)
{
    QList<Address> servers;
    QHash<QString, ApiFlavour> flavours;
    for (const MemberAddress &member : members) {
        servers.append(member);
        flavours.insert(member.name, member.flavour);
    }
    return std::make_unique<Client>(std::make_unique<NetworkWire>(servers, seaTunnelHints(), clock),
                                    flavours);
}

ReplayClient replayClient(Recording recording, const Clock &clock, const ReplayOptions &options)
{
    const ApiFlavour flavour = flavourOf(recording);
    auto wire =
        std::make_unique<ReplayWire>(std::make_unique<RecordingIndex>(std::move(recording)), clock, options);
    ReplayWire *const shown = wire.get();
    QHash<QString, ApiFlavour> flavours;
    for (const QString &member : wire->members())
        flavours.insert(member, flavour);
    return {std::make_unique<Client>(std::move(wire), flavours), shown};
}

QByteArray apiName(ApiFlavour flavour)
{
    return flavour == ApiFlavour::V1 ? "v1" : "v2";
}

ApiFlavour flavourFromName(QStringView name)
{
    return name == QLatin1String("v2") ? ApiFlavour::V2 : ApiFlavour::V1;
}

ApiFlavour flavourOf(const Recording &recording)
{
    return flavourFromName(QString::fromLatin1(recording.api()));
}

} // namespace sluice::engine
