#pragma once

#include "ui/editor/highlight.h"

#include <QColor>
#include <QPalette>

namespace sluice::editor {

/// The colour of a style: a hue of its own, moved until it can be read on the palette's base.
QColor textColour(TextStyle style, const QPalette &palette);

/// The palette's base, a little towards its text: margins, the line of the cursor.
QColor quietBackground(const QPalette &palette, double share);

} // namespace sluice::editor
