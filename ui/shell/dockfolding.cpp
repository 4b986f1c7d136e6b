#include "ui/shell/dockfolding.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <algorithm>

namespace sluice::shell {

namespace {

bool fits(const QSize &need, const QSize &room)
{
    return need.width() <= room.width() && need.height() <= room.height();
}

} // namespace

DockFolding::DockFolding(QMainWindow &window, const QSize &least, QObject *parent)
    : QObject(parent)
    , window_(window)
{
    window_.setMinimumSize(least);
    window_.installEventFilter(this);
    timer_.setSingleShot(true);
    timer_.setInterval(0); // a layout in the middle of its work is no measure
    connect(&timer_, &QTimer::timeout, this, &DockFolding::settle);
}

void DockFolding::wanted(QDockWidget *dock)
{
    wanted_ = dock;
    for (Fold &fold : folds_)
        fold.docks.removeAll(dock);
    timer_.start();
}

QList<QDockWidget *> DockFolding::folded() const
{
    QList<QDockWidget *> docks;
    for (const Fold &fold : folds_) {
        for (const auto &dock : fold.docks) {
            if (dock && dock->isHidden())
                docks.append(dock);
        }
    }
    return docks;
}

bool DockFolding::eventFilter(QObject *watched, QEvent *event)
{
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Show ||
                       event->type() == QEvent::LayoutRequest;
    if (watched == &window_ && moved && !timer_.isActive())
        timer_.start();
    return QObject::eventFilter(watched, event);
}

QList<QDockWidget *> DockFolding::nextToFold(bool tooWide) const
{
    QList<Qt::DockWidgetArea> order{Qt::BottomDockWidgetArea, Qt::TopDockWidgetArea};
    const QList<Qt::DockWidgetArea> sides{Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea};
    if (tooWide)
        order = sides + order;
    const QList<QDockWidget *> all = window_.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly);
    QList<QDockWidget *> last;
    for (const Qt::DockWidgetArea area : std::as_const(order)) {
        QList<QDockWidget *> here;
        std::copy_if(all.begin(), all.end(), std::back_inserter(here), [this, area](const QDockWidget *dock) {
            return window_.dockWidgetArea(const_cast<QDockWidget *>(dock)) == area && !dock->isHidden() &&
                   !dock->isFloating();
        });
        if (here.isEmpty())
            continue;
        if (!here.contains(wanted_))
            return here;
        last = here;
    }
    if (last.isEmpty() && !tooWide)
        return nextToFold(true); // nothing lies over or under the page: the sides themselves are too high
    return last;
}

void DockFolding::settle()
{
    if (!window_.isVisible())
        return;
    if (window_.size() != settledFor_)
        unfoldWhatFits();
    settledFor_ = window_.size();
    QSize need = window_.minimumSizeHint();
    while (!fits(need, window_.size())) {
        const QList<QDockWidget *> docks = nextToFold(need.width() > window_.width());
        if (docks.isEmpty())
            return;
        Fold fold{{}, need};
        for (QDockWidget *dock : docks) {
            dock->hide();
            fold.docks.append(dock);
        }
        folds_.append(fold);
        need = window_.minimumSizeHint();
    }
}

void DockFolding::unfoldWhatFits()
{
    while (!folds_.isEmpty() && fits(folds_.constLast().need, window_.size())) {
        const Fold fold = folds_.takeLast();
        for (const auto &dock : fold.docks) {
            if (dock)
                dock->show();
        }
    }
}

} // namespace sluice::shell
