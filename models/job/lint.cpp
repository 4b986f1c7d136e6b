#include "models/job/lint.h"

#include "models/core/columns.h"
#include "models/hocon/edit.h"
#include "models/job/fixtrial.h"
#include "models/job/lintrules.h"
#include "models/job/secrets.h"
#include "models/job/suppression.h"

#include <algorithm>
#include <map>

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

std::vector<Problem> problemsOf(const hocon::Tree &tree, const LintOptions &options)
{
    std::vector<Problem> problems;
    const LineIndex lines(tree.text());
    std::size_t notListed = 0;
    const Context context{tree, options, lines, decideMode(tree), problems, notListed};
    syntax(context);
    mode(context);
    checkpoint(context);
    envOptionNames(context);
    structure(context);
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

} // namespace rules

namespace {

/// Bytes that are read again with every list of problems; what they do not suffice for is tried when it is
/// asked for.
constexpr std::size_t kTriedAtOnce = std::size_t(128) * 1024;
/// So many combinations of safe fixes are tried when all of them together do harm.
constexpr std::size_t kMostCombined = 32;

/// Makes every fix one that is tried before it gives its edits, and drops those that fail.
void tryFixes(const hocon::Tree &tree, const LintOptions &options, std::vector<Problem> &problems)
{
    const auto hasFixes = [](const Problem &problem) {
        return !problem.fixes.empty();
    };
    if (std::none_of(problems.begin(), problems.end(), hasFixes))
        return;
    const auto trial = std::make_shared<const FixTrial>(tree, options, problems);
    for (Problem &problem : problems) {
        const Mended mended = FixTrial::mended(problem);
        std::erase_if(problem.fixes, [&](Fix &fix) {
            fix.mended = mended;
            fix.trial = trial;
            if (trial->tried() + tree.text().size() > kTriedAtOnce)
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

/// Takes edits that do not touch each other.
class Combined
{
public:
    bool take(const TextEdits &edits)
    {
        for (const TextEdit &edit : edits) {
            const auto next = edits_.lower_bound(edit.offset);
            const bool touchesNext = next != edits_.end() && next->first <= edit.offset + edit.length;
            const bool touchesLast = next != edits_.begin() &&
                                     std::prev(next)->first + std::prev(next)->second.length >= edit.offset;
            if (touchesNext || touchesLast)
                return false;
        }
        for (const TextEdit &edit : edits)
            edits_.emplace(edit.offset, edit);
        return true;
    }

    TextEdits all() const
    {
        TextEdits edits;
        for (const auto &[offset, edit] : edits_)
            edits.push_back(edit);
        return edits;
    }

private:
    std::multimap<std::size_t, TextEdit> edits_;
};

} // namespace

std::vector<Problem> lint(const hocon::Tree &tree, const LintOptions &options)
{
    std::vector<Problem> problems = rules::problemsOf(tree, options);
    tryFixes(tree, options, problems);
    return problems;
}

TextEdits fixAll(const std::vector<Problem> &problems)
{
    std::vector<const Fix *> fixes;
    std::vector<Mended> mended;
    Combined all;
    for (const Problem &problem : problems) {
        const auto fix =
            std::find_if(problem.fixes.begin(), problem.fixes.end(), [](const Fix &one) { return one.safe; });
        if (fix == problem.fixes.end())
            continue;
        if (const TextEdits edits = fix->make(); !edits.empty() && all.take(edits)) {
            fixes.push_back(&*fix);
            mended.push_back(fix->mended);
        }
    }
    if (fixes.empty() || fixes.front()->trial == nullptr || fixes.front()->trial->mends(mended, all.all()))
        return all.all();
    // One by one, as long as they get along.
    Combined some;
    std::vector<Mended> gone;
    for (std::size_t i = 0; i < std::min(fixes.size(), kMostCombined); ++i) {
        Combined more = some;
        std::vector<Mended> together = gone;
        together.push_back(fixes[i]->mended);
        if (more.take(fixes[i]->make()) && fixes[i]->trial->mends(together, more.all())) {
            some = std::move(more);
            gone = std::move(together);
        }
    }
    return some.all();
}

} // namespace sluice::job
