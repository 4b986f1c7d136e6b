#include "models/monitor/countertrack.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

// A stretch of equal counters says something about an attempt only when it is long against the poll interval.
constexpr int plateauSweeps = 3;
constexpr qint64 plateauMs = 2000;
// Polls further apart than this cannot be expected to see a fall twice.
constexpr qint64 slowPollMs = 3000;
constexpr qsizetype mostRestarts = 300;

bool isLong(const Plateau &plateau)
{
    return plateau.source > 0 && plateau.sweeps >= plateauSweeps && plateau.spanMs() >= plateauMs;
}

} // namespace

void addRestart(QList<Restart> &restarts, const Restart &restart)
{
    restarts.append(restart);
    if (restarts.size() <= mostRestarts)
        return;
    Restart &kept = restarts[2];
    kept.times += restarts.at(1).times;
    kept.sinkBefore = std::max(kept.sinkBefore, restarts.at(1).sinkBefore);
    restarts.removeAt(1);
}

void CounterTrack::add(qint64 timeMs, int sweep, qint64 source, qint64 sink)
{
    if (readings_ > 0 && timeMs < lastMs_)
        return; // an answer that was overtaken by a later one
    if (readings_ == 0) {
        current_ = {source, sink, timeMs, timeMs, 1};
    } else {
        confirmFall(sweep, source);
        if (source < source_ || sink < sink_)
            noteFall(timeMs, sweep, source, sink);
        if (source == current_.source && sink == current_.sink) {
            current_.untilMs = timeMs;
            current_.sweeps += sweep != lastSweep_ ? 1 : 0;
        } else {
            endPlateau(timeMs);
            current_ = {source, sink, timeMs, timeMs, 1};
        }
    }
    source_ = source;
    sink_ = sink;
    maxSource_ = std::max(maxSource_, source);
    maxSink_ = std::max(maxSink_, sink);
    lastMs_ = timeMs;
    lastSweep_ = sweep;
    ++readings_;
    noteJump(timeMs);
}

void CounterTrack::noteFall(qint64 timeMs, int sweep, qint64 source, qint64 sink)
{
    const Restart fall{Restart::Kind::CountersFell, timeMs, source_, sink_, source};
    // Zeros are also what a member answers that has just lost its master, so those are always asked twice.
    const bool zeros = source == 0 && sink == 0;
    if (!zeros && timeMs - lastMs_ >= slowPollMs)
        addRestart(falls_, fall);
    else if (!pendingFall_)
        pendingFall_ = PendingFall{fall, sweep};
}

void CounterTrack::confirmFall(int sweep, qint64 source)
{
    if (!pendingFall_ || sweep == pendingFall_->sweep)
        return;
    const Restart &fall = pendingFall_->restart;
    // W alone may fall (S stays): then source is no measure, and the second sweep alone confirms it.
    if (source < fall.sourceBefore || fall.sourceAfter >= fall.sourceBefore)
        addRestart(falls_, fall);
    else if (fall.sourceAfter > 0)
        addRestart(doubtfulFalls_, fall);
    pendingFall_.reset();
}

void CounterTrack::endPlateau(qint64 timeMs)
{
    ++changes_;
    longestQuietMs_ = std::max(longestQuietMs_, timeMs - current_.sinceMs);
    if (!isLong(current_))
        return;
    if (!firstPlateau_)
        firstPlateau_ = current_;
    leftPlateau_ = current_;
}

void CounterTrack::noteJump(qint64 timeMs)
{
    // The new stretch must stand still too: while it fills up it passes through anything.
    if (!leftPlateau_ || !firstPlateau_ || current_.sweeps < 2)
        return;
    const qint64 unit = firstPlateau_->source;
    if (current_.source < leftPlateau_->source + unit || current_.source % unit != 0)
        return;
    addRestart(jumps_, {Restart::Kind::CountersJumped, timeMs, leftPlateau_->source, leftPlateau_->sink,
                        current_.source});
    leftPlateau_.reset();
}

} // namespace sluice::monitor
