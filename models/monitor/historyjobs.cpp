// The part of History that keeps runs of jobs.
#include "models/monitor/history.h"

#include <algorithm>

namespace sluice::monitor {

using engine::JobInfo;
using engine::Reply;

namespace {

// The engine assumes BATCH where a config names no mode.
engine::JobMode modeOf(const QMap<QString, QString> &env, engine::JobMode told)
{
    if (told != engine::JobMode::Unknown || env.isEmpty())
        return told;
    const QString text = env.value(QStringLiteral("job.mode")).trimmed().toUpper();
    if (text.isEmpty() || text == QLatin1String("BATCH"))
        return engine::JobMode::Batch;
    return text == QLatin1String("STREAMING") ? engine::JobMode::Streaming : engine::JobMode::Unknown;
}

// Whether a run began a moment ago. The server's zone is not known, but zones differ by quarter hours.
bool isYoung(const QDateTime &createTime, qint64 timeMs)
{
    constexpr qint64 quarterMs = 15LL * 60 * 1000;
    constexpr qint64 youngMs = 15000;
    constexpr qint64 skewMs = 3000;
    if (!createTime.isValid())
        return false;
    QDateTime asUtc = createTime;
    asUtc.setTimeSpec(Qt::UTC);
    const qint64 age = (timeMs - asUtc.toMSecsSinceEpoch() + skewMs) % quarterMs;
    return (age < 0 ? age + quarterMs : age) <= youngMs + skewMs;
}

// Whether the run was said to be over before this, with the same counters: saying so again tells nothing of
// what it did, and its chart ends where it ended.
bool isSaidAgain(const JobRun &run, const JobInfo &info, qint64 timeMs)
{
    const bool wasOver = std::any_of(run.words.cbegin(), run.words.cend(), [timeMs](const MemberWord &word) {
        return word.endedSinceMs != 0 && word.endedSinceMs < timeMs;
    });
    const QList<CounterPoint> &points = run.series->points;
    return wasOver && engine::isEndState(info.state) && !points.isEmpty() &&
           points.constLast().sourceRows == info.counters.sourceRows &&
           points.constLast().sinkRows == info.counters.sinkRows;
}

qint64 endedReadOf(const MemberFacts &member)
{
    qint64 states = -1;
    for (const char *list : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"}) {
        const auto told = member.ended.constFind(QLatin1String(list));
        const qint64 toldMs = told == member.ended.cend() ? 0 : told->timeMs;
        states = states < 0 ? toldMs : std::min(states, toldMs);
    }
    const auto all = member.ended.constFind(QString());
    return all == member.ended.cend() ? states : std::max(states, all->timeMs);
}

} // namespace

std::optional<MovedRows> movedRows(const JobRun &run)
{
    const qint64 read = run.last.counters.sourceRows.value_or(0);
    if (run.last.state != engine::JobState::Finished || read <= 0 ||
        read != run.last.counters.sinkRows.value_or(-1))
        return std::nullopt;
    return MovedRows{run.name, read};
}

JobInfo History::mended(const JobInfo &info) const
{
    const auto runs = runs_.constFind(info.id);
    if (info.malformed.empty() || runs == runs_.cend() || runs->isEmpty())
        return info;
    JobInfo last = runs->last().last;
    if (!info.stateText.isEmpty()) {
        last.state = info.state;
        last.stateText = info.stateText;
    }
    last.malformed = info.malformed;
    last.raw = info.raw;
    return last;
}

JobRun &History::runOf(const JobInfo &info, qint64 timeMs)
{
    rest_.wake(info.id);
    QList<JobRun> &runs = runs_[info.id];
    if (!runs.isEmpty() && !info.createTime.isValid())
        return runs.last();
    for (JobRun &run : runs) {
        if (!run.createTime.isValid())
            run.createTime = info.createTime;
        if (run.createTime == info.createTime)
            return run;
    }
    forgetOldestRun(runs);
    JobRun run;
    run.id = info.id;
    run.createTime = info.createTime;
    run.firstSeenMs = timeMs;
    // Oldest start first, whatever the order in which they were seen.
    const auto place = std::find_if(runs.begin(), runs.end(),
                                    [&](const JobRun &other) { return other.createTime > run.createTime; });
    run.series = series_->begin(run.id, std::distance(runs.begin(), place), run.createTime);
    return *runs.insert(place, run);
}

// A job that is started again and again under its id would take more with each of its runs.
void History::forgetOldestRun(QList<JobRun> &runs)
{
    if (runs.size() < maxRunsOfAJob)
        return;
    const auto isListed = [](const JobRun &run) {
        return std::any_of(run.words.cbegin(), run.words.cend(),
                           [](const MemberWord &word) { return word.running || word.inEndedList; });
    };
    const auto oldest = std::find_if_not(runs.begin(), runs.end() - 1, isListed);
    if (oldest == runs.end() - 1)
        return;
    noteRows(movedRows(*oldest), std::nullopt);
    series_->remove(oldest->series);
    runs.erase(oldest);
}

void History::takeSubmit(JobRun &run, const SubmitNote &note)
{
    run.startSeen = true;
    if (note.expectedRows)
        run.submittedRows = note.expectedRows;
    if (run.env.isEmpty())
        run.env = note.env;
}

bool History::claimSubmit(JobRun &run, qint64 timeMs)
{
    const QList<qsizetype> places = submits_.of(run.id);
    for (auto place = places.crbegin(); place != places.crend(); ++place) {
        const SubmitNote &note = submits_.at(*place);
        if (note.jobName != run.name || note.timeMs > timeMs)
            continue;
        if (note.wasAlive && note.knownStart != run.createTime && note.knownStart > run.createTime)
            continue;
        takeSubmit(run, note);
        return true;
    }
    return false;
}

bool History::noteWord(JobRun &run, const JobInfo &info, const QString &member, qint64 timeMs)
{
    const bool isNew = run.lastSeenMs == 0;
    const auto rowsBefore = movedRows(run);
    if (!info.name.isEmpty())
        run.name = info.name;
    if (isNew)
        run.startSeen = claimSubmit(run, timeMs) || isYoung(info.createTime, timeMs);
    if (!info.envOptions.isEmpty())
        run.env = info.envOptions;
    if (const engine::JobMode mode = modeOf(run.env, info.mode()); mode != engine::JobMode::Unknown)
        run.mode = mode;
    if (!info.dag.vertices.isEmpty())
        run.dag = info.dag;
    series_->addState(*run.series, member, timeMs, info);
    if (timeMs >= run.lastSeenMs) {
        run.last = info;
        run.last.envOptions = run.env;
        run.lastMember = member;
        run.lastSeenMs = timeMs;
    }
    noteRows(rowsBefore, movedRows(run));
    // A start that was not there in the sweeps before is from just now.
    if (isNew && sweep_ > 0 && !engine::isEndState(info.state))
        learnZone(info.createTime, timeMs);
    return isNew;
}

void History::learnZone(const QDateTime &engineTime, qint64 timeMs)
{
    if (!engineTime.isValid())
        return;
    constexpr qint64 quarterMs = 15LL * 60 * 1000;
    QDateTime asUtc = engineTime;
    asUtc.setTimeSpec(Qt::UTC);
    const double quarters = static_cast<double>(asUtc.toMSecsSinceEpoch() - timeMs) / quarterMs;
    zoneOffsetMs_ = qRound64(quarters) * quarterMs;
}

void History::noteAlive(JobRun &run, MemberWord &word, const JobInfo &info, qint64 timeMs)
{
    run.witnessed = true;
    if (run.firstAliveMs == 0)
        run.firstAliveMs = timeMs;
    word.alive = info;
    word.aliveMs = timeMs;
    if (info.counters.sourceRows && info.counters.sinkRows)
        word.track.add(timeMs, sweep_, *info.counters.sourceRows, *info.counters.sinkRows);
}

void History::noteEnded(MemberWord &word, const JobInfo &info, qint64 timeMs)
{
    const qint64 rows = info.counters.sourceRows.value_or(0);
    if (word.ended && timeMs > word.endedMs && rows > word.ended->counters.sourceRows.value_or(0)) {
        ++word.endedAdvances;
        word.endedAdvancedMs = timeMs;
    }
    if (!word.ended)
        word.endedSinceMs = timeMs;
    word.ended = info;
    word.endedMs = timeMs;
}

void History::addRunning(MemberFacts &member, const Reply &reply, int evidence)
{
    const auto *list = std::get_if<QList<JobInfo>>(&reply.payload);
    if (!list)
        return;
    if (member.failedEndpoint == QLatin1String("running-jobs"))
        member.failedEndpoint.clear();
    member.failures = 0;
    const bool hadList = member.running.isKnown();
    if (!hadList)
        rest_.wake(JobRest::Until::Usable);
    rest_.wake(JobRest::Until::Asked);
    QSet<QString> ids;
    for (const JobInfo &listed : *list) {
        if (listed.id.isEmpty()) { // malformed: it counts, no more
            ids.insert(QLatin1Char('?') + QString::number(ids.size()));
            continue;
        }
        ids.insert(listed.id);
        const JobInfo info = mended(listed);
        JobRun &run = runOf(info, reply.timeMs);
        // What was not in the list before has just started.
        if (noteWord(run, info, member.name, reply.timeMs) && hadList)
            run.startSeen = true;
        run.evidence = evidence;
        MemberWord &word = run.words[member.name];
        word.running = info;
        word.runningMs = reply.timeMs;
        if (!engine::isEndState(info.state)) {
            noteAlive(run, word, info, reply.timeMs);
            series_->addPoint(*run.series, member.name, reply.timeMs, info.counters);
        }
        for (JobRun &other : runs_[info.id])
            if (other.createTime != run.createTime && other.words.contains(member.name))
                other.words[member.name].running.reset();
        member.unknownIds.remove(info.id);
    }
    for (const QString &id : std::as_const(member.running.value)) {
        if (ids.contains(id) || !runs_.contains(id))
            continue;
        rest_.wake(id);
        for (JobRun &run : runs_[id])
            if (run.words.contains(member.name))
                run.words[member.name].running.reset();
    }
    member.running = {ids, reply.timeMs, sweep_};
}

void History::addEnded(MemberFacts &member, const Reply &reply, int evidence)
{
    const auto *list = std::get_if<QList<JobInfo>>(&reply.payload);
    if (!list)
        return;
    const bool hadList = member.ended.value(reply.argument).isKnown();
    const QSet<QString> before = member.ended.value(reply.argument).value;
    QSet<QString> ids;
    std::optional<qint64> oldestMs;
    for (const JobInfo &listed : *list) {
        if (listed.id.isEmpty()) { // malformed: it counts, no more
            ids.insert(QLatin1Char('?') + QString::number(ids.size()));
            continue;
        }
        ids.insert(listed.id);
        const JobInfo info = mended(listed);
        if (info.finishTime.isValid())
            oldestMs = std::min(oldestMs.value_or(info.finishTime.toMSecsSinceEpoch()),
                                info.finishTime.toMSecsSinceEpoch());
        JobRun &run = runOf(info, reply.timeMs);
        const bool isNew = noteWord(run, info, member.name, reply.timeMs);
        // Over before we looked, unless an earlier answer to the same question did not have it yet.
        if (isNew && hadList)
            run.witnessed = true;
        if (run.evidence < 0 || engine::isEndState(info.state))
            run.evidence = evidence;
        MemberWord &word = run.words[member.name];
        noteEnded(word, info, reply.timeMs);
        word.inEndedList = true;
        for (JobRun &other : runs_[info.id])
            if (other.createTime != run.createTime && other.words.contains(member.name))
                other.words[member.name].inEndedList = false;
        if (!isSaidAgain(run, info, reply.timeMs))
            series_->addPoint(*run.series, member.name, reply.timeMs, info.counters);
        member.unknownIds.remove(info.id);
    }
    member.ended.insert(reply.argument, {ids, reply.timeMs, sweep_});
    member.endedReadMs = endedReadOf(member);
    if (oldestMs)
        losses_.noteListedAge(reply.timeMs - *oldestMs);
    for (const QString &id : before) {
        const bool elsewhere = std::any_of(member.ended.cbegin(), member.ended.cend(),
                                           [&](const auto &fact) { return fact.value.contains(id); });
        if (elsewhere || !runs_.contains(id))
            continue;
        rest_.wake(id);
        for (JobRun &run : runs_[id]) {
            if (!run.words.contains(member.name))
                continue;
            noteMissing(member, id, run, reply.timeMs);
            run.words[member.name].inEndedList = false;
            run.words[member.name].ended.reset();
        }
    }
}

void History::addJobInfo(MemberFacts &member, const Reply &reply, int evidence)
{
    const auto *info = std::get_if<JobInfo>(&reply.payload);
    if (!info || info->id.isEmpty())
        return;
    if (!info->known) {
        member.unknownIds.insert(info->id, reply.timeMs);
        if (runs_.contains(info->id))
            rest_.wake(info->id);
        return;
    }
    member.unknownIds.remove(info->id);
    JobRun &run = runOf(*info, reply.timeMs);
    noteWord(run, *info, member.name, reply.timeMs);
    run.evidence = evidence;
    MemberWord &word = run.words[member.name];
    if (engine::isEndState(info->state))
        noteEnded(word, *info, reply.timeMs);
    else if (info->state != engine::JobState::Unknowable)
        noteAlive(run, word, *info, reply.timeMs);
    if (!isSaidAgain(run, *info, reply.timeMs))
        series_->addPoint(*run.series, member.name, reply.timeMs, info->counters);
}

} // namespace sluice::monitor
