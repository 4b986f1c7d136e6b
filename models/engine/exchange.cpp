#include "models/engine/exchange.h"

#include "models/core/clock.h"
#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"

namespace sluice::engine {

namespace {

QUrl urlOf(const MemberAddress &member, const ExchangeRequest &request)
{
    // The path is percent-encoded already and must go out as it is.
    return QUrl::fromEncoded(member.base.toEncoded() +
                             pathPrefix(member.flavour, request.endpoint).toLatin1() +
                             request.path.toLatin1());
}

} // namespace

Exchange::Exchange(const MemberAddress &member, const ExchangeRequest &request, const Clock &clock,
                   QObject *parent)
    : QObject(parent)
    , member_(member)
    , request_(request)
    , url_(urlOf(member, request))
    , route_(Route::to(url_))
{
    raw_.timeMs = clock.nowMs();
    raw_.member = member.name;
    raw_.via = route_.via;
    raw_.method = isPost(request.endpoint) ? "POST" : "GET";
    raw_.path = request.path;
    raw_.request = request.body;
    elapsed_.start();
    timeout_.setSingleShot(true);
    timeout_.setTimerType(Qt::PreciseTimer); // the coarse one may be early
    connect(&timeout_, &QTimer::timeout, this, [this] {
        raw_.silence = silenceNow();
        const bool tls = url_.scheme() == QLatin1String("https");
        giveUp(tls && raw_.silence == Silence::NoConnection
                   ? Diagnosis::noTls(member_.name, request_.timeoutMs)
                   : Diagnosis::timeout(member_.name, request_.timeoutMs, raw_.silence));
    });
    timeout_.start(request.timeoutMs);
    if (!route_.error)
        return;
    raw_.sent = false;
    QMetaObject::invokeMethod(
        this,
        [this] {
            giveUp({route_.error->code, route_.error->message, member_.name.toStdString()});
        },
        Qt::QueuedConnection);
}

void Exchange::cancel()
{
    giveUp(Diagnosis::cancelled());
}

void Exchange::answered(int status, const QByteArray &body)
{
    if (ended_)
        return;
    ended_ = true;
    timeout_.stop();
    drop();
    raw_.status = status;
    raw_.body = body;
    raw_.latencyMs = elapsed_.elapsed();
    Q_EMIT finished(raw_);
}

void Exchange::giveUp(const Error &error)
{
    if (ended_)
        return;
    ended_ = true;
    timeout_.stop();
    drop();
    raw_.latencyMs = elapsed_.elapsed();
    raw_.transportError = error;
    Q_EMIT finished(raw_);
}

} // namespace sluice::engine
