#pragma once

#include "models/core/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sluice::monitor {

/// What a finding's code means, for a person: what it says, why it happens, what to do.
struct Explanation
{
    std::string_view code;
    Message title;
    std::vector<Message> paragraphs; ///< what it means, why it happens, what to do
};

/// Nothing when there is no finding of this code.
std::optional<Explanation> explain(std::string_view code);
/// All codes of findings, in the order of their documentation.
std::vector<std::string_view> explainedCodes();

} // namespace sluice::monitor
