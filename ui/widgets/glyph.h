#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace sluice::widgets {

/// Small signs that differ in shape, so that they are told apart without colour and at 12 pixels.
enum class Glyph
{
    None,
    Play,
    Clock,
    Stop,
    Cross,
    Check,
    Slash,
    Question,
    Triangle,
    Info,
    Octagon,
    Lock,
    Save
};

/// Paints the sign into the largest centred square of `rect`.
void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &color);
/// The sign as an icon of one colour, for buttons and tabs.
QIcon glyphIcon(Glyph glyph, const QColor &color);

} // namespace sluice::widgets
