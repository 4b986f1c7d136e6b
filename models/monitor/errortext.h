#pragma once

#include <QString>

namespace sluice::monitor {

/// What kind of thing made a job fail, from its errorMsg (a whole Java stack trace).
enum class FailureClass
{
    None,       ///< no message
    Other,      ///< none of the below
    Checkpoint, ///< a checkpoint expired or could not be completed
    Deploy,     ///< a task group could not be deployed ("already exists")
    Member,     ///< a member or its connection was lost
    Resource,   ///< no slots
    Data,       ///< a row could not be read, converted or written: the next run fails on it too
};

FailureClass failureClass(const QString &errorMessage);
/// The first line, at most 200 characters.
QString firstLine(const QString &errorMessage);

} // namespace sluice::monitor
