#include "models/engine/http/httpreader.h"

#include <algorithm>
#include <optional>

namespace sluice::engine {

namespace {

constexpr qsizetype largestHead = 64 * 1024;
constexpr qsizetype largestChunkLine = 4 * 1024;

/// Digits of that base and nothing else; nothing for what does not fit either.
std::optional<qint64> digits(const QByteArray &text, int base)
{
    const bool clean = !text.isEmpty() && std::all_of(text.begin(), text.end(), [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    bool ok = false;
    const qint64 value = text.toLongLong(&ok, base);
    return clean && ok ? std::optional(value) : std::nullopt;
}

} // namespace

HttpReader::HttpReader(qint64 capBytes)
    : capBytes_(capBytes)
{
}

HttpReader::State HttpReader::add(QByteArrayView bytes)
{
    begun_ = begun_ || !bytes.isEmpty();
    if (state_ != State::Head && state_ != State::Body)
        return state_;
    buffer_.append(bytes);
    // An answer "100 Continue" or the like comes before the real one.
    while (state_ == State::Head && takeHead())
        continue;
    if (state_ == State::Body)
        takeBody();
    return state_;
}

HttpReader::State HttpReader::end()
{
    if (state_ == State::Body && framing_ == Framing::UntilClose)
        state_ = State::Done;
    else if (state_ == State::Head || state_ == State::Body)
        state_ = State::Bad;
    return state_;
}

/// True when there may be another head behind the one just taken.
bool HttpReader::takeHead()
{
    const qsizetype end = buffer_.indexOf("\r\n\r\n");
    if (end < 0) {
        const bool http = QByteArrayView("HTTP/1.").startsWith(buffer_.left(7));
        if (!http || buffer_.size() > largestHead)
            state_ = State::Bad;
        return false;
    }
    QList<QByteArray> lines = buffer_.left(end).split('\n');
    buffer_.remove(0, end + 4);
    const QByteArray first = lines.takeFirst();
    if (end > largestHead || !readStatusLine(first) || !readHeaders(lines)) {
        state_ = State::Bad;
        return false;
    }
    if (status_ >= 100 && status_ < 200) {
        if (status_ == 101) // nobody asked for another protocol
            state_ = State::Bad;
        status_ = 0;
        return state_ == State::Head;
    }
    state_ = State::Body;
    if (status_ == 204 || status_ == 304) {
        framing_ = Framing::Length;
        left_ = 0;
    }
    if (framing_ == Framing::Length && left_ > capBytes_)
        state_ = State::TooLarge;
    return false;
}

bool HttpReader::readStatusLine(const QByteArray &line)
{
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || line.at(8) != ' ')
        return false;
    const auto code = digits(line.mid(9, 3), 10);
    const bool ends = line.size() == 12 || line.at(12) == ' ' || line.at(12) == '\r';
    status_ = static_cast<int>(code.value_or(0));
    return ends && status_ >= 100;
}

bool HttpReader::readHeaders(const QList<QByteArray> &lines)
{
    framing_ = Framing::UntilClose;
    std::optional<qint64> length;
    bool chunked = false;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length") {
            const auto announced = digits(value, 10);
            if (!announced || (length && *length != *announced))
                return false;
            length = announced;
        } else if (name == "transfer-encoding") {
            if (value.toLower() != "chunked")
                return false; // not asked for
            chunked = true;
        } else if (name == "content-encoding" && value.toLower() != "identity" && !value.isEmpty()) {
            return false; // not asked for either
        }
    }
    if (chunked) { // it wins over a length
        framing_ = Framing::Chunked;
    } else if (length) {
        framing_ = Framing::Length;
        left_ = *length;
    }
    return true;
}

void HttpReader::takeBody()
{
    if (framing_ == Framing::Chunked) {
        takeChunks();
    } else if (framing_ == Framing::Length) {
        const qsizetype take = std::min<qsizetype>(left_, buffer_.size());
        body_ += buffer_.left(take);
        left_ -= take;
        if (left_ == 0)
            state_ = State::Done;
        buffer_.clear();
    } else {
        body_ += buffer_;
        buffer_.clear();
    }
    if (body_.size() > capBytes_)
        state_ = State::TooLarge;
}

void HttpReader::takeChunks()
{
    while (state_ == State::Body) {
        switch (chunk_) {
        case Chunk::Size:
            if (!takeChunkSize())
                return;
            break;
        case Chunk::Data: {
            const qsizetype take = std::min<qsizetype>(left_, buffer_.size());
            body_ += buffer_.left(take);
            buffer_.remove(0, take);
            left_ -= take;
            if (left_ > 0)
                return;
            chunk_ = Chunk::DataEnd;
            break;
        }
        case Chunk::DataEnd:
            if (buffer_.size() < 2)
                return;
            if (!buffer_.startsWith("\r\n"))
                state_ = State::Bad;
            buffer_.remove(0, 2);
            chunk_ = Chunk::Size;
            break;
        case Chunk::Trailer:
            if (!takeTrailer())
                return;
            break;
        }
    }
}

/// False when more bytes are needed.
bool HttpReader::takeChunkSize()
{
    const qsizetype end = buffer_.indexOf("\r\n");
    if (end < 0) {
        if (buffer_.size() > largestChunkLine)
            state_ = State::Bad;
        return false;
    }
    const QByteArray line = buffer_.left(end);
    buffer_.remove(0, end + 2);
    const auto size = digits(line.split(';').constFirst().trimmed(), 16);
    if (!size || *size > capBytes_ - body_.size()) {
        state_ = size ? State::TooLarge : State::Bad;
        return true;
    }
    left_ = *size;
    chunk_ = left_ == 0 ? Chunk::Trailer : Chunk::Data;
    return true;
}

/// False when more bytes are needed.
bool HttpReader::takeTrailer()
{
    const qsizetype end = buffer_.indexOf("\r\n");
    if (end < 0) {
        if (buffer_.size() > largestChunkLine)
            state_ = State::Bad;
        return false;
    }
    buffer_.remove(0, end + 2);
    if (end == 0)
        state_ = State::Done;
    return true;
}

} // namespace sluice::engine
