#include "models/job/lint/suppression.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace sluice::job {

namespace {

bool isCodeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

constexpr std::string_view kMark = "sluice: ignore ";

/// The codes that the comments of each line name.
using Ignored = std::unordered_map<std::size_t, std::unordered_set<std::string_view>>;

Ignored ignoredIn(std::string_view text, const LineIndex &lines)
{
    Ignored ignored;
    for (std::size_t at = text.find(kMark); at != std::string_view::npos;) {
        const std::size_t line = lines.at(at).line;
        const std::size_t start = lines.lineStart(line);
        const std::size_t end = lines.lineStart(line + 1);
        const std::string_view before = text.substr(start, at - start);
        if (before.find('#') != std::string_view::npos || before.find("//") != std::string_view::npos ||
            before.find("--") != std::string_view::npos) {
            std::string_view rest = text.substr(at + kMark.size(), end - std::min(end, at + kMark.size()));
            while (!rest.empty()) {
                const auto stop = std::find_if_not(rest.begin(), rest.end(), isCodeCharacter);
                const auto length = static_cast<std::size_t>(stop - rest.begin());
                if (length > 0)
                    ignored[line].insert(rest.substr(0, length));
                rest.remove_prefix(std::min(rest.size(), length + 1));
            }
        }
        at = text.find(kMark, std::max(end, at + 1)); // the first of a line speaks for it
    }
    return ignored;
}

} // namespace

void removeSuppressed(std::string_view text, const LineIndex &lines, std::vector<Problem> &problems)
{
    const Ignored ignored = ignoredIn(text, lines);
    if (ignored.empty())
        return;
    const auto ignores = [&ignored](std::size_t line, const std::string &code) {
        const auto found = ignored.find(line);
        return found != ignored.end() && found->second.contains(code);
    };
    std::erase_if(problems, [&](const Problem &problem) {
        const std::size_t line = problem.place.line;
        return problem.code != "syntax" && problem.code != "default-needs-quotes" &&
               (ignores(line, problem.code) || ignores(line - 1, problem.code));
    });
}

} // namespace sluice::job
