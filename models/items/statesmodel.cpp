#include "models/items/statesmodel.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/items/jobstates.h"
#include "models/items/timetext.h"

#include <array>

namespace sluice::items {

namespace {

constexpr std::array<ColumnSpec, StatesModel::ColumnCount> stateColumns{{
    {StatesModel::Time, QT_TRANSLATE_NOOP("StatesModel", "Seen"),
     QT_TRANSLATE_NOOP("StatesModel", "When this state was first seen, by this computer's clock, in %1.")},
    {StatesModel::State, QT_TRANSLATE_NOOP("StatesModel", "State"),
     QT_TRANSLATE_NOOP("StatesModel", "The engine's own word.")},
    {StatesModel::Member, QT_TRANSLATE_NOOP("StatesModel", "From"),
     QT_TRANSLATE_NOOP("StatesModel", "The member that said so.")},
    {StatesModel::Lasted, QT_TRANSLATE_NOOP("StatesModel", "Lasted"),
     QT_TRANSLATE_NOOP("StatesModel", "Until this member said something else; an end is final."), true},
}};

} // namespace

QString StateRow::key() const
{
    return QStringLiteral("%1 %2 %3")
        .arg(event.timeMs)
        .arg(event.member, stateWord(event.state, event.stateText));
}

StatesModel::StatesModel(const Clock &clock, QObject *parent)
    : KeyedTable<StateRow>(parent)
    , clock_(clock)
{
}

int StatesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    return items::headerData(stateColumns, "StatesModel", section, role);
}

QVariant StatesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StateRow &row = rows().at(index.row());
    if (role == StateRole)
        return static_cast<int>(row.event.state);
    if (role == KeyRole)
        return row.key();
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(stateColumns[static_cast<std::size_t>(index.column())]);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Time:
        return role == SortRole ? QVariant(row.event.timeMs) : timeText(row.event.timeMs, clock_.nowMs());
    case State:
        return stateWord(row.event.state, row.event.stateText);
    case Member:
        return shown(row.event.member);
    case Lasted:
        if (role == SortRole)
            return row.lastedMs;
        return lastedText(row);
    default:
        return {};
    }
}

/// An end lasts for ever, and what nobody tells of any more is not "now".
QString StatesModel::lastedText(const StateRow &row) const
{
    if (row.lastedMs >= 0)
        return durationText(row.lastedMs);
    if (engine::isEndState(row.event.state))
        return StatesModel::tr("final");
    return old_ ? StatesModel::tr("last seen") : StatesModel::tr("now");
}

void StatesModel::setOld(bool old)
{
    if (old == old_)
        return;
    old_ = old;
    touch(Lasted, Lasted, {Qt::DisplayRole});
}

void StatesModel::setEvents(const QList<monitor::StateEvent> &events)
{
    QHash<QString, qint64> nextOfMember;
    QList<StateRow> next;
    next.reserve(events.size());
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        StateRow row{*event, -1};
        if (const qint64 later = nextOfMember.value(event->member, -1); later >= 0)
            row.lastedMs = later - event->timeMs;
        nextOfMember.insert(event->member, event->timeMs);
        next.append(row);
    }
    merge(std::move(next));
}

void StatesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    touch(Time, Lasted, {Qt::DisplayRole});
}

} // namespace sluice::items
