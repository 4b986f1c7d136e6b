#pragma once

#include "ui/shell/actioncollection.h"

#include <QHash>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace sluice::shell {

/// The docks around the pages. Each has a checkable action that shows and hides it and lends it its title.
class DockLayout : public QObject
{
    Q_OBJECT

public:
    DockLayout(QMainWindow &window, ActionCollection &actions, QObject *parent = nullptr);

    QDockWidget *add(Command command, QWidget *content, Qt::DockWidgetArea area);
    /// Puts `second` behind `first` as tabs.
    void tabify(Command first, Command second);
    /// A number behind the title ("Findings 2"); 0 shows none.
    void setCount(Command command, int count);
    /// Shows the dock in front of those it shares its place with.
    void reveal(Command command);
    /// In front of those it shares its place with, if it is shown at all: nobody asked for it.
    void bringForward(Command command);
    /// reveal(), and the keyboard goes there.
    void go(Command command);
    /// True when the dock's content can be seen: shown, and not behind another one.
    bool isInFront(Command command) const;
    QDockWidget *dock(Command command) const { return docks_.value(command); } ///< null: the command is none
    void retranslate();

Q_SIGNALS:
    void revealed(QDockWidget *dock);
    /// A dock that had the keyboard was hidden by its key.
    void keyboardFree();

protected:
    /// A dock's key focuses it before it hides it; its menu entry and its button only show and hide.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retitle(Command command);
    void toggleByKey(Command command);

    QMainWindow &window_;
    ActionCollection &actions_;
    QHash<Command, QDockWidget *> docks_;
    QHash<Command, int> counts_;
};

} // namespace sluice::shell
