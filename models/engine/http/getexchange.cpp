#include "models/engine/http/getexchange.h"

#include "models/engine/http/directexchange.h"
#include "models/engine/http/networkerror.h"
#include "models/engine/http/wirediagnosis.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace sluice::engine {

namespace {

constexpr qint64 mostUnreadBytes = 256 << 10; // or what is sent faster than it is read grows without a bound

} // namespace

GetExchange::GetExchange(GetWire &wire, const Address &server, const HttpRequest &request,
                         const AddressHints &hints, const Clock &clock, QObject *parent)
    : Exchange(server, request, hints, clock, parent)
    , wire_(wire)
    , clock_(clock)
{
    Q_ASSERT(!request.isPost());
    if (route().error)
        return; // Exchange says so
    if (wire.direct.contains(server.name)) {
        askDirectly();
        return;
    }
    reply_ = wire.network.get(networkRequest(url(), server, route(), "application/json"));
    reply_->setReadBufferSize(mostUnreadBytes);
    reply_->setParent(this);
    connect(reply_, &QNetworkReply::requestSent, this, [this] { asked_ = true; });
    connect(reply_, &QNetworkReply::metaDataChanged, this, &GetExchange::receive);
    connect(reply_, &QNetworkReply::readyRead, this, &GetExchange::receive);
    connect(reply_, &QNetworkReply::finished, this, &GetExchange::end);
}

GetExchange::~GetExchange()
{
    GetExchange::drop();
}

void GetExchange::drop()
{
    if (direct_) {
        direct_->disconnect(this);
        direct_->cancel();
    }
    if (reply_) {
        reply_->disconnect(this);
        reply_->abort();
    }
}

/// The other exchange has the same deadline from now on, so that it is this one's that ends both.
void GetExchange::askDirectly()
{
    if (reply_) {
        reply_->disconnect(this);
        std::exchange(reply_, nullptr)->deleteLater();
        body_.clear();
    }
    direct_ = new DirectExchange(server(), request(), hints(), clock_, this);
    connect(direct_, &Exchange::finished, this, [this](const RawReply &raw) {
        if (raw.transportError)
            giveUp(*raw.transportError);
        else
            answered(raw.status, raw.body);
    });
}

Silence GetExchange::silenceNow() const
{
    if (direct_)
        return direct_->silenceNow();
    if (hasBegun())
        return Silence::HalfAnswer;
    return asked_ ? Silence::NoAnswer : Silence::NoConnection;
}

bool GetExchange::hasBegun() const
{
    return !body_.isEmpty() || reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

/// Qt ends a body at a chunk size that is none, without an error. All that is asked for is an object or a
/// list: what comes in chunks and is neither is read again by who minds (it may be a web page).
bool GetExchange::hasLostChunks() const
{
    const QByteArray body = body_.trimmed();
    const bool whole =
        (body.startsWith('{') && body.endsWith('}')) || (body.startsWith('[') && body.endsWith(']'));
    return !whole && reply_->rawHeader("Transfer-Encoding").toLower().contains("chunked");
}

void GetExchange::receive()
{
    if (hasEnded())
        return;
    const QByteArray encoding = reply_->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") { // nobody asked for it
        giveUp(WireDiagnosis::damaged(server().name));
        return;
    }
    const qint64 announced = reply_->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > request().capBytes || body_.size() + reply_->bytesAvailable() > request().capBytes) {
        giveUp(WireDiagnosis::tooLarge(request().capBytes));
        return;
    }
    body_ += reply_->readAll();
}

void GetExchange::end()
{
    receive();
    if (hasEnded())
        return;
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Also for what was under way meanwhile: a final answer that Qt left on a connection is taken for that to
    // the next question there.
    if (wire_.direct.contains(server().name) || (status >= 100 && status < 200) || hasLostChunks()) {
        wire_.direct.insert(server().name);
        askDirectly();
        return;
    }
    // With a status of 400 and above QNetworkReply reports an error although an answer came.
    if (status == 0 || (status < 400 && reply_->error() != QNetworkReply::NoError))
        giveUp(transportError());
    else
        answered(status, body_);
}

Error GetExchange::transportError() const
{
    return networkError(*reply_, server(), hints(), route(), {hasBegun(), silenceNow(), request().timeoutMs});
}

} // namespace sluice::engine
