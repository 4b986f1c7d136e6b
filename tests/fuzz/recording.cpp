#include "models/engine/http/recording.h"
#include "models/engine/http/recordingline.h"
#include "tests/fuzz/require.h"

#include <QBuffer>

#include <cstdint>

// The bytes are a recording, plain or gzip. Whatever was read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sluice::engine;
    QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    Recording::Limits limits;
    limits.totalBytes = 1 << 20;
    limits.lineBytes = 1 << 18;
    const auto recording = Recording::read(buffer, limits);
    if (!recording) {
        REQUIRE(!recording.error().message.empty()); // an error has a sentence
        return 0;
    }
    qint64 last = 0;
    for (const RawReply &raw : recording->replies()) {
        REQUIRE(raw.timeMs >= last); // replies are in the order of time
        last = raw.timeMs;
        (void)decode(raw);
        const auto again = parseRecordingLine(recordingLine(raw));
        REQUIRE(again.has_value()); // what was read can be written and read
        REQUIRE(again->raw.timeMs == raw.timeMs &&
                again->raw.status == raw.status); // a reply survives writing
    }
    return 0;
}
