#pragma once

#include "models/monitor/facts.h"
#include "models/monitor/snapshot.h"

#include <QHash>
#include <QMutex>

#include <memory>
#include <utility>

namespace sluice::monitor {

/// Counters and states over time of every run of a cluster. One thread writes; any thread may read, and
/// neither waits for longer than it takes to append a point or to copy the points of a job. Two writers need
/// a lock of their own.
class SeriesBook
{
public:
    static constexpr int maxPoints = 10000; ///< of one run
    static constexpr int maxStates = 500;   ///< of one run

    /// Of one run. Only the writing thread may look inside.
    struct Series
    {
        QList<CounterPoint> points; ///< oldest first; of a flat stretch only its ends
        QList<StateEvent> states;
        QString pointsFrom; ///< the member whose counters `points` shows
        RunKey run;
    };
    using Handle = std::shared_ptr<Series>;

    /// Begins the series of a run: the `place`th, counted from 0, of those under this id.
    Handle begin(const QString &jobId, qsizetype place, const QDateTime &createTime);
    void addPoint(Series &series, const QString &member, qint64 timeMs, const engine::JobCounters &counters);
    void addState(Series &series, const QString &member, qint64 timeMs, const engine::JobInfo &info);
    void remove(const QString &jobId);
    /// One run of several.
    void remove(const Handle &series);
    void clear();

    /// All runs under the id, one after the other, at most the last maxPoints: a run that was started again
    /// from a savepoint goes on from the one before. From any thread.
    QList<CounterPoint> counters(const QString &jobId) const;
    QList<StateEvent> states(const QString &jobId) const;

    /// From now on what is written is kept for takeFacts() too: for who calls it regularly. Of the writing
    /// thread, as is takeFacts().
    void keepFacts() { keepsFacts_ = true; }
    /// What was written since the last call.
    Facts takeFacts() { return std::exchange(facts_, {}); }

private:
    void trim(Series &series);

    mutable QMutex mutex_;
    QHash<QString, QList<Handle>> runs_;
    Facts facts_; ///< not under the lock
    bool keepsFacts_ = false;
    quint64 lastRun_ = 0;
};

} // namespace sluice::monitor
