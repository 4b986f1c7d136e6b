#include "app/ctl/joblines.h"

#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/monitor/rate.h"

namespace sluice::ctl {

void JobRates::take(const QString &member, qint64 timeMs, const QList<engine::JobInfo> &running)
{
    for (const engine::JobInfo &job : running) {
        monitor::SeriesBook::Handle &series = series_[job.id];
        if (!series)
            series = book_.begin(job.id, 0, job.createTime);
        book_.addPoint(*series, member, timeMs, job.counters);
    }
}

std::optional<double> JobRates::of(const QString &jobId) const
{
    const monitor::SeriesBook::Handle series = series_.value(jobId);
    return series ? monitor::sinkRowsPerSecond(series->points) : std::nullopt;
}

QString rateText(const std::optional<double> &perSecond)
{
    return perSecond ? QString::number(*perSecond, 'f', 1) : QStringLiteral("-");
}

QString jobLines(const monitor::ClusterSnapshot &snapshot)
{
    const auto rows = [](const std::optional<qint64> &count) {
        return count ? QString::number(*count) : QStringLiteral("-");
    };
    QString lines;
    for (const monitor::JobView &job : snapshot.jobs) {
        if (engine::isEndState(job.info.state))
            continue;
        Message state = verbatim(job.info.stateText.toStdString());
        if (job.gone)
            state = SLUICE_MESSAGE("Terminal", "last seen %1").with(state);
        if (!job.info.malformed.empty())
            state = SLUICE_MESSAGE("Terminal", "%1 (malformed)").with(state);
        const std::string line =
            said(SLUICE_MESSAGE("Terminal", "%1 (%2): %3, %4 read, %5 written, %6 rows/s")
                     .with(job.info.name, job.id, state, rows(job.info.counters.sourceRows),
                           rows(job.info.counters.sinkRows), rateText(job.sinkRowsPerSecond)));
        lines += QString::fromStdString(shown(line)) + QLatin1Char('\n');
    }
    return lines;
}

} // namespace sluice::ctl
