#pragma once

#include <QRandomGenerator>
#include <QtGlobal>

namespace sluice::monitor {

/// When to ask one address again, whatever engine answers there: a heartbeat with what follows on it is a
/// sweep; after failures the next one comes later and later, with jitter. Pure: the caller has the clock.
class PollPace
{
public:
    static constexpr qint64 heartbeatMs = 2000;
    static constexpr qint64 urgentMs = 1000; ///< while a finding waits for its second look
    static constexpr qint64 maxBackOffMs = 30000;

    /// `seed` is for the jitter of the back-off, so that many windows do not knock at the same moment.
    explicit PollPace(quint32 seed);

    /// When the next sweep begins; 0: at once.
    qint64 nextSweepMs() const { return nextSweepMs_; }
    qint64 sweepStartMs() const { return sweepStartMs_; }
    void beginSweep(qint64 nowMs) { sweepStartMs_ = nowMs; }
    /// All that was to be asked is answered.
    void endSweep(qint64 nowMs);
    /// The sweep is given up: no answer came.
    void failed(qint64 nowMs);
    /// The heartbeat was answered. Returns whether it was not before.
    bool recovered();
    /// The next sweep is due now.
    void hurry() { nextSweepMs_ = 0; }
    /// Something was seen once: sweeps come soon. `isIdle`: none is under way.
    void setUrgent(bool urgent, bool isIdle);

    bool isUrgent() const { return urgent_; }
    bool isFailing() const { return failures_ > 0; }
    /// Sweeps that were completed or given up.
    int sweeps() const { return sweeps_; }

private:
    QRandomGenerator random_;
    qint64 sweepStartMs_ = 0;
    qint64 nextSweepMs_ = 0;
    int failures_ = 0; ///< in a row
    int sweeps_ = 0;
    bool urgent_ = false;
};

} // namespace sluice::monitor
