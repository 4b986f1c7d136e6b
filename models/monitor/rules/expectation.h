#pragma once

#include "models/monitor/history.h"

#include <optional>

namespace sluice::monitor {

/// How many rows one run of a job moves, and how we know.
struct Expectation
{
    enum class From
    {
        Person,
        Submitted,
        EarlierRuns,
        FirstPlateau
    };
    qint64 rows = 0;
    From from = From::Person;

    /// Said by the person or by the submitted config; the others are estimates.
    bool isStrong() const { return from == From::Person || from == From::Submitted; }
};

/// What the person or the submitted config says; cheap.
std::optional<Expectation> strongExpectation(const History &history, const JobRun &run);

/// The best expectation for a run, in the order of Expectation::From; none when there is none.
std::optional<Expectation> expectedRows(const History &history, const JobRun &run);

/// The restarts of a run that its counters and threads prove, oldest first, each once.
QList<Restart> provenRestarts(const History &history, const JobRun &run);

/// The largest counters that any member told of a run.
struct RunCounters
{
    qint64 source = 0;
    qint64 sink = 0;
};
RunCounters largestCounters(const JobRun &run);

/// True when the run's config switches periodic checkpoints on.
bool hasCheckpointInterval(const JobRun &run);

} // namespace sluice::monitor
