#pragma once

#include "models/monitor/detector.h"
#include "models/monitor/rowteller.h"
#include "models/monitor/snapshotbook.h"

namespace sluice::test {

/// How a cluster looks to somebody who begins to write down now what its detector knows.
inline monitor::ClusterSnapshot snapshotNow(const monitor::Detector &detector, const QStringList &members,
                                            qint64 nowMs)
{
    monitor::Facts facts;
    monitor::SnapshotBook book(detector.history().cluster(), members);
    monitor::tellRows(detector.history(), book, facts);
    book.add(facts);
    return book.at(nowMs, {});
}

} // namespace sluice::test
