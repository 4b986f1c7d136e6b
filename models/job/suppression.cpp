#include "models/job/suppression.h"

#include <algorithm>
#include <string>

namespace sluice::job {

namespace {

bool isCodeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// True when `line` has a comment "sluice: ignore" that names `code`.
bool ignores(std::string_view line, std::string_view code)
{
    constexpr std::string_view mark = "sluice: ignore ";
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos)
        return false;
    const std::string_view before = line.substr(0, at);
    if (before.find('#') == std::string_view::npos && before.find("//") == std::string_view::npos)
        return false;
    std::string_view rest = line.substr(at + mark.size());
    while (!rest.empty()) {
        const auto end = std::find_if_not(rest.begin(), rest.end(), isCodeCharacter);
        const auto length = static_cast<std::size_t>(end - rest.begin());
        if (length > 0 && rest.substr(0, length) == code)
            return true;
        rest.remove_prefix(std::min(rest.size(), length + 1));
    }
    return false;
}

} // namespace

void removeSuppressed(std::string_view text, const LineIndex &lines, std::vector<Problem> &problems)
{
    if (text.find("sluice: ignore ") == std::string_view::npos)
        return;
    const auto lineText = [&](std::size_t line) {
        const std::size_t start = lines.lineStart(line);
        return text.substr(start, lines.lineStart(line + 1) - start);
    };
    std::erase_if(problems, [&](const Problem &problem) {
        if (problem.code == "syntax")
            return false;
        const std::size_t line = problem.place.line;
        return ignores(lineText(line), problem.code) ||
               (line > 1 && ignores(lineText(line - 1), problem.code));
    });
}

} // namespace sluice::job
