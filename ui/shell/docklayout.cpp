#include "ui/shell/docklayout.h"

#include <QDockWidget>
#include <QMainWindow>

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
    dock->setObjectName(ActionCollection::id(command));
    dock->setWidget(content);
    window_.addDockWidget(area, dock);
    docks_.insert(command, dock);
    retitle(command);

    QAction *const action = actions_.action(command);
    QAction *const own = dock->toggleViewAction();
    action->setChecked(own->isChecked());
    connect(own, &QAction::toggled, action, &QAction::setChecked);
    connect(action, &QAction::triggered, dock, [dock](bool shown) {
        dock->setVisible(shown);
        if (shown)
            dock->raise();
    });
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
}

} // namespace sluice::shell
