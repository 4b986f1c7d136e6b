#pragma once

#include "models/core/clock.h"

#include <mutex>

namespace sluice {

/// A clock whose time only goes on, over one that somebody may set back: what is watched is told apart by its
/// times, so an hour that comes twice would hide, or make up, what happens in it. While the other clock is
/// behind, this one is ahead of it; set forward, it is followed. May be asked from any thread.
class OnwardClock final : public Clock
{
public:
    /// `base` must outlive it.
    explicit OnwardClock(const Clock &base);

    std::int64_t nowMs() const override;
    std::int64_t steadyMs() const override { return base_.steadyMs(); }

private:
    const Clock &base_;
    mutable std::mutex mutex_;
    mutable std::int64_t lastMs_;       ///< what nowMs() gave last
    mutable std::int64_t lastSteadyMs_; ///< and when
    mutable std::int64_t aheadMs_ = 0;
};

} // namespace sluice
