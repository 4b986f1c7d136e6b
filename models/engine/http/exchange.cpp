#include "models/engine/http/exchange.h"

#include "models/core/clock.h"
#include "models/engine/http/wirediagnosis.h"

namespace sluice::engine {

QUrl urlOf(const Address &server, const HttpRequest &request)
{
    // The path is percent-encoded already and must go out as it is.
    return QUrl::fromEncoded(server.base.toEncoded() + request.prefix.toLatin1() + request.path.toLatin1());
}

Exchange::Exchange(const Address &server, const HttpRequest &request, const AddressHints &hints,
                   const Clock &clock, QObject *parent)
    : QObject(parent)
    , server_(server)
    , request_(request)
    , hints_(hints)
    , url_(urlOf(server, request))
    , route_(Route::to(url_))
{
    raw_.timeMs = clock.nowMs();
    raw_.member = server.name;
    raw_.via = route_.via;
    raw_.method = request.method;
    raw_.path = request.path;
    raw_.request = request.body;
    elapsed_.start();
    timeout_.setSingleShot(true);
    timeout_.setTimerType(Qt::PreciseTimer); // the coarse one may be early
    connect(&timeout_, &QTimer::timeout, this, [this] {
        raw_.silence = silenceNow();
        const bool tls = url_.scheme() == QLatin1String("https");
        giveUp(tls && raw_.silence == Silence::NoConnection
                   ? WireDiagnosis::noTls(server_.name, request_.timeoutMs)
                   : WireDiagnosis::timeout(server_.name, request_.timeoutMs, raw_.silence));
    });
    timeout_.start(request.timeoutMs);
    if (!route_.error)
        return;
    raw_.sent = false;
    QMetaObject::invokeMethod(
        this,
        [this] {
            giveUp({route_.error->code, route_.error->message, server_.name.toStdString()});
        },
        Qt::QueuedConnection);
}

void Exchange::cancel()
{
    giveUp(WireDiagnosis::cancelled());
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
