#pragma once

class QWidget;

namespace sluice::widgets {

/// Makes a dialog as high as its texts need at its width, at most as high as its screen. Layouts with
/// wrapping texts do not do that by themselves: a sentence that gets longer is cut off. Never makes it
/// smaller.
void growToFit(QWidget *dialog);

} // namespace sluice::widgets
