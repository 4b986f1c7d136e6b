#pragma once

#include "models/monitor/snapshot.h"

namespace sluice::monitor {

/// Rows a second that a run hands to its sinks by the time of the last point; nothing before its counter rose
/// twice or was looked at for ten seconds. `points` are oldest first; the last one says until when the run
/// was looked at.
///
/// Measured from one rise of the counter to another, over at least ten seconds where there are such: an
/// engine may update its counters in steps of ten seconds (measured on 2.3.8), and a sweep may ask for a job
/// twice within a moment, so the last two points alone say nothing.
std::optional<double> sinkRowsPerSecond(const QList<CounterPoint> &points);

} // namespace sluice::monitor
