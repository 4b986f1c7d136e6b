#include "models/job/files/diff.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sluice::job {
namespace {

constexpr std::size_t kContextLines = 3;
constexpr std::size_t kMaxLines = 200000;
/// So many changes between two common lines are found with the fewest lines; more take the square of their
/// number, so that the search stops where it is and goes on from there.
constexpr long kMostChanges = 256;

using Lines = std::vector<std::string_view>;

/// With their line ends, so that a changed line end or a missing last one is a change too.
Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// For each line of either text whether it has a partner in the other one.
struct Marks
{
    std::vector<bool> left;
    std::vector<bool> right;
};

/// Myers' shortest edit script in linear space: find the middle of it, then do both halves.
class Myers
{
public:
    Myers(const std::vector<std::size_t> &left, const std::vector<std::size_t> &right, Marks &marks)
        : left_(left)
        , right_(right)
        , marks_(marks)
    {
    }

    void run(std::size_t a, std::size_t aEnd, std::size_t b, std::size_t bEnd)
    {
        while (a < aEnd && b < bEnd && left_[a] == right_[b])
            keep(a++, b++);
        while (a < aEnd && b < bEnd && left_[aEnd - 1] == right_[bEnd - 1])
            keep(--aEnd, --bEnd);
        if (a == aEnd || b == bEnd)
            return;
        const auto [x, y] = middle(a, aEnd, b, bEnd);
        run(a, x, b, y);
        run(x, aEnd, y, bEnd);
    }

private:
    void keep(std::size_t a, std::size_t b)
    {
        marks_.left[a] = true;
        marks_.right[b] = true;
    }

    std::pair<std::size_t, std::size_t> middle(std::size_t a, std::size_t aEnd, std::size_t b,
                                               std::size_t bEnd)
    {
        const long n = static_cast<long>(aEnd - a);
        const long m = static_cast<long>(bEnd - b);
        const long limit = std::min((n + m + 1) / 2, kMostChanges);
        const std::size_t size = static_cast<std::size_t>(2 * limit + 3);
        forward_.assign(size, 0);
        backward_.assign(size, 0);
        const auto at = [limit](std::vector<long> &row, long k) -> long & {
            return row[static_cast<std::size_t>(k + limit + 1)];
        };
        const long delta = n - m;
        for (long d = 0; d <= limit; ++d) {
            for (long k = -d; k <= d; k += 2) {
                long x = k == -d || (k != d && at(forward_, k - 1) < at(forward_, k + 1))
                             ? at(forward_, k + 1)
                             : at(forward_, k - 1) + 1;
                const long start = x;
                while (x < n && x - k < m && x - k >= 0 &&
                       left_[a + static_cast<std::size_t>(x)] == right_[b + static_cast<std::size_t>(x - k)])
                    ++x;
                at(forward_, k) = x;
                const long other = delta - k;
                const bool meets = (delta & 1) != 0 && other >= -(d - 1) && other <= d - 1;
                if (meets && x + at(backward_, other) >= n)
                    return point(a, b, start, start - k, n, m);
            }
            for (long k = -d; k <= d; k += 2) {
                long x = k == -d || (k != d && at(backward_, k - 1) < at(backward_, k + 1))
                             ? at(backward_, k + 1)
                             : at(backward_, k - 1) + 1;
                const long start = x;
                while (x < n && x - k < m && x - k >= 0 &&
                       left_[aEnd - 1 - static_cast<std::size_t>(x)] ==
                           right_[bEnd - 1 - static_cast<std::size_t>(x - k)])
                    ++x;
                at(backward_, k) = x;
                const long other = delta - k;
                const bool meets = (delta & 1) == 0 && other >= -d && other <= d;
                if (meets && x + at(forward_, other) >= n)
                    return point(a, b, n - start, m - (start - k), n, m);
            }
        }
        return furthest(a, b, n, m, limit);
    }

    /// Where either search came furthest, for texts that differ too much.
    std::pair<std::size_t, std::size_t> furthest(std::size_t a, std::size_t b, long n, long m, long limit)
    {
        std::pair<long, long> best{0, 0};
        for (long k = -limit; k <= limit; k += 2) {
            const auto diagonal = static_cast<std::size_t>(k + limit + 1);
            const long x = std::min(forward_[diagonal], n);
            const long y = std::clamp(x - k, 0L, m);
            if (x - k <= m && x + y > best.first + best.second)
                best = {x, y};
        }
        return point(a, b, best.first, best.second, n, m);
    }

    /// The point where the two searches met; never a corner, or nothing would get smaller.
    static std::pair<std::size_t, std::size_t> point(std::size_t a, std::size_t b, long x, long y, long n,
                                                     long m)
    {
        x = std::clamp(x, 0L, n);
        y = std::clamp(y, 0L, m);
        if (x == 0 && y == 0)
            n > 0 ? x = 1 : y = 1;
        if (x == n && y == m)
            n > 1 || m == 0 ? --x : --y;
        return {a + static_cast<std::size_t>(x), b + static_cast<std::size_t>(y)};
    }

    const std::vector<std::size_t> &left_;
    const std::vector<std::size_t> &right_;
    Marks &marks_;
    std::vector<long> forward_;
    std::vector<long> backward_;
};

/// The lines of one text that the other one has, too: only those can be common.
struct Candidates
{
    std::vector<std::size_t> numbers; ///< the same for equal lines
    std::vector<std::size_t> lines;   ///< which lines of the text they are
};

Candidates candidatesIn(const Lines &lines, const Lines &other,
                        std::unordered_map<std::string_view, std::size_t> &numbers)
{
    const std::unordered_set<std::string_view> there(other.begin(), other.end());
    Candidates candidates;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!there.contains(lines[i]))
            continue;
        candidates.numbers.push_back(numbers.emplace(lines[i], numbers.size()).first->second);
        candidates.lines.push_back(i);
    }
    return candidates;
}

Marks marksOf(const Lines &left, const Lines &right)
{
    Marks marks{std::vector<bool>(left.size()), std::vector<bool>(right.size())};
    if (left.size() > kMaxLines || right.size() > kMaxLines)
        return marks;
    std::unordered_map<std::string_view, std::size_t> numbers;
    const Candidates a = candidatesIn(left, right, numbers);
    const Candidates b = candidatesIn(right, left, numbers);
    Marks common{std::vector<bool>(a.lines.size()), std::vector<bool>(b.lines.size())};
    Myers(a.numbers, b.numbers, common).run(0, a.lines.size(), 0, b.lines.size());
    for (std::size_t i = 0; i < a.lines.size(); ++i)
        marks.left[a.lines[i]] = common.left[i];
    for (std::size_t i = 0; i < b.lines.size(); ++i)
        marks.right[b.lines[i]] = common.right[i];
    return marks;
}

void appendLine(std::string &to, char mark, std::string_view line)
{
    to += mark;
    to += line;
    if (!line.ends_with('\n'))
        to += "\n\\ No newline at end of file\n";
}

/// One line of the merged view.
struct Step
{
    char mark;
    std::size_t left;
    std::size_t right;
};

std::vector<Step> stepsOf(const Marks &marks)
{
    std::vector<Step> steps;
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < marks.left.size() || b < marks.right.size()) {
        if (a < marks.left.size() && !marks.left[a])
            steps.push_back({'-', a++, b});
        else if (b < marks.right.size() && !marks.right[b])
            steps.push_back({'+', a, b++});
        else
            steps.push_back({' ', a++, b++});
    }
    return steps;
}

void appendHunk(std::string &to, const std::vector<Step> &steps, std::size_t from, std::size_t end,
                const Lines &left, const Lines &right)
{
    std::size_t leftCount = 0;
    std::size_t rightCount = 0;
    for (std::size_t i = from; i < end; ++i) {
        leftCount += steps[i].mark != '+' ? 1 : 0;
        rightCount += steps[i].mark != '-' ? 1 : 0;
    }
    const auto range = [](std::size_t start, std::size_t count) {
        return std::to_string(count == 0 ? start : start + 1) +
               (count == 1 ? "" : "," + std::to_string(count));
    };
    to += "@@ -" + range(steps[from].left, leftCount) + " +" + range(steps[from].right, rightCount) + " @@\n";
    for (std::size_t i = from; i < end; ++i)
        appendLine(to, steps[i].mark, steps[i].mark == '+' ? right[steps[i].right] : left[steps[i].left]);
}

} // namespace

std::string textDiff(std::string_view left, std::string_view right, std::string_view leftName,
                     std::string_view rightName, std::string_view shownLeft, std::string_view shownRight)
{
    if (left == right)
        return {};
    Lines a = linesOf(left);
    Lines b = linesOf(right);
    const std::vector<Step> steps = stepsOf(marksOf(a, b));
    const auto show = [](Lines &lines, std::string_view shown) {
        if (Lines others = linesOf(shown); others.size() == lines.size())
            lines = std::move(others);
    };
    show(a, shownLeft);
    show(b, shownRight);
    std::string text = "--- " + std::string(leftName) + "\n+++ " + std::string(rightName) + "\n";
    const auto isChange = [](const Step &step) {
        return step.mark != ' ';
    };
    std::size_t done = 0;
    for (auto change = std::find_if(steps.begin(), steps.end(), isChange); change != steps.end();
         change = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(done), steps.end(), isChange)) {
        const auto first = static_cast<std::size_t>(change - steps.begin());
        std::size_t end = first + 1;
        for (std::size_t i = end; i < std::min(end + 2 * kContextLines + 1, steps.size()); ++i) {
            if (isChange(steps[i]))
                end = i + 1;
        }
        const std::size_t from = std::max(done, first >= kContextLines ? first - kContextLines : 0);
        done = std::min(end + kContextLines, steps.size());
        appendHunk(text, steps, from, done, a, b);
    }
    return text;
}

} // namespace sluice::job
