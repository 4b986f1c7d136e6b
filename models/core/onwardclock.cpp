#include "models/core/onwardclock.h"

#include <algorithm>

namespace sluice {

namespace {

// A clock that is set right little by little differs by less.
constexpr std::int64_t slackMs = 1000;

} // namespace

OnwardClock::OnwardClock(const Clock &base)
    : base_(base)
    , lastMs_(base.nowMs())
    , lastSteadyMs_(base.steadyMs())
{
}

std::int64_t OnwardClock::nowMs() const
{
    const std::lock_guard lock(mutex_);
    const std::int64_t steadyMs = base_.steadyMs();
    const std::int64_t expectedMs = lastMs_ + steadyMs - lastSteadyMs_;
    std::int64_t now = base_.nowMs() + aheadMs_;
    std::int64_t correctionMs = 0;
    if (now < expectedMs - slackMs)
        correctionMs = expectedMs - now;
    else if (now > expectedMs + slackMs)
        correctionMs = -std::min(aheadMs_, now - expectedMs);
    aheadMs_ += correctionMs;
    now += correctionMs;
    lastMs_ = std::max(lastMs_, now);
    lastSteadyMs_ = steadyMs;
    return lastMs_;
}

} // namespace sluice
