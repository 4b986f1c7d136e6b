#include "models/monitor/losswatch.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// Times of ends are whole seconds, and lists are read seconds after they were made.
constexpr qint64 slackMs = 60000;
// Where the server's zone is not known, an age is only believed below its largest error.
constexpr qint64 surelyYoungMs = 9LL * 60 * 60 * 1000;

} // namespace

QSet<QString> Listing::ids() const
{
    QSet<QString> all = running;
    for (const QSet<QString> &list : ended)
        all += list;
    // Entries without a readable id are counted under a mark of their own and can be looked for nowhere.
    all.removeIf([](const QString &id) { return id.startsWith(QLatin1Char('?')); });
    return all;
}

void LossWatch::noteListedAge(qint64 rawAgeMs)
{
    maxListedAgeMs_ = std::max(maxListedAgeMs_.value_or(rawAgeMs), rawAgeMs);
}

// One loss shows in several ways and to several members, seconds apart: what may have been at one moment is
// one.
HistoryLoss &LossWatch::lossBetween(qint64 afterMs, qint64 nowMs, const QString &member)
{
    for (auto loss = losses_.rbegin(); loss != losses_.rend(); ++loss) {
        if (loss->afterMs >= nowMs || afterMs >= loss->untilMs)
            continue;
        loss->afterMs = std::max(loss->afterMs, afterMs);
        if (!loss->members.contains(member))
            loss->members.append(member);
        return *loss;
    }
    losses_.append(HistoryLoss{});
    if (losses_.size() > maxLosses)
        losses_.removeFirst();
    HistoryLoss &loss = losses_.last();
    loss.number = ++count_;
    loss.afterMs = afterMs;
    loss.untilMs = nowMs;
    loss.members = {member};
    return loss;
}

template <typename Sign>
HistoryLoss &LossWatch::restarted(const Said<Sign> &before, const QString &member, qint64 nowMs, int endedNow)
{
    HistoryLoss &loss = lossBetween(before.timeMs, nowMs, member);
    loss.known += before.listing.ids();
    if (before.endedCount > loss.endedBefore) {
        loss.endedBefore = before.endedCount;
        loss.endedNow = endedNow;
    }
    return loss;
}

bool LossWatch::isProof(const MissingJobs &missing) const
{
    const bool tooYoung = maxListedAgeMs_ && missing.rawAgeMs + slackMs < *maxListedAgeMs_;
    const bool young = missing.ageMs < surelyYoungMs;
    if (tooYoung && young)
        return true;
    // One entry, or several of one moment, may have expired wherever that is set to less than a day. An
    // engine that did not answer meanwhile more likely forgot them, unless its process is known to have lived
    // on.
    const bool lived = livedSinceMs_.value(missing.member) != 0 &&
                       livedSinceMs_.value(missing.member) <= missing.afterMs &&
                       livedUntilMs_.value(missing.member) >= missing.nowMs;
    if (!missing.outage || lived)
        return false;
    const bool expires = expiryAgeMs_ && missing.rawAgeMs + slackMs >= *expiryAgeMs_;
    return tooYoung || (young && !expires);
}

void LossWatch::noteMissing(const MissingJobs &missing)
{
    if (!isProof(missing)) {
        if (!missing.outage)
            expiryAgeMs_ = std::min(expiryAgeMs_.value_or(missing.rawAgeMs), missing.rawAgeMs);
        return;
    }
    HistoryLoss &loss = lossBetween(missing.afterMs, missing.nowMs, missing.member);
    loss.missing += missing.ids;
    loss.endedBefore = missing.endedBefore;
    loss.endedNow = missing.endedNow;
}

void LossWatch::noteSeen(int number, const QSet<QString> &ids)
{
    for (HistoryLoss &loss : losses_)
        if (loss.number == number && loss.isRestart())
            loss.known += ids;
}

void LossWatch::noteCountsGone(const QString &member, qint64 afterMs, qint64 nowMs, int endedBefore)
{
    HistoryLoss &loss = lossBetween(afterMs, nowMs, member);
    loss.countsFell = true;
    loss.endedBefore = std::max(loss.endedBefore, endedBefore);
}

void LossWatch::noteOperations(const QString &member, qint64 nowMs, const QMap<QString, qint64> &operations,
                               const Listing &listing, int endedCount)
{
    const Said<QMap<QString, qint64>> now{nowMs, operations, listing, endedCount};
    const Said<QMap<QString, qint64>> before = operations_.value(member);
    operations_.insert(member, now);
    std::optional<std::pair<qint64, qint64>> fall;
    bool lives = false;
    for (auto it = operations.cbegin(); it != operations.cend(); ++it) {
        const auto had = before.sign.constFind(it.key());
        if (had == before.sign.cend())
            continue; // a member that joined
        lives = lives || *it >= *had;
        if (*it < *had)
            fall = {*had, *it};
    }
    if (lives) {
        // A history lives in all members of a cluster: one that stayed has it still.
        if (livedUntilMs_.value(member) < before.timeMs)
            livedSinceMs_.insert(member, before.timeMs);
        livedUntilMs_.insert(member, nowMs);
    } else if (fall) {
        restarted(before, member, nowMs, endedCount).operations = fall;
    }
}

void LossWatch::noteUuids(const QString &member, qint64 nowMs, const QStringList &uuids,
                          const Listing &listing, int endedCount)
{
    if (uuids.isEmpty())
        return;
    const Said<QStringList> now{nowMs, uuids, listing, endedCount};
    const Said<QStringList> before = uuids_.value(member);
    uuids_.insert(member, now);
    const bool lives = std::any_of(uuids.cbegin(), uuids.cend(),
                                   [&](const QString &uuid) { return before.sign.contains(uuid); });
    if (!before.sign.isEmpty() && !lives)
        restarted(before, member, nowMs, endedCount).uuids = {before.sign.constFirst(), uuids.constFirst()};
}

} // namespace sluice::monitor
