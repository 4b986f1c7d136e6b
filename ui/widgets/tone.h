#pragma once

#include <QColor>
#include <QPalette>

namespace sluice::widgets {

/// What something means, before it becomes a colour. Never the only carrier of that meaning.
enum class Tone
{
    Neutral,
    Info,
    Good,
    Busy,
    Warning,
    Critical,
    Muted
};

/// Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it.
double contrastRatio(const QColor &a, const QColor &b);
/// A colour for text and icons on QPalette::Base: at least 4.5 : 1 against it, whatever the palette.
QColor toneColor(Tone tone, const QPalette &palette);
/// A soft background of that tone, on which QPalette::Text stays readable.
QColor toneFill(Tone tone, const QPalette &palette);
/// Any colour of a person's choice, moved in lightness until it reads on QPalette::Base.
QColor readable(const QColor &color, const QPalette &palette);

} // namespace sluice::widgets
