#pragma once

#include <QtGlobal>

namespace sluice::engine {

/// The times of a recording, carried on over what was done to the clock of the computer that recorded. Lines
/// stand in the order in which the answers came, so an answer that came before the one before it says that
/// the clock was set back. A clock that is set forward looks like a pause, and is taken as one.
class CarriedTime
{
public:
    /// The next line: what the clock said when it was asked, and how long the answer took, -1: unknown.
    /// Gives the time to take instead. What is out of order by less than a second stays as it is.
    qint64 take(qint64 timeMs, qint64 latencyMs);

    /// What take() has added to the last time.
    qint64 shiftMs() const { return shiftMs_; }
    /// By how much the clock was set back right before the last line; 0: it was not.
    qint64 setBackByMs() const { return setBackByMs_; }
    /// That the line before the last one was no sign of a clock that was set back: it came late, and did not
    /// say how long its answer took.
    bool wasOnlyLate() const { return wasOnlyLate_; }

private:
    qint64 cameMs_ = -1; ///< when the newest answer came, carried on
    qint64 shiftMs_ = 0;
    qint64 setBackByMs_ = 0;
    bool isDoubtful_ = false;
    bool wasOnlyLate_ = false;
};

} // namespace sluice::engine
