#pragma once

#include "models/core/error.h"

#include <QString>

namespace sluice::engine {

class AddressHints;

/// Sentences about recordings: what of a file cannot be read, what a replay has no answer to.
class RecordingDiagnosis
{
public:
    static Error damagedPack();
    static Error readingCancelled();
    static Error recordingCutOff();
    static Error recordingTooLarge(qint64 capBytes);
    static Error recordingNeedsTooMuch(qint64 capBytes);
    static Error tooManyLines(qint64 cap);
    static Error badRecordingLine();
    static Error emptyRecording();
    /// By so much the first time, and so often.
    static Error clockWasSetBack(qint64 byMs, std::size_t times);
    static Error cannotRead(const QString &path, const QString &detail, bool exists);
    /// What a recorded line with status 0 says ("timed out", "Connection refused", ...); `hints` where it is
    /// known who was asked.
    static Error recorded(const QString &member, const QString &text, const AddressHints *hints = nullptr);
    static Error replayIsReadOnly();
    static Error notRecorded();
};

} // namespace sluice::engine
