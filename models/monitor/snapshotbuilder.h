#pragma once

#include "models/monitor/detector.h"

namespace sluice::monitor {

/// The cluster as it shows now: members as `members` lists them, jobs newest start first.
ClusterSnapshot snapshotOf(const Detector &detector, const QStringList &members, engine::ApiFlavour flavour,
                           qint64 nowMs);

} // namespace sluice::monitor
