#include "ui/actions/actions.h"

#include "ui/actions/actionaliases.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/searchwords.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

#include <algorithm>

namespace sluice::actions {

namespace {

QString translatedText(const char *text)
{
    return QCoreApplication::translate("Action", text);
}

QAction *made(const ActionSpec &spec, QObject *owner)
{
    auto *action = new QAction(owner);
    action->setObjectName(QLatin1String(spec.id));
    if (*spec.icon != '\0')
        action->setIcon(widgets::icon(QLatin1String(spec.icon)));
    action->setShortcuts(QKeySequence::listFromString(QLatin1String(spec.shortcut)));
    action->setCheckable((spec.traits & Checkable) != 0);
    widgets::setSearchWords(action, searchWords(spec.command));
    retranslate(action);
    return action;
}

} // namespace

QAction *make(Command command, QObject *owner)
{
    const ActionSpec &spec = specOf(command);
    QAction *const action = made(spec, owner);
    switch (spec.where) {
    case Where::Window:
        return action;
    case Where::Page:
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        break;
    case Where::List:
    case Where::Text:
        action->setShortcutContext(Qt::WidgetShortcut);
        break;
    }
    qobject_cast<QWidget *>(owner)->addAction(action);
    return action;
}

QAction *makeShown(Command command, QObject *owner)
{
    QAction *const action = made(specOf(command), owner);
    action->setShortcutContext(Qt::WidgetShortcut); // of the menu, which has the keyboard by itself
    return action;
}

void retranslate(QAction *action)
{
    const Command command = commandOf(action);
    if (command == Command::Count)
        return;
    action->setText(text(command));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString name = widgets::withoutMnemonic(action->text());
    action->setIconText(name);
    action->setToolTip(
        keys.isEmpty() ? name : translatedText(QT_TRANSLATE_NOOP("Action", "%1 (%2)")).arg(name, keys));
}

Command commandOf(const QAction *action)
{
    const QString name = action->objectName();
    const auto specs = table();
    const auto found = std::find_if(specs.begin(), specs.end(), [&name](const ActionSpec &spec) {
        return name == QLatin1String(spec.id);
    });
    return found == specs.end() ? Command::Count : found->command;
}

QString id(Command command)
{
    return QLatin1String(specOf(command).id);
}

QString text(Command command)
{
    return translatedText(specOf(command).text);
}

QString menuTitle(MenuId id)
{
    return translatedText(titleOf(id));
}

QString menuName(Command command)
{
    return widgets::withoutMnemonic(menuTitle(specOf(command).menu));
}

bool isRisky(Command command)
{
    return (specOf(command).traits & Risky) != 0;
}

QStringList searchWords(Command command)
{
    const ActionSpec &spec = specOf(command);
    QStringList words = widgets::inEveryLanguage("Action", spec.text);
    words += widgets::inEveryLanguage("Action", titleOf(spec.menu));
    for (QString &word : words)
        word = widgets::withoutMnemonic(word);
    return words + QString::fromUtf8(aliasesOf(command)).split(u' ', Qt::SkipEmptyParts);
}

} // namespace sluice::actions
