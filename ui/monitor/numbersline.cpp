#include "ui/monitor/numbersline.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace sluice::monitorui {

namespace {

QString joined(const QStringList &words, const QList<bool> &kept)
{
    QStringList parts;
    bool left = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (kept.at(i))
            parts.append(words.at(i));
        else if (!left)
            parts.append(QStringLiteral("…"));
        left = !kept.at(i);
    }
    return parts.join(QLatin1Char(' '));
}

bool hasDigit(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar letter) { return letter.isDigit(); });
}

} // namespace

QString aroundNumbers(const QString &sentence, const std::function<bool(const QString &)> &fits)
{
    if (fits(sentence))
        return sentence;
    const QStringList words = sentence.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<bool> kept;
    for (const QString &word : words)
        kept.append(hasDigit(word));
    if (!kept.contains(true) || !fits(joined(words, kept)))
        return {};
    // Away from the numbers, one word of each at a time, as long as there is room.
    for (bool grew = true; grew;) {
        grew = false;
        for (const int step : {-1, 1}) {
            const QList<bool> before = kept;
            for (qsizetype i = 0; i < words.size(); ++i) {
                const qsizetype from = i + step;
                if (kept.at(i) || from < 0 || from >= words.size() || !before.at(from))
                    continue;
                kept[i] = true;
                if (fits(joined(words, kept)))
                    grew = true;
                else
                    kept[i] = false;
            }
        }
    }
    return joined(words, kept);
}

} // namespace sluice::monitorui
