#pragma once

#include <QByteArray>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <functional>

/// Whether work grows with a text or with its square.
namespace sluice::growth {

/// Processor time of this thread, in ms: what else the machine does shows little.
inline double processorMs()
{
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The best of `times`; once is enough where it takes long.
inline double bestMs(int times, const std::function<void()> &work)
{
    double best = 1e9;
    double all = 0;
    for (int i = 0; i < times && all < 300; ++i) {
        const double before = processorMs();
        work();
        best = std::min(best, processorMs() - before);
        all += best;
    }
    return best;
}

/// Whether SLUICE_GROWTH asks for everything, with what each takes, and not for a sample.
inline bool isFull()
{
    return qEnvironmentVariableIsSet("SLUICE_GROWTH");
}

/// Parts of the smaller text; SLUICE_GROWTH gives another number for a closer look.
inline int parts()
{
    const int wanted = qEnvironmentVariableIntValue("SLUICE_GROWTH");
    return wanted > 0 ? wanted : 1000;
}

constexpr double kFactor = 4;    ///< between the two texts
constexpr double kMostRatio = 8; ///< n log n stays well below, n² is 16
constexpr double kNoticeMs = 25; ///< what takes less in all says nothing

/// Empty when the larger work took at most kMostRatio times as long as the smaller one, otherwise what it
/// took.
inline QByteArray verdict(const char *name, const std::function<void()> &small,
                          const std::function<void()> &large)
{
    double ratio = 0;
    double before = 0;
    double after = 0;
    // Once more where it looks bad: a ratio is only as good as its smaller number.
    for (int attempt = 0; attempt < 3; ++attempt) {
        after = bestMs(attempt + 1, large);
        if (isFull())
            qInfo("%s: %.1f ms", name, after);
        if (after < kNoticeMs)
            return {};
        before = bestMs(3 * (attempt + 1), small);
        ratio = after / std::max(before, 0.05);
        if (ratio < kMostRatio)
            return {};
    }
    return QByteArray::number(before, 'f', 1) + " ms, then " + QByteArray::number(after, 'f', 1) +
           " ms for four times as much: " + QByteArray::number(ratio, 'f', 1) + " times as long";
}

} // namespace sluice::growth
