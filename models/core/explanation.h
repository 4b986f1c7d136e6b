#pragma once

#include "models/core/message.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sluice {

/// What the code of a problem or a finding means, for a person.
struct Explanation
{
    std::string_view code;
    Message title;
    std::vector<Message> paragraphs; ///< what it means, why it matters or happens, what to do
};

/// One code of a table, its texts marked with SLUICE_TRANSLATE_NOOP.
struct ExplanationText
{
    std::string_view code;
    const char *title;
    const char *meaning;
    const char *reason;
    const char *remedy;
};

/// Of a table whose texts were marked under `context`; nothing when it does not have the code.
std::optional<Explanation> explanation(std::span<const ExplanationText> table, const char *context,
                                       std::string_view code);

/// The codes of a table, in its order.
std::vector<std::string_view> explainedCodes(std::span<const ExplanationText> table);

} // namespace sluice
