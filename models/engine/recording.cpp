#include "models/engine/recording.h"

#include "models/engine/diagnosis.h"
#include "models/engine/gzip.h"
#include "models/engine/recordingline.h"

#include <QFile>

#include <algorithm>

namespace sluice::engine {

namespace {

void addProblem(QList<Error> &problems, Error error, qint64 line)
{
    if (problems.size() >= 100)
        return;
    error.place = "line " + std::to_string(line);
    problems.append(std::move(error));
}

} // namespace

Result<Recording> Recording::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Diagnosis::cannotRead(path, file.errorString(), file.exists()));
    Result<Recording> recording = read(file);
    if (!recording)
        recording.error().place = path.toStdString();
    return recording;
}

Result<Recording> Recording::read(QIODevice &device, const Limits &limits)
{
    Recording recording;
    LineReader reader(device, limits.lineBytes, limits.totalBytes);
    qint64 number = 0;
    while (auto line = reader.next()) {
        if (number == 0 && line->startsWith("\xEF\xBB\xBF"))
            line->remove(0, 3);
        if (++number > limits.lines) {
            addProblem(recording.problems_, Diagnosis::tooManyLines(limits.lines), number);
            break;
        }
        if (line->trimmed().isEmpty())
            continue;
        auto parsed = parseRecordingLine(*line);
        if (!parsed) {
            // A piece of a line at the end is what a crash has left.
            addProblem(recording.problems_,
                       reader.endsWithoutLineEnd() ? Diagnosis::recordingCutOff() : parsed.error(), number);
            continue;
        }
        recording.flavour_ = parsed->flavour.value_or(recording.flavour_);
        const QString &member = parsed->raw.member;
        if (!member.isEmpty() && !recording.members_.contains(member))
            recording.members_.append(member);
        recording.replies_.append(std::move(parsed->raw));
    }
    if (reader.error())
        addProblem(recording.problems_, *reader.error(), number + 1);
    if (recording.replies_.isEmpty()) {
        return recording.problems_.isEmpty() ? tl::unexpected(Diagnosis::emptyRecording())
                                             : tl::unexpected(recording.problems_.first());
    }
    std::stable_sort(recording.replies_.begin(), recording.replies_.end(),
                     [](const RawReply &a, const RawReply &b) { return a.timeMs < b.timeMs; });
    return recording;
}

} // namespace sluice::engine
