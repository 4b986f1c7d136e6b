#include "models/engine/probe.h"

#include "models/core/clock.h"
#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"
#include "models/engine/exchange.h"
#include "models/engine/transport.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace sluice::engine {

namespace {

/// Ports to try for an address without one. 5801 and 8080 are the engine's, 8443 its own for https.
QList<int> portsFor(const QUrl &url)
{
    if (url.port() > 0)
        return {url.port()};
    if (url.scheme() == QLatin1String("https"))
        return {443, 8443};
    return {5801, 8080, 80};
}

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

QList<MemberAddress> probeCandidates(const QString &pasted)
{
    QString text = pasted.trimmed();
    if (text.isEmpty() || text.contains(QLatin1Char(' ')))
        return {};
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("http://"));
    QUrl url(text, QUrl::TolerantMode);
    QList<MemberAddress> candidates;
    for (const int port : portsFor(url)) {
        url.setPort(port);
        // 8080 is v2 nearly always, everything else is tried as v1 first; only the order depends on it.
        const bool v2First = port == 8080 || port == 8443;
        for (const bool second : {false, true}) {
            const ApiFlavour flavour = v2First != second ? ApiFlavour::V2 : ApiFlavour::V1;
            if (const auto address = MemberAddress::fromUrl(url, flavour))
                candidates.append(*address);
        }
    }
    return candidates;
}

struct Probe::Private
{
    QList<MemberAddress> candidates;
    int timeoutMs = 5000;
    SystemClock clock;
    QNetworkAccessManager network;
    QTimer deadline;
    Exchange *exchange = nullptr;
    std::optional<Error> best;
    bool done = false;
};

Probe::Probe(const QString &pasted, int timeoutMs, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->candidates = probeCandidates(pasted);
    d->timeoutMs = timeoutMs;
    d->deadline.setSingleShot(true);
}

Probe::~Probe()
{
    // Also those that have ended and wait for deleteLater: their replies must go before the network does.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void Probe::start()
{
    connect(&d->deadline, &QTimer::timeout, this,
            [this] { end(d->best.value_or(Diagnosis::timeout({}, 3 * d->timeoutMs))); });
    d->deadline.start(3 * d->timeoutMs);
    if (d->candidates.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { end(Diagnosis::badAddress()); }, Qt::QueuedConnection);
    else
        tryNext();
}

void Probe::cancel()
{
    end(Diagnosis::cancelled());
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
        end(*d->best);
        return;
    }
    const MemberAddress address = d->candidates.takeFirst();
    ExchangeRequest request;
    request.path = *requestPath(RequestSpec());
    request.timeoutMs = d->timeoutMs;
    request.capBytes = 1 << 20;
    d->exchange = new Exchange(d->network, address, request, d->clock, this);
    connect(d->exchange, &Exchange::finished, this, [this, address](const RawReply &raw) {
        std::exchange(d->exchange, nullptr)->deleteLater();
        judge(address, raw);
    });
}

void Probe::judge(const MemberAddress &address, const RawReply &raw)
{
    if (d->done)
        return;
    const Reply reply = decode(raw);
    if (!reply.error) {
        d->done = true;
        d->deadline.stop();
        Q_EMIT found({address, std::get<Overview>(reply.payload), raw.latencyMs});
        return;
    }
    if (!d->best || weight(*reply.error) > weight(*d->best))
        d->best = reply.error;
    // Where nothing listens or answers, the other flavour has no better chance.
    const bool dead = reply.error->code == ErrorCode::Refused || reply.error->code == ErrorCode::Timeout;
    while (dead && !d->candidates.isEmpty() && d->candidates.first().name == address.name)
        d->candidates.removeFirst();
    tryNext();
}

} // namespace sluice::engine
