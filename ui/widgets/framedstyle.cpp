#include "ui/widgets/framedstyle.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace sluice::widgets {

namespace {

constexpr double roundness = 2; ///< pixels, as Fusion has it

} // namespace

FramedStyle::FramedStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void FramedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const auto *const field = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == PE_PanelLineEdit && field != nullptr && field->state.testFlag(State_ReadOnly)) {
        QStyleOptionFrame plain(*field);
        plain.palette.setBrush(QPalette::Base, field->palette.window());
        QProxyStyle::drawPrimitive(element, &plain, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isFrame = element == PE_FrameLineEdit || element == PE_Frame;
    if (!isFrame || option->state.testFlag(State_HasFocus) || !isDark(option->palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(option->palette.color(QPalette::Mid));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), roundness, roundness);
    painter->restore();
}

} // namespace sluice::widgets
