#include "models/monitor/rules/expectation.h"

#include <algorithm>
#include <cstdlib>

namespace sluice::monitor {

namespace {

// Signs of one restart come from counters, threads and members, seconds apart.
constexpr qint64 sameRestartMs = 12000;
constexpr qint64 bounceBeforeJumpMs = 30000;
constexpr int longPlateauSweeps = 5;

bool hasBounced(const History &history, qint64 timeMs)
{
    for (const SlotBounce &bounce : history.slotBounces())
        if (bounce.roseMs >= timeMs - bounceBeforeJumpMs && bounce.fellMs <= timeMs + bounceBeforeJumpMs)
            return true;
    return false;
}

// Equal bursts look like restarts; slots that went and came, or a BATCH job with checkpoints that stood still
// for long, tell them apart.
bool isCorroborated(const History &history, const JobRun &run, const MemberWord &word, const Restart &jump)
{
    if (hasBounced(history, jump.timeMs))
        return true;
    return hasCheckpointInterval(run) && word.track.firstPlateau() &&
           word.track.firstPlateau()->sweeps >= longPlateauSweeps;
}

} // namespace

bool hasCheckpointInterval(const JobRun &run)
{
    return run.env.contains(QStringLiteral("checkpoint.interval"));
}

RunCounters largestCounters(const JobRun &run)
{
    RunCounters largest;
    for (const MemberWord &word : run.words) {
        RunCounters counters{word.track.maxSource(), word.track.maxSink()};
        if (word.ended) {
            counters.source = std::max(counters.source, word.ended->counters.sourceRows.value_or(0));
            counters.sink = std::max(counters.sink, word.ended->counters.sinkRows.value_or(0));
        }
        if (counters.source > largest.source)
            largest = counters;
    }
    return largest;
}

QList<Restart> provenRestarts(const History &history, const JobRun &run)
{
    QList<Restart> all = run.threadReturns;
    const bool batch = run.mode == engine::JobMode::Batch;
    const bool expected = history.expectedByPerson(run.name) || run.submittedRows;
    for (const MemberWord &word : run.words) {
        all += word.track.falls();
        for (const Restart &fall : word.track.doubtfulFalls())
            if (hasBounced(history, fall.timeMs) ||
                std::abs(history.workersFellMs() - fall.timeMs) <= bounceBeforeJumpMs)
                all.append(fall);
        if (!batch || expected)
            continue; // streams come in bursts; and where the rows are known, they are the better measure
        for (const Restart &jump : word.track.jumps())
            if (isCorroborated(history, run, word, jump))
                all.append(jump);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Restart &a, const Restart &b) { return a.timeMs < b.timeMs; });
    QList<Restart> distinct;
    for (const Restart &restart : std::as_const(all)) {
        if (distinct.isEmpty() || restart.timeMs - distinct.last().timeMs > sameRestartMs) {
            distinct.append(restart);
            continue;
        }
        const qint64 sinkBefore = std::max(distinct.last().sinkBefore, restart.sinkBefore);
        const int times = std::max(distinct.last().times, restart.times);
        if (restart.kind == Restart::Kind::CountersJumped)
            distinct.last() = restart; // it says most
        distinct.last().sinkBefore = sinkBefore;
        distinct.last().times = times;
    }
    return distinct;
}

std::optional<Expectation> strongExpectation(const History &history, const JobRun &run)
{
    if (const auto rows = history.expectedByPerson(run.name); rows && *rows > 0)
        return Expectation{*rows, Expectation::From::Person};
    if (run.submittedRows && *run.submittedRows > 0)
        return Expectation{*run.submittedRows, Expectation::From::Submitted};
    return std::nullopt;
}

std::optional<Expectation> expectedRows(const History &history, const JobRun &run)
{
    if (const auto strong = strongExpectation(history, run))
        return strong;
    if (const auto rows = history.usualRows(run))
        return Expectation{*rows, Expectation::From::EarlierRuns};
    if (provenRestarts(history, run).isEmpty())
        return std::nullopt;
    for (const MemberWord &word : run.words)
        if (word.track.firstPlateau() && word.track.firstPlateau()->sink > 0)
            return Expectation{word.track.firstPlateau()->source, Expectation::From::FirstPlateau};
    return std::nullopt;
}

} // namespace sluice::monitor
