#include "models/job/lint/fixtrial.h"

#include "models/job/lint/lint.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>

namespace sluice::job {

namespace {

constexpr std::string_view kMore = "more-problems";

/// Where an offset is after edits; one that they replace, at their start.
std::size_t moved(std::size_t offset, const TextEdits &edits)
{
    std::size_t grown = 0;
    std::size_t shrunk = 0;
    for (const TextEdit &edit : edits) {
        if (edit.offset + edit.length > offset)
            return std::min(offset, edit.offset) + grown - shrunk;
        grown += edit.text.size();
        shrunk += edit.length;
    }
    return offset + grown - shrunk;
}

} // namespace

FixTrial::FixTrial(hocon::Tree tree, LintOptions options, const std::vector<Problem> &problems,
                   std::size_t total)
    : tree_(std::move(tree))
    , options_(std::make_unique<const LintOptions>(std::move(options)))
    , total_(total)
    , syntaxBefore_(tree_.errorCount())
{
    for (const Problem &problem : problems) {
        if (problem.code == kMore) {
            listedUpTo_ = problem.span.offset;
            continue;
        }
        ++before_[keyOf(problem)];
        if (isSyntax(problem.code) && !firstSyntaxBefore_)
            firstSyntaxBefore_ = problem.span.offset;
    }
}

FixTrial::~FixTrial() = default;

/// Without its place: what stands before it may have moved it.
std::string FixTrial::keyOf(const Problem &problem)
{
    std::string key = problem.code + '\n' + problem.message.text;
    for (const std::string &argument : problem.message.arguments)
        key += '\n' + argument;
    return key;
}

bool FixTrial::isSyntax(std::string_view code)
{
    return code == "syntax" || code == "default-needs-quotes";
}

std::optional<FixTrial::After> FixTrial::problemsAfter(const TextEdits &edits) const
{
    const std::string &text = tree_.text();
    if (edits.empty() || !isValid(edits, text.size()))
        return std::nullopt;
    if (isSpent())
        return std::nullopt;
    tried_ += text.size();
    After after;
    const hocon::Tree tree = tree_.with(applied(text, edits));
    after.problems = rules::problemsOf(tree, *options_, after.total);
    after.syntax = tree.errorCount();
    // Where those that are mended were not all, others have moved up into the list.
    const auto isBeyond = [&, end = listedUpTo_ ? moved(*listedUpTo_, edits) : 0](const Problem &problem) {
        return problem.code == kMore || (listedUpTo_ && problem.span.offset > end);
    };
    std::erase_if(after.problems, isBeyond);
    for (const Problem &problem : after.problems)
        ++after.counts[keyOf(problem)];
    return after;
}

/// Nothing new that is worse than `worst`, and no new error or warning that is as bad.
bool FixTrial::bringsNone(const After &after, const TextEdits &edits, ProblemSeverity worst,
                          std::size_t mended) const
{
    std::optional<std::size_t> firstSyntax;
    const auto syntax = std::find_if(after.problems.begin(), after.problems.end(),
                                     [](const Problem &problem) { return isSyntax(problem.code); });
    if (syntax != after.problems.end())
        firstSyntax = syntax->span.offset;
    // One may hide the next; but it gets no worse before it.
    if (after.syntax > syntaxBefore_ || (after.syntax > 0 && after.syntax == syntaxBefore_ && firstSyntax &&
                                         *firstSyntax < moved(firstSyntaxBefore_.value_or(0), edits)))
        return false;
    if (syntaxBefore_ > 0)
        return true; // what a text has that could not be read shows when it can be
    // Of those that are not listed only the number is known.
    if (listedUpTo_ && after.total + mended > total_)
        return false;
    return std::none_of(after.problems.begin(), after.problems.end(), [&](const Problem &problem) {
        const bool matters =
            problem.severity > ProblemSeverity::Hint ? problem.severity >= worst : problem.severity > worst;
        if (!matters)
            return false;
        const std::string key = keyOf(problem);
        const auto before = before_.find(key);
        return after.counts.at(key) > (before == before_.end() ? 0 : before->second);
    });
}

Mended FixTrial::mended(const Problem &problem)
{
    return {keyOf(problem), problem.severity};
}

bool FixTrial::mends(const std::vector<Mended> &problems, const TextEdits &edits) const
{
    const auto after = problemsAfter(edits);
    if (!after)
        return false;
    // Of equal problems so many have to be gone.
    Counts gone;
    auto worst = ProblemSeverity::Error;
    for (const Mended &problem : problems) {
        ++gone[problem.key];
        worst = std::min(worst, problem.severity);
    }
    const bool mended = std::all_of(gone.begin(), gone.end(), [&](const auto &each) {
        const auto before = before_.find(each.first);
        const auto left = after->counts.find(each.first);
        return before != before_.end() &&
               (left == after->counts.end() ? 0 : left->second) + each.second <= before->second;
    });
    return mended && bringsNone(*after, edits, worst, problems.size());
}

bool FixTrial::mends(const Mended &problem, const TextEdits &edits) const
{
    return mends(std::vector<Mended>{problem}, edits);
}

bool FixTrial::isSpent() const
{
    return tried_ >= kMostTried + 4 * tree_.text().size();
}

TextEdits Fix::edits() const
{
    if (!tried && trial != nullptr && trial->isSpent())
        return {};
    TextEdits edits = make();
    return tried || trial == nullptr || trial->mends(mended, edits) ? edits : TextEdits();
}

} // namespace sluice::job
