#include "ui/shell/dockfolding.h"

#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMainWindow>
#include <QScopedValueRollback>

#include <algorithm>

namespace sluice::shell {

namespace {

constexpr int quietMs = 1000;
constexpr int cutLines = 6; ///< of a page that is cut for a dock that was asked for

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
    quiet_.setSingleShot(true);
    quiet_.setInterval(quietMs);
    connect(&timer_, &QTimer::timeout, this, &DockFolding::settle);
    connect(&quiet_, &QTimer::timeout, this, &DockFolding::weigh);
}

void DockFolding::setRule(QWidget *room, Judge judge, Need need)
{
    room_ = room;
    judge_ = std::move(judge);
    need_ = std::move(need);
    weigh();
}

DockWeight DockFolding::weight(const QDockWidget *dock) const
{
    return judge_ ? judge_(dock) : DockWeight::Content;
}

void DockFolding::asked(QDockWidget *dock)
{
    wanted_ = dock;
    insists_ = true;
    asked_.insert(dock, weight(dock));
    aside_.removeAll(dock);
    sizes_ = true;
    weigh();
}

void DockFolding::forgetAsked()
{
    asked_.clear();
    wanted_ = nullptr;
    const QList<QDockWidget *> all = window_.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly);
    for (QDockWidget *dock : all) {
        if (dock->isHidden() && !aside_.contains(dock))
            aside_.append(dock);
    }
    weigh();
}

void DockFolding::weigh()
{
    weigh_ = true;
    quiet_.stop();
    timer_.start();
}

void DockFolding::weighWhenQuiet()
{
    const bool same = std::all_of(weighed_.keyBegin(), weighed_.keyEnd(), [this](const QDockWidget *dock) {
        return weight(dock) == weighed_.value(dock);
    });
    if (same)
        quiet_.stop();
    else if (!quiet_.isActive())
        quiet_.start();
}

QList<QDockWidget *> DockFolding::folded() const
{
    QList<QDockWidget *> docks;
    for (const auto &dock : aside_) {
        if (dock && dock->isHidden() && weight(dock) != DockWeight::Nothing)
            docks.append(dock);
    }
    return docks;
}

QStringList DockFolding::away() const
{
    QStringList names;
    for (const auto &dock : aside_) {
        if (dock && dock->isHidden())
            names.append(dock->objectName());
    }
    return names;
}

void DockFolding::restoreAway(const QStringList &names)
{
    for (const QString &name : names) {
        auto *dock = window_.findChild<QDockWidget *>(name, Qt::FindDirectChildrenOnly);
        if (dock != nullptr && dock->isHidden() && !aside_.contains(dock))
            aside_.append(dock);
    }
}

bool DockFolding::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (watched == &window_) {
        const bool moved = type == QEvent::Resize || type == QEvent::Show || type == QEvent::LayoutRequest;
        if (moved && !timer_.isActive()) {
            if (type == QEvent::Resize && watching_ && judge_)
                noteSizes(); // as they are before Qt lays them out anew
            timer_.start();
        }
    } else if (auto *dock = qobject_cast<QDockWidget *>(watched); dock != nullptr && !busy_) {
        // By its button, its action or the menu of the docks: the person's doing.
        if ((type == QEvent::Hide || type == QEvent::HideToParent) && dock->isHidden()) {
            asked_.remove(dock);
            insists_ = insists_ && dock != wanted_;
            weigh();
        } else if (type == QEvent::ShowToParent && !asked_.contains(dock)) {
            asked(dock);
        }
    }
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
        std::copy_if(all.begin(), all.end(), std::back_inserter(here), [this, area](QDockWidget *dock) {
            return window_.dockWidgetArea(dock) == area && !dock->isHidden() && !dock->isFloating();
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
    if (!watching_) {
        watching_ = true;
        const QList<QDockWidget *> all = window_.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly);
        for (QDockWidget *dock : all)
            dock->installEventFilter(this);
    }
    const QScopedValueRollback busy(busy_, true);
    const QStringList before = away();
    const bool resized = window_.size() != settledFor_;
    settledFor_ = window_.size();
    insists_ = insists_ && !resized;
    if ((resized || weigh_) && judge_ && room_) {
        weigh_ = false;
        weighDocks(resized);
    }
    foldWhatDoesNotFit();
    if (away() != before)
        Q_EMIT changed();
}

void DockFolding::foldWhatDoesNotFit()
{
    QWidget *const page = window_.centralWidget();
    if (!insists_ && page->minimumHeight() != 0)
        page->setMinimumHeight(0);
    QSize need = window_.minimumSizeHint();
    while (!fits(need, window_.size())) {
        const QList<QDockWidget *> docks = nextToFold(need.width() > window_.width());
        if (docks.isEmpty())
            return;
        if (insists_ && docks.contains(wanted_) && page->minimumHeight() == 0) {
            page->setMinimumHeight(cutLines * page->fontMetrics().lineSpacing());
            need = window_.minimumSizeHint();
            continue;
        }
        for (QDockWidget *dock : docks) {
            dock->hide();
            if (!aside_.contains(dock))
                aside_.append(dock);
        }
        need = window_.minimumSizeHint();
    }
}

} // namespace sluice::shell
