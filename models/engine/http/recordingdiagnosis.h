#pragma once

#include "models/core/error.h"

#include <QString>

namespace sluice::engine {

class AddressHints;

/// What of a recording stands in front of the place from which on it cannot be read.
enum class Before
{
    Answers, ///< which are used
    Nothing
};

/// Sentences about recordings: what of a file cannot be read, what a replay has no answer to.
class RecordingDiagnosis
{
public:
    static Error damagedPack(Before before);
    static Error readingCancelled();
    static Error recordingCutOff(Before before);
    static Error recordingTooLarge(qint64 capBytes, Before before);
    static Error recordingNeedsTooMuch(qint64 capBytes);
    static Error tooManyLines(qint64 cap);
    static Error badRecordingLine();
    static Error emptyRecording();
    /// By so much the first time, and so often.
    static Error clockWasSetBack(qint64 byMs, std::size_t times);
    /// `why`: an errno.
    static Error cannotRead(const std::string &path, int why);
    /// What a recorded line with status 0 says ("timed out", "Connection refused", ...); `hints` where it is
    /// known who was asked.
    static Error recorded(const QString &member, const QString &text, const AddressHints *hints = nullptr);
    static Error replayIsReadOnly();
    static Error notRecorded();
};

} // namespace sluice::engine
