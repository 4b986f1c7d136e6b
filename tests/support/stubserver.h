#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace sluice::test {

struct StubRequest
{
    QByteArray method;
    QByteArray path;                      ///< with the query, as it came
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body = {};
};

/// What the server does with a request.
struct StubAnswer
{
    enum class How
    {
        Whole,        ///< as HTTP wants it
        CutOff,       ///< announces the whole length, sends half, closes
        Close,        ///< closes without a word
        Hold,         ///< says nothing until StubServer::release()
        HoldHalf,     ///< sends half, then nothing
        Endless,      ///< sends `body` again and again, without a length, as fast as it is read
        LengthTooLow, ///< announces one byte less than it sends
        Garbage,      ///< sends `body` and no HTTP
        CutInHead,    ///< sends half of the head, closes
        Reset,        ///< breaks the connection off (RST) without a word
        Drip,         ///< sends a byte every few ms, and never the last one
        Chunked,      ///< whole, in chunks of a few bytes
        Raw,          ///< sends `body` and nothing else, and keeps the connection
        UntilClose,   ///< whole, without a length: the end of the connection ends it
    };
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers = {};
    How how = How::Whole;
    bool keepAlive = true;
};

/// An HTTP server on 127.0.0.1 in the test's own thread.
class StubServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<StubAnswer(const StubRequest &)>;

    explicit StubServer(QObject *parent = nullptr);
    ~StubServer() override;

    /// Listens there instead; false when that is taken. member() and url() do not know of the host.
    bool moveTo(const QHostAddress &address, quint16 port);
    quint16 port() const;
    /// "127.0.0.1:PORT"
    QString member() const;
    /// "http://127.0.0.1:PORT" + path
    QUrl url(const QString &path = {}) const;

    /// Always answers `path` (exactly, with the query) like this. Anything else gets 404 and a page as Jetty
    /// makes.
    void answer(const QByteArray &path, const StubAnswer &answer);
    void answer(const QByteArray &path, const QByteArray &body) { answer(path, StubAnswer{200, body}); }
    /// Replaces answer() altogether.
    void setHandler(Handler handler);

    /// Sends what is held, in the order in which it was asked for; returns how many.
    int release();
    int held() const;
    /// Closes the connections of what is held.
    int dropHeld();
    /// Closes all connections that are open.
    void dropConnections();
    /// A greeting in TLS is not answered at all; otherwise the connection ends, as at a server of plain HTTP.
    void setSilentToTls() { silentToTls_ = true; }
    /// Closes the next connection before anything is read.
    void closeNext() { closesNext_ = true; }
    /// Sends this on the next connection before anything is read.
    void greetNext(const QByteArray &bytes) { greeting_ = bytes; }
    /// How many requests with this method came.
    int count(const QByteArray &method) const;
    const QList<StubRequest> &requests() const { return requests_; }
    int connections() const { return connections_; }
    /// Bytes written to all sockets.
    qint64 sentBytes() const { return sentBytes_; }

private:
    struct Held
    {
        QPointer<QTcpSocket> socket;
        StubAnswer answer;
    };
    void accept();
    void read(QTcpSocket *socket);
    StubAnswer answerFor(const StubRequest &request) const;
    void send(QTcpSocket *socket, StubAnswer answer);
    void sendEndlessly(QTcpSocket *socket, const StubAnswer &answer);
    void drip(QTcpSocket *socket, const QByteArray &bytes);
    void write(QTcpSocket *socket, const QByteArray &bytes);

    QTcpServer server_;
    QHash<QTcpSocket *, QByteArray> buffers_;
    QHash<QByteArray, StubAnswer> answers_;
    Handler handler_;
    QList<Held> held_;
    QList<StubRequest> requests_;
    int connections_ = 0;
    bool closesNext_ = false;
    QByteArray greeting_;
    qint64 sentBytes_ = 0;
    bool silentToTls_ = false;
};

} // namespace sluice::test
