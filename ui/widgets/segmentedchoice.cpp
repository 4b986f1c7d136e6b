#include "ui/widgets/segmentedchoice.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace sluice::widgets {

namespace {

/// The chosen button must be told at a glance, in dark and high contrast too; Fusion only shades it.
const QString &looks()
{
    static const QString sheet = QStringLiteral(
        "QToolButton { border: 1px solid palette(mid); padding: 3px 10px; background: palette(button);"
        " color: palette(button-text); }"
        "QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); }"
        "QToolButton:focus { border: 2px solid palette(text); padding: 2px 9px; }");
    return sheet;
}

} // namespace

SegmentedChoice::SegmentedChoice(QWidget *parent)
    : QWidget(parent)
    , group_(new QButtonGroup(this))
    , layout_(new QHBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    group_->setExclusive(true);
    setStyleSheet(looks());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(group_, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

void SegmentedChoice::addChoice(int id, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    group_->addButton(button, id);
    layout_->addWidget(button);
    setChoiceText(id, text);
}

void SegmentedChoice::setChoiceText(int id, const QString &text, const QString &toolTip)
{
    QAbstractButton *button = group_->button(id);
    if (button == nullptr)
        return;
    button->setText(text);
    button->setToolTip(toolTip);
    QString name = text;
    name.remove(QLatin1Char('&'));
    button->setAccessibleName(accessibleName().isEmpty() ? name
                                                         : accessibleName() + QStringLiteral(": ") + name);
}

int SegmentedChoice::current() const
{
    return group_->checkedId();
}

void SegmentedChoice::setCurrent(int id)
{
    if (QAbstractButton *button = group_->button(id)) {
        button->setChecked(true);
        return;
    }
    group_->setExclusive(false);
    if (QAbstractButton *checked = group_->checkedButton())
        checked->setChecked(false);
    group_->setExclusive(true);
}

} // namespace sluice::widgets
