#include "models/monitor/findingregistry.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// Sweeps without evidence before a finding closes, so that one lost answer does not close and reopen it.
constexpr int missesToClose = 2;
// Numbers that creep are told at most this often.
constexpr qint64 updateEveryMs = 30000;

QString keyOf(const Candidate &candidate)
{
    return candidate.code + QLatin1Char('\n') + candidate.subject;
}

} // namespace

FindingRegistry::FindingRegistry(QString cluster)
    : cluster_(std::move(cluster))
{
}

void FindingRegistry::fill(Finding &finding, const Candidate &candidate)
{
    finding.code = candidate.code;
    finding.severity = candidate.severity;
    finding.jobId = candidate.jobId;
    finding.jobName = candidate.jobName;
    finding.member = candidate.member;
    finding.reported = candidate.reported;
    finding.observed = candidate.observed;
    finding.cause = candidate.cause;
    finding.advice = candidate.advice;
    if (candidate.evidence >= 0)
        finding.evidence = candidate.evidence;
}

void FindingRegistry::observe(Entry &entry, const Candidate &candidate, const Sight &sight,
                              QList<FindingEvent> &events)
{
    entry.missed = 0;
    entry.needsEveryMember = candidate.needsEveryMember;
    const bool isNew = entry.observations == 0 || candidate.stampMs > entry.stampMs;
    if (entry.observations == 0) {
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
    fill(entry.finding, candidate);
    if (!entry.open) {
        if (entry.observations < candidate.observations ||
            entry.stampMs - entry.firstStampMs < candidate.spanMs)
            return;
        entry.open = true;
        entry.rank = candidate.rank;
        entry.toldMs = sight.atMs;
        events.append({FindingChange::Opened, entry.finding, sight.atMs});
        return;
    }
    // What was reported names the time of the poll, so it always differs.
    const bool changed = !(before.observed == entry.finding.observed);
    const bool important = entry.rank != candidate.rank || before.severity != candidate.severity;
    if (important || (changed && sight.atMs - entry.toldMs >= updateEveryMs)) {
        entry.rank = candidate.rank;
        entry.toldMs = sight.atMs;
        events.append({FindingChange::Updated, entry.finding, sight.atMs});
    }
}

QList<FindingEvent> FindingRegistry::apply(const Sight &sight, const Candidates &candidates)
{
    QList<FindingEvent> events;
    QSet<QString> seen;
    for (const Candidate &candidate : candidates) {
        const QString key = keyOf(candidate);
        if (seen.contains(key))
            continue;
        seen.insert(key);
        observe(entries_[key], candidate, sight, events);
    }
    for (auto it = entries_.begin(); it != entries_.end();) {
        Entry &entry = *it;
        const bool unseen =
            (sight.blind && !entry.finding.jobId.isEmpty()) || (sight.partial && entry.needsEveryMember);
        if (seen.contains(it.key()) || (entry.open && unseen)) {
            ++it;
            continue;
        }
        if (entry.open && ++entry.missed < missesToClose) {
            ++it;
            continue;
        }
        if (entry.open) {
            entry.finding.untilMs = sight.atMs;
            events.append({FindingChange::Closed, entry.finding, sight.atMs});
            closed_.append(entry.finding);
            if (closed_.size() > maxClosed)
                closed_.removeFirst();
        }
        it = entries_.erase(it);
    }
    return events;
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
    const auto found = entries_.constFind(code + QLatin1Char('\n') + subject);
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
    return std::any_of(entries_.cbegin(), entries_.cend(),
                       [](const Entry &entry) { return entry.finding.severity != Severity::Info; });
}

} // namespace sluice::monitor
