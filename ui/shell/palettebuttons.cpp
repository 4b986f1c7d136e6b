#include "ui/shell/palettebuttons.h"

#include "ui/widgets/mnemonic.h"
#include "ui/widgets/searchwords.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>

namespace sluice::shell {

namespace {

QString buttonText(const char *source)
{
    return QCoreApplication::translate("PaletteSource", source);
}

/// Where it is: in a panel, on the page in front, or around them.
QString placeOf(const QWidget *control)
{
    for (const QWidget *widget = control; widget != nullptr; widget = widget->parentWidget()) {
        if (const auto *dock = qobject_cast<const QDockWidget *>(widget))
            return widgets::withoutMnemonic(dock->windowTitle());
    }
    return buttonText(QT_TRANSLATE_NOOP("PaletteSource", "This page"));
}

bool isPartOfAnother(const QWidget *button)
{
    for (const QWidget *widget = button->parentWidget(); widget != nullptr; widget = widget->parentWidget()) {
        if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
            qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget) ||
            qobject_cast<const QDialog *>(widget) || qobject_cast<const QMenu *>(widget) ||
            qobject_cast<const widgets::CommandPalette *>(widget))
            return true;
    }
    return false;
}

bool isOfTheFrame(const QWidget *button)
{
    return button->inherits("QDockWidgetTitleButton") || button->inherits("QToolBarExtension");
}

bool showsAnAction(const QAbstractButton *button)
{
    const auto *tool = qobject_cast<const QToolButton *>(button);
    return tool != nullptr && tool->defaultAction() != nullptr;
}

/// "Running" of "Running 1 (2)", "Exceptions" of "Exceptions (1)".
QString withoutCount(const QString &text)
{
    static const QRegularExpression count(QStringLiteral("\\s+[\\d(][\\d\\s().,]*$"));
    return QString(text).remove(count);
}

void press(QAbstractButton *button)
{
    auto *tool = qobject_cast<QToolButton *>(button);
    if (tool != nullptr && tool->menu() != nullptr)
        tool->showMenu();
    else
        button->click();
}

/// What was set, else the text in each language, as far as the class that shows it tells.
QStringList wordsOf(const QAbstractButton *button)
{
    if (const QStringList words = widgets::searchWords(button); !words.isEmpty())
        return words;
    const QByteArray source = button->text().toUtf8();
    QStringList words;
    for (const QObject *owner = button; owner != nullptr && !source.isEmpty(); owner = owner->parent())
        words += widgets::searchWordsFor(owner->metaObject()->className(), source.constData());
    words.removeDuplicates();
    return words;
}

widgets::PaletteItem itemOf(QAbstractButton *button)
{
    const QPointer<QAbstractButton> guarded(button);
    return {nameOf(button),
            placeOf(button),
            button->icon(),
            button->isEnabled(),
            [guarded] {
                if (guarded)
                    press(guarded);
            },
            wordsOf(button),
            {},
            button->isCheckable() && !button->autoExclusive() && button->group() == nullptr
                ? widgets::PaletteKind::Toggle
                : widgets::PaletteKind::Plain};
}

void appendTabs(QList<widgets::PaletteItem> &items, QTabWidget *tabs)
{
    const QPointer<QTabWidget> guarded(tabs);
    for (int i = 0; i < tabs->count(); ++i)
        items.append({withoutCount(widgets::withoutMnemonic(tabs->tabText(i))),
                      placeOf(tabs),
                      tabs->tabIcon(i),
                      tabs->isTabEnabled(i),
                      [guarded, i] {
                          if (guarded)
                              guarded->setCurrentIndex(i);
                      },
                      widgets::searchWords(tabs->widget(i)),
                      {}});
}

} // namespace

QString nameOf(const QAbstractButton *button)
{
    const QString text = button->text().isEmpty() ? button->accessibleName() : button->text();
    return withoutCount(widgets::withoutMnemonic(text));
}

QList<QAbstractButton *> pressableButtons(const QMainWindow &window)
{
    QList<QAbstractButton *> buttons = window.findChildren<QAbstractButton *>();
    buttons.removeIf([](const QAbstractButton *button) {
        return !button->isVisible() || nameOf(button).isEmpty() || isPartOfAnother(button) ||
               isOfTheFrame(button) || showsAnAction(button);
    });
    return buttons;
}

QList<widgets::PaletteItem> buttonItems(QMainWindow &window, const QStringList &taken)
{
    QList<widgets::PaletteItem> items;
    const QList<QAbstractButton *> buttons = pressableButtons(window);
    for (QAbstractButton *button : buttons) {
        if (!taken.contains(nameOf(button)))
            items.append(itemOf(button));
    }
    const QList<QTabWidget *> tabs = window.findChildren<QTabWidget *>();
    for (QTabWidget *one : tabs) {
        // The tabs of pages have their own lines.
        if (one->isVisible() && !one->tabsClosable())
            appendTabs(items, one);
    }
    return items;
}

} // namespace sluice::shell
