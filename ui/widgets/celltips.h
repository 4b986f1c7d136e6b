#pragma once

class QAbstractItemView;

namespace sluice::widgets {

/// From now on a cell whose text does not fit tells the whole of it in its tool tip, before what the model
/// says there.
void tellCutCells(QAbstractItemView *view);

} // namespace sluice::widgets
