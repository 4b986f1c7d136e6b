#pragma once

#include <QStyledItemDelegate>

namespace sluice::editor {

/// Paints a problem's severity as sign and word, and makes rows tall enough for buttons and sentences.
class SeverityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SeverityDelegate(int rowHeight, QObject *parent = nullptr);

    /// In pixels. False where it is so already; else the view has to lay out its rows.
    bool setRowHeight(int height);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int rowHeight_;
};

} // namespace sluice::editor
