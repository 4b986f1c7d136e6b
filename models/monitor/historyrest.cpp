// The part of History that lets jobs rest: what has to happen before a rule says anything else of them.
#include "models/monitor/history.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// What a member said last counts as its word for this long, and signs of one restart come this far apart.
constexpr qint64 settledMs = 61000;
// A job that is gone, and told so, is watched this long before it rests.
constexpr qint64 goneLongMs = 60000;
// A member that has been silent this long is taken as gone: what it knew is not waited for.
constexpr qint64 restPatienceMs = 5LL * 60 * 1000;

bool isGivenUp(const MemberFacts &member, qint64 nowMs)
{
    return member.failures > 0 && nowMs - member.failedSinceMs > restPatienceMs;
}

bool hasRestarts(const JobRun &run)
{
    return !run.threadReturns.isEmpty() ||
           std::any_of(run.words.cbegin(), run.words.cend(), [](const MemberWord &word) {
               return !word.track.falls().isEmpty() || !word.track.doubtfulFalls().isEmpty() ||
                      !word.track.jumps().isEmpty();
           });
}

// Whether what other runs of that name move can make another finding of this one.
bool dependsOnOthers(const JobRun &run)
{
    return engine::isEndState(run.last.state) &&
           (hasRestarts(run) || std::any_of(run.words.cbegin(), run.words.cend(), [](const MemberWord &word) {
                return word.ended && word.ended->state == engine::JobState::Failed;
            }));
}

} // namespace

void History::settleMembers()
{
    bool usable = false;
    bool patience = false;
    bool allRead = true;
    blocked_ = false;
    askedMs_ = 0;
    endedReadMs_ = 0;
    for (MemberFacts &member : members_) {
        const bool givenUp = isGivenUp(member, nowMs_);
        usable = usable || member.usable() != member.wasUsable;
        patience = patience || givenUp != member.wasGivenUp;
        member.wasUsable = member.usable();
        member.wasGivenUp = givenUp;
        const qint64 readMs = member.usable() ? member.endedReadMs : 0;
        allRead = allRead && readMs != 0;
        endedReadMs_ = endedReadMs_ == 0 ? readMs : std::min(endedReadMs_, readMs);
        if (givenUp)
            continue;
        blocked_ = blocked_ || !member.usable() || !member.running.isKnown();
        askedMs_ = std::max(askedMs_, member.running.timeMs);
    }
    if (!allRead)
        endedReadMs_ = 0;
    if (usable)
        rest_.wake(JobRest::Until::Usable);
    if (patience)
        rest_.wake(JobRest::Until::Patience);
    if (members_.size() != membersBefore_)
        rest_.wake(JobRest::Until::Members);
    membersBefore_ = members_.size();
    rest_.wakeListedBefore(endedReadMs_);
}

// Takes up what a job slept through: the looks at threads that had none of it, for else it would be awake.
void History::settleRest()
{
    woken_ = rest_.takeWoken();
    for (const QString &id : std::as_const(woken_)) {
        JobRun &run = runs_[id].last();
        if (run.restedAtLook < 0)
            continue;
        for (qsizetype i = run.restedAtLook; i < completeLooks_.size(); ++i) {
            const qint64 timeMs = completeLooks_.at(i);
            if (run.threadsGoneMs == 0)
                run.threadsGoneMs = timeMs;
            run.threadsGoneSweeps += timeMs > run.threadsStillGoneMs ? 1 : 0;
            run.threadsStillGoneMs = timeMs;
            if (run.threadsGoneSweeps >= 2) {
                run.threadsStillGoneMs = completeLooks_.constLast();
                break;
            }
        }
        run.restedAtLook = -1;
    }
}

std::optional<JobRest::Plan> History::restPlan(const QString &jobId, bool isTold) const
{
    const QList<JobRun> runs = runs_.value(jobId);
    JobRest::Plan plan;
    if (runs.isEmpty() || taskTellers_.contains(jobId) || coordinatorTellers_.contains(jobId))
        return std::nullopt;
    for (const qsizetype place : submits_.newestOf(jobId))
        if (submits_.at(place).fate == SubmitNote::Fate::Ignored)
            return std::nullopt; // another job decides whether it was submitted after all
    for (const JobRun &run : runs) {
        if (nowMs_ - run.lastSeenMs <= settledMs && hasRestarts(run))
            return std::nullopt;
        for (auto word = run.words.cbegin(); word != run.words.cend(); ++word) {
            const MemberFacts &member = *members_.constFind(word.key());
            const bool isLive =
                word->running || (!member.running.isKnown() && word->alive && word->aliveMs > word->endedMs);
            const qint64 toldMs = word->running ? member.running.timeMs : word->aliveMs;
            if (isLive && nowMs_ - toldMs <= settledMs)
                return std::nullopt;
            if (word->endedAdvances > 0 && nowMs_ - word->endedAdvancedMs <= settledMs)
                return std::nullopt;
            if (word->ended)
                plan.wakesOn(JobRest::Until::Usable);
            if (word->running || word->inEndedList)
                plan.wakesOn(JobRest::Until::Patience);
        }
        if (dependsOnOthers(run))
            plan.rowsOf = run.name;
        if (hasRestarts(run))
            plan.wakesOn(JobRest::Until::Bounced);
    }
    const JobRun &run = runs.constLast();
    if (run.firstAliveMs == 0 || engine::isEndState(run.last.state))
        return plan;
    // It did not end before our eyes: whether it is somewhere is what is still asked.
    if (run.unlistedMs != 0) {
        if (isTold && nowMs_ - run.unlistedMs < goneLongMs)
            return std::nullopt;
        plan.wakesOn(JobRest::Until::Patience);
        if (isTold) {
            plan.wakesOn(JobRest::Until::Usable);
            plan.wakesOn(JobRest::Until::Members);
        } else if (endedReadMs_ <= run.lastSeenMs) {
            plan.listedAfterMs = run.lastSeenMs;
        } else {
            plan.wakesOn(JobRest::Until::Usable);
        }
        return plan;
    }
    if (isListed(run))
        return plan; // in a list that nobody has asked for lately
    plan.wakesOn(blocked_ ? JobRest::Until::Usable : JobRest::Until::Asked);
    plan.wakesOn(JobRest::Until::Patience);
    return plan;
}

bool History::isListed(const JobRun &run) const
{
    for (auto word = run.words.cbegin(); word != run.words.cend(); ++word) {
        const auto member = members_.constFind(word.key());
        if (member != members_.cend() && !isGivenUp(*member, nowMs_) && (word->running || word->inEndedList))
            return true;
    }
    return false;
}

void History::settlePresence()
{
    for (const QString &id : rest_.awake()) {
        JobRun &run = runs_[id].last();
        if (run.firstAliveMs == 0)
            continue;
        const bool over = engine::isEndState(run.last.state);
        // Every member that is waited for was asked after it was seen last, and has it in no list.
        if (!over && !blocked_ && askedMs_ > run.lastSeenMs && !isListed(run)) {
            if (run.unlistedMs == 0)
                run.unlistedMs = run.lastSeenMs;
        } else if (run.unlistedMs != 0 && run.lastSeenMs > run.unlistedMs) {
            run.wasUnlistedMs = run.unlistedMs;
            run.listedAgainMs = run.lastSeenMs;
            run.unlistedMs = 0;
        }
    }
}

void History::rest(const QString &jobId, const JobRest::Plan &plan)
{
    JobRun &run = runs_[jobId].last();
    const bool threadsMatter = run.last.state == engine::JobState::Running && run.firstAliveMs != 0;
    run.restedAtLook = threadsMatter ? completeLooks_.size() : -1;
    rest_.rest(jobId, plan);
}

void History::setExpectedRows(const QString &jobName, qint64 rows)
{
    expectedRows_.insert(jobName, rows);
    rest_.wakeAll();
}

std::optional<qint64> History::usualRows(const JobRun &run) const
{
    const auto found = usualRows_.constFind(run.name);
    if (found == usualRows_.cend())
        return std::nullopt;
    const auto own = movedRows(run);
    return found->median(own ? std::optional(own->rows) : std::nullopt);
}

void History::noteRows(const std::optional<MovedRows> &before, const std::optional<MovedRows> &now)
{
    if (before == now)
        return;
    const auto change = [this](const MovedRows &moved, bool isMore) {
        UsualRows &usual = usualRows_[moved.name];
        const auto middle = usual.middle();
        if (isMore)
            usual.add(moved.rows);
        else
            usual.remove(moved.rows);
        if (usual.middle() != middle)
            rest_.wakeRowsOf(moved.name);
        if (usual.isEmpty())
            usualRows_.remove(moved.name);
    };
    if (before)
        change(*before, false);
    if (now)
        change(*now, true);
}

QStringList History::trim(int maxJobs)
{
    // Only now and then: to find the oldest takes a look at all of them.
    if (runs_.size() <= std::max<qsizetype>(maxJobs, trimmedTo_) + maxJobs / 10)
        return {};
    QList<std::pair<qint64, QString>> over;
    for (auto it = runs_.cbegin(); it != runs_.cend(); ++it) {
        const JobRun &run = it->last();
        const bool listed = std::any_of(run.words.cbegin(), run.words.cend(), [](const MemberWord &word) {
            return word.running || word.inEndedList;
        });
        if (!listed)
            over.append({run.lastSeenMs, it.key()});
    }
    std::sort(over.begin(), over.end());
    QStringList forgotten;
    const auto excess = std::min<qsizetype>(over.size(), runs_.size() - maxJobs);
    for (qsizetype i = 0; i < excess; ++i) {
        const QString id = over.at(i).second;
        for (const JobRun &run : std::as_const(runs_[id]))
            noteRows(movedRows(run), std::nullopt);
        runs_.remove(id);
        rest_.forget(id);
        series_->remove(id);
        forgotten.append(id);
    }
    trimmedTo_ = runs_.size();
    return forgotten;
}

} // namespace sluice::monitor
