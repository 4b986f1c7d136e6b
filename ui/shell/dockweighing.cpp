// Which docks the page in front leaves room for; when that is asked is in dockfolding.cpp.
#include "ui/shell/dockfolding.h"
#include "ui/shell/panes.h"

#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

#include <algorithm>
#include <array>

namespace sluice::shell {

namespace {

constexpr std::array areas{Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea, Qt::BottomDockWidgetArea,
                           Qt::TopDockWidgetArea};
constexpr int separator = 8;
constexpr int tabRow = 30;     ///< under docks that lie behind one another
constexpr int leastLines = 14; ///< of a dock over or under the page: its title, a tool row and three rows
constexpr int readLines = 15;  ///< of one that was asked for: who asks wants to read it

bool isSide(Qt::DockWidgetArea area)
{
    return area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
}

} // namespace

struct DockFolding::Place
{
    Qt::DockWidgetArea area = Qt::NoDockWidgetArea;
    QList<QDockWidget *> docks; ///< all that may be here
    QList<QDockWidget *> kept;
    DockWeight weight = DockWeight::Nothing; ///< of the heaviest one kept
    bool asked = false;                      ///< for one of them
    int least = 0;                           ///< pixels it takes from the page, with what is kept
    int now = 0;                             ///< pixels of its docks themselves; 0: none is shown

    void setKept(QList<QDockWidget *> docks, const DockFolding &folding);
    int around() const
    {
        return kept.isEmpty() ? 0 : separator + (!isSide(area) && kept.size() > 1 ? tabRow : 0);
    }
};

void DockFolding::Place::setKept(QList<QDockWidget *> wanted, const DockFolding &folding)
{
    kept = std::move(wanted);
    weight = DockWeight::Nothing;
    asked = false;
    least = 0;
    for (const QDockWidget *dock : std::as_const(kept)) {
        weight = std::max(weight, folding.weight(dock));
        asked = asked || folding.asked_.contains(dock);
        const QSize hint = dock->minimumSizeHint();
        const int lines = (asked ? readLines : leastLines) * dock->fontMetrics().lineSpacing();
        least = std::max(least, isSide(area) ? hint.width() : std::max(hint.height(), lines));
    }
    least += around();
}

bool DockFolding::isKept(const QDockWidget *dock) const
{
    if (weight(dock) != DockWeight::Nothing)
        return true;
    // Opened although it had nothing to say, it stays; opened where it had, it comes back there.
    return asked_.value(dock, DockWeight::Content) == DockWeight::Nothing;
}

QList<DockFolding::Place> DockFolding::places() const
{
    QList<Place> found;
    const QList<QDockWidget *> all = window_.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly);
    for (const Qt::DockWidgetArea area : areas) {
        Place place;
        place.area = area;
        QList<QDockWidget *> kept;
        for (QDockWidget *dock : all) {
            if (window_.dockWidgetArea(dock) != area || dock->isFloating() ||
                (dock->isHidden() && !aside_.contains(dock)))
                continue;
            place.docks.append(dock);
            if (isKept(dock))
                kept.append(dock);
            if (!dock->isHidden())
                place.now = std::max(place.now, isSide(area) ? dock->width() : dock->height());
        }
        place.setKept(kept, *this);
        found.append(place);
    }
    return found;
}

/// What the page would have if no dock were shown.
QSize DockFolding::wholeRoom() const
{
    const QRect centre = window_.centralWidget()->geometry();
    int top = window_.menuBar()->isVisible() ? window_.menuBar()->geometry().bottom() + 1 : 0;
    const QList<QToolBar *> bars = window_.findChildren<QToolBar *>(Qt::FindDirectChildrenOnly);
    for (const QToolBar *bar : bars) {
        if (bar->isVisible() && !bar->isFloating())
            top = std::max(top, bar->geometry().bottom() + 1);
    }
    const QStatusBar *const status = window_.findChild<QStatusBar *>(QString(), Qt::FindDirectChildrenOnly);
    const int bottom = status != nullptr && status->isVisible() ? status->geometry().top() : window_.height();
    const QSize messages = centre.size() - room_->size(); // and whatever else lies beside the page
    return QSize(window_.width(), bottom - top) - messages;
}

/// Docks go until the page has enough, those that are calm until it has plenty.
void DockFolding::giveWay(QList<Place> &places) const
{
    const QSize whole = wholeRoom();
    const PageRoom need = need_();
    const auto left = [&places, &whole](bool side) {
        int room = side ? whole.width() : whole.height();
        for (const Place &place : std::as_const(places)) {
            if (isSide(place.area) == side)
                room -= place.least;
        }
        return room;
    };
    for (const DockWeight weight : {DockWeight::Calm, DockWeight::Content}) {
        const QSize wanted = weight == DockWeight::Calm ? need.good : need.enough;
        for (Place &place : places) {
            const bool side = isSide(place.area);
            if (!place.asked && place.weight <= weight &&
                left(side) < (side ? wanted.width() : wanted.height()))
                place.setKept({}, *this);
        }
    }
}

void DockFolding::apply(const QList<Place> &places)
{
    for (const Place &place : places) {
        const auto front = std::find_if(place.kept.begin(), place.kept.end(), [](const QDockWidget *dock) {
            return !dock->isHidden() && isInView(dock);
        });
        QDockWidget *raised = front == place.kept.end() ? nullptr : *front;
        for (QDockWidget *dock : place.docks) {
            if (!place.kept.contains(dock)) {
                dock->hide();
                if (!aside_.contains(dock))
                    aside_.append(dock);
            } else if (dock->isHidden()) {
                dock->show();
                aside_.removeAll(dock);
                if (raised == nullptr || weight(dock) > weight(raised))
                    raised = dock;
            }
        }
        if (raised != nullptr && place.kept.size() > 1)
            raised->raise();
    }
}

/// As usual where the page has room enough beside it and plenty over it, else less, down to the least.
void DockFolding::giveSizes(const QList<Place> &places)
{
    const QSize whole = wholeRoom();
    const PageRoom need = need_();
    const QSize wanted(need.enough.width(), need.good.height());
    for (const Qt::Orientation along : {Qt::Horizontal, Qt::Vertical}) {
        const bool side = along == Qt::Horizontal;
        QList<QDockWidget *> docks;
        QList<int> sizes;
        int room = side ? whole.width() : whole.height();
        for (const Place &place : places) {
            if (isSide(place.area) == side && !place.kept.isEmpty())
                room -= usual_.value(place.area) + place.around();
        }
        int lacking = (side ? wanted.width() : wanted.height()) - room;
        for (const Place &place : places) {
            if (isSide(place.area) != side || place.kept.isEmpty())
                continue;
            const int usual = usual_.value(place.area);
            const int size = std::clamp(usual - std::max(0, lacking), place.least - place.around(),
                                        std::max(usual, place.least - place.around()));
            lacking -= usual - size;
            docks.append(place.kept.constFirst());
            sizes.append(size);
        }
        if (!docks.isEmpty())
            window_.resizeDocks(docks, sizes, along);
    }
    window_.layout()->activate();
    const QList<Place> laidOut = this->places();
    for (const Place &place : laidOut)
        given_.insert(place.area, place.now);
}

/// A size that was not given here is the person's.
void DockFolding::noteSizes()
{
    const QList<Place> all = places();
    for (const Place &place : all) {
        if (place.now > 0 && given_.value(place.area) != place.now) {
            usual_.insert(place.area, place.now);
            given_.insert(place.area, place.now);
        }
    }
}

void DockFolding::weighDocks(bool resized)
{
    window_.layout()->activate();
    QList<Place> all = places();
    if (!resized || given_.isEmpty())
        noteSizes();
    weighed_.clear();
    for (const Place &place : std::as_const(all)) {
        for (const QDockWidget *dock : place.docks)
            weighed_.insert(dock, weight(dock));
    }
    giveWay(all);
    const bool moves = std::any_of(all.begin(), all.end(), [](const Place &place) {
        return std::any_of(place.docks.begin(), place.docks.end(), [&place](QDockWidget *dock) {
            return dock->isHidden() == place.kept.contains(dock);
        });
    });
    apply(all);
    if (moves || resized || sizes_)
        giveSizes(all);
    sizes_ = false;
}

} // namespace sluice::shell
