#pragma once

#include <QProxyStyle>

namespace sluice::widgets {

/// The program's style: Fusion, whose frames are darker than the window by so little that nobody sees them on
/// a dark one. There a field has the frame that the theme has for it. What can only be read looks like the
/// window around it, in a frame all the same.
class FramedStyle : public QProxyStyle
{
    Q_OBJECT

public:
    FramedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace sluice::widgets
