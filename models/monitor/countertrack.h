#pragma once

#include <QList>
#include <QtGlobal>

#include <optional>

namespace sluice::monitor {

/// A moment at which a run's counters showed that its pipeline began again.
struct Restart
{
    enum class Kind
    {
        CountersFell,
        CountersJumped,
        ThreadsReturned
    };
    Kind kind = Kind::CountersFell;
    qint64 timeMs = 0;       ///< when it was seen
    qint64 sourceBefore = 0; ///< rows read before it
    qint64 sinkBefore = 0;   ///< rows handed to the sink before it
    qint64 sourceAfter = 0;
    int times = 1; ///< of several that are told as one, this is the last; sinkBefore is the most of them

    bool operator==(const Restart &) const = default;
};

/// Adds a restart to those of a run, oldest first. A run that restarts for days has very many: beyond some
/// hundred the oldest but the first are told as one.
void addRestart(QList<Restart> &restarts, const Restart &restart);

/// Counters that stood still for several polls.
struct Plateau
{
    qint64 source = 0;
    qint64 sink = 0;
    qint64 sinceMs = 0;
    qint64 untilMs = 0; ///< last poll that still showed it
    int sweeps = 0;     ///< sweeps that showed it

    qint64 spanMs() const { return untilMs - sinceMs; }
};

/// The counters of one run as one member told them, in time order, reduced to what the rules need. An engine
/// never resets a run's counters; they fall when a member is lost and are summed over attempts otherwise
/// (measured on 2.3.8), so a fall is a restart, and a jump from a plateau to its multiple is likely one.
class CounterTrack
{
public:
    /// Counters of a run that is not over. `sweep` counts up; readings of one sweep are one observation.
    void add(qint64 timeMs, int sweep, qint64 source, qint64 sink);

    bool isEmpty() const { return readings_ == 0; }
    qint64 source() const { return source_; }
    qint64 sink() const { return sink_; }
    qint64 maxSource() const { return maxSource_; }
    qint64 maxSink() const { return maxSink_; }
    qint64 lastMs() const { return lastMs_; }
    /// The stretch of equal counters that the last reading belongs to.
    const Plateau &current() const { return current_; }
    /// The first long plateau: what one attempt moves, if the run is restarted later.
    const std::optional<Plateau> &firstPlateau() const { return firstPlateau_; }
    /// Falls that a second sweep confirmed (or that need no second one).
    const QList<Restart> &falls() const { return falls_; }
    /// Falls that were over when the next sweep came: evidence only beside a lost worker or slots that
    /// bounced.
    const QList<Restart> &doubtfulFalls() const { return doubtfulFalls_; }
    /// Jumps from a long plateau to an exact multiple of the first one. Only evidence beside something else:
    /// a source that delivers in equal bursts looks the same.
    const QList<Restart> &jumps() const { return jumps_; }
    /// Times between changes: the longest seen, and how many changes there were.
    qint64 longestQuietMs() const { return longestQuietMs_; }
    int changes() const { return changes_; }

private:
    void noteFall(qint64 timeMs, int sweep, qint64 source, qint64 sink);
    void confirmFall(int sweep, qint64 source);
    void endPlateau(qint64 timeMs);
    void noteJump(qint64 timeMs);

    struct PendingFall
    {
        Restart restart;
        int sweep = 0;
    };

    qint64 source_ = 0;
    qint64 sink_ = 0;
    qint64 maxSource_ = 0;
    qint64 maxSink_ = 0;
    qint64 lastMs_ = 0;
    int lastSweep_ = -1;
    int readings_ = 0;
    int changes_ = 0;
    qint64 longestQuietMs_ = 0;
    Plateau current_;
    std::optional<Plateau> firstPlateau_;
    std::optional<Plateau> leftPlateau_; ///< the long one before the current stretch
    std::optional<PendingFall> pendingFall_;
    QList<Restart> falls_;
    QList<Restart> doubtfulFalls_;
    QList<Restart> jumps_;
};

} // namespace sluice::monitor
