#include "app/ctl/progressline.h"

#include "models/core/clock.h"

#include <algorithm>
#include <string>
#include <utility>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kAfterMs = 500; ///< what takes less needs no word
constexpr std::int64_t kEveryMs = 250;
constexpr std::string_view kTakeAway = "\r\x1b[K"; // to the beginning of the line, and nothing behind it

} // namespace

ProgressLine::ProgressLine(const Clock &clock, Write write)
    : clock_(clock)
    , write_(std::move(write))
    , nextMs_(clock.steadyMs() + kAfterMs)
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::tell(std::string_view what, std::int64_t done, std::int64_t total)
{
    if (!write_ || clock_.steadyMs() < nextMs_)
        return;
    nextMs_ = clock_.steadyMs() + kEveryMs;
    std::string line(kTakeAway);
    line += what;
    if (total > 0) {
        const double part = std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0);
        line += ' ' + std::to_string(static_cast<int>(part * 100)) + " %";
    }
    write_(line);
    shown_ = true;
}

void ProgressLine::clear()
{
    if (std::exchange(shown_, false))
        write_(kTakeAway);
}

} // namespace sluice::ctl
