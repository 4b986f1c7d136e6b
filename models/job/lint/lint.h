#pragma once

#include "models/catalog/catalogue.h"
#include "models/hocon/tree.h"
#include "models/job/lint/problem.h"

#include <memory>
#include <string>
#include <vector>

namespace sluice::job {

struct LintOptions
{
    /// Whose rules apply; never null.
    std::shared_ptr<const catalog::Catalogue> catalogue = catalog::Catalogue::standard();
    /// Values that variables will get, each "name=value" as -i takes it.
    std::vector<std::string> variables = {};
};

/// Nobody reads more at once. Where there are more, the last of the list is "more-problems", a hint that says
/// how many there are in all.
constexpr std::size_t kMostProblems = 1000;

/// The problems of a config, ascending by place, the first kMostProblems of them; suppressed ones
/// (`# sluice: ignore CODE`) are left out. Total: a tree with syntax errors gives those and what can be said
/// of the rest. Fixes that bring a problem as bad as the one they mend are left out; in long texts that shows
/// only when their edits are asked for.
std::vector<Problem> lint(const hocon::Tree &tree, const LintOptions &options = {});

/// One fix that was taken.
struct AppliedFix
{
    std::string code; ///< of the problem that it mends
    LineColumn place; ///< in the text that it was made for: the given one, or as the fixes before left it
    Message title;
    std::string pointer; ///< of the problem
};

/// Every safe fix of a text, as one undo step.
struct AllFixed
{
    TextEdits edits;               ///< of the given text; empty: there is nothing to fix
    std::vector<AppliedFix> fixes; ///< in the order in which they were made
};

/// Applies the safe fixes, looks again, and goes on until none is left (or, in a text with many thousand, for
/// 20 rounds), so that a second fixAll() finds nothing. Together they bring no new error or warning: where
/// all of a round do, as many as get along.
AllFixed fixAll(const hocon::Tree &tree, const LintOptions &options = {});

} // namespace sluice::job
