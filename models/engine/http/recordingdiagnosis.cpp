#include "models/engine/http/recordingdiagnosis.h"

#include "models/core/files/posixfile.h"
#include "models/engine/http/wirediagnosis.h"

#include <cerrno>

namespace sluice::engine {

Error RecordingDiagnosis::damagedPack(Before before)
{
    return Error{ErrorCode::Parse,
                 before == Before::Answers
                     ? SLUICE_MESSAGE("Wire", "The packed data is damaged; what came before is used.")
                     : SLUICE_MESSAGE("Wire", "The packed data is damaged before its first answer is whole: "
                                              "there is nothing to use.")};
}

Error RecordingDiagnosis::readingCancelled()
{
    return Error{ErrorCode::Cancelled, SLUICE_MESSAGE("Wire", "The reading of the recording was cancelled.")};
}

Error RecordingDiagnosis::recordingCutOff(Before before)
{
    return Error{
        ErrorCode::Parse,
        before == Before::Answers
            ? SLUICE_MESSAGE("Wire",
                             "The recording ends in the middle, as after a crash; what came before is used.")
            : SLUICE_MESSAGE("Wire", "The recording ends before its first answer is whole, as after a crash: "
                                     "there is nothing to use.")};
}

Error RecordingDiagnosis::recordingTooLarge(qint64 capBytes, Before before)
{
    return Error{
        ErrorCode::TooLarge,
        (before == Before::Answers
             ? SLUICE_MESSAGE("Wire", "The recording is larger than %1 MB here; what came before is used.")
             : SLUICE_MESSAGE("Wire", "The recording is larger than %1 MB before its first answer is whole: "
                                      "there is nothing to use."))
            .with(capBytes >> 20)};
}

Error RecordingDiagnosis::recordingNeedsTooMuch(qint64 capBytes)
{
    return Error{
        ErrorCode::TooLarge,
        SLUICE_MESSAGE(
            "Wire", "The recording needs more than %1 MB of memory from here on; what came before is used.")
            .with(capBytes >> 20)};
}

Error RecordingDiagnosis::tooManyLines(qint64 cap)
{
    return Error{
        ErrorCode::TooLarge,
        SLUICE_MESSAGE("Wire", "The recording has more than %1 lines; the others are left out.").with(cap)};
}

Error RecordingDiagnosis::badRecordingLine()
{
    return Error{ErrorCode::Parse, SLUICE_MESSAGE("Wire", "This line is not a JSON object and is left out.")};
}

Error RecordingDiagnosis::emptyRecording()
{
    return Error{ErrorCode::Parse, SLUICE_MESSAGE("Wire", "This file holds no recorded replies.")};
}

Error RecordingDiagnosis::clockWasSetBack(qint64 byMs, std::size_t times)
{
    const QString seconds = QString::number(static_cast<double>(byMs) / 1000, 'f', 1);
    return Error{
        ErrorCode::Conflict,
        times == 1
            ? SLUICE_MESSAGE("Wire",
                             "The clock of the computer that recorded was set back by %1 s here; the time is "
                             "carried on from there, in the order in which the answers came.")
                  .with(seconds)
            : SLUICE_MESSAGE(
                  "Wire", "The clock of the computer that recorded was set back %2 times, the first time by "
                          "%1 s here; the time is carried on, in the order in which the answers came.")
                  .with(seconds, times)};
}

Error RecordingDiagnosis::cannotRead(const std::string &path, int why)
{
    return Error{why == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                 SLUICE_MESSAGE("Wire", "The recording cannot be read: %1").with(posix::reason(why)), path};
}

Error RecordingDiagnosis::recorded(const QString &member, const QString &text, const AddressHints *hints)
{
    if (text.contains(QLatin1String("refused"), Qt::CaseInsensitive))
        return hints ? WireDiagnosis::refused(member, *hints)
                     : Error{ErrorCode::Refused, SLUICE_MESSAGE("Wire", "Nothing answered at this address."),
                             member.toStdString()};
    if (text.contains(QLatin1String("timed out"), Qt::CaseInsensitive) ||
        text.contains(QLatin1String("timeout"), Qt::CaseInsensitive))
        return Error{ErrorCode::Timeout, SLUICE_MESSAGE("Wire", "No answer in time."), member.toStdString()};
    if (text.contains(QLatin1String("closed"), Qt::CaseInsensitive))
        return hints ? WireDiagnosis::closed(member, *hints, true) // whether it was https nobody knows
                     : Error{ErrorCode::Network,
                             SLUICE_MESSAGE("Wire",
                                            "The connection was closed before the answer was complete."),
                             member.toStdString()};
    return WireDiagnosis::network(member, text.left(500));
}

Error RecordingDiagnosis::replayIsReadOnly()
{
    return Error{ErrorCode::Unsupported,
                 SLUICE_MESSAGE("Wire", "This is a recording: a replay cannot be changed.")};
}

Error RecordingDiagnosis::notRecorded()
{
    return Error{ErrorCode::Unsupported,
                 SLUICE_MESSAGE("Wire", "The recording has no answer to this question.")};
}

} // namespace sluice::engine
