#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>

#include <functional>

class QDockWidget;
class QMainWindow;

namespace sluice::shell {

/// What a dock has to say while a page is in front.
enum class DockWeight
{
    Nothing, ///< it steps aside, however much room there is
    Calm,    ///< that all is well: it steps aside where the page is not at its ease
    Content, ///< it stays unless the page would have too little
};

/// Room in pixels that a page wants.
struct PageRoom
{
    QSize enough; ///< below it docks with content give way
    QSize good;   ///< below it docks that are calm give way
};

/// The one rule for which docks are there: those that have nothing to say for the page in front step aside,
/// and those that leave the page too little room, at the right first, then at the left, then at the bottom;
/// they come back when that changes. What the person opened by hand is never taken away for this, and what
/// they closed never comes back by itself. Where a window could not be as small as it is otherwise, docks
/// fold even so; the one that was asked for last stays as long as another can go, and until the window is
/// resized it stays even where the page is cut for it.
class DockFolding : public QObject
{
    Q_OBJECT

public:
    using Judge = std::function<DockWeight(const QDockWidget *)>;
    using Need = std::function<PageRoom()>;

    /// The window may be made as small as `least`; below what the page alone needs, the page is cut.
    DockFolding(QMainWindow &window, const QSize &least, QObject *parent = nullptr);

    /// `room` is the widget that the pages have to themselves. Without a rule docks only go, so that the
    /// window can be as small as it is.
    void setRule(QWidget *room, Judge judge, Need need);
    /// To be told when the person asks for a dock.
    void asked(QDockWidget *dock);
    /// As at the start: nobody has asked for a dock or closed one.
    void forgetAsked();
    /// Another page is in front, or a dock has more or less to say.
    void weigh();
    /// The same, if that is still so after a moment: who types is not to see panels come and go.
    void weighWhenQuiet();

    DockWeight weight(const QDockWidget *dock) const;
    /// Docks that are away for want of room.
    QList<QDockWidget *> folded() const;
    /// Object names of all docks that are away by themselves: not the person's doing.
    QStringList away() const;
    /// Those of an earlier run; before the window is shown.
    void restoreAway(const QStringList &names);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place;

    void settle();
    void foldWhatDoesNotFit();
    /// Docks in one place that could go; tabs over one another go together.
    QList<QDockWidget *> nextToFold(bool tooWide) const;

    /// `resized`: the window was, since the last time.
    void weighDocks(bool resized);
    QList<Place> places() const;
    bool isKept(const QDockWidget *dock) const;
    void giveWay(QList<Place> &places) const;
    void apply(const QList<Place> &places);
    void giveSizes(const QList<Place> &places);
    void noteSizes();
    QSize wholeRoom() const;

    QMainWindow &window_;
    QPointer<QWidget> room_;
    Judge judge_;
    Need need_;
    QPointer<QDockWidget> wanted_;
    QHash<const QDockWidget *, DockWeight> asked_; ///< and what they had to say then
    QList<QPointer<QDockWidget>> aside_;           ///< hidden here
    QHash<int, int> usual_;                        ///< extent of an area where there is room, in pixels
    QHash<int, int> given_;                        ///< the last that came of what was set here
    QHash<const QDockWidget *, DockWeight> weighed_;
    QTimer timer_;
    QTimer quiet_;
    QSize settledFor_;
    bool weigh_ = true;
    bool insists_ = false;  ///< wanted_ was asked for at this size of the window
    bool sizes_ = false;    ///< somebody asked for a dock: it gets the room to be read
    bool watching_ = false; ///< of docks that are shown and hidden
    bool busy_ = false;
};

} // namespace sluice::shell
