#include "ui/widgets/segmentedchoice.h"

#include "ui/widgets/mnemonic.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace sluice::widgets {

namespace {

constexpr int sideSpace = 11;
constexpr int heightSpace = 8;

/// The chosen button must be told at a glance, in dark and high contrast too; Fusion only shades it. Painted
/// from the palette of the moment: a style sheet keeps the colours of the theme in which it was set.
class Segment final : public QToolButton
{
public:
    explicit Segment(SegmentedChoice *choice, int id)
        : QToolButton(choice)
        , choice_(choice)
        , id_(id)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        return {metrics.horizontalAdvance(withoutMnemonic(text())) + 2 * sideSpace,
                metrics.height() + heightSpace};
    }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const bool clicked = event->button() == Qt::LeftButton && isDown();
        QToolButton::mouseReleaseEvent(event);
        if (clicked)
            Q_EMIT choice_->pointed(id_);
    }

    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const QPalette &colours = palette();
        const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
        const QRect frame = rect().adjusted(0, 0, -1, -1);
        painter.setPen(colours.color(group, QPalette::Mid));
        painter.setBrush(colours.color(group, isChecked() ? QPalette::Highlight : QPalette::Button));
        painter.drawRect(frame);
        if (underMouse() && isEnabled() && !isChecked()) {
            painter.setPen(colours.color(group, QPalette::Highlight));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame);
        }
        if (hasFocus()) {
            painter.setPen(
                QPen(colours.color(group, isChecked() ? QPalette::HighlightedText : QPalette::Text), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame.adjusted(2, 2, -2, -2));
        }
        painter.setPen(colours.color(group, isChecked() ? QPalette::HighlightedText : QPalette::ButtonText));
        painter.drawText(rect(), Qt::AlignCenter, withoutMnemonic(text()));
    }

private:
    SegmentedChoice *choice_;
    int id_;
};

} // namespace

SegmentedChoice::SegmentedChoice(QWidget *parent)
    : QWidget(parent)
    , group_(new QButtonGroup(this))
    , layout_(new QHBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    group_->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(group_, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

void SegmentedChoice::addChoice(int id, const QString &text)
{
    auto *button = new Segment(this, id);
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
    button->updateGeometry();
    const QString name = withoutMnemonic(text);
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
