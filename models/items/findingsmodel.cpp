#include "models/items/findingsmodel.h"

#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"
#include "models/monitor/explain.h"

#include <array>
#include <limits>
#include <optional>
#include <tuple>

namespace sluice::items {

namespace {

using monitor::Finding;

constexpr std::array<ColumnSpec, FindingsModel::ColumnCount> findingColumns{{
    {FindingsModel::Severity, QT_TRANSLATE_NOOP("FindingsModel", "Severity"),
     QT_TRANSLATE_NOOP("FindingsModel", "How much it can hurt.")},
    {FindingsModel::Job, QT_TRANSLATE_NOOP("FindingsModel", "Job"),
     QT_TRANSLATE_NOOP("FindingsModel", "The job's name and the end of its id.")},
    {FindingsModel::Sentence, QT_TRANSLATE_NOOP("FindingsModel", "What is the matter"),
     QT_TRANSLATE_NOOP("FindingsModel", "What the engine says and is not so, and the numbers.")},
    {FindingsModel::Since, QT_TRANSLATE_NOOP("FindingsModel", "Since"),
     QT_TRANSLATE_NOOP("FindingsModel", "When it was first observed, in %1.")},
    {FindingsModel::For, QT_TRANSLATE_NOOP("FindingsModel", "For"),
     QT_TRANSLATE_NOOP("FindingsModel", "From the first to the last observation."), true},
    {FindingsModel::Until, QT_TRANSLATE_NOOP("FindingsModel", "Until"),
     QT_TRANSLATE_NOOP("FindingsModel",
                       "When it was closed, in %1: by itself when it describes the present, by a person when "
                       "harm was done.")},
    {FindingsModel::Cluster, QT_TRANSLATE_NOOP("FindingsModel", "Cluster"),
     QT_TRANSLATE_NOOP("FindingsModel", "The cluster it was observed on.")},
    {FindingsModel::Code, QT_TRANSLATE_NOOP("FindingsModel", "Code"),
     QT_TRANSLATE_NOOP("FindingsModel", "Its name in the documentation, the same in every version.")},
}};

QString muteKey(const Finding &finding)
{
    return finding.code + QLatin1Char('\n') + finding.cluster + QLatin1Char('\n') + finding.jobId;
}

qint64 lastMs(const Finding &finding)
{
    return finding.isOpen() ? finding.updatedMs : finding.untilMs;
}

bool comesBefore(const FindingRow &a, const FindingRow &b)
{
    const auto rank = [](const FindingRow &row) {
        const Finding &finding = row.finding;
        const int severity = finding.isOpen() ? -static_cast<int>(finding.severity) : 0;
        return std::tuple(!finding.isOpen(), severity,
                          finding.isOpen() ? -finding.sinceMs : -finding.untilMs);
    };
    return rank(a) < rank(b);
}

QString numbersOf(const Finding &finding)
{
    return shown(inPersonsTime(finding.observed, finding.updatedMs));
}

QString titleOf(const Finding &finding)
{
    const std::optional<Explanation> explanation = monitor::explain(finding.code.toStdString());
    return explanation ? translated(explanation->title) : finding.code;
}

/// What the matter is and the numbers; what the engine said is in the details beside the table.
QString sentence(const Finding &finding)
{
    const QString observed = numbersOf(finding);
    return observed.isEmpty() ? titleOf(finding)
                              : FindingsModel::tr("%1: %2").arg(titleOf(finding), observed);
}

} // namespace

QString FindingRow::key() const
{
    return muteKey(finding) + QLatin1Char('\n') + QString::number(finding.sinceMs);
}

bool FindingRow::looksLike(const FindingRow &other) const
{
    const Finding &a = finding;
    const Finding &b = other.finding;
    return muted == other.muted && a.severity == b.severity && a.untilMs == b.untilMs &&
           a.updatedMs == b.updatedMs && a.goneMs == b.goneMs && a.acknowledgedMs == b.acknowledgedMs &&
           a.jobName == b.jobName && a.evidence == b.evidence && a.reported == b.reported &&
           a.observed == b.observed && a.rowsPerRun == b.rowsPerRun && a.cause == b.cause &&
           a.advice == b.advice;
}

FindingsModel::FindingsModel(const Clock &clock, QObject *parent)
    : KeyedTable<FindingRow>(parent)
    , clock_(clock)
{
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    return items::headerData(findingColumns, "FindingsModel", section, role);
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FindingRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return fullText(row, index.column());
    case CopyRole:
        return fullText(row, index.column());
    case Qt::TextAlignmentRole:
        return cellAlignment(findingColumns[static_cast<std::size_t>(index.column())]);
    case SortRole:
        return sortValue(row, index.column());
    case KeyRole:
        return row.key();
    case SeverityRole:
        return static_cast<int>(row.finding.severity);
    case OpenRole:
        return row.finding.isOpen();
    case MutedRole:
        return row.muted;
    case TitleRole:
        return index.column() == Sentence ? QVariant(titleOf(row.finding)) : QVariant();
    case NumbersRole:
        return index.column() == Sentence ? QVariant(numbersOf(row.finding)) : QVariant();
    default:
        return {};
    }
}

qint64 FindingsModel::nowMs() const
{
    return clock_.nowMs();
}

QString FindingsModel::display(const FindingRow &row, int column) const
{
    const Finding &finding = row.finding;
    switch (column) {
    case Severity:
        return severityText(finding.severity);
    case Job:
        return subjectText(finding);
    case Sentence:
        return sentence(finding);
    case Since:
        return shortTimeText(finding.sinceMs, clock_.nowMs());
    case For:
        return ageText(lastMs(finding) - finding.sinceMs);
    case Until:
        if (!finding.isOpen())
            return shortTimeText(finding.untilMs, clock_.nowMs());
        if (finding.goneMs != 0 && !row.muted)
            return FindingsModel::tr("to acknowledge");
        return row.muted ? FindingsModel::tr("muted") : FindingsModel::tr("open");
    case Cluster:
        return visibleText(finding.cluster);
    case Code:
        return finding.code;
    default:
        return {};
    }
}

/// What a cell stands for in full: narrow ones leave out what can be guessed.
QString FindingsModel::fullText(const FindingRow &row, int column) const
{
    const Finding &finding = row.finding;
    if (column == Since)
        return timeText(finding.sinceMs, clock_.nowMs());
    if (column == Until && !finding.isOpen())
        return timeText(finding.untilMs, clock_.nowMs());
    return column == Sentence || column == Job || column == Cluster || column == Until ? display(row, column)
                                                                                       : QString();
}

QVariant FindingsModel::sortValue(const FindingRow &row, int column) const
{
    const Finding &finding = row.finding;
    switch (column) {
    case Severity:
        return static_cast<int>(finding.severity) + (finding.isOpen() ? 10 : 0);
    case Since:
        return finding.sinceMs;
    case For:
        return lastMs(finding) - finding.sinceMs;
    case Until:
        return finding.isOpen() ? std::numeric_limits<qint64>::max() : finding.untilMs;
    default:
        return display(row, column);
    }
}

void FindingsModel::show(QList<FindingRow> next)
{
    for (FindingRow &row : next)
        row.muted = mutedKeys_.contains(muteKey(row.finding));
    std::stable_sort(next.begin(), next.end(), comesBefore);
    merge(std::move(next));
    Q_EMIT countsChanged();
}

void FindingsModel::apply(const monitor::FindingEvent &event)
{
    QList<FindingRow> next = rows();
    FindingRow row{event.finding, false};
    if (event.change == monitor::FindingChange::Closed && row.finding.untilMs == 0)
        row.finding.untilMs = event.atMs;
    const int place = rowOf(row.key());
    if (place >= 0)
        next[place] = row;
    else
        next.append(row);
    show(std::move(next));
}

void FindingsModel::setFindings(const QString &cluster, const QList<Finding> &findings)
{
    QList<FindingRow> next = rows();
    next.removeIf([&cluster](const FindingRow &row) { return row.finding.cluster == cluster; });
    for (const Finding &finding : findings)
        next.append(FindingRow{finding, false});
    show(std::move(next));
}

void FindingsModel::confirm(const QList<Finding> &findings)
{
    QList<FindingRow> next = rows();
    bool newer = false;
    for (const Finding &finding : findings) {
        if (!finding.isOpen())
            break; // closed ones come last
        const int place = rowOf(FindingRow{finding, false}.key());
        if (place < 0 || !next.at(place).finding.isOpen() ||
            next.at(place).finding.updatedMs >= finding.updatedMs)
            continue;
        next[place].finding = finding;
        newer = true;
    }
    if (newer)
        show(std::move(next));
}

void FindingsModel::removeCluster(const QString &cluster)
{
    setFindings(cluster, {});
}

void FindingsModel::setMuted(const Finding &finding, bool muted)
{
    if (muted)
        mutedKeys_.insert(muteKey(finding));
    else
        mutedKeys_.remove(muteKey(finding));
    show(rows());
}

QStringList FindingsModel::mutedKeys() const
{
    QStringList keys(mutedKeys_.begin(), mutedKeys_.end());
    keys.sort();
    return keys;
}

void FindingsModel::setMutedKeys(const QStringList &keys)
{
    mutedKeys_ = QSet<QString>(keys.begin(), keys.end());
    show(rows());
}

int FindingsModel::openCount(monitor::Severity atLeast) const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [atLeast](const FindingRow &row) {
        return row.finding.isOpen() && !row.muted && row.finding.severity >= atLeast;
    }));
}

QSet<QString> FindingsModel::clusters() const
{
    QSet<QString> names;
    for (const FindingRow &row : rows())
        names.insert(row.finding.cluster);
    return names;
}

qint64 FindingsModel::rowsPerRun(const QString &cluster, const QString &jobId) const
{
    qint64 most = 0;
    for (const FindingRow &row : rows())
        if (row.finding.jobId == jobId && row.finding.cluster == cluster)
            most = std::max(most, row.finding.rowsPerRun);
    return most;
}

monitor::Severity FindingsModel::worstOpen() const
{
    monitor::Severity worst = monitor::Severity::Info;
    for (const FindingRow &row : rows()) {
        if (row.finding.isOpen() && !row.muted)
            worst = std::max(worst, row.finding.severity);
    }
    return worst;
}

void FindingsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    touch(Severity, Code, {});
}

QString subjectText(const Finding &finding)
{
    if (finding.jobId.isEmpty())
        return shown(finding.member.isEmpty() ? finding.cluster : finding.member);
    const QString end =
        finding.jobId.size() > 3 ? QStringLiteral("…") + finding.jobId.right(3) : finding.jobId;
    return shown(finding.jobName.isEmpty() ? end : QStringLiteral("%1 %2").arg(finding.jobName, end));
}

QString severityText(monitor::Severity severity)
{
    switch (severity) {
    case monitor::Severity::Critical:
        return FindingsModel::tr("Critical");
    case monitor::Severity::Warning:
        return FindingsModel::tr("Warning");
    case monitor::Severity::Info:
        break;
    }
    return FindingsModel::tr("Info");
}

} // namespace sluice::items
