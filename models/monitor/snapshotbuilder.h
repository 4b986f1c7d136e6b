#pragma once

#include "models/monitor/detector.h"

namespace sluice::monitor {

/// The cluster as it shows now: members as `members` lists them, jobs newest start first. `findings` are the
/// detector's, open ones first.
ClusterSnapshot snapshotOf(const Detector &detector, const QList<Finding> &findings,
                           const QStringList &members, qint64 nowMs);

} // namespace sluice::monitor
