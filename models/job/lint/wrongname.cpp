#include "models/job/lint/wrongname.h"

#include "models/core/ascii.h"
#include "models/job/lint/lintrules.h"
#include "models/job/lint/suppression.h"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::job {

namespace {

/// The first key of JSON stands in quotes, whatever else is wrong with it: a comma too many or a comment does
/// not make HOCON of it.
bool beginsUnlikeJson(std::string_view text)
{
    constexpr std::string_view around = "{ \t\r\n\xEF\xBB\xBF"; // and the byte order mark
    std::size_t at = text.find_first_not_of(around);
    while (at != std::string_view::npos && (text[at] == '#' || text.substr(at, 2) == "//"))
        at = text.find_first_not_of(around, std::min(text.find('\n', at), text.size()));
    return at != std::string_view::npos && std::string_view("\"[}").find(text[at]) == std::string_view::npos;
}

bool isJob(const hocon::Tree &tree)
{
    if (!tree.errors().empty())
        return false;
    constexpr std::array blocks{"/env", "/source", "/transform", "/sink"};
    return std::any_of(blocks.begin(), blocks.end(),
                       [&tree](const char *block) { return tree.find(block).has_value(); });
}

Problem problem(ProblemSeverity severity, const std::string &text, const std::string &better, Message message)
{
    Fix fix{{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Save it as %1"), {better}},
            [] { return TextEdits(); },
            false};
    fix.saveAs = better;
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size());
    const TextSpan span{first, std::min(text.find_first_of("\r\n", first), text.size()) - first};
    return {"wrong-name", severity, span, {}, {}, std::move(message), {std::move(fix)}};
}

} // namespace

std::optional<Problem> wrongName(std::string_view name, const hocon::Tree &tree)
{
    const std::string_view file = name.substr(name.find_last_of('/') + 1);
    const std::size_t dot = file.find_last_of('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    const std::string ending = ascii::lowered(file.substr(dot));
    const std::string better = std::string(file.substr(0, dot)) + ".conf";
    const std::string &text = tree.text();
    std::vector<Problem> found;
    if (ending == ".json" && !tree.errors().empty() && beginsUnlikeJson(text) &&
        isJob(hocon::Tree::parse(text,
                                 hocon::ParseOptions{.syntax = hocon::Syntax::Conf, .path = tree.path()})))
        found.push_back(problem(
            ProblemSeverity::Error, text, better,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "This is HOCON in a file that is called JSON, which the "
                                              "engine reads by the name and refuses.")}));
    else if ((ending == ".yaml" || ending == ".yml") && isJob(tree))
        found.push_back(problem(
            ProblemSeverity::Hint, text, better,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "This is HOCON in a file that is called YAML: the engine "
                                              "reads it, other programs will misread it.")}));
    rules::placeInCharacters(text, found);
    removeSuppressed(text, LineIndex(text), found);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace sluice::job
