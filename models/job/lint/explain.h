#pragma once

#include "models/core/explanation.h"

namespace sluice::job {

/// What a problem's code means. Nothing when there is no problem of this code.
std::optional<Explanation> explain(std::string_view code);
/// All codes of problems, in the order of their documentation.
std::vector<std::string_view> explainedCodes();

} // namespace sluice::job
