#include "ui/monitor/firstwords.h"

#include <QStringView>
#include <QTextBoundaryFinder>

namespace sluice::monitorui {

namespace {

/// What stands between words says nothing before an ellipsis.
QStringView withoutEnd(QStringView words)
{
    while (!words.isEmpty() && (words.back().isSpace() || QStringView(u",;:，；：、").contains(words.back())))
        words.chop(1);
    return words;
}

} // namespace

QString firstWords(const QString &sentence, const std::function<bool(const QString &)> &fits)
{
    if (fits(sentence))
        return sentence;
    // Where a line may be broken: between the words of English, between the characters of Chinese.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, sentence);
    QString best;
    for (qsizetype end = finder.toNextBoundary(); end > 0 && end < sentence.size();
         end = finder.toNextBoundary()) {
        const QStringView words = withoutEnd(QStringView(sentence).first(end));
        if (words.isEmpty())
            continue;
        const QString line = words.toString() + QStringLiteral(" …");
        if (!fits(line))
            break;
        best = line;
    }
    return best;
}

} // namespace sluice::monitorui
