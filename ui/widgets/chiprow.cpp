#include "ui/widgets/chiprow.h"

#include "ui/widgets/tone.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace sluice::widgets {

namespace {

/// "Failed 2", "Running 1 (2)", "Running (2)".
QString written(const ChipRow::Chip &chip)
{
    const QLocale locale;
    QString text = chip.text;
    if (chip.old < chip.count || chip.count == 0)
        text += QLatin1Char(' ') + locale.toString(chip.count - chip.old);
    if (chip.old > 0)
        text += QStringLiteral(" (%1)").arg(locale.toString(chip.old));
    return text;
}

} // namespace

ChipRow::ChipRow(QWidget *parent)
    : QWidget(parent)
    , layout_(new QHBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(4);
}

QToolButton *ChipRow::makeButton(int id)
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(button, &QToolButton::toggled, this, [this] { Q_EMIT pressedChanged(pressed()); });
    layout_->addWidget(button);
    buttons_.insert(id, button);
    return button;
}

void ChipRow::setChips(const QList<Chip> &chips)
{
    for (const Chip &chip : chips) {
        QToolButton *button = buttons_.value(chip.id);
        if (!button)
            button = makeButton(chip.id);
        const QString text = written(chip);
        if (button->text() != text)
            button->setText(text);
        button->setAccessibleName(chip.spoken.isEmpty() ? text : chip.spoken);
        button->setToolTip(chip.toolTip);
        button->setVisible(chip.count > 0 || !chip.hideWhenZero || button->isChecked());
        const bool dimmed = chip.old > 0 && chip.old == chip.count;
        if (dimmed != dimmed_.contains(chip.id)) {
            if (dimmed)
                dimmed_.insert(chip.id);
            else
                dimmed_.remove(chip.id);
            dim(button, dimmed);
        }
    }
}

void ChipRow::dim(QToolButton *button, bool dimmed) const
{
    QPalette own;
    if (dimmed)
        own.setColor(QPalette::ButtonText, toneColor(Tone::Muted, palette()));
    button->setPalette(own);
}

void ChipRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (const int id : std::as_const(dimmed_))
        dim(buttons_.value(id), true);
}

QSet<int> ChipRow::pressed() const
{
    QSet<int> ids;
    for (auto button = buttons_.begin(); button != buttons_.end(); ++button) {
        if (button.value()->isChecked())
            ids.insert(button.key());
    }
    return ids;
}

void ChipRow::setPressed(const QSet<int> &ids)
{
    for (auto button = buttons_.begin(); button != buttons_.end(); ++button)
        button.value()->setChecked(ids.contains(button.key()));
}

} // namespace sluice::widgets
