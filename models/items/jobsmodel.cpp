#include "models/items/jobsmodel.h"

#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"

#include <array>

namespace sluice::items {

namespace {

constexpr std::array<ColumnSpec, JobsModel::ColumnCount> jobColumns{{
    {JobsModel::State, QT_TRANSLATE_NOOP("JobsModel", "State"),
     QT_TRANSLATE_NOOP("JobsModel",
                       "What the engine says. A finding tells where that is not what is observed.")},
    {JobsModel::Name, QT_TRANSLATE_NOOP("JobsModel", "Name"),
     QT_TRANSLATE_NOOP("JobsModel", "The job's name.")},
    {JobsModel::Id, QT_TRANSLATE_NOOP("JobsModel", "Id"),
     QT_TRANSLATE_NOOP("JobsModel", "The engine's id of the job. C copies it.")},
    {JobsModel::Mode, QT_TRANSLATE_NOOP("JobsModel", "Mode"),
     QT_TRANSLATE_NOOP("JobsModel", "BATCH or STREAMING. The engine tells it only while the job runs.")},
    {JobsModel::RowsRead, QT_TRANSLATE_NOOP("JobsModel", "Rows read"),
     QT_TRANSLATE_NOOP("JobsModel", "Rows the sources read, summed over all attempts."), true},
    {JobsModel::RowsWritten, QT_TRANSLATE_NOOP("JobsModel", "Rows written"),
     QT_TRANSLATE_NOOP("JobsModel",
                       "Rows handed to the sinks, summed over all attempts. It is no proof of arrival."),
     true},
    {JobsModel::Rate, QT_TRANSLATE_NOOP("JobsModel", "Rows/s"),
     QT_TRANSLATE_NOOP("JobsModel", "Rows written a second, over the last ten seconds or more: an engine may "
                                    "update its counters in steps."),
     true},
    {JobsModel::Trend, QT_TRANSLATE_NOOP("JobsModel", "Trend"),
     QT_TRANSLATE_NOOP("JobsModel",
                       "Rows written in each two seconds of the last minute, the newest at the right.")},
    {JobsModel::Age, QT_TRANSLATE_NOOP("JobsModel", "Age"),
     QT_TRANSLATE_NOOP("JobsModel",
                       "How long ago the numbers of this row were said, or when, if that is long "
                       "ago or no list has the job any more."),
     true},
    {JobsModel::Duration, QT_TRANSLATE_NOOP("JobsModel", "Duration"),
     QT_TRANSLATE_NOOP("JobsModel", "From the start to the end, or to now."), true},
    {JobsModel::Started, QT_TRANSLATE_NOOP("JobsModel", "Started"),
     QT_TRANSLATE_NOOP(
         "JobsModel",
         "When the engine says that it started, in %1. In brackets by the engine's own clock: its "
         "time zone is not known until a job starts while it is watched.")},
    {JobsModel::Findings, QT_TRANSLATE_NOOP("JobsModel", "Findings"),
     QT_TRANSLATE_NOOP("JobsModel", "Open findings about this job.")},
}};

const QString &dash()
{
    static const QString text = QStringLiteral("–");
    return text;
}

QString numberOrNothing(const std::optional<qint64> &number)
{
    return number ? numberText(*number) : QString();
}

bool isFinal(const JobRow &row)
{
    return engine::isEndState(row.view.info.state);
}

} // namespace

bool JobRow::looksLike(const JobRow &other) const
{
    const monitor::JobView &a = view;
    const monitor::JobView &b = other.view;
    return a.seenMs == b.seenMs && a.info.state == b.info.state && a.gone == b.gone &&
           a.unheard == b.unheard && canBeStopped(a) == canBeStopped(b) && a.durationMs == b.durationMs &&
           a.openFindings == b.openFindings && a.worstFinding == b.worstFinding &&
           a.sinkRowsPerSecond == b.sinkRowsPerSecond && a.trend == b.trend && a.mode == b.mode &&
           a.info.counters.sourceRows == b.info.counters.sourceRows &&
           a.info.counters.sinkRows == b.info.counters.sinkRows && a.info.stateText == b.info.stateText &&
           a.info.malformed == b.info.malformed && a.info.name == b.info.name &&
           a.info.createTime == b.info.createTime && a.member == b.member;
}

JobsModel::JobsModel(const Clock &clock, QObject *parent)
    : KeyedTable<JobRow>(parent)
    , clock_(clock)
{
}

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    return items::headerData(jobColumns, "JobsModel", section, role);
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return cellAlignment(jobColumns[static_cast<std::size_t>(index.column())]);
    case SortRole:
        return sortValue(row, index.column());
    case StalenessRole:
        return static_cast<int>(staleness(row));
    case KeyRole:
        return row.view.id;
    case CopyRole:
        return index.column() == Started ? QVariant(startedText(row, Words::Full)) : QVariant();
    case StateRole:
        return static_cast<int>(row.view.info.state);
    case TrendRole:
        return index.column() == Trend ? QVariant::fromValue(row.view.trend) : QVariant();
    case FindingsRole:
        return row.view.openFindings;
    case SeverityRole:
        return static_cast<int>(row.view.worstFinding);
    case StoppableRole:
        return canBeStopped(row.view);
    case ResumableRole:
        return canBeResumed(row.view);
    case GoneRole:
        return row.view.gone;
    default:
        return {};
    }
}

QString JobsModel::display(const JobRow &row, int column) const
{
    const monitor::JobView &view = row.view;
    const bool stale = staleness(row) == Staleness::Stale;
    switch (column) {
    case State:
        if (!view.info.malformed.empty())
            return JobsModel::tr("%1 (malformed)").arg(stateWord(view, stale)).trimmed();
        return stateWord(view, stale);
    case Name:
        return shown(view.info.name);
    case Id:
        return shown(view.id);
    case Mode:
        return engine::modeName(view.mode);
    case RowsRead:
        return numberOrNothing(view.info.counters.sourceRows);
    case RowsWritten:
        return numberOrNothing(view.info.counters.sinkRows);
    case Rate:
        if (isFinal(row) || stale || view.gone)
            return {};
        return view.sinkRowsPerSecond ? rateText(*view.sinkRowsPerSecond) : dash();
    case Age:
        if (isFinal(row))
            return JobsModel::tr("final");
        if (view.gone || stale)
            return timeText(view.seenMs, clock_.nowMs());
        return view.seenMs > 0 ? ageText(nowMs() - view.seenMs) : QString();
    case Duration:
        return durationMs(row) >= 0 ? durationText(durationMs(row)) : dash();
    case Started:
        return startedText(row, Words::Short);
    case Findings:
        return view.openFindings > 0 ? QString::number(view.openFindings) : QString();
    default:
        return {};
    }
}

bool JobsModel::isNumber(int column)
{
    return column != Name && column != Id && column != Mode;
}

std::optional<double> JobsModel::sortNumber(const JobRow &row, int column) const
{
    const monitor::JobView &view = row.view;
    const auto orNothing = [](bool known, auto number) {
        return known ? std::optional(static_cast<double>(number)) : std::nullopt;
    };
    switch (column) {
    case State:
        return stateRank(stateGroup(view));
    case RowsRead:
        return orNothing(view.info.counters.sourceRows.has_value(),
                         view.info.counters.sourceRows.value_or(0));
    case RowsWritten:
        return orNothing(view.info.counters.sinkRows.has_value(), view.info.counters.sinkRows.value_or(0));
    case Rate:
    case Trend:
        return isFinal(row) ? std::nullopt : view.sinkRowsPerSecond;
    case Age:
        return orNothing(view.seenMs > 0, nowMs() - view.seenMs);
    case Duration:
        return orNothing(view.durationMs >= 0, durationMs(row));
    case Started:
        return orNothing(row.startedMs >= 0, row.startedMs);
    case Findings:
        return view.openFindings;
    default:
        return std::nullopt;
    }
}

QVariant JobsModel::sortValue(const JobRow &row, int column) const
{
    if (!isNumber(column))
        return display(row, column);
    const std::optional<double> number = sortNumber(row, column);
    return number ? QVariant(*number) : QVariant();
}

/// A job that runs gets older between two polls too; one of which the last poll heard nothing does not.
qint64 JobsModel::durationMs(const JobRow &row) const
{
    if (row.view.durationMs < 0 || isFinal(row) || row.view.gone || row.view.unheard ||
        snapshotMs_ - row.view.seenMs > staleAfterMs_)
        return row.view.durationMs;
    return row.view.durationMs + qMax<qint64>(0, nowMs() - qMax(snapshotMs_, row.view.seenMs));
}

Staleness JobsModel::staleness(const JobRow &row) const
{
    if (row.view.seenMs <= 0)
        return Staleness::Never;
    if (isFinal(row))
        return Staleness::Fresh;
    if (row.view.gone)
        return Staleness::Gone;
    if (row.view.unheard || over_)
        return Staleness::Stale; // what a recording ends with is of then
    return nowMs() - row.view.seenMs > staleAfterMs_ ? Staleness::Stale : Staleness::Fresh;
}

qint64 JobsModel::nowMs() const
{
    return over_ ? snapshotMs_ : snapshotMs_ + qMax<qint64>(0, clock_.nowMs() - receivedMs_);
}

void JobsModel::setSnapshot(const monitor::ClusterSnapshot &snapshot)
{
    QList<JobRow> next;
    next.reserve(snapshot.jobs.size());
    for (const monitor::JobView &view : snapshot.jobs) {
        JobRow row{view, {}};
        const int place = rowOf(view.id);
        if (place >= 0) {
            const JobRow &before = rows().at(place);
            if (before.view.info.name == view.info.name)
                row.searchText = before.searchText;
            if (before.view.info.createTime == view.info.createTime)
                row.startedMs = before.startedMs;
        }
        if (row.startedMs < 0 && view.info.createTime.isValid())
            row.startedMs = view.info.createTime.toMSecsSinceEpoch();
        if (row.searchText.isEmpty())
            row.searchText = view.info.name.toLower() + QLatin1Char(' ') + view.id;
        next.append(std::move(row));
    }
    snapshotMs_ = snapshot.timeMs;
    receivedMs_ = clock_.nowMs();
    over_ = snapshot.ended;
    const bool otherZone = zoneOffsetMs_ != snapshot.zoneOffsetMs;
    zoneOffsetMs_ = snapshot.zoneOffsetMs;
    merge(std::move(next));
    if (otherZone)
        touch(Started, Started, {Qt::DisplayRole, Qt::ToolTipRole});
    count();
}

void JobsModel::clear()
{
    merge({});
    zoneOffsetMs_.reset();
    snapshotMs_ = 0;
    over_ = false;
    count();
}

void JobsModel::refreshAges()
{
    touch(State, Findings, {Qt::DisplayRole, StalenessRole});
    count();
}

void JobsModel::setStaleAfter(qint64 ms)
{
    staleAfterMs_ = ms;
    refreshAges();
}

void JobsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    refreshAges();
}

void JobsModel::count()
{
    QMap<StateGroup, int> counts;
    QMap<StateGroup, int> stale;
    int withFindings = 0;
    for (const JobRow &row : rows()) {
        const StateGroup group = stateGroup(row.view);
        ++counts[group];
        if (staleness(row) == Staleness::Stale)
            ++stale[group];
        withFindings += row.view.openFindings > 0 ? 1 : 0;
    }
    if (counts == counts_ && stale == staleCounts_ && withFindings == jobsWithFindings_)
        return;
    counts_ = counts;
    staleCounts_ = stale;
    jobsWithFindings_ = withFindings;
    Q_EMIT countsChanged();
}

} // namespace sluice::items
