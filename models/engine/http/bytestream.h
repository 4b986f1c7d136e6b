#pragma once

#include "models/core/error.h"
#include "models/engine/http/address.h"
#include "models/engine/http/request.h"
#include "models/engine/http/route.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <optional>

class QNetworkReply;

namespace sluice::engine {

/// The body of one GET as it comes, for what has no end or is too large to hold, such as a log. At most
/// heldBytes wait here while it comes; while nobody takes them the server is not read on. It ends
/// once, with ended(), never before start() has returned; what has come until then can be read afterwards.
class ByteStream : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 heldBytes = 256 << 10;

    /// HttpRequest::timeoutMs is the longest silence of the server while there is room for its bytes;
    /// capBytes is of the whole body, which ends with TooLarge beyond it. `hints` must outlive it.
    ByteStream(const Address &server, HttpRequest request, const AddressHints &hints,
               QObject *parent = nullptr);
    ~ByteStream() override;

    void start();
    /// At most `most` of the bytes that wait here, which makes room for others.
    QByteArray read(qint64 most = heldBytes);
    qint64 available() const;
    /// Of HTTP, as soon as begun() was told; 0 before.
    int status() const { return status_; }
    /// Ends with Cancelled, later, unless it has ended.
    void cancel();

Q_SIGNALS:
    /// The head of the answer is there. What follows is the body of an error where `status` is no 2xx.
    void begun(int status);
    /// There is something to read that was not there when this was told last.
    void readyRead();
    /// Nothing: the body is whole.
    void ended(const std::optional<sluice::Error> &error);

private:
    void receiveHead();
    void receive();
    void finish();
    void end(const std::optional<Error> &error);

    const Address server_;
    const HttpRequest request_;
    const AddressHints &hints_;
    Route route_;
    QNetworkAccessManager network_;
    QNetworkReply *reply_ = nullptr; ///< null before start()
    QTimer silence_;
    QByteArray left_; ///< of an ended reply
    qint64 taken_ = 0;
    int status_ = 0;
    bool sent_ = false;
    bool ended_ = false;
};

} // namespace sluice::engine
