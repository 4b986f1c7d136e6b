// What JobsModel says of a job beside its numbers: when it started, and why something is not known.
#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/jobsmodel.h"
#include "models/items/timetext.h"

namespace sluice::items {

namespace {

bool hasEnded(const JobRow &row)
{
    return engine::isEndState(row.view.info.state);
}

} // namespace

QString JobsModel::startedText(const JobRow &row, Words words) const
{
    QDateTime time = row.view.info.createTime;
    if (!time.isValid())
        return QStringLiteral("–");
    const qint64 now = clock_.nowMs();
    const bool isShort = words == Words::Short;
    if (!zoneOffsetMs_) {
        // Of which day it is here is not known: the year alone can be left out.
        const bool thisYear = time.date().year() == QDateTime::fromMSecsSinceEpoch(now).date().year();
        return QStringLiteral("(%1)").arg(time.toString(
            isShort && thisYear ? QStringLiteral("MM-dd HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    }
    time.setTimeSpec(Qt::UTC);
    const qint64 ms = time.toMSecsSinceEpoch() - *zoneOffsetMs_;
    return isShort ? shortTimeText(ms, now)
                   : QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// Nothing moved, and nothing is known, are two things.
QString JobsModel::rateTip(const JobRow &row) const
{
    const monitor::JobView &view = row.view;
    if (hasEnded(row) || view.gone || staleness(row) == Staleness::Stale)
        return {};
    if (!view.sinkRowsPerSecond)
        return JobsModel::tr(
            "Not known yet: its counters have to rise twice, or to be looked at for ten seconds.");
    const qint64 quiet = monitor::quietMs(view.trend);
    return *view.sinkRowsPerSecond > 0 || quiet == 0
               ? QString()
               : JobsModel::tr("No row was written in the last %1 or longer.").arg(ageText(quiet));
}

QString JobsModel::whyNoDuration(const JobRow &row) const
{
    if (!row.view.info.createTime.isValid())
        return JobsModel::tr("The engine does not say when this job started.");
    if (hasEnded(row))
        return JobsModel::tr("The engine does not say when this job ended.");
    return JobsModel::tr(
        "The engine says when this job started, but not in which time zone: how long ago that "
        "was is known when another job starts while the cluster is watched.");
}

QString JobsModel::toolTip(const JobRow &row, int column) const
{
    const monitor::JobView &view = row.view;
    switch (column) {
    case State:
        if (view.member.isEmpty())
            return JobsModel::tr("No member has reported this job's state.");
        if (!view.info.malformed.empty())
            return JobsModel::tr("What %1 says of this job cannot be read whole: %2")
                .arg(shown(view.member), translated(view.info.malformed));
        if (view.gone)
            return JobsModel::tr("%1 said so at %2. No list has the job any more.")
                .arg(view.member, timeText(view.seenMs, clock_.nowMs()));
        if (over_ && staleness(row) == Staleness::Stale)
            return JobsModel::tr("%1 said so at %2, near the end of the recording. What became of the job is "
                                 "not in it.")
                .arg(view.member, timeText(view.seenMs, clock_.nowMs()));
        if (staleness(row) == Staleness::Stale)
            return JobsModel::tr("%1 said so at %2. Nothing was heard of the job since then.")
                .arg(view.member, timeText(view.seenMs, clock_.nowMs()));
        return JobsModel::tr("%1 said so %2 ago.").arg(view.member, ageText(nowMs() - view.seenMs));
    case Name:
    case Id:
        return JobsModel::tr("%1, id %2").arg(shown(view.info.name), shown(view.id));
    case Duration:
        return durationMs(row) >= 0 ? QString() : whyNoDuration(row);
    case Rate:
        return rateTip(row);
    case Started:
        if (!view.info.createTime.isValid())
            return JobsModel::tr("The engine does not say when this job started.");
        return startedText(row, Words::Full) + QLatin1Char('\n') +
               (zoneOffsetMs_ ? JobsModel::tr("In the time zone of this computer: %1.").arg(zoneText())
                              : JobsModel::tr("By the engine's own clock: its time zone is not known yet."));
    default:
        return {};
    }
}

} // namespace sluice::items
