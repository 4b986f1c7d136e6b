// Members that contradict each other: a cluster that fell apart.
#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace sluice::monitor {

using engine::JobInfo;

namespace {

Candidate disagreement(const QString &subject, qint64 stampMs)
{
    Candidate candidate;
    candidate.code = QStringLiteral("members-disagree");
    candidate.severity = Severity::Critical;
    candidate.subject = subject;
    candidate.stampMs = stampMs;
    candidate.spanMs = lastingMs;
    candidate.needsEveryMember = true;
    candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "The cluster fell apart (split brain): a long pause of a member or a network failure made each "
        "part go on alone."));
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "Trust neither side. Stop the jobs on every member, bring the members back together (network, "
        "heartbeat timeout), check the targets for double rows, then start the jobs again."));
    return candidate;
}

void verdictsDisagree(const History &history, const JobRun &run, Candidates &result)
{
    if (run.words.size() < 2)
        return;
    for (auto a = run.words.cbegin(); a != run.words.cend(); ++a) {
        const MemberFacts *endedAt = usableMember(history, a.key());
        if (!endedAt || !a->ended || a->running || !a->inEndedList)
            continue;
        for (auto b = run.words.cbegin(); b != run.words.cend(); ++b) {
            const MemberFacts *liveAt = usableMember(history, b.key());
            const JobInfo *live = b.key() != a.key() && liveAt ? liveInfo(history, *liveAt, *b) : nullptr;
            if (!live || b->inEndedList)
                continue;
            Candidate candidate =
                disagreement(run.subject(), std::min(endedAt->running.timeMs, liveAt->running.timeMs));
            candidate.jobId = run.id;
            candidate.jobName = run.name;
            candidate.member = a.key();
            candidate.evidence = run.evidence;
            candidate.reported =
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as %3 (%4)."),
                         {whoSaid(history, a.key()), run.name, a->ended->stateText, timeText(a->endedMs)});
            candidate.observed =
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports the same run as %2 (%3)."),
                         {whoSaid(history, b.key()), live->stateText, timeText(b->aliveMs)});
            result.append(candidate);
            return;
        }
    }
}

// A proof, without comparing each with each, that none of these are strangers: no uuid tells who they are,
// all see one and the same address, and those that see no other are of one process. There may be very many.
bool areOneCluster(const std::vector<const MemberFacts *> &tellers)
{
    QHash<QString, std::size_t> seenBy;
    std::size_t seeing = 0;
    QString lone;
    for (const MemberFacts *teller : tellers) {
        const engine::MemberIdentity &identity = teller->identity;
        if (!identity.uuid.isEmpty())
            return false;
        seeing += identity.memberAddresses.isEmpty() ? 0 : 1;
        for (const QString &address : identity.memberAddresses)
            ++seenBy[address];
        if (identity.memberAddresses.size() != 1 || identity.instance.isEmpty())
            continue;
        if (!lone.isEmpty() && lone != identity.instance)
            return false;
        lone = identity.instance;
    }
    return seeing == 0 || std::any_of(seenBy.cbegin(), seenBy.cend(),
                                      [seeing](std::size_t members) { return members == seeing; });
}

// Two members that answer and have never seen each other: the address of another cluster among those of this
// one, which is no split of it.
bool strangers(const History &history, Candidates &result)
{
    const auto tells = [&history](const MemberFacts &member) {
        return member.usable() && member.identityMs != 0 &&
               history.nowMs() - member.identityMs <= listFreshMs;
    };
    // Only those that tell are compared with each other: a recording may name very many that do not.
    std::vector<const MemberFacts *> tellers;
    for (const MemberFacts &member : history.members())
        if (tells(member))
            tellers.push_back(&member);
    if (areOneCluster(tellers))
        return false;
    for (auto one = tellers.cbegin(); one != tellers.cend(); ++one) {
        for (auto other = std::next(one); other != tellers.cend(); ++other) {
            const MemberFacts *const a = *one;
            const MemberFacts *const b = *other;
            if (engine::kinship(a->identity, b->identity) != engine::Kinship::Strangers)
                continue;
            Candidate candidate =
                disagreement(QStringLiteral("members"), std::min(a->identityMs, b->identityMs));
            candidate.member = b->name;
            const auto sees = [](const MemberFacts &member) {
                QStringList seen = member.identity.memberAddresses.values();
                seen.sort();
                return seen.join(QStringLiteral(", "));
            };
            candidate.reported =
                sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 sees the members %2; %3 sees %4."),
                         {whoSaid(history, a->name), sees(*a), whoSaid(history, b->name), sees(*b)});
            candidate.observed = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding", "They have not seen each other for as long as they are watched."));
            candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "They are members of two clusters that are watched as one (another cluster-name in "
                "hazelcast.yaml), or of one that had split before it was watched."));
            candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
                "Finding",
                "Compare cluster-name in the hazelcast.yaml of both. Where the names differ, connect to them "
                "as two clusters. Where they are alike, the cluster has split: bring its members back "
                "together before you trust what either says."));
            result.append(candidate);
            return true;
        }
    }
    return false;
}

// Members that answer, and see fewer workers than they are themselves.
void membershipsDisagree(const History &history, Candidates &result)
{
    QList<const MemberFacts *> usable;
    for (const MemberFacts &member : history.members())
        if (member.usable() && member.overview.isKnown() &&
            history.nowMs() - member.overview.timeMs < listFreshMs)
            usable.append(&member);
    // Where masters and workers are separate members, workers are always fewer: then nothing can be said.
    if (usable.size() < 2 || history.maxWorkers() < usable.size())
        return;
    qint64 stampMs = 0;
    const MemberFacts *blind = nullptr;
    for (const MemberFacts *member : usable) {
        stampMs = stampMs == 0 ? member->overview.timeMs : std::min(stampMs, member->overview.timeMs);
        if (member->overview.value.workers < usable.size())
            blind = member;
    }
    if (!blind)
        return;
    Candidate candidate = disagreement(QStringLiteral("members"), stampMs);
    candidate.member = blind->name;
    candidate.reported =
        sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 counts %2 workers in the cluster (%3)."),
                 {whoSaid(history, blind->name), QString::number(blind->overview.value.workers),
                  timeText(blind->overview.timeMs)});
    candidate.observed =
        sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 members answer, and there were %2 workers before."),
                 {QString::number(usable.size()), QString::number(history.maxWorkers())});
    result.append(candidate);
}

void mastersDisagree(const History &history, Candidates &result)
{
    QStringList masters;
    QSet<QString> known;
    qint64 stampMs = 0;
    for (const MemberFacts &member : history.members()) {
        if (!member.usable() || !member.system.isKnown() ||
            history.nowMs() - member.system.timeMs > listFreshMs)
            continue;
        stampMs = stampMs == 0 ? member.system.timeMs : std::min(stampMs, member.system.timeMs);
        for (const engine::MemberStatus &status : member.system.value) {
            const QString address = status.host + QLatin1Char(':') + QString::number(status.port);
            if (!status.isMaster || known.contains(address))
                continue;
            known.insert(address);
            masters << address;
        }
    }
    if (masters.size() < 2)
        return;
    Candidate candidate = disagreement(QStringLiteral("members"), stampMs);
    candidate.reported =
        sentence(SLUICE_TRANSLATE_NOOP("Finding", "More than one member is the master: %1 (%2)."),
                 {masters.join(QStringLiteral(", ")), timeText(stampMs)});
    candidate.observed = sentence(SLUICE_TRANSLATE_NOOP("Finding", "A cluster has one master."));
    result.append(candidate);
}

} // namespace

Candidates membersDisagree(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) { verdictsDisagree(history, run, result); });
    if (strangers(history, result))
        return result;
    mastersDisagree(history, result);
    membershipsDisagree(history, result);
    return result;
}

} // namespace sluice::monitor
