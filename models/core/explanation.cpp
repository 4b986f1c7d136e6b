#include "models/core/explanation.h"

#include <algorithm>

namespace sluice {

std::optional<Explanation> explanation(std::span<const ExplanationText> table, const char *context,
                                       std::string_view code)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const ExplanationText &text) { return text.code == code; });
    if (found == table.end())
        return std::nullopt;
    const auto message = [&](const char *text) {
        return Message{context, text};
    };
    return Explanation{found->code,
                       message(found->title),
                       {message(found->meaning), message(found->reason), message(found->remedy)}};
}

std::vector<std::string_view> explainedCodes(std::span<const ExplanationText> table)
{
    std::vector<std::string_view> codes;
    codes.reserve(table.size());
    for (const ExplanationText &text : table)
        codes.push_back(text.code);
    return codes;
}

} // namespace sluice
