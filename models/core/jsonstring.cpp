#include "models/core/jsonstring.h"

#include "models/core/utf.h"

#include <optional>

namespace sluice {

namespace {

int hexValue(char c)
{
    if ((c >= '0' && c <= '9'))
        return c - '0';
    const char small = static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// The code unit of "\uXXXX" at `at`; nothing when it is none.
std::optional<char32_t> unitAt(std::string_view json, std::size_t at)
{
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    char32_t unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const int digit = hexValue(json[i]);
        if (digit < 0)
            return std::nullopt;
        unit = unit << 4U | static_cast<char32_t>(digit);
    }
    return unit;
}

/// Reads one character of a JSON string at `at` (inside the quotes), appends it to `out` and gives the offset
/// behind it; npos when it is malformed. A surrogate without its other half becomes U+FFFD in `out`.
std::size_t readCharacter(std::string_view json, std::size_t at, std::string &out)
{
    const auto byte = static_cast<unsigned char>(json[at]);
    if (byte < 0x20U)
        return std::string_view::npos;
    if (json[at] != '\\') {
        std::size_t length = 0;
        if (utf::utf8At(json, at, length) == utf::invalid)
            return std::string_view::npos;
        out.append(json.substr(at, length));
        return at + length;
    }
    const char escape = at + 1 < json.size() ? json[at + 1] : '\0';
    constexpr std::string_view from = "\"\\/bfnrt";
    constexpr std::string_view to = "\"\\/\b\f\n\r\t";
    if (const std::size_t simple = from.find(escape); simple != std::string_view::npos && escape != '\0') {
        out += to[simple];
        return at + 2;
    }
    const std::optional<char32_t> unit = unitAt(json, at);
    if (!unit)
        return std::string_view::npos;
    if (*unit < 0xD800U || *unit > 0xDFFFU) {
        utf::appendUtf8(out, *unit);
        return at + 6;
    }
    const std::optional<char32_t> low = *unit <= 0xDBFFU ? unitAt(json, at + 6) : std::nullopt;
    if (low && *low >= 0xDC00U && *low <= 0xDFFFU) {
        utf::appendUtf8(out, 0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U));
        return at + 12;
    }
    utf::appendUtf8(out, 0xFFFDU);
    return at + 6;
}

} // namespace

JsonString jsonStringAt(std::string_view json, std::size_t quote)
{
    JsonString string;
    std::size_t at = quote + 1;
    while (at < json.size() && json[at] != '"') {
        string.flaw = at;
        at = readCharacter(json, at, string.text);
        if (at == std::string_view::npos)
            return string;
    }
    string.flaw = json.size();
    string.valid = at < json.size();
    string.end = at + 1;
    return string;
}

/// Spans of the decoded text as spans of the bytes that it was written with.
std::vector<TextSpan> writtenSpans(std::string_view json, std::size_t quote,
                                   const std::vector<TextSpan> &spans)
{
    std::vector<TextSpan> written;
    std::string decoded;
    std::size_t at = quote + 1;
    const auto goTo = [&](std::size_t offset) {
        while (decoded.size() < offset)
            at = readCharacter(json, at, decoded);
        return at;
    };
    for (const TextSpan &span : spans) {
        const std::size_t start = goTo(span.offset);
        written.push_back({start, goTo(span.end()) - start});
    }
    return written;
}

} // namespace sluice
