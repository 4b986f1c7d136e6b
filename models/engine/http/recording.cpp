#include "models/engine/http/recording.h"

#include "models/core/files/posixfile.h"
#include "models/engine/http/carriedtime.h"
#include "models/engine/http/gzip.h"
#include "models/engine/http/recordingdiagnosis.h"
#include "models/engine/http/recordingline.h"

#include <QFile>
#include <QHash>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace sluice::engine {

namespace {

constexpr qsizetype kMostProblems = 100;
constexpr qint64 kLinesATell = 256; ///< a few milliseconds

} // namespace

/// Fills a recording line by line.
class Recording::Reader
{
public:
    Reader(QIODevice &device, const Limits &limits, const Progress &progress)
        : device_(device)
        , limits_(limits)
        , progress_(progress)
        , lines_(device, limits.lineBytes, limits.totalBytes)
    {
    }

    Result<Recording> read()
    {
        while (auto line = lines_.next()) {
            if (number_ == 0 && line->startsWith("\xEF\xBB\xBF"))
                line->remove(0, 3);
            if (number_ % kLinesATell == 0 && !mayGoOn())
                return tl::unexpected(RecordingDiagnosis::readingCancelled());
            if (++number_ > limits_.lines) {
                addProblem(RecordingDiagnosis::tooManyLines(limits_.lines), number_);
                break;
            }
            if (recording_.lines_.heldBytes() > limits_.heldBytes) {
                addProblem(RecordingDiagnosis::recordingNeedsTooMuch(limits_.heldBytes), number_);
                break;
            }
            if (!line->trimmed().isEmpty())
                take(*line);
        }
        if (lines_.error())
            addProblem(*lines_.error(), number_ + 1);
        if (recording_.entries_.empty()) {
            return recording_.problems_.isEmpty() ? tl::unexpected(RecordingDiagnosis::emptyRecording())
                                                  : tl::unexpected(recording_.problems_.first());
        }
        recording_.lines_.pack();
        if (!setBack_.empty()) {
            recording_.clockRemark_ =
                RecordingDiagnosis::clockWasSetBack(setBack_.front().byMs, setBack_.size());
            recording_.clockRemark_->place = placeOf(setBack_.front().line);
        }
        return std::move(recording_);
    }

private:
    struct SetBack
    {
        qint64 line = 0;
        qint64 byMs = 0;
    };

    static std::string placeOf(qint64 line) { return "line " + std::to_string(line); }

    bool mayGoOn() const
    {
        return !progress_ || progress_(device_.pos(), device_.isSequential() ? 0 : device_.size());
    }

    void take(const QByteArray &line)
    {
        const auto parsed = parseRecordingLine(line, LineParts::Head);
        if (!parsed) {
            const bool nothing = recording_.entries_.empty();
            // A piece of a line at the end is what a crash has left; alone it must look like one.
            const bool cut = lines_.endsWithoutLineEnd() && (!nothing || line.startsWith('{'));
            addProblem(cut ? RecordingDiagnosis::recordingCutOff(nothing ? Before::Nothing : Before::Answers)
                           : parsed.error(),
                       number_);
            return;
        }
        if (!parsed->api.isEmpty())
            recording_.api_ = parsed->api;
        noteTime(parsed->raw);
        recording_.entries_.push_back({lastMs_, recording_.lines_.append(line), questionOf(parsed->raw)});
    }

    void noteTime(const RawReply &raw)
    {
        const qint64 before = time_.shiftMs();
        lastMs_ = std::max(lastMs_, time_.take(raw.timeMs, raw.latencyMs));
        if (time_.shiftMs() != before)
            recording_.shifts_.push_back({recording_.size(), time_.shiftMs()});
        if (time_.wasOnlyLate())
            setBack_.pop_back();
        if (time_.setBackByMs() > 0)
            setBack_.push_back({number_, time_.setBackByMs()});
    }

    quint32 questionOf(const RawReply &raw)
    {
        const QByteArray key = raw.method + '\n' + raw.path.toUtf8() + '\n' + raw.member.toUtf8();
        const auto known = known_.constFind(key);
        if (known != known_.constEnd())
            return *known;
        const auto number = static_cast<quint32>(recording_.questions_.size());
        recording_.questions_.append({raw.member, raw.method, raw.path});
        known_.insert(key, number);
        if (!raw.member.isEmpty() && !recording_.members_.contains(raw.member))
            recording_.members_.append(raw.member);
        return number;
    }

    void addProblem(Error error, qint64 line)
    {
        if (recording_.problems_.size() >= kMostProblems)
            return;
        error.place = placeOf(line);
        recording_.problems_.append(std::move(error));
    }

    QIODevice &device_;
    const Limits &limits_;
    const Progress &progress_;
    LineReader lines_;
    Recording recording_;
    QHash<QByteArray, quint32> known_; ///< numbers of questions
    qint64 number_ = 0;
    CarriedTime time_;
    qint64 lastMs_ = 0;
    std::vector<SetBack> setBack_;
};

Result<Recording> Recording::load(const QString &path, const Progress &progress)
{
    if (!path.startsWith(QLatin1Char(':')))
        return load(QFile::encodeName(path).toStdString(), progress);
    QFile built(path); // into the program
    if (!built.open(QIODevice::ReadOnly))
        return tl::unexpected(RecordingDiagnosis::cannotRead(path.toStdString(), ENOENT));
    return read(built, Limits(), progress);
}

Result<Recording> Recording::load(const std::string &path, const Progress &progress)
{
    const posix::Descriptor opened = posix::openAt(AT_FDCWD, path, O_RDONLY);
    int error = opened.isOpen() ? 0 : errno;
    struct stat info
    {
    };
    if (error == 0 && ::fstat(opened.number(), &info) == 0 && S_ISDIR(info.st_mode))
        error = EISDIR;
    QFile file;
    if (error == 0 && !file.open(opened.number(), QIODevice::ReadOnly))
        error = EIO;
    if (error != 0)
        return tl::unexpected(RecordingDiagnosis::cannotRead(path, error));
    Result<Recording> recording = read(file, Limits(), progress);
    if (!recording) {
        const std::string line = recording.error().place;
        recording.error().place = path + (line.empty() ? "" : ": " + line);
    }
    return recording;
}

Result<Recording> Recording::read(QIODevice &device, const Limits &limits, const Progress &progress)
{
    return Reader(device, limits, progress).read();
}

RawReply Recording::reply(qsizetype i) const
{
    // The line could be read once, so it can be again.
    RawReply raw = parseRecordingLine(lines_.line(entries_[static_cast<std::size_t>(i)].place))
                       .value_or(ParsedLine{})
                       .raw;
    raw.timeMs += shiftOf(i);
    return raw;
}

qint64 Recording::shiftOf(qsizetype i) const
{
    const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), i,
                                        [](qsizetype at, const Shift &shift) { return at < shift.from; });
    return after == shifts_.begin() ? 0 : std::prev(after)->byMs;
}

} // namespace sluice::engine
