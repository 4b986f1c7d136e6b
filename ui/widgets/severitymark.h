#pragma once

#include <QColor>
#include <QPixmap>

class QPalette;

namespace sluice::widgets {

/// How bad something is, in the order of badness.
enum class MarkSeverity
{
    Hint,
    Warning,
    Error
};

/// The colour of a severity, readable on the palette's base.
QColor severityColor(MarkSeverity severity, const QPalette &palette);

/// A small sign that differs in shape as well as in colour
/// (information, triangle, cross). `size` in logical pixels.
QPixmap severityMark(MarkSeverity severity, const QPalette &palette, int size, double devicePixelRatio);

} // namespace sluice::widgets
