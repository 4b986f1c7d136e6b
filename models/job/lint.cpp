#include "models/job/lint.h"

#include "models/hocon/edit.h"
#include "models/job/lintrules.h"
#include "models/job/secrets.h"
#include "models/job/suppression.h"

#include <algorithm>

namespace sluice::job {

namespace rules {

TextSpan Context::place(std::string_view pointer) const
{
    const std::vector<hocon::Definition> definitions = tree.definitions(pointer);
    if (!definitions.empty())
        return definitions.back().whole;
    if (const auto value = tree.find(pointer))
        return value->span();
    return {};
}

std::function<TextEdits()> setting(const hocon::Tree &tree, std::string pointer, std::string value)
{
    return [tree, pointer = std::move(pointer), value = std::move(value)] {
        return hocon::setValue(tree, pointer, value).value_or(TextEdits());
    };
}

void syntax(const Context &context)
{
    for (const hocon::SyntaxError &error : context.tree.errors())
        context.add("syntax", ProblemSeverity::Error, error.span, {}, error.message);
}

} // namespace rules

std::vector<Problem> lint(const hocon::Tree &tree, const LintOptions & /*options*/)
{
    std::vector<Problem> problems;
    const LineIndex lines(tree.text());
    const rules::Context context{tree, lines, decideMode(tree), problems};
    rules::syntax(context);
    rules::mode(context);
    rules::checkpoint(context);
    rules::envOptionNames(context);
    rules::structure(context);
    removeSuppressed(tree.text(), lines, problems);
    hideSecrets(tree, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
    return problems;
}

TextEdits fixAll(const std::vector<Problem> &problems)
{
    TextEdits all;
    const auto overlaps = [&all](const TextEdits &edits) {
        return std::any_of(edits.begin(), edits.end(), [&all](const TextEdit &edit) {
            return std::any_of(all.begin(), all.end(), [&edit](const TextEdit &other) {
                return edit.offset <= other.offset + other.length &&
                       other.offset <= edit.offset + edit.length;
            });
        });
    };
    for (const Problem &problem : problems) {
        const auto fix = std::find_if(problem.fixes.begin(), problem.fixes.end(),
                                      [](const Fix &each) { return each.safe; });
        if (fix == problem.fixes.end())
            continue;
        if (const TextEdits edits = fix->edits(); !overlaps(edits))
            all.insert(all.end(), edits.begin(), edits.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    return all;
}

} // namespace sluice::job
