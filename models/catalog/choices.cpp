#include "models/catalog/choices.h"

#include "models/catalog/jsontext.h"
#include "models/core/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::catalog {

namespace {

/// As String.toUpperCase(): beside the letters of ASCII there are few that become some.
std::string uppered(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> letters{{
        {"\xC4\xB1", "I"},       // ı
        {"\xC5\xBF", "S"},       // ſ
        {"\xC3\x9F", "SS"},      // ß
        {"\xEF\xAC\x80", "FF"},  // ﬀ
        {"\xEF\xAC\x81", "FI"},  // ﬁ
        {"\xEF\xAC\x82", "FL"},  // ﬂ
        {"\xEF\xAC\x83", "FFI"}, // ﬃ
        {"\xEF\xAC\x84", "FFL"}, // ﬄ
        {"\xEF\xAC\x85", "ST"},  // ﬅ
        {"\xEF\xAC\x86", "ST"},  // ﬆ
    }};
    std::string result;
    while (!text.empty()) {
        const auto *const letter = std::find_if(letters.begin(), letters.end(), [text](const auto &each) {
            return text.starts_with(each.first);
        });
        if (letter == letters.end())
            result += ascii::upper(text.front());
        else
            result += letter->second;
        text.remove_prefix(letter == letters.end() ? 1 : letter->first.size());
    }
    return result;
}

/// Names have a few letters: who writes more digits means none of them.
std::optional<std::size_t> numberOf(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    if (text == "-0")
        return 0;
    if (text.empty() || text.size() > 3 || (text.front() == '0' && text.size() > 1) ||
        text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    std::size_t number = 0;
    for (const char digit : text)
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    return number;
}

} // namespace

std::optional<std::size_t> choiceOf(std::span<const std::string> names, std::string_view text)
{
    if (const std::optional<std::string> inside = textInJson(text)) {
        const auto same = std::find(names.begin(), names.end(), *inside);
        if (same != names.end())
            return static_cast<std::size_t>(same - names.begin());
        const std::optional<std::size_t> number = numberOf(*inside);
        return number && *number < names.size() ? number : std::nullopt;
    }
    if (const std::optional<std::size_t> number = numberOf(text))
        return *number < names.size() ? number : std::nullopt;
    const auto found = std::find(names.begin(), names.end(), uppered(text));
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - names.begin()));
}

} // namespace sluice::catalog
