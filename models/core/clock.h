#pragma once

#include <chrono>
#include <cstdint>

namespace sluice {

/// Where the program gets its time from. Tests and replays put their own in, so nothing sleeps.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Milliseconds since 1970-01-01T00:00:00Z.
    virtual std::int64_t nowMs() const = 0;
};

/// The computer's own clock.
class SystemClock final : public Clock
{
public:
    std::int64_t nowMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
};

/// A clock that stands still until it is told otherwise.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(std::int64_t nowMs = 0)
        : now_(nowMs)
    {
    }
    std::int64_t nowMs() const override { return now_; }
    void set(std::int64_t nowMs) { now_ = nowMs; }
    void advance(std::int64_t ms) { now_ += ms; }

private:
    std::int64_t now_;
};

} // namespace sluice
