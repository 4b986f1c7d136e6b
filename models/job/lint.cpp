#include "models/job/lint.h"

#include "models/core/columns.h"
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
    context.notListed += context.tree.errorCount() - context.tree.errors().size();
}

} // namespace rules

namespace {

void cutOff(std::vector<Problem> &problems, std::size_t notListed)
{
    const std::size_t total = problems.size() + notListed;
    if (total <= kMostProblems)
        return;
    problems.resize(std::min(problems.size(), kMostProblems));
    const Problem &last = problems.back();
    problems.push_back(
        {"more-problems",
         ProblemSeverity::Hint,
         last.span,
         last.place,
         {},
         {"Problem",
          SLUICE_TRANSLATE_NOOP("Problem", "There are %1 problems in all; the first %2 are listed."),
          {std::to_string(total), std::to_string(problems.size())}},
         {},
         last.end});
}

} // namespace

std::vector<Problem> lint(const hocon::Tree &tree, const LintOptions & /*options*/)
{
    std::vector<Problem> problems;
    const LineIndex lines(tree.text());
    std::size_t notListed = 0;
    const rules::Context context{tree, lines, decideMode(tree), problems, notListed};
    rules::syntax(context);
    rules::mode(context);
    rules::checkpoint(context);
    rules::envOptionNames(context);
    rules::structure(context);
    removeSuppressed(tree.text(), lines, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
    cutOff(problems, notListed);
    CharacterPlaces places(tree.text());
    for (Problem &problem : problems) {
        problem.place = places.at(problem.span.offset);
        CharacterPlaces behind = places;
        problem.end = behind.at(problem.span.end());
    }
    hideSecrets(tree, problems);
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
