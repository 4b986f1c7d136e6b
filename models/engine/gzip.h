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
    /// Why next() gave nothing: TooLarge, Io, or Parse for damaged gzip data. Nothing at a clean end.
    const std::optional<Error> &error() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Packs what is written into a gzip stream on `device`.
class GzipWriter
{
public:
    explicit GzipWriter(QIODevice &device);
    ~GzipWriter();
    GzipWriter(const GzipWriter &) = delete;
    GzipWriter &operator=(const GzipWriter &) = delete;

    /// False when the device refused bytes.
    bool write(const QByteArray &bytes);
    /// Ends the stream; nothing may be written afterwards.
    bool finish();

private:
    bool deflate(const QByteArray &bytes, int flush);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
