#include "models/engine/http/bytestream.h"

#include "models/engine/http/exchange.h"
#include "models/engine/http/networkerror.h"
#include "models/engine/http/rawreply.h"
#include "models/engine/http/wirediagnosis.h"

#include <QNetworkReply>

#include <utility>

namespace sluice::engine {

ByteStream::ByteStream(const Address &server, HttpRequest request, const AddressHints &hints, QObject *parent)
    : QObject(parent)
    , server_(server)
    , request_(std::move(request))
    , hints_(hints)
{
    network_.setProxyFactory(new RouteProxies); // which it owns
    silence_.setSingleShot(true);
    silence_.setInterval(request_.timeoutMs);
    connect(&silence_, &QTimer::timeout, this, [this] {
        const Silence silence = status_ != 0 ? Silence::HalfAnswer
                                : sent_      ? Silence::NoAnswer
                                             : Silence::NoConnection;
        end(WireDiagnosis::timeout(server_.name, request_.timeoutMs, silence));
    });
}

ByteStream::~ByteStream()
{
    if (!reply_)
        return;
    reply_->disconnect(this);
    delete std::exchange(reply_, nullptr); // before the network that it belongs to
}

void ByteStream::start()
{
    if (reply_ || ended_)
        return;
    const QUrl url = urlOf(server_, request_);
    route_ = Route::to(url);
    if (route_.error) {
        const Error error{route_.error->code, route_.error->message, server_.name.toStdString()};
        QMetaObject::invokeMethod(
            this, [this, error] { end(error); }, Qt::QueuedConnection);
        return;
    }
    reply_ = network_.get(networkRequest(url, server_, route_, "*/*"));
    reply_->setParent(this);
    reply_->setReadBufferSize(heldBytes);
    connect(reply_, &QNetworkReply::requestSent, this, [this] { sent_ = true; });
    connect(reply_, &QNetworkReply::metaDataChanged, this, &ByteStream::receiveHead);
    connect(reply_, &QNetworkReply::readyRead, this, &ByteStream::receive);
    connect(reply_, &QNetworkReply::finished, this, &ByteStream::finish);
    silence_.start();
}

void ByteStream::receiveHead()
{
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An interim answer (102, 103) is none.
    if (ended_ || status_ != 0 || status < 200)
        return;
    status_ = status;
    const QByteArray encoding = reply_->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") { // nobody asked for it
        end(WireDiagnosis::damaged(server_.name));
        return;
    }
    Q_EMIT begun(status_);
}

void ByteStream::receive()
{
    if (ended_)
        return;
    receiveHead();
    if (ended_)
        return;
    // A full buffer is our own silence, not the server's.
    if (reply_->bytesAvailable() >= heldBytes)
        silence_.stop();
    else
        silence_.start();
    if (taken_ + reply_->bytesAvailable() > request_.capBytes) {
        end(WireDiagnosis::tooLarge(request_.capBytes));
        return;
    }
    Q_EMIT readyRead();
}

QByteArray ByteStream::read(qint64 most)
{
    if (ended_)
        return std::exchange(left_, left_.mid(most)).left(most);
    if (!reply_)
        return {};
    const QByteArray bytes = reply_->read(most);
    taken_ += bytes.size();
    if (!silence_.isActive() && !bytes.isEmpty())
        silence_.start();
    return bytes;
}

qint64 ByteStream::available() const
{
    return ended_ ? left_.size() : reply_ ? reply_->bytesAvailable() : 0;
}

void ByteStream::finish()
{
    receiveHead();
    if (ended_)
        return;
    if (reply_->bytesAvailable() > 0)
        Q_EMIT readyRead();
    if (ended_) // by who read
        return;
    // With a status of 400 and above QNetworkReply reports an error although an answer came.
    const bool whole = status_ >= 400 || (status_ != 0 && reply_->error() == QNetworkReply::NoError);
    if (whole)
        end(std::nullopt);
    else
        end(networkError(*reply_, server_, hints_, route_,
                         {status_ != 0, Silence::HalfAnswer, request_.timeoutMs}));
}

void ByteStream::cancel()
{
    QMetaObject::invokeMethod(
        this, [this] { end(WireDiagnosis::cancelled()); }, Qt::QueuedConnection);
}

void ByteStream::end(const std::optional<Error> &error)
{
    if (ended_)
        return;
    ended_ = true;
    silence_.stop();
    if (reply_) {
        // All of it: what the system held of the connection has come along by now.
        left_ = reply_->read(std::max<qint64>(0, request_.capBytes - taken_));
        reply_->disconnect(this);
        reply_->abort();
    }
    Q_EMIT ended(error);
}

} // namespace sluice::engine
