#pragma once

#include "models/hocon/tree.h"
#include "models/job/problem.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

/// The engine versions whose rules are known, the one that is meant where none is named first.
inline constexpr std::array<std::string_view, 1> kEngineVersions{"2.3.8"};

struct LintOptions
{
    std::string engineVersion = std::string(kEngineVersions.front()); ///< whose rules apply
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

/// The edits of every safe fix that does not overlap an earlier one, as one undo step. Together they bring no
/// new error or warning: where all of them do, as many as get along.
TextEdits fixAll(const std::vector<Problem> &problems);

} // namespace sluice::job
