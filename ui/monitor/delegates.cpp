#include "ui/monitor/delegates.h"

#include "models/items/findingsmodel.h"
#include "models/items/jobsmodel.h"
#include "models/items/statesmodel.h"
#include "ui/monitor/firstwords.h"
#include "ui/monitor/looks.h"
#include "ui/widgets/sparkline.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace sluice::monitorui {

namespace {

using items::FindingsModel;
using items::JobsModel;

/// Selection, hover and alternate rows, as the style paints them.
void paintPanel(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void dim(QStyleOptionViewItem *option)
{
    option->palette.setColor(QPalette::Text, widgets::toneColor(widgets::Tone::Muted, option->palette));
    option->font.setItalic(true);
    option->fontMetrics = QFontMetrics(option->font);
}

/// What this row shows was seen once and is not known to be so now.
bool isOld(const QModelIndex &index)
{
    const auto staleness = static_cast<items::Staleness>(index.data(items::StalenessRole).toInt());
    return staleness == items::Staleness::Gone || staleness == items::Staleness::Stale;
}

constexpr int aroundText = 4; ///< as the style leaves beside the text of a cell

widgets::BadgeLook severityLookOf(const QModelIndex &index)
{
    widgets::BadgeLook look =
        severityLook(static_cast<monitor::Severity>(index.data(FindingsModel::SeverityRole).toInt()));
    if (!index.data(FindingsModel::OpenRole).toBool() || index.data(FindingsModel::MutedRole).toBool())
        look.tone = widgets::Tone::Muted;
    return look;
}

/// What it is in the first line, the numbers in the second.
void paintSentence(QPainter *painter, const QStyleOptionViewItem &cell, const QModelIndex &index)
{
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QFontMetrics metrics(cell.font);
    const QRect room = cell.rect.adjusted(aroundText, 0, -aroundText, 0);
    const auto line = [&](int role) {
        const QString whole = index.data(role).toString();
        const QString words = firstWords(
            whole, [&](const QString &text) { return metrics.horizontalAdvance(text) <= room.width(); });
        return words.isEmpty() ? metrics.elidedText(whole, Qt::ElideRight, room.width()) : words;
    };
    const QString title = line(FindingsModel::TitleRole);
    const QString numbers = line(FindingsModel::NumbersRole);
    const int height = numbers.isEmpty() ? metrics.height() : 2 * metrics.height();
    QRect place(room.left(), room.center().y() - height / 2 + 1, room.width(), metrics.height());
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
    place.translate(0, metrics.height());
    if (!selected)
        painter->setPen(widgets::toneColor(widgets::Tone::Muted, cell.palette));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, numbers);
    painter->restore();
}

engine::JobState stateOf(const QModelIndex &index, int role)
{
    return static_cast<engine::JobState>(index.data(role).toInt());
}

} // namespace

void JobsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == JobsModel::Id)
        option->textElideMode = Qt::ElideLeft; // ids of one engine begin alike
    if (isOld(index))
        dim(option);
}

QSize JobsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() != JobsModel::State)
        return size;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QFontMetrics metrics(cell.font);
    const widgets::BadgeLook look =
        isOld(index) ? goneLook(cell.text) : stateLook(stateOf(index, JobsModel::StateRole), cell.text);
    size.setWidth(std::max(size.width(), widgets::badgeSize(metrics, look).width() + 4));
    return size;
}

void JobsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const bool badge = index.column() == JobsModel::State || index.column() == JobsModel::Findings;
    if (!badge && index.column() != JobsModel::Trend) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintPanel(painter, cell);
    if (index.column() == JobsModel::State) {
        widgets::paintBadge(painter, cell,
                            isOld(index) ? goneLook(cell.text)
                                         : stateLook(stateOf(index, JobsModel::StateRole), cell.text));
    } else if (index.column() == JobsModel::Findings && !cell.text.isEmpty()) {
        widgets::BadgeLook look =
            severityLook(static_cast<monitor::Severity>(index.data(JobsModel::SeverityRole).toInt()));
        look.text = cell.text; // how many there are
        widgets::paintBadge(painter, cell, look);
    } else if (index.column() == JobsModel::Trend) {
        const bool selected = cell.state.testFlag(QStyle::State_Selected);
        widgets::paintSparkline(
            painter, cell.rect.adjusted(6, 4, -6, -5), index.data(JobsModel::TrendRole).value<QList<float>>(),
            JobsModel::trendLength,
            selected ? cell.palette.color(QPalette::HighlightedText)
                     : widgets::toneColor(isOld(index) ? widgets::Tone::Muted : widgets::Tone::Info,
                                          cell.palette));
    }
}

void StatesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    if (index.column() != items::StatesModel::State) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintPanel(painter, cell);
    widgets::paintBadge(painter, cell, stateLook(stateOf(index, items::StatesModel::StateRole), cell.text));
}

void FindingsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(FindingsModel::OpenRole).toBool() || index.data(FindingsModel::MutedRole).toBool())
        dim(option);
}

QSize FindingsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QFontMetrics metrics(cell.font);
    if (index.column() == FindingsModel::Severity) {
        size.setWidth(std::max(size.width(), widgets::badgeSize(metrics, severityLookOf(index)).width() + 4));
    } else if (index.column() == FindingsModel::Sentence) {
        const int longest =
            std::max(metrics.horizontalAdvance(index.data(FindingsModel::TitleRole).toString()),
                     metrics.horizontalAdvance(index.data(FindingsModel::NumbersRole).toString()));
        size = {longest + 2 * aroundText, 2 * metrics.height()};
    }
    return size;
}

void FindingsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (index.column() != FindingsModel::Severity && index.column() != FindingsModel::Sentence) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintPanel(painter, cell);
    if (index.column() == FindingsModel::Severity)
        widgets::paintBadge(painter, cell, severityLookOf(index));
    else
        paintSentence(painter, cell, index);
}

} // namespace sluice::monitorui
