#pragma once

#include "models/monitor/facts.h"

namespace sluice::monitor {

class History;
class SnapshotBook;

/// Adds to `facts`, which are those of the history since the last call, the rows of the cluster's tables that
/// are not as `told` has them: what was told before.
void tellRows(const History &history, const SnapshotBook &told, Facts &facts);

} // namespace sluice::monitor
