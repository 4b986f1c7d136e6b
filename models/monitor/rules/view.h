#pragma once

#include "models/monitor/candidate.h"
#include "models/monitor/history.h"

#include <functional>

/// What rules ask of the history again and again.
namespace sluice::monitor {

/// Longest age at which the running list of a usable member still says what is.
inline constexpr qint64 listFreshMs = 60000;
/// The same for its threads.
inline constexpr qint64 threadsFreshMs = 12000;
/// What members say of each other is said at different moments: a contradiction has to last this long.
inline constexpr qint64 lastingMs = 900;

/// Who said it: the member, or the cluster where a recording names none.
QString whoSaid(const History &history, const QString &member);
/// The member when it answers; null otherwise.
const MemberFacts *usableMember(const History &history, const QString &name);
/// What a member says now of a run that it calls not over (its running list; job-info where a recording has
/// no such list); null when it does not.
const engine::JobInfo *liveInfo(const History &history, const MemberFacts &member, const MemberWord &word);
/// The newest word of a usable member that calls the run not over; null when none does. Its `alive` is set.
const MemberWord *liveWord(const History &history, const JobRun &run, QString *member = nullptr);
/// The word of a usable member that has the run as ended (a list or job-info); null otherwise.
const MemberWord *endedWord(const History &history, const JobRun &run, QString *member = nullptr);
/// Rows as text, or "?" where the engine told none.
QString rowsText(const std::optional<qint64> &rows);
/// Calls `use` for every run that some usable member calls not over.
void forEachLive(const History &history,
                 const std::function<void(const JobRun &, const QString &member, const MemberWord &)> &use);
/// Calls `use` for every run of every job that does not rest: of the others nothing new can be said.
void forEachRun(const History &history, const std::function<void(const JobRun &)> &use);
/// A candidate about a run, with identity, names and evidence filled in.
Candidate aboutRun(const char *code, Severity severity, const JobRun &run);
/// Members with fresh threads, and whether those are all members (and all workers).
struct ThreadSight
{
    QList<const MemberFacts *> members;
    bool complete = false;
    qint64 oldestMs = 0;
    qint64 newestMs = 0;
};
ThreadSight threadSight(const History &history);
/// True when every ended list that can hold a job was read, or is known to be empty, on this member.
bool endedListsKnown(const MemberFacts &member);

} // namespace sluice::monitor
