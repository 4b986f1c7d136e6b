#include "ui/widgets/altletters.h"

#include <QApplication>
#include <QKeyEvent>

namespace sluice::widgets {

namespace {

/// AltGr comes as GroupSwitch or as Control and Alt together: its characters are typed.
bool isAltLetter(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    const QString text = event.text();
    return modifiers.testFlag(Qt::AltModifier) && !modifiers.testFlag(Qt::ControlModifier) &&
           !modifiers.testFlag(Qt::GroupSwitchModifier) && !text.isEmpty() && text.at(0).isPrint();
}

/// Sees key presses after shortcuts and mnemonics had theirs: those come to no widget.
class AltLetters final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
#ifdef Q_OS_MACOS
        return QObject::eventFilter(watched, event); // where Alt is how characters are composed
#else
        if (event->type() == QEvent::KeyPress && watched->isWidgetType() &&
            static_cast<QWidget *>(watched)->testAttribute(Qt::WA_InputMethodEnabled) &&
            isAltLetter(*static_cast<QKeyEvent *>(event)))
            return true;
        return QObject::eventFilter(watched, event);
#endif
    }
};

} // namespace

void typeNoAltLetters()
{
    if (qApp->findChild<QObject *>(QStringLiteral("altLetters"), Qt::FindDirectChildrenOnly) != nullptr)
        return;
    auto *filter = new AltLetters(qApp);
    filter->setObjectName(QStringLiteral("altLetters"));
    qApp->installEventFilter(filter);
}

} // namespace sluice::widgets
