#include "models/items/membersmodel.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"

#include <array>

namespace sluice::items {

namespace {

constexpr std::array<ColumnSpec, MembersModel::ColumnCount> memberColumns{{
    {MembersModel::Member, QT_TRANSLATE_NOOP("MembersModel", "Member"),
     QT_TRANSLATE_NOOP("MembersModel", "Host and port.")},
    {MembersModel::Duty, QT_TRANSLATE_NOOP("MembersModel", "Role"),
     QT_TRANSLATE_NOOP("MembersModel", "The master plans jobs; the others carry them out.")},
    {MembersModel::Answers, QT_TRANSLATE_NOOP("MembersModel", "Answers"),
     QT_TRANSLATE_NOOP("MembersModel", "Whether the last request was answered.")},
    {MembersModel::Latency, QT_TRANSLATE_NOOP("MembersModel", "Latency"),
     QT_TRANSLATE_NOOP("MembersModel", "How long the last answer took."), true},
    {MembersModel::Age, QT_TRANSLATE_NOOP("MembersModel", "Age"),
     QT_TRANSLATE_NOOP("MembersModel", "How long ago it answered last."), true},
    {MembersModel::Running, QT_TRANSLATE_NOOP("MembersModel", "Running"),
     QT_TRANSLATE_NOOP("MembersModel", "Running jobs by this member's overview."), true},
    {MembersModel::Workers, QT_TRANSLATE_NOOP("MembersModel", "Workers"),
     QT_TRANSLATE_NOOP("MembersModel", "Workers by this member's overview."), true},
    {MembersModel::Slots, QT_TRANSLATE_NOOP("MembersModel", "Slots"),
     QT_TRANSLATE_NOOP("MembersModel", "Free and all slots; with dynamic slots only those in use are told."),
     true},
    {MembersModel::Version, QT_TRANSLATE_NOOP("MembersModel", "Version"),
     QT_TRANSLATE_NOOP("MembersModel", "The engine's version.")},
    {MembersModel::Problem, QT_TRANSLATE_NOOP("MembersModel", "Problem"),
     QT_TRANSLATE_NOOP("MembersModel", "Why it does not answer, and what to do.")},
}};

QString slotsText(const engine::Overview &overview)
{
    return QStringLiteral("%1/%2").arg(overview.unassignedSlots).arg(overview.totalSlots);
}

} // namespace

QString processText(const monitor::MemberView &view)
{
    const QString process = shown(view.process);
    const QString uuid = shown(view.uuid);
    if (process.isEmpty() && uuid.isEmpty())
        return {};
    if (uuid.isEmpty())
        return MembersModel::tr("The process calls itself %1; it draws another name at every start.")
            .arg(process);
    if (process.isEmpty())
        return MembersModel::tr("The process has the uuid %1; it gets another one at every start.").arg(uuid);
    return MembersModel::tr("The process calls itself %1 and has the uuid %2; both change at every start.")
        .arg(process, uuid);
}

bool MemberRow::looksLike(const MemberRow &other) const
{
    const monitor::MemberView &a = view;
    const monitor::MemberView &b = other.view;
    return a.reachable == b.reachable && a.lastAnswerMs == b.lastAnswerMs && a.latencyMs == b.latencyMs &&
           a.error == b.error && a.overview == b.overview && a.isMaster == b.isMaster && a.uuid == b.uuid &&
           a.process == b.process;
}

MembersModel::MembersModel(QObject *parent)
    : KeyedTable<MemberRow>(parent)
{
}

int MembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    return items::headerData(memberColumns, "MembersModel", section, role);
}

QVariant MembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MemberRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Problem  ? display(row, Problem)
               : index.column() == Member ? processText(row.view)
                                          : QString();
    case Qt::TextAlignmentRole:
        return cellAlignment(memberColumns[static_cast<std::size_t>(index.column())]);
    case SortRole:
        return sortValue(row, index.column());
    case StalenessRole:
        if (row.view.lastAnswerMs == 0)
            return static_cast<int>(Staleness::Never);
        return static_cast<int>(row.view.reachable ? Staleness::Fresh : Staleness::Stale);
    case KeyRole:
        return row.key();
    case ReachableRole:
        return row.view.reachable;
    case MasterRole:
        return row.view.isMaster;
    default:
        return {};
    }
}

QString MembersModel::display(const MemberRow &row, int column) const
{
    const monitor::MemberView &view = row.view;
    switch (column) {
    case Member:
        return shown(view.member);
    case Duty:
        return view.isMaster ? MembersModel::tr("master") : MembersModel::tr("worker");
    case Answers:
        return view.reachable ? MembersModel::tr("yes") : MembersModel::tr("no");
    case Latency:
        return durationText(view.latencyMs);
    case Age:
        return view.lastAnswerMs > 0 ? ageText(snapshotMs_ - view.lastAnswerMs) : MembersModel::tr("never");
    case Running:
        return view.overview ? numberText(view.overview->running) : QString();
    case Workers:
        return view.overview ? numberText(view.overview->workers) : QString();
    case Slots:
        return view.overview ? slotsText(*view.overview) : QString();
    case Version:
        return view.overview ? shown(view.overview->version) : QString();
    case Problem:
        return view.error ? shown(translated(*view.error)) : QString();
    default:
        return {};
    }
}

QVariant MembersModel::sortValue(const MemberRow &row, int column) const
{
    switch (column) {
    case Latency:
        return row.view.latencyMs;
    case Age:
        return row.view.lastAnswerMs > 0 ? QVariant(snapshotMs_ - row.view.lastAnswerMs) : QVariant();
    case Running:
        return row.view.overview ? QVariant(row.view.overview->running) : QVariant();
    case Workers:
        return row.view.overview ? QVariant(row.view.overview->workers) : QVariant();
    default:
        return display(row, column);
    }
}

void MembersModel::setSnapshot(const monitor::ClusterSnapshot &snapshot)
{
    snapshotMs_ = snapshot.timeMs;
    QList<MemberRow> next;
    next.reserve(snapshot.members.size());
    for (const monitor::MemberView &view : snapshot.members)
        next.append(MemberRow{view});
    merge(std::move(next));
    touch(Age, Age, {Qt::DisplayRole});
}

void MembersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    touch(Member, Problem, {Qt::DisplayRole});
}

} // namespace sluice::items
