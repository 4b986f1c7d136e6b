#include "models/monitor/jobrest.h"

#include <utility>

namespace sluice::monitor {

namespace {

// Of a hash: room for so many, one is there; beside what every hash takes.
constexpr qsizetype emptiest = 8;
constexpr qsizetype roomOfAll = 128;

} // namespace

void JobRest::wake(const QString &id)
{
    awake_.insert(id);
    if (resting_.remove(id))
        woken_.append(id);
}

void JobRest::wake(Until cause)
{
    const QSet<QString> ids = std::exchange(until_.at(static_cast<std::size_t>(cause)), {});
    for (const QString &id : ids)
        if (resting_.contains(id))
            wake(id);
}

void JobRest::wakeListedBefore(qint64 ms)
{
    while (!untilListed_.empty() && untilListed_.begin()->first < ms) {
        const QString id = untilListed_.extract(untilListed_.begin()).value().second;
        if (resting_.contains(id))
            wake(id);
    }
}

void JobRest::wakeRowsOf(const QString &name)
{
    const QSet<QString> ids = untilRowsOf_.take(name);
    for (const QString &id : ids)
        if (resting_.contains(id))
            wake(id);
}

void JobRest::wakeAll()
{
    const QSet<QString> ids = resting_;
    for (const QString &id : ids)
        wake(id);
}

void JobRest::rest(const QString &id, const Plan &plan)
{
    awake_.remove(id);
    // A hash keeps the room of its best days, and is walked through with all of it.
    if (awake_.capacity() > roomOfAll + awake_.size() * emptiest)
        awake_.squeeze();
    resting_.insert(id);
    for (std::size_t cause = 0; cause < causes; ++cause)
        if (plan.until.at(cause))
            until_.at(cause).insert(id);
    if (plan.listedAfterMs >= 0)
        untilListed_.emplace(plan.listedAfterMs, id);
    if (!plan.rowsOf.isEmpty())
        untilRowsOf_[plan.rowsOf].insert(id);
}

void JobRest::forget(const QString &id)
{
    awake_.remove(id);
    resting_.remove(id);
    for (QSet<QString> &ids : until_)
        ids.remove(id);
}

QStringList JobRest::takeWoken()
{
    return std::exchange(woken_, {});
}

} // namespace sluice::monitor
