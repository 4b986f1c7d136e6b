#include "ui/widgets/errortext.h"

#include <QRegularExpression>

namespace sluice::widgets {

namespace {

/// "org.apache.Foo$BarException: text" to "BarException: text"; the package tells nothing that the frames do
/// not.
QString withoutPackage(const QString &line)
{
    static const QRegularExpression qualified(
        QStringLiteral("^((?:[a-z_][A-Za-z0-9_]*\\.)+)(?:[A-Z][A-Za-z0-9_]*\\$)*([A-Z][A-Za-z0-9_]*)"));
    const QRegularExpressionMatch match = qualified.match(line);
    return match.hasMatch() ? match.captured(2) + line.mid(match.capturedLength()) : line;
}

} // namespace

ErrorText parseErrorText(const QString &text)
{
    ErrorText result;
    result.whole = text;
    const QString causedBy = QStringLiteral("Caused by: ");
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &raw : lines) {
        const QString line = raw.trimmed();
        if (line.isEmpty())
            continue;
        if (line.startsWith(QLatin1String("at "))) {
            ++result.frames;
        } else if (line.startsWith(causedBy)) {
            result.causes.append(withoutPackage(line.mid(causedBy.size())));
        } else if (result.headline.isEmpty()) {
            result.headline = withoutPackage(line);
        }
    }
    if (!result.causes.isEmpty() && result.causes.last() != result.headline)
        result.rootCause = result.causes.last();
    return result;
}

} // namespace sluice::widgets
