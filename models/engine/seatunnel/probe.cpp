#include "models/engine/seatunnel/probe.h"

#include "models/core/clock.h"
#include "models/engine/http/getexchange.h"
#include "models/engine/http/pastedaddress.h"
#include "models/engine/http/wirediagnosis.h"
#include "models/engine/seatunnel/endpoint.h"
#include "models/engine/seatunnel/hints.h"
#include "models/engine/seatunnel/probecandidates.h"
#include "models/engine/seatunnel/probediagnosis.h"
#include "models/engine/seatunnel/transport.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace sluice::engine {

namespace {

using Purpose = ProbeCandidate::Purpose;

/// How much an error tells about what is there: the highest one is shown.
int weight(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Http:
        return 6;
    case ErrorCode::Protocol:
        return 5;
    case ErrorCode::TooLarge:
        return 4;
    case ErrorCode::NotFound:
        return 3;
    case ErrorCode::Network:
        return 2;
    case ErrorCode::Timeout:
        return 1;
    default:
        return 0;
    }
}

} // namespace

struct Probe::Private
{
    /// `next` is called with the decoded answer of one GET to `address`.
    void ask(Probe *probe, const MemberAddress &address, Endpoint endpoint,
             std::function<void(const Reply &)> next);

    QList<ProbeCandidate> candidates;
    ProbeCandidate current;
    std::optional<Error> refusal; ///< what was pasted is no address
    QList<Endpoint> questions;    ///< about who it is
    ProbeResult result;
    int timeoutMs = 5000;
    SystemClock clock;
    GetWire wire;
    QTimer deadline;
    Exchange *exchange = nullptr;
    std::optional<Error> best; ///< of the wanted places
    MemberAddress blamed;      ///< where `best` came from
    int blamedStatus = 0;
    QString suggestion;
    bool identifying = false;
    bool lookedForReason = false;
    bool done = false;
};

void Probe::Private::ask(Probe *probe, const MemberAddress &address, Endpoint endpoint,
                         std::function<void(const Reply &)> next)
{
    RequestSpec spec;
    spec.endpoint = endpoint;
    HttpRequest request;
    request.prefix = pathPrefix(address.flavour, endpoint);
    request.path = *requestPath(spec);
    request.timeoutMs = timeoutMs;
    request.capBytes = 4 << 20;
    exchange = new GetExchange(wire, address, request, seaTunnelHints(), clock, probe);
    connect(exchange, &Exchange::finished, probe, [this, next = std::move(next)](const RawReply &raw) {
        std::exchange(exchange, nullptr)->deleteLater();
        if (!done)
            next(decode(raw));
    });
}

Probe::Probe(const QString &pasted, int timeoutMs, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (auto candidates = probeCandidates(pasted))
        d->candidates = *candidates;
    else
        d->refusal = candidates.error();
    d->timeoutMs = timeoutMs;
    d->deadline.setSingleShot(true);
}

Probe::~Probe()
{
    // Also those that have ended and wait for deleteLater: their replies must go before the network does.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void Probe::setIdentifying(bool identifying)
{
    d->identifying = identifying;
}

void Probe::start()
{
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        if (d->result.address.name.isEmpty())
            end(d->best.value_or(WireDiagnosis::timeout({}, 3 * d->timeoutMs)));
        else
            succeed();
    });
    d->deadline.start(3 * d->timeoutMs);
    if (d->refusal)
        QMetaObject::invokeMethod(
            this, [this] { end(*d->refusal); }, Qt::QueuedConnection);
    else
        tryNext();
}

QString Probe::suggestion() const
{
    return d->suggestion;
}

void Probe::cancel()
{
    end(WireDiagnosis::cancelled());
}

void Probe::end(const Error &error)
{
    if (d->done)
        return;
    d->done = true;
    d->deadline.stop();
    if (d->exchange) {
        d->exchange->disconnect(this);
        std::exchange(d->exchange, nullptr)->deleteLater();
    }
    Q_EMIT failed(error);
}

void Probe::tryNext()
{
    if (d->candidates.isEmpty()) {
        lookForReason();
        return;
    }
    d->current = d->candidates.takeFirst();
    d->ask(this, d->current.address, Endpoint::Overview, [this](const Reply &reply) { judge(reply); });
}

void Probe::judge(const Reply &reply)
{
    const MemberAddress &address = d->current.address;
    const QString base = address.base.toString(QUrl::RemoveUserInfo);
    if (!reply.error) {
        switch (d->current.purpose) {
        case Purpose::Wanted:
            d->result = {address, std::get<Overview>(reply.payload), reply.latencyMs};
            if (d->identifying)
                d->questions = {Endpoint::ClusterInfo, Endpoint::RunningThreads, Endpoint::SystemMonitoring};
            return identifyNext();
        case Purpose::WithoutContext:
            d->suggestion = base;
            return end(ProbeDiagnosis::noContextThere(address.name, d->blamed.base.path(), base));
        case Purpose::OtherScheme:
            d->suggestion = base;
            return end(address.base.scheme() == QLatin1String("http")
                           ? ProbeDiagnosis::speaksHttp(address.name, base)
                           : ProbeDiagnosis::speaksHttps(address.name, base));
        }
    }
    if (d->current.purpose == Purpose::Wanted && (!d->best || weight(*reply.error) > weight(*d->best))) {
        d->best = reply.error;
        d->blamed = address;
        d->blamedStatus = reply.status;
    }
    // Where nothing listens or answers, the other flavour has no better chance.
    const bool dead = reply.error->code == ErrorCode::Refused || reply.error->code == ErrorCode::Timeout;
    const QString name = address.name;
    while (dead && !d->candidates.isEmpty() && d->candidates.first().address.name == name)
        d->candidates.removeFirst();
    tryNext();
}

void Probe::lookForReason()
{
    const bool notThere = d->best->code == ErrorCode::NotFound || d->best->code == ErrorCode::Protocol;
    // A port that speaks http may wait for the end of what it takes for a line.
    const bool waits =
        d->best->code == ErrorCode::Timeout && d->blamed.base.scheme() == QLatin1String("https");
    const bool broken = waits || d->best->code == ErrorCode::Network || d->blamedStatus == 400;
    if (!d->lookedForReason) {
        d->lookedForReason = true;
        // The v1 port closes the connection where a path is none of its own (seen on 2.3.8).
        if (notThere || broken)
            d->candidates += candidatesWithoutContext(d->blamed);
        if (broken)
            d->candidates += candidatesOfOtherScheme(d->blamed);
        if (!d->candidates.isEmpty())
            return tryNext();
    }
    if (d->blamedStatus == 404)
        d->best =
            ProbeDiagnosis::wrongContext(QString::fromStdString(d->best->place), d->blamed.base.path(), 404);
    end(*d->best);
}

void Probe::identifyNext()
{
    if (d->questions.isEmpty()) {
        succeed();
        return;
    }
    const Endpoint question = d->questions.takeFirst();
    // The cluster's members are asked of v1 by their uuids, of v2 by their addresses.
    const bool v1 = d->result.address.flavour == ApiFlavour::V1;
    if (question == (v1 ? Endpoint::SystemMonitoring : Endpoint::ClusterInfo)) {
        identifyNext();
        return;
    }
    d->ask(this, d->result.address, question, [this](const Reply &reply) {
        d->result.identity.take(reply);
        identifyNext();
    });
}

void Probe::succeed()
{
    if (d->done)
        return;
    d->done = true;
    d->deadline.stop();
    Q_EMIT found(d->result);
}

bool namesItsPort(const QString &pasted)
{
    const Result<QUrl> read = readAddress(pasted);
    return !read || read->port() > 0;
}

Result<MemberAddress> likelyAddress(const QString &pasted)
{
    const auto candidates = probeCandidates(pasted);
    if (!candidates)
        return tl::unexpected(candidates.error());
    MemberAddress address = candidates->first().address;
    constexpr int usualPortOfV2 = 8080;
    address.flavour = address.base.port() == usualPortOfV2 ? ApiFlavour::V2 : ApiFlavour::V1;
    return address;
}

} // namespace sluice::engine
