#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QStringList>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>

#include <algorithm>

namespace sluice::test {

namespace detail {

inline void appendCells(QStringList &texts, const QAbstractItemModel *model, const QModelIndex &parent = {})
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            texts.append(model->index(row, column, parent).data().toString());
            texts.append(model->index(row, column, parent).data(Qt::ToolTipRole).toString());
        }
        appendCells(texts, model, model->index(row, 0, parent));
    }
}

inline void appendOwn(QStringList &texts, const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        texts.append(label->text());
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        texts.append(button->text());
    } else if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
        texts.append({line->text(), line->placeholderText()});
    } else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts.append(box->itemText(i));
    } else if (const auto *bar = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < bar->count(); ++i)
            texts.append({bar->tabText(i), bar->tabToolTip(i)});
    } else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
        if (view->model() != nullptr && qobject_cast<const QHeaderView *>(widget) == nullptr)
            appendCells(texts, view->model());
    } else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget)) {
        texts.append({plain->toPlainText(), plain->placeholderText()});
    } else if (const auto *rich = qobject_cast<const QTextEdit *>(widget)) {
        texts.append({rich->toPlainText(), rich->placeholderText()});
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget)) {
        for (int section = 0; section < header->count(); ++section)
            texts.append(header->model()->headerData(section, header->orientation()).toString());
    }
}

} // namespace detail

/// All that a widget and what can be seen in it say, names for screen readers and tool tips too, sorted, each
/// with the class of who says it.
inline QStringList visibleTexts(QWidget *root)
{
    QStringList found;
    QList<QWidget *> all = root->findChildren<QWidget *>();
    all.prepend(root);
    for (const QWidget *widget : std::as_const(all)) {
        if (!widget->isVisible())
            continue;
        QStringList texts{widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
        if (widget->isWindow())
            texts.append(widget->windowTitle());
        detail::appendOwn(texts, widget);
        for (const QAction *action : widget->actions())
            texts.append(action->text());
        texts.removeAll(QString());
        for (const QString &text : std::as_const(texts))
            found.append(QLatin1String(widget->metaObject()->className()) + QStringLiteral(": ") + text);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace sluice::test
