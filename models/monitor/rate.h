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

/// The last minute of a run as a small picture: rows handed to the sinks in each spanMs up to the last point,
/// oldest first, none of them below 0. It is made of the points alone, so that a moment of a recording looks
/// the same however fast it is replayed.
struct Trend
{
    static constexpr int length = 30;
    static constexpr qint64 spanMs = 2000;
};
QList<float> sinkTrend(const QList<CounterPoint> &points);
/// For how long nothing was handed over at the end of a trend; 0: something was, or it is empty.
qint64 quietMs(const QList<float> &trend);

} // namespace sluice::monitor
