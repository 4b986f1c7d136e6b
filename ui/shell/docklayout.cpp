#include "ui/shell/docklayout.h"

#include "ui/actions/actions.h"
#include "ui/shell/panes.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <utility>

namespace sluice::shell {

DockLayout::DockLayout(QMainWindow &window, ActionCollection &actions, QObject *parent)
    : QObject(parent)
    , window_(window)
    , actions_(actions)
{
}

QDockWidget *DockLayout::add(Command command, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(&window_);
    dock->setObjectName(actions::id(command));
    dock->setWidget(content);
    window_.addDockWidget(area, dock);
    docks_.insert(command, dock);
    retitle(command);

    QAction *const action = actions_.action(command);
    QAction *const own = dock->toggleViewAction();
    action->setChecked(own->isChecked());
    connect(own, &QAction::toggled, action, &QAction::setChecked);
    connect(action, &QAction::triggered, dock, [this, command, dock](bool shown) {
        if (shown)
            reveal(command);
        else
            dock->hide();
    });
    action->installEventFilter(this);
    return dock;
}

void DockLayout::tabify(Command first, Command second)
{
    window_.tabifyDockWidget(dock(first), dock(second));
    dock(first)->raise();
}

void DockLayout::setCount(Command command, int count)
{
    counts_.insert(command, count);
    retitle(command);
}

void DockLayout::reveal(Command command)
{
    dock(command)->show();
    dock(command)->raise();
    Q_EMIT revealed(dock(command));
}

void DockLayout::bringForward(Command command)
{
    if (!dock(command)->isHidden())
        dock(command)->raise();
}

void DockLayout::go(Command command)
{
    reveal(command);
    focusPane(dock(command)->widget());
}

bool DockLayout::isInFront(Command command) const
{
    return isInView(dock(command)->widget());
}

void DockLayout::toggleByKey(Command command)
{
    QDockWidget *const target = dock(command);
    const QWidget *const focus = QApplication::focusWidget();
    if (!isInFront(command) || focus == nullptr || !target->isAncestorOf(focus)) {
        go(command);
        return;
    }
    target->hide();
    Q_EMIT keyboardFree();
}

bool DockLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Shortcut)
        return QObject::eventFilter(watched, event);
    for (auto it = docks_.cbegin(); it != docks_.cend(); ++it) {
        if (actions_.action(it.key()) == watched) {
            toggleByKey(it.key());
            return true;
        }
    }
    return false;
}

void DockLayout::retranslate()
{
    for (auto it = docks_.cbegin(); it != docks_.cend(); ++it)
        retitle(it.key());
}

void DockLayout::retitle(Command command)
{
    const QString title = actions_.action(command)->iconText();
    const int count = counts_.value(command);
    QDockWidget *const target = dock(command);
    target->setWindowTitle(count > 0 ? tr("%1 %2").arg(title).arg(count) : title);
    target->setAccessibleName(title);
    // Qt names these two once, in the language of that moment.
    for (const auto &[name, text] : {std::pair{"qt_dockwidget_closebutton", tr("Close the panel")},
                                     std::pair{"qt_dockwidget_floatbutton", tr("Make the panel a window")}}) {
        if (auto *button = target->findChild<QWidget *>(QLatin1String(name))) {
            button->setToolTip(text);
            button->setAccessibleName(text);
            button->setAccessibleDescription(text);
        }
    }
}

} // namespace sluice::shell
