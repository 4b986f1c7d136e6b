#pragma once

#include "ui/actions/actiontable.h"

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>

class QMenu;

namespace sluice::shell {

using actions::Command;
using actions::MenuId;
using actions::Needs;

/// The window's own actions of the table. Whoever carries one out connects to its triggered(); menus, toolbar
/// and palette only show it.
class ActionCollection : public QObject
{
    Q_OBJECT

public:
    explicit ActionCollection(QObject *parent = nullptr);
    ~ActionCollection() override;

    /// Precondition: it is one of the window, see actions::Where.
    QAction *action(Command command) const;
    QList<QAction *> actions() const { return actions_; }

    /// Fills a menu with its actions, separators included. Submenus are put in by the caller.
    void fill(QMenu *menu, MenuId id) const;
    /// Says of all that need this why they cannot be run now; empty: they can.
    void setWhyNot(Needs needs, const QString &sentence);

    /// Texts in the language of the moment.
    void retranslate();

private:
    QList<QAction *> actions_; ///< in the order of the table
    QHash<Command, QAction *> byCommand_;
};

} // namespace sluice::shell
