#include "ui/widgets/elidedbutton.h"

#include <QHelpEvent>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolTip>

namespace sluice::widgets {

namespace {

constexpr int leastShown = 8;

} // namespace

ElidedButton::ElidedButton(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedButton::minimumSizeHint() const
{
    QSize size = sizeHint();
    const int spare = fontMetrics().horizontalAdvance(text()) - leastShown * fontMetrics().averageCharWidth();
    size.rwidth() -= qMax(0, spare);
    return size;
}

QString ElidedButton::shownText() const
{
    const int around = sizeHint().width() - fontMetrics().horizontalAdvance(text());
    return fontMetrics().elidedText(text(), Qt::ElideRight, width() - around);
}

bool ElidedButton::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != text()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QToolButton::event(event);
}

void ElidedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (width() < sizeHint().width())
        option.text = shownText();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace sluice::widgets
