#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace sluice {
class Clock;
} // namespace sluice

namespace sluice::ctl {

/// A line on a terminal that tells how far something is: from half a second on, a few times a second, written
/// over itself, and taken away in the end. Pure: `write` brings it to the terminal.
class ProgressLine
{
public:
    using Write = std::function<void(std::string_view)>;

    /// Without `write` nothing is told. `clock` must outlive it.
    ProgressLine(const Clock &clock, Write write);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// "reading 12 %"; `total` 0 or less: nobody knows, and no number is told. May be called very often.
    void tell(std::string_view what, std::int64_t done, std::int64_t total);
    void clear();

private:
    const Clock &clock_;
    Write write_;
    std::int64_t nextMs_; ///< steady
    bool shown_ = false;
};

} // namespace sluice::ctl
