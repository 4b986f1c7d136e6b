#pragma once

#include "models/core/explanation.h"

namespace sluice::monitor {

/// What a finding's code means. Nothing when there is no finding of this code.
std::optional<Explanation> explain(std::string_view code);
/// All codes of findings, in the order of their documentation.
std::vector<std::string_view> explainedCodes();

} // namespace sluice::monitor
