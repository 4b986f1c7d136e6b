// The part of History that notices what an engine does not know any more.
#include "models/monitor/history.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

Listing listingOf(const MemberFacts &member)
{
    Listing listing;
    listing.running = member.running.value;
    for (auto it = member.ended.cbegin(); it != member.ended.cend(); ++it)
        listing.ended.insert(it.key(), it->value);
    return listing;
}

int endedCount(const engine::Overview &overview)
{
    return overview.finished + overview.failed + overview.cancelled;
}

qint64 lastAliveMs(const JobRun &run)
{
    qint64 last = 0;
    for (const MemberWord &word : run.words)
        last = std::max(last, word.aliveMs);
    return last;
}

} // namespace

bool MemberFacts::lists(const QString &jobId) const
{
    return running.value.contains(jobId) ||
           std::any_of(ended.cbegin(), ended.cend(),
                       [&jobId](const auto &list) { return list.value.contains(jobId); });
}

void History::addSystem(MemberFacts &member, const engine::Reply &reply)
{
    const auto *list = std::get_if<QList<engine::MemberStatus>>(&reply.payload);
    if (!list)
        return;
    member.system = {*list, reply.timeMs, sweep_};
    QMap<QString, qint64> operations;
    for (const engine::MemberStatus &status : *list) {
        bool isNumber = false;
        const qint64 count =
            status.values.value(QStringLiteral("operations.completed.count")).toLongLong(&isNumber);
        if (isNumber)
            operations.insert(status.host + QLatin1Char(':') + QString::number(status.port), count);
    }
    losses_.noteOperations(member.name, reply.timeMs, operations, listingOf(member),
                           endedCount(member.overview.value));
}

void History::addCluster(MemberFacts &member, const engine::Reply &reply)
{
    const auto *list = std::get_if<QList<engine::ClusterMember>>(&reply.payload);
    if (!list)
        return;
    member.cluster = {*list, reply.timeMs, sweep_};
    QStringList uuids;
    for (const engine::ClusterMember &entry : *list)
        if (!entry.uuid.isEmpty()) // a member that joins has none yet
            uuids << entry.uuid;
    losses_.noteUuids(member.name, reply.timeMs, uuids, listingOf(member), endedCount(member.overview.value));
}

void History::noteMissing(const MemberFacts &member, const QString &id, const JobRun &run, qint64 timeMs)
{
    const auto &ended = run.words.value(member.name).ended;
    if (ended && ended->finishTime.isValid())
        missing_.append({member.name, id, timeMs, ended->finishTime.toMSecsSinceEpoch(), lastAliveMs(run)});
}

void History::settleLosses()
{
    QMap<QString, MissingJobs> byMember;
    for (const Missing &entry : std::as_const(missing_)) {
        // Members of a cluster that fell apart have lists of their own, and a run that began again leaves the
        // list of its end.
        const bool listed = std::any_of(members_.cbegin(), members_.cend(),
                                        [&](const MemberFacts &member) { return member.lists(entry.id); });
        if (listed)
            continue;
        const MemberFacts &member = members_[entry.member];
        const qint64 rawAgeMs = entry.timeMs - entry.finishMs;
        qint64 ageMs = rawAgeMs + zoneOffsetMs_.value_or(0);
        if (entry.aliveMs != 0)
            ageMs = std::min(ageMs, entry.timeMs - entry.aliveMs);
        MissingJobs &missing = byMember[entry.member];
        if (missing.ids.isEmpty()) {
            missing.member = entry.member;
            missing.nowMs = entry.timeMs;
            missing.afterMs = member.overviewBeforeMs;
            missing.rawAgeMs = rawAgeMs;
            missing.ageMs = ageMs;
            missing.outage = member.failedMs > member.overviewBeforeMs;
            missing.endedBefore = member.endedBefore;
            missing.endedNow = endedCount(member.overview.value);
        }
        missing.ids.insert(entry.id);
        missing.rawAgeMs = std::min(missing.rawAgeMs, rawAgeMs);
        missing.ageMs = std::min(missing.ageMs, ageMs);
    }
    missing_.clear();
    for (const MissingJobs &missing : std::as_const(byMember))
        losses_.noteMissing(missing);
    for (const MemberFacts &member : std::as_const(members_)) {
        const bool fell = member.overview.sweep == sweep_ && member.ended.isEmpty() &&
                          member.endedBefore > 0 && endedCount(member.overview.value) == 0;
        if (fell)
            losses_.noteCountsGone(member.name, member.overviewBeforeMs, member.overview.timeMs,
                                   member.endedBefore);
    }
    if (losses().size() > 0 && losses().constLast().number > lossesSettled_)
        noteSeenBefore(losses().constLast());
}

// A job that began and was forgotten between two words about the process is in neither of its listings.
void History::noteSeenBefore(const HistoryLoss &loss)
{
    lossesSettled_ = loss.number;
    QSet<QString> seen;
    for (const QList<JobRun> &runs : std::as_const(runs_)) {
        const JobRun &run = runs.last();
        const bool listed = std::any_of(members_.cbegin(), members_.cend(),
                                        [&run](const MemberFacts &member) { return member.lists(run.id); });
        if (run.firstAliveMs != 0 && run.lastSeenMs > loss.afterMs && !listed)
            seen.insert(run.id);
    }
    losses_.noteSeen(loss.number, seen);
}

} // namespace sluice::monitor
