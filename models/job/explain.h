#pragma once

#include "models/core/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sluice::job {

/// What a problem's code means, for a person: what it says, why it matters, what to do.
struct Explanation
{
    std::string_view code;
    Message title;
    std::vector<Message> paragraphs; ///< what it means, why it matters, what to do
};

/// Nothing when there is no problem of this code.
std::optional<Explanation> explain(std::string_view code);
/// All codes of problems, in the order of their documentation.
std::vector<std::string_view> explainedCodes();

} // namespace sluice::job
