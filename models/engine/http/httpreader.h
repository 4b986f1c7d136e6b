#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace sluice::engine {

/// Reads one HTTP/1.x response as its bytes come (RFC 9112). Total: any bytes lead to Done, Bad or TooLarge,
/// or wait for more. Private to models/engine.
class HttpReader
{
public:
    enum class State
    {
        Head,     ///< waits for the end of the head
        Body,     ///< waits for the rest of the body
        Done,     ///< whole, as announced
        Bad,      ///< no HTTP, or an end that comes before what was announced
        TooLarge, ///< the body is, or will be, over the cap
    };

    explicit HttpReader(qint64 capBytes);

    /// Takes bytes that came. What follows a whole response is ignored.
    State add(QByteArrayView bytes);
    /// The connection has ended: that completes a body without a length.
    State end();

    State state() const { return state_; }
    /// True once a byte has come.
    bool hasBegun() const { return begun_; }
    int status() const { return status_; } ///< 0 before the head is complete
    const QByteArray &body() const { return body_; }

private:
    enum class Framing
    {
        Length,
        Chunked,
        UntilClose
    };
    enum class Chunk
    {
        Size,
        Data,
        DataEnd,
        Trailer
    };
    bool takeHead();
    bool readStatusLine(const QByteArray &line);
    bool readHeaders(const QList<QByteArray> &lines);
    void takeBody();
    void takeChunks();
    bool takeChunkSize();
    bool takeTrailer();

    qint64 capBytes_;
    State state_ = State::Head;
    bool begun_ = false;
    QByteArray buffer_;
    int status_ = 0;
    Framing framing_ = Framing::UntilClose;
    Chunk chunk_ = Chunk::Size;
    qint64 left_ = 0; ///< of the body, or of the chunk
    QByteArray body_;
};

} // namespace sluice::engine
