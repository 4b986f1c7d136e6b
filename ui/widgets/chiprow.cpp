#include "ui/widgets/chiprow.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace sluice::widgets {

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
        const QString text = QStringLiteral("%1 %2").arg(chip.text, QLocale().toString(chip.count));
        if (button->text() != text)
            button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(chip.toolTip);
        button->setVisible(chip.count > 0 || !chip.hideWhenZero || button->isChecked());
    }
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
