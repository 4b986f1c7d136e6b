#pragma once

#include "models/engine/seatunnel/types.h"
#include "models/monitor/snapshot.h"

#include <QList>

namespace sluice::monitorui {

/// The moments at which counters tell that a job began anew: they fell, or (BATCH) they stood still on a
/// plateau and later stood still on a multiple of the first one. Only for drawing; the findings are made by
/// the monitor.
QList<qint64> restartTimes(const QList<monitor::CounterPoint> &points, engine::JobMode mode);

} // namespace sluice::monitorui
