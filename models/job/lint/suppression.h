#pragma once

#include "models/core/text.h"
#include "models/job/lint/problem.h"

#include <string_view>
#include <vector>

namespace sluice::job {

/// Takes out the problems that a comment `# sluice: ignore CODE` (several codes: separated by spaces or
/// commas) on their line or on the line above suppresses. Syntax errors cannot be suppressed: the engine does
/// not care.
void removeSuppressed(std::string_view text, const LineIndex &lines, std::vector<Problem> &problems);

} // namespace sluice::job
