#pragma once

#include "ui/actions/actiontable.h"

#include <QString>
#include <QStringList>

class QAction;
class QObject;

namespace sluice::actions {

/// Makes an action out of the table, in the language of the moment. One of a page or a list is put on
/// `owner`, which has to be that widget, and its keys work there; the caller connects triggered() and asks
/// for retranslate().
QAction *make(Command command, QObject *owner);
/// One for a menu that is made anew each time it is opened: its keys are shown, and bound nowhere.
QAction *makeShown(Command command, QObject *owner);
void retranslate(QAction *action);
/// The command of an action that was made here; Count for another.
Command commandOf(const QAction *action);

QString id(Command command);
/// With its mnemonic, in the language of the moment.
QString text(Command command);
/// A menu's title, with its mnemonic.
QString menuTitle(MenuId id);
/// Where the palette says that an action comes from: "File", without the mnemonic.
QString menuName(Command command);
/// It gives something away or forgets something: the palette never proposes it before another that fits.
bool isRisky(Command command);
/// What else finds it in the palette: its name and its menu in every language, and other words for it.
QStringList searchWords(Command command);

} // namespace sluice::actions
