#pragma once

#include "models/core/error.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>
#include <optional>

namespace sluice::engine {

/// Reads lines from a device that holds text, plain or gzip (told by its first two bytes, never by its name).
class LineReader
{
public:
    /// Lines longer than `lineCap` and more than `totalCap` bytes after unpacking are errors.
    LineReader(QIODevice &device, qint64 lineCap, qint64 totalCap);
    ~LineReader();
    LineReader(const LineReader &) = delete;
    LineReader &operator=(const LineReader &) = delete;

    /// The next line without its line end; nothing at the end of the text and after an error.
    std::optional<QByteArray> next();
    /// Why next() gave nothing: TooLarge, Io, or Parse for gzip data that is damaged or ends within a piece.
    /// Nothing at a clean end, nor where a stream has no end and its last piece is whole.
    const std::optional<Error> &error() const;
    /// True once next() has given a last line that has no line end.
    bool endsWithoutLineEnd() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Packs bytes into a gzip stream, in pieces that can each be unpacked once it is there: a stream that is cut
/// off gives everything up to its last whole piece, and between two pieces is as good as whole.
class GzipPacker
{
public:
    GzipPacker();
    ~GzipPacker();
    GzipPacker(const GzipPacker &) = delete;
    GzipPacker &operator=(const GzipPacker &) = delete;

    /// The next piece of the stream.
    QByteArray pack(const QByteArray &bytes);
    /// The last one; nothing may be packed afterwards.
    QByteArray finish();

private:
    QByteArray deflate(const QByteArray &bytes, int flush);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
