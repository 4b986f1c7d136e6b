#pragma once

#include "models/monitor/findingregistry.h"
#include "models/monitor/history.h"

namespace sluice::monitor {

/// Turns replies in time order, from the network or from a recording, into findings: keeps the history, runs
/// the rules over complete sweeps, and tells what opens, changes and closes. Pure: no clock, no network.
class Detector
{
public:
    /// `series` takes the counters and states over time; others may read it at the same time.
    explicit Detector(const QString &cluster,
                      std::shared_ptr<SeriesBook> series = std::make_shared<SeriesBook>());

    /// Takes the next reply; `evidence` is the caller's number for its raw form. Returns what changed when
    /// the reply completed a sweep (it is then the first of the next one).
    QList<FindingEvent> consume(const engine::Reply &reply, int evidence = -1);
    /// Says that the sweep is complete, for a caller that knows without waiting for the next one.
    QList<FindingEvent> endSweep();
    /// Closes an open finding because a person took note of it (FindingRegistry::acknowledge).
    std::optional<FindingEvent> acknowledge(const QString &code, const QString &subject, const QString &by,
                                            qint64 atMs)
    {
        return registry_.acknowledge(code, subject, by, atMs);
    }
    /// Tells the rules what the person knows: a run of this job moves that many rows.
    void setExpectedRows(const QString &jobName, qint64 rows);

    const History &history() const { return history_; }
    const FindingRegistry &registry() const { return registry_; }
    /// What became known since the last call, where the series keep it (SeriesBook::keepFacts()).
    Facts takeFacts() { return history_.takeFacts(); }

private:
    /// Lets jobs rest of which no rule can say anything else after this sweep.
    void restJobs(const Candidates &said);

    History history_;
    FindingRegistry registry_;
};

} // namespace sluice::monitor
