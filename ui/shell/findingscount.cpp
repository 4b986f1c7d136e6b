#include "ui/shell/findingscount.h"

#include "ui/monitor/looks.h"

#include "ui/widgets/searchwords.h"

#include <QApplication>
#include <QEvent>

namespace sluice::shell {

FindingsCount::FindingsCount(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("findingsCount"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    widgets::setSearchWords(this, "Action", "&Findings", "open discrepancies alerts 发现 告警");
    refresh();
}

void FindingsCount::setCount(const QString &words, std::optional<monitor::Severity> worst)
{
    setText(words);
    worst_ = worst;
    refresh();
}

void FindingsCount::refresh()
{
    const bool some = worst_.has_value();
    const widgets::BadgeLook look = monitorui::severityLook(worst_.value_or(monitor::Severity::Info));
    const QString worst = tr("The worst of them: %1").arg(look.text);
    setToolTip(some ? worst : QString());
    setAccessibleName(some ? tr("%1. %2").arg(text(), worst) : text());

    const QPalette &around = parentWidget() != nullptr ? parentWidget()->palette() : QApplication::palette();
    const QColor color = some ? widgets::toneColor(look.tone, around) : around.color(QPalette::ButtonText);
    setIcon(some ? widgets::glyphIcon(look.glyph, color) : QIcon());
    if (palette().color(QPalette::ButtonText) == color)
        return;   // setting it tells of a change, which leads here
    QPalette own; // all else stays what it is around
    own.setColor(QPalette::ButtonText, color);
    setPalette(own);
}

void FindingsCount::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::ApplicationPaletteChange)
        refresh();
}

} // namespace sluice::shell
