#include "models/monitor/pollpace.h"

#include <algorithm>
#include <utility>

namespace sluice::monitor {

PollPace::PollPace(quint32 seed)
    : random_(seed)
{
}

void PollPace::endSweep(qint64 nowMs)
{
    ++sweeps_;
    nextSweepMs_ = std::max(nowMs, sweepStartMs_ + (urgent_ ? urgentMs : heartbeatMs));
}

void PollPace::failed(qint64 nowMs)
{
    ++failures_;
    ++sweeps_;
    const qint64 steps = std::min(failures_ - 1, 4);
    const qint64 delay = std::min(maxBackOffMs, heartbeatMs << steps);
    // Up to a tenth off either way.
    const qint64 jitter = random_.bounded(static_cast<int>(delay / 5)) - delay / 10;
    nextSweepMs_ = nowMs + std::min(maxBackOffMs, delay + jitter);
}

bool PollPace::recovered()
{
    return std::exchange(failures_, 0) > 0;
}

void PollPace::setUrgent(bool urgent, bool isIdle)
{
    if (urgent && !urgent_ && failures_ == 0 && isIdle)
        nextSweepMs_ = std::min(nextSweepMs_, sweepStartMs_ + urgentMs);
    urgent_ = urgent;
}

} // namespace sluice::monitor
