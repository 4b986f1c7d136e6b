#pragma once

#include "models/monitor/seriesbook.h"
#include "models/monitor/snapshot.h"

namespace sluice::ctl {

/// Counters of running jobs over time, for a rate where nothing watches.
class JobRates
{
public:
    void take(const QString &member, qint64 timeMs, const QList<engine::JobInfo> &running);
    /// Rows written a second, as the window shows it (monitor/rate.h); nothing where that cannot be said.
    std::optional<double> of(const QString &jobId) const;

private:
    monitor::SeriesBook book_;
    QHash<QString, monitor::SeriesBook::Handle> series_; ///< by job id
};

/// "12.5"; "-" where it is not known.
QString rateText(const std::optional<double> &perSecond);
/// A line for every job that runs or was last seen running: state, counters, rate.
QString jobLines(const monitor::ClusterSnapshot &snapshot);

} // namespace sluice::ctl
