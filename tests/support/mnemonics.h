#pragma once

#include "ui/widgets/mnemonic.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QStringList>
#include <QTabBar>

namespace sluice::test {

namespace detail {

inline void note(QMap<QChar, QStringList> &letters, const QString &text)
{
    const QChar letter = widgets::mnemonicOf(text);
    if (!letter.isNull())
        letters[letter].append(text);
}

inline QStringList shared(const QMap<QChar, QStringList> &letters, const QString &where)
{
    QStringList found;
    for (auto it = letters.begin(); it != letters.end(); ++it) {
        if (it.value().size() > 1)
            found.append(QStringLiteral("%1: %2").arg(where, it.value().join(QStringLiteral(" | "))));
    }
    return found;
}

} // namespace detail

/// Entries of one menu, and of each menu below it, that have the same Alt letter.
inline QStringList sharedLetters(QMenu *menu)
{
    Q_EMIT menu->aboutToShow(); // those that are filled when they open
    QStringList found;
    QMap<QChar, QStringList> letters;
    for (const QAction *action : menu->actions()) {
        detail::note(letters, action->text());
        if (action->menu() != nullptr)
            found += sharedLetters(action->menu());
    }
    return found + detail::shared(letters, QStringLiteral("menu ") + menu->title());
}

/// What can be seen in a window (menu bar, buttons, labels with a buddy, tabs) and has the same Alt letter:
/// Qt then only moves the focus between them, and nothing happens.
inline QStringList sharedLettersInWindow(QWidget *window)
{
    QMap<QChar, QStringList> letters;
    for (const auto *bar : window->findChildren<QMenuBar *>()) {
        for (const QAction *action : bar->actions())
            detail::note(letters, action->text());
    }
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        const QWidget *const seen = window->childAt(widget->mapTo(window, widget->rect().center()));
        if (seen == nullptr || (seen != widget && !widget->isAncestorOf(seen)))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            detail::note(letters, button->text());
        } else if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->buddy() != nullptr)
                detail::note(letters, label->text());
        } else if (const auto *bar = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < bar->count(); ++i)
                detail::note(letters, bar->tabText(i));
        }
    }
    return detail::shared(letters, QStringLiteral("window"));
}

} // namespace sluice::test
