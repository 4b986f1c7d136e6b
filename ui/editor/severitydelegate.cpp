#include "ui/editor/severitydelegate.h"

#include "models/items/problemsmodel.h"
#include "ui/widgets/severitymark.h"

#include <QWidget>

#include <algorithm>

namespace sluice::editor {

namespace {

constexpr int markSize = 16;

} // namespace

SeverityDelegate::SeverityDelegate(int rowHeight, QObject *parent)
    : QStyledItemDelegate(parent)
    , rowHeight_(rowHeight)
{
}

bool SeverityDelegate::setRowHeight(int height)
{
    if (height == rowHeight_)
        return false;
    rowHeight_ = height;
    return true;
}

QSize SeverityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), rowHeight_));
    return size;
}

void SeverityDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto severity =
        static_cast<widgets::MarkSeverity>(index.data(items::ProblemsModel::SeverityRole).toInt());
    const double ratio = option->widget != nullptr ? option->widget->devicePixelRatioF() : 1.0;
    option->icon = QIcon(widgets::severityMark(severity, option->palette, markSize, ratio));
    option->decorationSize = QSize(markSize, markSize);
    option->features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace sluice::editor
