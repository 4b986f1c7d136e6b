#pragma once

#include <QString>
#include <QStringList>

namespace sluice::widgets {

/// A Java stack trace, taken apart for reading.
struct ErrorText
{
    QString headline;   ///< first line, the exception's package left out ("CheckpointException: expired")
    QString rootCause;  ///< the last "Caused by:", package left out; empty when the headline is the cause
    QStringList causes; ///< every "Caused by:" in order, package left out
    int frames = 0;     ///< lines that start with "at "
    QString whole;      ///< unchanged
};

/// Never fails: a text that is no stack trace has its first line as headline.
ErrorText parseErrorText(const QString &text);

} // namespace sluice::widgets
