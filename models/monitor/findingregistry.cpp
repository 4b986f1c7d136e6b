#include "models/monitor/findingregistry.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// Sweeps without evidence before a finding closes, so that one lost answer does not close and reopen it.
constexpr int missesToClose = 2;
// Numbers that creep are told at most this often.
constexpr qint64 updateEveryMs = 30000;
// What was confirmed this recently may go on; what waits for a person does not need closer looks.
constexpr qint64 closedRecentlyMs = 60000;

QString keyOf(const QString &code, const QString &subject)
{
    return code + QLatin1Char('\n') + subject;
}

bool isUnseen(const FindingRegistry::Sight &sight, bool isAboutAJob, bool needsEveryMember)
{
    return (sight.blind && isAboutAJob) || (sight.partial && needsEveryMember);
}

} // namespace

FindingRegistry::FindingRegistry(QString cluster)
    : cluster_(std::move(cluster))
{
}

void FindingRegistry::fill(Finding &finding, const Candidate &candidate)
{
    finding.code = candidate.code;
    finding.subject = candidate.subject;
    finding.severity = candidate.severity;
    finding.jobId = candidate.jobId;
    finding.jobName = candidate.jobName;
    finding.member = candidate.member;
    finding.reported = candidate.reported;
    finding.observed = candidate.observed;
    finding.rowsPerRun = candidate.rowsPerRun;
    finding.cause = candidate.cause;
    finding.advice = candidate.advice;
    if (candidate.evidence >= 0)
        finding.evidence = candidate.evidence;
}

QList<FindingEvent> FindingRegistry::apply(const Sight &sight, const Candidates &candidates)
{
    nowMs_ = sight.atMs;
    Round round{sight, {}, {}};
    for (const Candidate &candidate : candidates) {
        const QString key = keyOf(candidate.code, candidate.subject);
        if (round.seen.contains(key))
            continue;
        round.seen.insert(key);
        take(key, candidate, round);
    }
    closeUnseen(round);
    forgetAcknowledged(round);
    forgetOldest();
    return round.events;
}

void FindingRegistry::closeUnseen(Round &round)
{
    for (auto it = watched_.begin(); it != watched_.end();) {
        const auto entry = entries_.find(*it);
        bool stays = entry != entries_.end();
        if (stays && !outlasts(*it, *entry, round)) {
            entries_.erase(entry);
            stays = false;
        }
        if (stays && entry->finding.goneMs != 0) {
            gone_.emplace(entry->finding.goneMs, *it);
            stays = false; // it waits for a person
        }
        it = stays ? std::next(it) : watched_.erase(it);
    }
}

bool FindingRegistry::isTold(const Candidate &candidate) const
{
    if (candidate.role != Candidate::Role::Evidence)
        return candidate.role == Candidate::Role::Aftermath;
    const QString key = keyOf(candidate.code, candidate.subject);
    const auto entry = entries_.constFind(key);
    return entry == entries_.cend() ? acknowledged_.contains(key) : entry->open;
}

void FindingRegistry::rest(const QString &jobId, const Candidates &candidates)
{
    for (const Candidate &candidate : candidates) {
        const QString key = keyOf(candidate.code, candidate.subject);
        standing_.insert(key);
        standingOf_[jobId].append(key);
        watched_.erase(key);
    }
}

void FindingRegistry::wake(const QString &jobId)
{
    const QStringList keys = standingOf_.take(jobId);
    for (const QString &key : keys) {
        standing_.remove(key);
        watched_.insert(key);
    }
}

// What a person has taken note of is not told again, unless it got worse.
bool FindingRegistry::isSettled(const QString &key, const Candidate &candidate)
{
    const auto found = acknowledged_.find(key);
    if (found == acknowledged_.end())
        return false;
    if (candidate.role == Candidate::Role::Undone && found->kind == FindingKind::Present) {
        acknowledged_.erase(found); // it is over, and news when it comes back
        return false;
    }
    found->missed = 0;
    if (found->rank == candidate.rank && candidate.severity <= found->severity)
        return true;
    if (candidate.role != Candidate::Role::Evidence)
        return true;
    acknowledged_.erase(found);
    return false;
}

void FindingRegistry::take(const QString &key, const Candidate &candidate, Round &round)
{
    if (isSettled(key, candidate))
        return;
    if (candidate.role == Candidate::Role::Evidence) {
        watched_.insert(key);
        observe(entries_[key], candidate, round);
        return;
    }
    const auto found = entries_.find(key);
    if (found == entries_.end())
        return;
    if (!found->open) {
        entries_.erase(found); // it is explained before it was told
        return;
    }
    watched_.insert(key);
    Entry &entry = *found;
    const Finding before = entry.finding;
    entry.missed = 0;
    entry.stampMs = std::max(entry.stampMs, candidate.stampMs);
    entry.finding.updatedMs = std::max(entry.finding.updatedMs, candidate.stampMs);
    entry.finding.goneMs = 0;
    fill(entry.finding, candidate);
    if (candidate.role == Candidate::Role::Undone) {
        close(entry, round.sight.atMs, round);
        entries_.erase(found);
        return;
    }
    tellIfNews(entry, candidate, before, round);
}

void FindingRegistry::observe(Entry &entry, const Candidate &candidate, Round &round)
{
    entry.missed = 0;
    entry.needsEveryMember = candidate.needsEveryMember;
    const bool isNew = entry.observations == 0 || candidate.stampMs > entry.stampMs;
    if (entry.observations == 0) {
        entry.kind = kindOf(candidate.code);
        entry.firstStampMs = candidate.stampMs;
        entry.finding.cluster = cluster_;
        entry.finding.sinceMs = candidate.sinceMs != 0 ? candidate.sinceMs : candidate.stampMs;
    }
    if (isNew) {
        ++entry.observations;
        entry.stampMs = candidate.stampMs;
        entry.finding.updatedMs = candidate.stampMs;
    }
    const Finding before = entry.finding;
    entry.finding.goneMs = 0;
    fill(entry.finding, candidate);
    if (entry.open) {
        tellIfNews(entry, candidate, before, round);
        return;
    }
    if (entry.observations < candidate.observations || entry.stampMs - entry.firstStampMs < candidate.spanMs)
        return;
    entry.open = true;
    entry.rank = candidate.rank;
    entry.toldMs = round.sight.atMs;
    round.events.append({FindingChange::Opened, entry.finding, round.sight.atMs});
}

void FindingRegistry::tellIfNews(Entry &entry, const Candidate &candidate, const Finding &before,
                                 Round &round)
{
    // What was reported names the time of the poll, so it always differs.
    const bool changed = !(before.observed == entry.finding.observed);
    const bool important = entry.rank != candidate.rank || before.severity != candidate.severity ||
                           before.goneMs != entry.finding.goneMs;
    if (!important && (!changed || round.sight.atMs - entry.toldMs < updateEveryMs))
        return;
    entry.rank = candidate.rank;
    entry.toldMs = round.sight.atMs;
    round.events.append({FindingChange::Updated, entry.finding, round.sight.atMs});
}

void FindingRegistry::close(Entry &entry, qint64 atMs, Round &round)
{
    entry.finding.untilMs = atMs;
    round.events.append({FindingChange::Closed, entry.finding, atMs});
    closed_.append(entry.finding);
    if (closed_.size() > maxClosed)
        closed_.removeFirst();
}

bool FindingRegistry::outlasts(const QString &key, Entry &entry, Round &round)
{
    if (round.seen.contains(key))
        return true;
    if (!entry.open)
        return false;
    if (isUnseen(round.sight, !entry.finding.jobId.isEmpty(), entry.needsEveryMember))
        return true;
    if (++entry.missed < missesToClose)
        return true;
    if (entry.kind == FindingKind::Present) {
        close(entry, round.sight.atMs, round);
        return false;
    }
    if (entry.finding.goneMs == 0) {
        entry.finding.goneMs = round.sight.atMs;
        round.events.append({FindingChange::Updated, entry.finding, round.sight.atMs});
    }
    return true;
}

std::optional<FindingEvent> FindingRegistry::acknowledge(const QString &code, const QString &subject,
                                                         const QString &by, qint64 atMs)
{
    const QString key = keyOf(code, subject);
    const auto found = entries_.find(key);
    if (found == entries_.end() || !found->open)
        return std::nullopt;
    Entry &entry = *found;
    entry.finding.acknowledgedMs = atMs;
    entry.finding.acknowledgedBy = by;
    acknowledged_.insert(key, {entry.rank, entry.finding.severity, entry.kind, entry.needsEveryMember,
                               !entry.finding.jobId.isEmpty(), 0});
    const Sight now{atMs, false, false};
    Round round{now, {}, {}};
    close(entry, atMs, round);
    entries_.erase(found);
    return round.events.constFirst();
}

// One that describes the present is news again when it was gone and comes back.
void FindingRegistry::forgetAcknowledged(const Round &round)
{
    acknowledged_.removeIf([this, &round](QHash<QString, Acknowledged>::iterator it) {
        if (it->kind == FindingKind::Harm || round.seen.contains(it.key()) || standing_.contains(it.key()) ||
            isUnseen(round.sight, it->isAboutAJob, it->needsEveryMember))
            return false;
        return ++it->missed >= missesToClose;
    });
}

void FindingRegistry::forgetOldest()
{
    while (entries_.size() > maxWaiting && !gone_.empty()) {
        const auto [goneMs, key] = gone_.extract(gone_.begin()).value();
        const auto found = entries_.find(key);
        if (found != entries_.end() && found->finding.goneMs == goneMs)
            entries_.erase(found);
    } // where none is left, all of them are observed right now
}

QList<Finding> FindingRegistry::findings() const
{
    QList<Finding> open;
    for (const Entry &entry : entries_)
        if (entry.open)
            open.append(entry.finding);
    std::stable_sort(open.begin(), open.end(),
                     [](const Finding &a, const Finding &b) { return a.sinceMs > b.sinceMs; });
    for (auto it = closed_.crbegin(); it != closed_.crend(); ++it)
        open.append(*it);
    return open;
}

bool FindingRegistry::isOpen(const QString &code, const QString &subject) const
{
    const auto found = entries_.constFind(keyOf(code, subject));
    return found != entries_.cend() && found->open;
}

int FindingRegistry::openCount(const QString &jobId) const
{
    return static_cast<int>(std::count_if(entries_.cbegin(), entries_.cend(), [&](const Entry &entry) {
        return entry.open && entry.finding.jobId == jobId;
    }));
}

bool FindingRegistry::hasPending() const
{
    return std::any_of(entries_.cbegin(), entries_.cend(), [](const Entry &entry) {
        return !entry.open && entry.observations > 0 && entry.finding.severity != Severity::Info;
    });
}

bool FindingRegistry::isSuspicious() const
{
    return std::any_of(entries_.cbegin(), entries_.cend(), [this](const Entry &entry) {
        return entry.finding.severity != Severity::Info &&
               (!entry.open || nowMs_ - entry.stampMs <= closedRecentlyMs);
    });
}

} // namespace sluice::monitor
