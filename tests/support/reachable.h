#pragma once

#include "tests/support/clippedtexts.h"
#include "ui/widgets/elidedbutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/timechart.h"

#include <QAbstractItemView>
#include <QCommandLinkButton>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QTabBar>
#include <QToolBar>

namespace sluice::test {

/// True when no panel lies over the one that `widget` is in.
inline bool isInFrontOfDocks(const QWidget *widget)
{
    for (const QWidget *up = widget; up != nullptr; up = up->parentWidget()) {
        if (const auto *dock = qobject_cast<const QDockWidget *>(up))
            return isSeen(dock->widget());
    }
    return true;
}

inline QString named(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1(%2) \"%3\"")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), text.left(60));
}

/// "" when nothing around `widget` cuts it off at its left or right: scrolling down is no trouble, scrolling
/// sideways for a button is.
inline QString sidewaysCut(const QWidget *widget)
{
    for (const QWidget *up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        const QRect place(widget->mapTo(up, QPoint()), widget->size());
        if (place.left() < 0 || place.right() > up->width() - 1)
            return QStringLiteral("reaches from %1 to %2 in a %3 of width %4")
                .arg(place.left())
                .arg(place.right())
                .arg(QLatin1String(up->metaObject()->className()))
                .arg(up->width());
        if (up->isWindow())
            break;
    }
    return {};
}

/// What a person cannot get at without scrolling sideways, or not at all, under `root`.
inline QStringList findUnreachable(QWidget *root)
{
    QStringList found;
    const QList<QWidget *> all = root->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible() || !isInFrontOfDocks(widget))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            const bool overflow = widget->objectName() == QStringLiteral("qt_toolbar_ext_button");
            if (overflow)
                found.append(QStringLiteral("a tool bar has no room for all its buttons"));
            const QString cut = button->text().isEmpty() ? QString() : sidewaysCut(button);
            if (!cut.isEmpty())
                found.append(named(button, button->text()) + u' ' + cut);
            if (qobject_cast<const widgets::ElidedButton *>(button) != nullptr && isSeen(button) &&
                button->width() < button->sizeHint().width())
                found.append(named(button, button->text()) + QStringLiteral(" is elided"));
        } else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
            if (isSeen(view) && view->horizontalScrollBar()->maximum() > 0)
                found.append(named(view, view->accessibleName()) +
                             QStringLiteral(" has to be scrolled sideways by %1")
                                 .arg(view->horizontalScrollBar()->maximum()));
            if (view->textElideMode() == Qt::ElideNone && qobject_cast<const QHeaderView *>(view) == nullptr)
                found.append(named(view, view->accessibleName()) +
                             QStringLiteral(" cuts without an ellipsis"));
        } else if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
            const int need = edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + 10;
            if (edit->text().isEmpty() && need > edit->width() &&
                !edit->toolTip().contains(edit->placeholderText()))
                found.append(named(edit, edit->placeholderText()) +
                             QStringLiteral(" is cut and not in the tool tip"));
        }
    }
    return found;
}

/// Tabs that are not whole, and the one in front when it is not to be seen.
inline QStringList findLostTabs(const QTabBar *bar)
{
    QStringList lost;
    bool current = false;
    for (int i = 0; i < bar->count(); ++i) {
        if (!bar->isTabVisible(i))
            continue;
        const QRect tab = bar->tabRect(i);
        if (tab.left() < 0 || tab.right() > bar->width())
            lost.append(QStringLiteral("tab \"%1\" is cut at the edge").arg(bar->tabText(i)));
        else
            current = current || i == bar->currentIndex();
    }
    if (bar->count() > 0 && !current)
        lost.append(QStringLiteral("the tab in front is not whole"));
    return lost;
}

/// Panels around the page in front that hold nothing but a sentence about that.
inline QStringList findEmptyDocks(const QMainWindow &window)
{
    QStringList empty;
    const QList<QDockWidget *> docks = window.findChildren<QDockWidget *>();
    for (const QDockWidget *dock : docks) {
        if (!isSeen(dock) || !isSeen(dock->widget()))
            continue;
        const QList<widgets::EmptyState *> sentences = dock->findChildren<widgets::EmptyState *>();
        for (const widgets::EmptyState *sentence : sentences) {
            if (sentence->isVisible())
                empty.append(named(dock, sentence->title()));
        }
    }
    return empty;
}

/// Choices of a welcome page that are not whole on the screen.
inline QStringList findHiddenChoices(const QWidget *root)
{
    QStringList hidden;
    const QList<QCommandLinkButton *> choices = root->findChildren<QCommandLinkButton *>();
    for (const QCommandLinkButton *choice : choices) {
        if (choice->isVisible() && choice->visibleRegion().boundingRect() != choice->rect())
            hidden.append(named(choice, choice->text()) + QStringLiteral(" is not whole on the screen"));
    }
    return hidden;
}

/// What of a widget is inside of everything that it is in.
inline QRect unclipped(const QWidget *widget)
{
    QRect rest = widget->rect();
    for (const QWidget *up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        rest &= QRect(widget->mapFrom(up, QPoint()), up->size());
        if (up->isWindow())
            break;
    }
    return rest;
}

/// Charts of which less than `least` pixels are seen.
inline QStringList findFlatCharts(const QWidget *root, int least)
{
    QStringList flat;
    const QList<widgets::TimeChart *> charts = root->findChildren<widgets::TimeChart *>();
    for (const widgets::TimeChart *chart : charts) {
        const int seen = unclipped(chart).height();
        if (chart->isVisible() && seen < least)
            flat.append(named(chart, chart->accessibleName()) + QStringLiteral(" shows %1 pixels").arg(seen));
    }
    return flat;
}

} // namespace sluice::test
