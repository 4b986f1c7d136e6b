#include "models/monitor/errortext.h"

#include <initializer_list>

namespace sluice::monitor {

namespace {

using Words = std::initializer_list<const char *>;

bool containsAny(const QString &text, const Words &words)
{
    for (const char *word : words)
        if (text.contains(QLatin1String(word), Qt::CaseInsensitive))
            return true;
    return false;
}

// Exceptions that a row causes. They win over everything else in a message: a checkpoint that fails because a
// row cannot be written is an error of the data.
const Words dataWords = {"NumberFormatException",
                         "ArithmeticException",
                         "ClassCastException",
                         "DateTimeParseException",
                         "DateTimeException",
                         "java.text.ParseException",
                         "DataTruncation",
                         "Data too long",
                         "IntegrityConstraintViolation",
                         "ConstraintViolationException",
                         "Duplicate entry",
                         "duplicate key value",
                         "SQLDataException",
                         "BatchUpdateException",
                         "JsonParseException",
                         "JsonProcessingException",
                         "MalformedInputException",
                         "StringIndexOutOfBoundsException",
                         "ArrayIndexOutOfBoundsException",
                         "TransformException",
                         "at org.apache.seatunnel.transform.",
                         "CONVERT_TO_SEATUNNEL",
                         "Unable to convert",
                         "cannot be cast to"};
const Words resourceWords = {"NoEnoughResourceException"};
const Words checkpointWords = {"CheckpointException", "Checkpoint expired", "checkpoint timeout"};
const Words deployWords = {"TaskGroupDeployException", "TaskGroupLocation"};
const Words memberWords = {"MemberLeftException",
                           "TargetNotMemberException",
                           "HazelcastInstanceNotActive",
                           "TargetDisconnectedException",
                           "WrongTargetException",
                           "node offline",
                           ") offline",
                           "ClusterTopologyChanged"};

} // namespace

FailureClass failureClass(const QString &errorMessage)
{
    if (errorMessage.trimmed().isEmpty())
        return FailureClass::None;
    if (containsAny(errorMessage, resourceWords))
        return FailureClass::Resource;
    if (containsAny(errorMessage, dataWords))
        return FailureClass::Data;
    if (containsAny(errorMessage, checkpointWords))
        return FailureClass::Checkpoint;
    if (containsAny(errorMessage, deployWords))
        return FailureClass::Deploy;
    if (containsAny(errorMessage, memberWords))
        return FailureClass::Member;
    return FailureClass::Other;
}

QString firstLine(const QString &errorMessage)
{
    constexpr int longest = 200;
    const QString line = errorMessage.section(QLatin1Char('\n'), 0, 0).trimmed();
    return line.size() > longest ? line.left(longest) + QStringLiteral("…") : line;
}

} // namespace sluice::monitor
