#include "models/engine/http/recordingprobe.h"

#include "models/engine/http/gzip.h"
#include "models/engine/http/recordingline.h"

#include <QFile>
#include <QFileInfo>

namespace sluice::engine {

namespace {

constexpr qint64 lineCap = qint64{16} * 1024 * 1024; ///< a reply of a large cluster is a line
constexpr qint64 totalCap = qint64{32} * 1024 * 1024;
constexpr int firstLines = 8; ///< a damaged one or a remark may come first

} // namespace

bool isRecording(const QString &path)
{
    // A pipe or a device could block for ever.
    if (!QFileInfo(path).isFile())
        return false;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray start = file.peek(2);
    if (!start.startsWith('{') && start != "\x1f\x8b")
        return false;
    LineReader lines(file, lineCap, totalCap);
    for (int i = 0; i < firstLines; ++i) {
        const std::optional<QByteArray> line = lines.next();
        if (!line)
            return false;
        if (parseRecordingLine(*line))
            return true;
    }
    return false;
}

} // namespace sluice::engine
