#include "models/catalog/jsontext.h"

#include "models/core/jsonstring.h"

#include <algorithm>

namespace sluice::catalog {

std::optional<std::string> textInJson(std::string_view text)
{
    const std::size_t quote = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (quote == text.size() || text[quote] != '"')
        return std::nullopt;
    JsonString string = jsonStringAt(text, quote);
    if (!string.valid)
        return std::nullopt;
    const auto isBlank = [](char c) {
        return static_cast<unsigned char>(c) <= ' ';
    };
    std::string &inside = string.text;
    inside.erase(inside.begin(), std::find_if_not(inside.begin(), inside.end(), isBlank));
    inside.erase(std::find_if_not(inside.rbegin(), inside.rend(), isBlank).base(), inside.end());
    return std::move(inside);
}

} // namespace sluice::catalog
