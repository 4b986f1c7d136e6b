#include "ui/shell/actioncollection.h"

#include "ui/actions/actions.h"
#include "ui/widgets/whynot.h"

#include <QActionGroup>
#include <QMenu>

namespace sluice::shell {

using actions::ActionSpec;

ActionCollection::ActionCollection(QObject *parent)
    : QObject(parent)
{
    QActionGroup *group = nullptr;
    for (const ActionSpec &spec : actions::table()) {
        if (spec.where != actions::Where::Window)
            continue;
        QAction *const action = actions::make(spec.command, this);
        if ((spec.traits & actions::Starts) != 0)
            group = new QActionGroup(this);
        if ((spec.traits & (actions::Starts | actions::Grouped)) != 0)
            group->addAction(action);
        actions_.append(action);
        byCommand_.insert(spec.command, action);
    }
}

ActionCollection::~ActionCollection() = default;

QAction *ActionCollection::action(Command command) const
{
    QAction *const found = byCommand_.value(command);
    Q_ASSERT(found != nullptr);
    return found;
}

void ActionCollection::fill(QMenu *menu, MenuId id) const
{
    for (const ActionSpec &spec : actions::table()) {
        if (spec.menu != id || spec.where != actions::Where::Window)
            continue;
        if ((spec.traits & actions::Separated) != 0)
            menu->addSeparator();
        menu->addAction(action(spec.command));
    }
}

void ActionCollection::setWhyNot(Needs needs, const QString &sentence)
{
    for (const ActionSpec &spec : actions::table()) {
        if (spec.needs == needs && spec.where == actions::Where::Window)
            widgets::setWhyNot(action(spec.command), sentence);
    }
}

void ActionCollection::retranslate()
{
    for (QAction *action : std::as_const(actions_))
        actions::retranslate(action);
}

} // namespace sluice::shell
