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
    /// Milliseconds since some moment in the past, that only ever go on: for what is to be done after a
    /// while, which must not wait for an hour that somebody has set the computer back.
    virtual std::int64_t steadyMs() const = 0;

protected:
    /// The least that steadyMs() gives: 0 is long ago for everybody who compares with it.
    static constexpr std::int64_t longAgoMs = std::int64_t{1000} * 86'400'000;
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
    std::int64_t steadyMs() const override
    {
        using namespace std::chrono;
        return longAgoMs + duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
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
    std::int64_t steadyMs() const override { return steady_; }
    /// As when somebody sets the computer's clock: what is waited for waits as long as before.
    void set(std::int64_t nowMs) { now_ = nowMs; }
    void advance(std::int64_t ms)
    {
        now_ += ms;
        steady_ += ms;
    }

private:
    std::int64_t now_;
    std::int64_t steady_ = longAgoMs;
};

} // namespace sluice
