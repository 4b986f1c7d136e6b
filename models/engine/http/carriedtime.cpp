#include "models/engine/http/carriedtime.h"

#include <algorithm>

namespace sluice::engine {

namespace {

// Times are rounded, and answers that come at one moment are written in any order.
constexpr qint64 slackMs = 1000;

} // namespace

qint64 CarriedTime::take(qint64 timeMs, qint64 latencyMs)
{
    const qint64 ownMs = timeMs + std::max<qint64>(latencyMs, 0);
    setBackByMs_ = 0;
    wasOnlyLate_ = false;
    if (shiftMs_ > 0 && ownMs >= cameMs_) {
        // It has caught up: somebody has set it right, or nobody had set it.
        wasOnlyLate_ = isDoubtful_;
        shiftMs_ = 0;
    } else if (ownMs + shiftMs_ < cameMs_ - slackMs) {
        setBackByMs_ = cameMs_ - ownMs - shiftMs_;
        // How long it was until this line nobody knows; it was later, at least.
        shiftMs_ += setBackByMs_ + 1;
    }
    isDoubtful_ = setBackByMs_ > 0 && latencyMs < 0;
    cameMs_ = std::max(cameMs_, ownMs + shiftMs_);
    return timeMs + shiftMs_;
}

} // namespace sluice::engine
