#include "ui/shell/panes.h"

#include "ui/shell/panemark.h"

#include <QApplication>

#include <algorithm>

namespace sluice::shell {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// The control that gets the keyboard when the pane is asked to take it; null when it hides.
QWidget *proxyOf(QWidget *pane)
{
    QWidget *widget = pane;
    while (widget->focusProxy() != nullptr)
        widget = widget->focusProxy();
    return widget != pane && widget->isVisible() && widget->isEnabled() ? widget : nullptr;
}

} // namespace

bool isInView(const QWidget *pane)
{
    if (!pane->isVisible())
        return false;
    // A panel behind another one is visible for Qt; what is seen at its place is not.
    const QWidget *const window = pane->window();
    const QWidget *const seen = window->childAt(pane->mapTo(window, pane->rect().center()));
    return seen != nullptr && (seen == pane || pane->isAncestorOf(seen));
}

void focusPane(QWidget *pane)
{
    if (pane == nullptr)
        return;
    QWidget *const last = pane->focusWidget();
    QWidget *target = last != nullptr && last != pane && takesFocus(last) ? last : proxyOf(pane);
    if (target == nullptr && takesFocus(pane))
        target = pane;
    for (QWidget *next = pane->nextInFocusChain(); target == nullptr && next != pane;
         next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesFocus(next))
            target = next;
    }
    (target != nullptr ? target : pane)->setFocus(Qt::ShortcutFocusReason);
}

Panes::Panes(List list, std::function<QWidget *()> page, QObject *parent)
    : QObject(parent)
    , list_(std::move(list))
    , page_(std::move(page))
{
}

void Panes::go(int by)
{
    const QList<QWidget *> panes = list_();
    if (panes.isEmpty())
        return;
    QWidget *const focus = QApplication::focusWidget();
    const auto at = std::find_if(panes.begin(), panes.end(), [focus](const QWidget *pane) {
        return focus != nullptr && (pane == focus || pane->isAncestorOf(focus));
    });
    const auto count = panes.size();
    const auto from = at == panes.end() ? (by > 0 ? count - 1 : 0) : std::distance(panes.begin(), at);
    QWidget *const pane = panes.at((from + by + count) % count);
    focusPane(pane);
    if (mark_ == nullptr)
        mark_ = new PaneMark(pane->window());
    mark_->mark(pane);
}

void Panes::toPage()
{
    if (QWidget *page = page_())
        page->setFocus(Qt::ShortcutFocusReason);
}

} // namespace sluice::shell
