#include "models/job/files/jsonlayout.h"
#include "models/job/variables.h"

namespace sluice::job {

namespace {

/// Names in a sentence: "a, b and c".
std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

} // namespace

Result<std::string> submission(const hocon::Tree &tree, const VariableValues &values)
{
    const LineIndex lines(tree.text());
    const auto placeOf = [&lines](const TextSpan &span) {
        return "line " + std::to_string(lines.at(span.offset).line);
    };
    if (!tree.errors().empty())
        return fail(ErrorCode::Parse, tree.errors().front().message.english(),
                    placeOf(tree.errors().front().span));
    std::vector<std::string> missing;
    TextSpan first;
    for (const Variable &variable : variables(tree, values)) {
        if (!variable.required)
            continue;
        if (missing.empty())
            first = variable.places.front().span;
        missing.push_back(variable.name);
    }
    if (!missing.empty()) {
        return fail(ErrorCode::Unsupported,
                    (missing.size() == 1 ? "The variable " : "The variables ") + listed(missing) +
                        (missing.size() == 1 ? " has" : " have") +
                        " no value, and the engine refuses the job without: give one with -i " +
                        missing.front() + "=VALUE.",
                    placeOf(first));
    }
    const Result<std::string> json = job::filledIn(tree, resolveOptions(tree, values));
    if (!json)
        return json;
    return indentedJson(withEnv(*json, tree));
}

} // namespace sluice::job
