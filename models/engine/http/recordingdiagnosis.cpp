#include "models/engine/http/recordingdiagnosis.h"

#include "models/engine/http/wirediagnosis.h"

namespace sluice::engine {

namespace {

Error make(ErrorCode code, const QString &message, const QString &place = {})
{
    return {code, message.toStdString(), place.toStdString()};
}

} // namespace

Error RecordingDiagnosis::damagedPack()
{
    return make(ErrorCode::Parse, tr("The packed data is damaged; what came before is used."));
}

Error RecordingDiagnosis::readingCancelled()
{
    return make(ErrorCode::Cancelled, tr("The reading of the recording was cancelled."));
}

Error RecordingDiagnosis::recordingCutOff()
{
    return make(ErrorCode::Parse,
                tr("The recording ends in the middle, as after a crash; what came before is used."));
}

Error RecordingDiagnosis::recordingTooLarge(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The recording is larger than %1 MB here; what came before is used.").arg(capBytes >> 20));
}

Error RecordingDiagnosis::recordingNeedsTooMuch(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The recording needs more than %1 MB of memory from here on; what came before is used.")
                    .arg(capBytes >> 20));
}

Error RecordingDiagnosis::tooManyLines(qint64 cap)
{
    return make(ErrorCode::TooLarge,
                tr("The recording has more than %1 lines; the others are left out.").arg(cap));
}

Error RecordingDiagnosis::badRecordingLine()
{
    return make(ErrorCode::Parse, tr("This line is not a JSON object and is left out."));
}

Error RecordingDiagnosis::emptyRecording()
{
    return make(ErrorCode::Parse, tr("This file holds no recorded replies."));
}

Error RecordingDiagnosis::clockWasSetBack(qint64 byMs, std::size_t times)
{
    const double seconds = static_cast<double>(byMs) / 1000;
    return make(ErrorCode::Conflict,
                times == 1
                    ? tr("The clock of the computer that recorded was set back by %1 s here; the time is "
                         "carried on from there, in the order in which the answers came.")
                          .arg(seconds, 0, 'f', 1)
                    : tr("The clock of the computer that recorded was set back %2 times, the first time by "
                         "%1 s here; the time is carried on, in the order in which the answers came.")
                          .arg(seconds, 0, 'f', 1)
                          .arg(times));
}

Error RecordingDiagnosis::cannotRead(const QString &path, const QString &detail, bool exists)
{
    return make(exists ? ErrorCode::Io : ErrorCode::NotFound,
                tr("The recording cannot be read: %1").arg(detail), path);
}

Error RecordingDiagnosis::recorded(const QString &member, const QString &text, const AddressHints *hints)
{
    if (text.contains(QLatin1String("refused"), Qt::CaseInsensitive))
        return hints ? WireDiagnosis::refused(member, *hints)
                     : make(ErrorCode::Refused, tr("Nothing answered at this address."), member);
    if (text.contains(QLatin1String("timed out"), Qt::CaseInsensitive) ||
        text.contains(QLatin1String("timeout"), Qt::CaseInsensitive))
        return make(ErrorCode::Timeout, tr("No answer in time."), member);
    if (text.contains(QLatin1String("closed"), Qt::CaseInsensitive))
        return hints ? WireDiagnosis::closed(member, *hints, true) // whether it was https nobody knows
                     : make(ErrorCode::Network,
                            tr("The connection was closed before the answer was complete."), member);
    return WireDiagnosis::network(member, text.left(500));
}

Error RecordingDiagnosis::replayIsReadOnly()
{
    return make(ErrorCode::Unsupported, tr("This is a recording: a replay cannot be changed."));
}

Error RecordingDiagnosis::notRecorded()
{
    return make(ErrorCode::Unsupported, tr("The recording has no answer to this question."));
}

} // namespace sluice::engine
