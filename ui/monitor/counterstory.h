#pragma once

#include "models/engine/seatunnel/types.h"
#include "models/monitor/snapshot.h"

#include <QList>

namespace sluice::monitorui {

/// Attempts of a job, `first` to `last`, that began at about this time: several where nobody looked between
/// them.
struct AttemptMark
{
    qint64 timeMs = 0;
    qint64 first = 0; ///< counted from 1
    qint64 last = 0;

    bool operator==(const AttemptMark &) const = default;
};

/// What counters tell of how often a job began.
struct AttemptStory
{
    QList<AttemptMark> marks; ///< oldest first
    /// The attempt that the first point is of: nobody watched when it and those before it began, unless it is
    /// the first.
    qint64 begunBefore = 1;

    bool operator==(const AttemptStory &) const = default;
};

/// A job began anew where its counters fell and, where it is known how many rows one run of a BATCH job moves
/// (monitor::Finding::rowsPerRun; 0: it is not), where more were read than the attempts before can have: so
/// that the chart has the attempts that the findings count. Only for drawing.
AttemptStory attemptsOf(const QList<monitor::CounterPoint> &points, engine::JobMode mode, qint64 rowsPerRun);

} // namespace sluice::monitorui
