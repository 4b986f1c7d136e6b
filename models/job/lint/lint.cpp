#include "models/job/lint/lint.h"

#include "models/core/columns.h"
#include "models/core/textcompose.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/fixtrial.h"
#include "models/job/lint/lintrules.h"
#include "models/job/lint/suppression.h"
#include "models/job/secrets.h"

#include <algorithm>
#include <iterator>

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

std::function<TextEdits()> settingAs(const hocon::Tree &tree, std::string pointer, std::string name,
                                     std::string value)
{
    if (pointer.substr(pointer.rfind('/') + 1) == hocon::pointerSegment(name))
        return setting(tree, std::move(pointer), std::move(value));
    return [tree, pointer = std::move(pointer), name = std::move(name), value = std::move(value)] {
        TextEdits edits = hocon::setValue(tree, pointer, value).value_or(TextEdits());
        const auto renamed = hocon::rename(tree.with(applied(tree.text(), edits)), pointer, name);
        return renamed ? composed(edits, *renamed) : edits;
    };
}

namespace {

/// Keeps the first ones, and of the others the errors: what stops a submit must not hide behind hints.
void cutOff(std::vector<Problem> &problems, std::size_t total)
{
    if (total <= kMostProblems)
        return;
    std::vector<Problem> errors;
    for (std::size_t i = kMostProblems; i < problems.size() && errors.size() < kMostProblems; ++i)
        if (problems[i].severity == ProblemSeverity::Error)
            errors.push_back(std::move(problems[i]));
    problems.resize(std::min(problems.size(), kMostProblems));
    const Problem &last = problems.back();
    const std::string listed = std::to_string(problems.size());
    Message said{"Problem",
                 SLUICE_TRANSLATE_NOOP("Problem", "There are %1 problems in all; the first %2 are listed."),
                 {std::to_string(total), listed}};
    if (!errors.empty())
        said = {"Problem",
                SLUICE_TRANSLATE_NOOP("Problem", "There are %1 problems in all; the first %2 are listed, and "
                                                 "the errors behind them: %3."),
                {std::to_string(total), listed, std::to_string(errors.size())}};
    problems.push_back(
        {"more-problems", ProblemSeverity::Hint, last.span, last.place, {}, said, {}, last.end});
    std::move(errors.begin(), errors.end(), std::back_inserter(problems));
}

} // namespace

void placeInCharacters(std::string_view text, std::vector<Problem> &problems)
{
    const TextIndex places(text);
    for (Problem &problem : problems)
        problem.place = places.characters(problem.span.offset);
    // In a second round, so that each goes through the text from front to back.
    for (Problem &problem : problems)
        problem.end = places.characters(problem.span.end());
}

void finish(const hocon::Tree &tree, std::vector<Problem> &problems)
{
    placeInCharacters(tree.text(), problems);
    hideSecrets(tree, problems);
}

std::vector<Problem> problemsOf(const hocon::Tree &tree, const LintOptions &options, std::size_t &total)
{
    std::vector<Problem> problems;
    const LineIndex lines(tree.text());
    std::size_t notListed = 0;
    const EnvReading env(tree, options);
    const Context context{tree, options, lines, env, env.mode(), problems, notListed};
    syntax(context);
    mode(context);
    checkpoint(context);
    envOptionNames(context);
    optionValues(context);
    structure(context);
    rootBlocks(context);
    secrets(context);
    keys(context);
    halfCharacters(context);
    nameThatNobodySees(context);
    hugeNumbers(context);
    variables(context);
    if (!isStructureSure(context)) {
        // Only what mends the brackets is worth doing.
        for (Problem &problem : problems) {
            if (problem.code != "syntax")
                problem.fixes.clear();
        }
    }
    removeSuppressed(tree.text(), lines, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
    total = problems.size() + notListed;
    cutOff(problems, total);
    return problems;
}

} // namespace rules

namespace {

/// Bytes that are read again with every list of problems; what they do not suffice for is tried when it is
/// asked for.
constexpr std::size_t kTriedAtOnce = std::size_t(128) * 1024;
/// Makes every fix one that is tried before it gives its edits.
void prepareTrial(const hocon::Tree &tree, const LintOptions &options, std::vector<Problem> &problems,
                  std::size_t total)
{
    const auto hasFixes = [](const Problem &problem) {
        return !problem.fixes.empty();
    };
    if (std::none_of(problems.begin(), problems.end(), hasFixes))
        return;
    const auto trial = std::make_shared<const FixTrial>(tree, options, problems, total);
    for (Problem &problem : problems) {
        for (Fix &fix : problem.fixes) {
            fix.mended = FixTrial::mended(problem);
            fix.trial = trial;
        }
    }
}

/// Drops the fixes that fail, as far as the text is short enough to try them.
void tryFixes(const hocon::Tree &tree, std::vector<Problem> &problems)
{
    for (Problem &problem : problems) {
        std::erase_if(problem.fixes, [&](Fix &fix) {
            if (fix.trial->tried() + tree.text().size() > kTriedAtOnce)
                return false; // when it is asked for
            const TextEdits edits = fix.edits();
            fix.tried = true;
            fix.make = [edits] {
                return edits;
            };
            return edits.empty();
        });
    }
}

} // namespace

std::vector<Problem> lint(const hocon::Tree &tree, const LintOptions &options)
{
    std::size_t total = 0;
    std::vector<Problem> problems = rules::problemsOf(tree, options, total);
    // What a trial compares is what the rules said, before any of it is hidden.
    prepareTrial(tree, options, problems, total);
    rules::finish(tree, problems);
    tryFixes(tree, problems);
    return problems;
}

} // namespace sluice::job
