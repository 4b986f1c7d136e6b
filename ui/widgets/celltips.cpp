#include "ui/widgets/celltips.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QStyleOptionViewItem>
#include <QToolTip>

namespace sluice::widgets {

namespace {

class CellTips final : public QObject
{
public:
    explicit CellTips(QAbstractItemView *view)
        : QObject(view)
        , view_(view)
    {
        view_->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QObject::eventFilter(watched, event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = view_->indexAt(help->pos());
        const QString text = index.data(Qt::DisplayRole).toString();
        if (text.isEmpty() || !isCut(index))
            return QObject::eventFilter(watched, event);
        const QString more = index.data(Qt::ToolTipRole).toString();
        const QString tip = more.isEmpty() || more == text ? text : text + QStringLiteral("\n\n") + more;
        QToolTip::showText(help->globalPos(), tip, view_->viewport(), view_->visualRect(index));
        return true;
    }

private:
    bool isCut(const QModelIndex &index) const
    {
        QStyleOptionViewItem option;
        option.initFrom(view_);
        option.font = view_->font();
        option.fontMetrics = QFontMetrics(option.font);
        option.widget = view_;
        const QRect cell = view_->visualRect(index);
        option.rect = cell;
        const QSize need = view_->itemDelegateForIndex(index)->sizeHint(option, index);
        return need.width() > cell.width() || need.height() > cell.height();
    }

    QAbstractItemView *view_;
};

} // namespace

void tellCutCells(QAbstractItemView *view)
{
    new CellTips(view);
}

} // namespace sluice::widgets
