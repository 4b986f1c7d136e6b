#pragma once

#include <QFontMetrics>
#include <QString>
#include <QStringList>
#include <QStyledItemDelegate>

namespace sluice::widgets {

/// `name` in at most `width` pixels, cut so that it can be told from the names it stands beside: its first
/// and last letter stay, and those in which it differs from each of them, with as much around as there is
/// room for. "customer…_4.conf" of "customer_orders_of_the_day_4.conf" beside
/// "customer_orders_of_the_day_5.conf". `beside` may hold the name itself.
QString elidedApart(const QString &name, const QStringList &beside, const QFontMetrics &metrics, int width);

/// Titles by which files can be told apart: the name, and before it the folders from where they differ, where
/// two of `paths` have the same name ("prod/orders.conf", "test/orders.conf"). An entry that is no absolute
/// path is a name of something without a file and stays what it is; the second of a name is "name (2)".
QStringList titlesApart(const QStringList &paths);

/// Cuts the names of a list or a tree so that rows under one parent can be told apart.
class ApartDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What is shown of the name in a cell of this width.
    QString shownText(const QModelIndex &index, const QStyleOptionViewItem &option) const;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace sluice::widgets
