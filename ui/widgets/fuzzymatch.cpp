#include "ui/widgets/fuzzymatch.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace sluice::widgets {

namespace {

constexpr int WordStart = 8;
constexpr int SideBySide = 5;
constexpr int Whole = 20;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

/// The best score of `word` in `text` when its first character is taken at `from`; -1 when the rest does not
/// fit.
int scoreFrom(QStringView word, QStringView text, qsizetype from)
{
    int score = 0;
    qsizetype previous = -2;
    qsizetype at = from;
    for (const QChar c : word) {
        while (at < text.size() && text.at(at).toCaseFolded() != c.toCaseFolded())
            ++at;
        if (at == text.size())
            return -1;
        score += 1;
        if (startsWord(text, at))
            score += WordStart;
        if (at == previous + 1)
            score += SideBySide;
        previous = at++;
    }
    return score;
}

int scoreOfWord(QStringView word, QStringView text)
{
    int best = -1;
    for (qsizetype from = 0; from < text.size(); ++from) {
        if (text.at(from).toCaseFolded() == word.front().toCaseFolded())
            best = std::max(best, scoreFrom(word, text, from));
    }
    if (best >= 0 && text.contains(word, Qt::CaseInsensitive))
        best += Whole;
    return best;
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    int total = 0;
    for (const QStringView word : pattern.split(u' ', Qt::SkipEmptyParts)) {
        const int score = scoreOfWord(word, text);
        if (score < 0)
            return std::nullopt;
        total += score;
    }
    return total;
}

} // namespace sluice::widgets
