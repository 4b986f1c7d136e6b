#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

QString whoSaid(const History &history, const QString &member)
{
    return member.isEmpty() ? history.cluster() : member;
}

const MemberFacts *usableMember(const History &history, const QString &name)
{
    const auto found = history.members().constFind(name);
    return found == history.members().cend() || !found->usable() ? nullptr : &*found;
}

const engine::JobInfo *liveInfo(const History &history, const MemberFacts &member, const MemberWord &word)
{
    if (word.running) {
        const bool fresh = history.nowMs() - member.running.timeMs <= listFreshMs;
        return fresh && !engine::isEndState(word.running->state) ? &*word.running : nullptr;
    }
    // A recording that never asks for the list: job-info is the next best.
    const bool alive =
        word.alive && word.aliveMs > word.endedMs && !member.unknownIds.contains(word.alive->id);
    if (member.running.isKnown() || !alive)
        return nullptr;
    return history.nowMs() - word.aliveMs <= listFreshMs ? &*word.alive : nullptr;
}

const MemberWord *liveWord(const History &history, const JobRun &run, QString *member)
{
    const MemberWord *best = nullptr;
    for (auto it = run.words.cbegin(); it != run.words.cend(); ++it) {
        const MemberFacts *facts = usableMember(history, it.key());
        if (!facts || !liveInfo(history, *facts, *it))
            continue;
        if (!best || it->aliveMs > best->aliveMs) {
            best = &*it;
            if (member)
                *member = it.key();
        }
    }
    return best;
}

const MemberWord *endedWord(const History &history, const JobRun &run, QString *member)
{
    const MemberWord *best = nullptr;
    for (auto it = run.words.cbegin(); it != run.words.cend(); ++it) {
        if (!it->ended || !usableMember(history, it.key()))
            continue;
        // What job-info said once counts as long as nobody says otherwise later.
        if (!it->inEndedList && it->aliveMs > it->endedMs)
            continue;
        if (!best || it->endedMs > best->endedMs) {
            best = &*it;
            if (member)
                *member = it.key();
        }
    }
    return best;
}

QString rowsText(const std::optional<qint64> &rows)
{
    return rows ? QString::number(*rows) : QStringLiteral("?");
}

void forEachLive(const History &history,
                 const std::function<void(const JobRun &, const QString &, const MemberWord &)> &use)
{
    forEachRun(history, [&](const JobRun &run) {
        QString member;
        if (const MemberWord *word = liveWord(history, run, &member))
            use(run, member, *word);
    });
}

void forEachRun(const History &history, const std::function<void(const JobRun &)> &use)
{
    for (const QString &id : history.awake()) {
        const auto runs = history.runs().constFind(id);
        for (const JobRun &run : *runs)
            use(run);
    }
}

Candidate aboutRun(const char *code, Severity severity, const JobRun &run)
{
    Candidate candidate;
    candidate.code = QLatin1String(code);
    candidate.severity = severity;
    candidate.subject = run.subject();
    candidate.jobId = run.id;
    candidate.jobName = run.name;
    candidate.evidence = run.evidence;
    return candidate;
}

ThreadSight threadSight(const History &history)
{
    ThreadSight sight;
    sight.complete = !history.members().isEmpty();
    int workers = 0;
    for (const MemberFacts &member : history.members()) {
        workers = std::max(workers, member.overview.value.workers);
        const bool fresh = member.usable() && member.threads.isKnown() &&
                           history.nowMs() - member.threads.timeMs <= threadsFreshMs;
        sight.complete = sight.complete && fresh;
        if (!fresh)
            continue;
        sight.members.append(&member);
        sight.newestMs = std::max(sight.newestMs, member.threads.timeMs);
        sight.oldestMs =
            sight.oldestMs == 0 ? member.threads.timeMs : std::min(sight.oldestMs, member.threads.timeMs);
    }
    sight.complete = sight.complete && history.members().size() >= workers;
    return sight;
}

bool endedListsKnown(const MemberFacts &member)
{
    if (member.ended.value(QString()).isKnown())
        return true;
    const engine::Overview &overview = member.overview.value;
    const auto known = [&](const char *list) {
        return member.ended.value(QLatin1String(list)).isKnown();
    };
    return member.overview.isKnown() && (known("FINISHED") || overview.finished == 0) &&
           (known("FAILED") || overview.failed == 0) && (known("CANCELED") || overview.cancelled == 0);
}

} // namespace sluice::monitor
