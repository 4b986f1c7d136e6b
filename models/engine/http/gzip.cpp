#include "models/engine/http/gzip.h"

#include "models/engine/http/recordingdiagnosis.h"

#include <zlib.h>

#include <array>
#include <new>

namespace sluice::engine {

namespace {

constexpr int gzipWindow = MAX_WBITS + 16; // zlib's way to say "gzip header and trailer"
constexpr qsizetype chunkSize = 64 << 10;
const QByteArray pieceEnd("\x00\x00\xff\xff", 4); // of what Z_SYNC_FLUSH ends

Bytef *zlibPointer(const QByteArray &bytes)
{
    // zlib only reads what next_in points to, but its type is not const.
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // NOLINT
}

} // namespace

struct LineReader::Private
{
    Private(QIODevice &source, qint64 lineLimit, qint64 totalLimit)
        : device(source)
        , lineCap(lineLimit)
        , totalCap(totalLimit)
    {
    }

    bool fill();
    bool unpack();
    bool isAtPieceEnd() const;
    bool add(const char *bytes, qsizetype size);
    /// What there is to use when nothing can be read from here on.
    Before before() const
    {
        return handedOut || text.indexOf('\n', start) >= 0 ? Before::Answers : Before::Nothing;
    }
    bool stop(const Error &why)
    {
        error = why;
        ended = true;
        return false;
    }

    QIODevice &device;
    qint64 lineCap;
    qint64 totalCap;
    qint64 total = 0;
    QByteArray text; ///< unpacked and not yet handed out, from `start`
    qsizetype start = 0;
    qsizetype searched = 0; ///< no line end before this
    bool ended = false;
    bool handedOut = false;     ///< a line, at least
    bool openEnd = false;       ///< the last line was handed out and has no line end
    std::optional<bool> packed; ///< nothing: the first bytes have not been seen
    z_stream stream{};
    bool streamDone = false; ///< one gzip member has ended and no other begun
    QByteArray input;
    QByteArray lastBytes; ///< of all that was read
    std::optional<Error> error;
};

/// Gets some more text; false, and `ended`, when there is no more after that.
bool LineReader::Private::fill()
{
    if (ended)
        return false;
    if (!packed) {
        packed = device.peek(2) == QByteArray("\x1f\x8b");
        if (*packed && inflateInit2(&stream, gzipWindow) != Z_OK)
            return stop(RecordingDiagnosis::damagedPack(before()));
    }
    text.remove(0, start);
    searched -= start;
    start = 0;
    input = device.read(chunkSize);
    if (input.isEmpty()) {
        ended = true;
        if (*packed && !streamDone && !isAtPieceEnd())
            return stop(RecordingDiagnosis::recordingCutOff(before()));
        return false;
    }
    lastBytes = (lastBytes + input.right(pieceEnd.size())).right(pieceEnd.size());
    return *packed ? unpack() : add(input.constData(), input.size());
}

/// The stream has no end, and what there is of it is whole: whoever packed it was ended between two pieces
/// (GzipPacker::pack()), as a plain file may end after any line.
bool LineReader::Private::isAtPieceEnd() const
{
    constexpr int betweenBlocks = 128; // of zlib's data_type, with no bits left over
    return stream.data_type == betweenBlocks && lastBytes == pieceEnd;
}

bool LineReader::Private::unpack()
{
    std::array<char, chunkSize> out{};
    stream.next_in = zlibPointer(input);
    stream.avail_in = static_cast<uInt>(input.size());
    do {
        if (streamDone && inflateReset(&stream) != Z_OK)
            return stop(RecordingDiagnosis::damagedPack(before()));
        streamDone = false;
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = out.size();
        const int result = inflate(&stream, Z_NO_FLUSH);
        if (!add(out.data(), chunkSize - static_cast<qsizetype>(stream.avail_out)))
            return false;
        // Several packed files after each other are one, as gzip itself takes them.
        streamDone = result == Z_STREAM_END;
        if (!streamDone && result != Z_OK && result != Z_BUF_ERROR)
            return stop(RecordingDiagnosis::damagedPack(before()));
    } while (stream.avail_in > 0 || stream.avail_out == 0);
    return true;
}

bool LineReader::Private::add(const char *bytes, qsizetype size)
{
    total += size;
    if (total > totalCap)
        return stop(RecordingDiagnosis::recordingTooLarge(totalCap, before()));
    text.append(bytes, size);
    return true;
}

LineReader::LineReader(QIODevice &device, qint64 lineCap, qint64 totalCap)
    : d(std::make_unique<Private>(device, lineCap, totalCap))
{
}

LineReader::~LineReader()
{
    if (d->packed.value_or(false))
        inflateEnd(&d->stream);
}

std::optional<QByteArray> LineReader::next()
{
    for (;;) {
        const qsizetype end = d->text.indexOf('\n', std::max(d->start, d->searched));
        if (end >= 0) {
            QByteArray line = d->text.mid(d->start, end - d->start);
            d->start = end + 1;
            d->searched = d->start;
            d->handedOut = true;
            if (line.endsWith('\r'))
                line.chop(1);
            return line;
        }
        d->searched = d->text.size();
        if (d->text.size() - d->start > d->lineCap) {
            d->stop(RecordingDiagnosis::recordingTooLarge(d->lineCap, d->before()));
            d->text.clear();
            d->start = d->searched = 0;
            return std::nullopt;
        }
        if (!d->ended) {
            d->fill(); // may bring text even when it fails in the end
            continue;
        }
        // What an error left of a line is no line.
        if (d->error || d->start == d->text.size())
            return std::nullopt;
        // The last line may have no line end.
        QByteArray line = d->text.mid(d->start);
        d->start = d->searched = d->text.size();
        d->openEnd = true;
        return line;
    }
}

const std::optional<Error> &LineReader::error() const
{
    return d->error;
}

bool LineReader::endsWithoutLineEnd() const
{
    return d->openEnd;
}

struct GzipPacker::Private
{
    z_stream stream{};
};

GzipPacker::GzipPacker()
    : d(std::make_unique<Private>())
{
    // It fails only for want of memory.
    if (deflateInit2(&d->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc();
}

GzipPacker::~GzipPacker()
{
    deflateEnd(&d->stream);
}

QByteArray GzipPacker::pack(const QByteArray &bytes)
{
    return deflate(bytes, Z_SYNC_FLUSH);
}

QByteArray GzipPacker::finish()
{
    return deflate({}, Z_FINISH);
}

QByteArray GzipPacker::deflate(const QByteArray &bytes, int flush)
{
    QByteArray packed;
    std::array<char, chunkSize> out{};
    d->stream.next_in = zlibPointer(bytes);
    d->stream.avail_in = static_cast<uInt>(bytes.size());
    do {
        d->stream.next_out = reinterpret_cast<Bytef *>(out.data());
        d->stream.avail_out = out.size();
        (void)::deflate(&d->stream, flush); // with room to write to there is no error
        packed.append(out.data(), chunkSize - static_cast<qsizetype>(d->stream.avail_out));
    } while (d->stream.avail_out == 0);
    return packed;
}

} // namespace sluice::engine
