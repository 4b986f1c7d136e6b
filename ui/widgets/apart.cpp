#include "ui/widgets/apart.h"

#include <QApplication>
#include <QStyle>

#include <algorithm>
#include <vector>

namespace sluice::widgets {

namespace {

constexpr QChar ellipsis(0x2026);
constexpr qsizetype mostBeside = 200; ///< more names than that are not looked through

using Kept = std::vector<char>; ///< of each letter, whether it is shown

QString shownOf(const QString &name, const Kept &kept)
{
    QString text;
    bool gap = false;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar letter = name.at(i);
        // Half a letter is none.
        const qsizetype other = letter.isHighSurrogate() ? i + 1 : letter.isLowSurrogate() ? i - 1 : i;
        const bool whole = other >= 0 && other < name.size() && kept[std::size_t(other)] != 0;
        const bool shown = kept[std::size_t(i)] != 0 && whole;
        if (shown)
            text += letter;
        else if (!gap)
            text += ellipsis;
        gap = !shown;
    }
    return text;
}

/// Where `name` is first another than each of the others; past its end where it is the start of one.
std::vector<qsizetype> differences(const QString &name, const QStringList &beside)
{
    std::vector<qsizetype> places;
    for (const QString &other : beside.mid(0, mostBeside)) {
        if (other == name)
            continue;
        const auto [mine, theirs] = std::mismatch(name.begin(), name.end(), other.begin(), other.end());
        const qsizetype place = std::min<qsizetype>(mine - name.begin(), name.size() - 1);
        if (std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

/// The letters around which the rest is shown as far as it fits, in the order in which they get their turn.
std::vector<qsizetype> seeds(const QString &name, const QStringList &beside)
{
    std::vector<qsizetype> found = differences(name, beside);
    found.push_back(0);
    found.push_back(name.size() - 1);
    return found;
}

/// Shows the nearest letter before or after a seed that is not shown yet; false when there is none.
bool grow(Kept &kept, qsizetype seed, int step, qsizetype &grown)
{
    const auto size = qsizetype(kept.size());
    qsizetype at = seed;
    while (at >= 0 && at < size && kept[std::size_t(at)] != 0)
        at += step;
    if (at < 0 || at >= size)
        return false;
    kept[std::size_t(at)] = 1;
    grown = at;
    return true;
}

} // namespace

QString elidedApart(const QString &name, const QStringList &beside, const QFontMetrics &metrics, int width)
{
    if (name.isEmpty() || metrics.horizontalAdvance(name) <= width)
        return name;
    const std::vector<qsizetype> around = seeds(name, beside);
    Kept kept(std::size_t(name.size()), 0);
    for (const qsizetype seed : around)
        kept[std::size_t(seed)] = 1;
    if (metrics.horizontalAdvance(shownOf(name, kept)) > width)
        return metrics.elidedText(name, Qt::ElideMiddle, width);
    // Turn by turn a letter more at each, as long as one of them still fits.
    for (bool some = true; some;) {
        some = false;
        for (const qsizetype seed : around) {
            for (const int step : {1, -1}) {
                qsizetype grown = 0;
                if (!grow(kept, seed, step, grown))
                    continue;
                if (metrics.horizontalAdvance(shownOf(name, kept)) <= width)
                    some = true;
                else
                    kept[std::size_t(grown)] = 0;
            }
        }
    }
    return shownOf(name, kept);
}

QStringList titlesApart(const QStringList &paths)
{
    QStringList titles;
    for (const QString &path : paths) {
        const QStringList parts = path.split(u'/');
        const QString name = parts.constLast();
        titles.append(name);
        if (!path.startsWith(u'/')) {
            const qsizetype before = paths.mid(0, titles.size() - 1).count(path);
            titles.last() = before == 0 ? path : QStringLiteral("%1 (%2)").arg(path).arg(before + 1);
            continue;
        }
        // So many folders up it is another than each file of the same name.
        qsizetype deepest = 0;
        for (const QString &other : paths) {
            const QStringList theirs = other.split(u'/');
            if (other == path || theirs.constLast() != name)
                continue;
            qsizetype up = 1;
            while (up < parts.size() && up < theirs.size() &&
                   parts.at(parts.size() - 1 - up) == theirs.at(theirs.size() - 1 - up))
                ++up;
            deepest = std::max(deepest, std::min(up, parts.size() - 1));
        }
        titles.last() = parts.mid(parts.size() - 1 - deepest).join(u'/');
    }
    return titles;
}

QString ApartDelegate::shownText(const QModelIndex &index, const QStyleOptionViewItem &option) const
{
    QStyleOptionViewItem line = option;
    initStyleOption(&line, index);
    QStringList beside;
    const QAbstractItemModel *const model = index.model();
    const QModelIndex parent = index.parent();
    const int rows = int(std::min<qsizetype>(model->rowCount(parent), mostBeside));
    for (int row = 0; row < rows; ++row)
        beside.append(model->index(row, index.column(), parent).data(Qt::DisplayRole).toString());
    const QStyle *const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &line, line.widget) + 1;
    const int room =
        style->subElementRect(QStyle::SE_ItemViewItemText, &line, line.widget).width() - 2 * margin;
    return elidedApart(line.text, beside, line.fontMetrics, room);
}

/// Rows of one height, with or without an icon, and icons that do not touch.
QSize ApartDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.decorationSize.height() + 2)};
}

void ApartDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem line = option;
    initStyleOption(&line, index);
    line.text = shownText(index, option);
    const QStyle *const style = line.widget != nullptr ? line.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &line, painter, line.widget);
}

} // namespace sluice::widgets
