#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Pairs whose separator is written as an escape: password%3Dx in an address within an address,
/// password\u003dx in what Java's Gson writes.
namespace sluice::detail {

namespace {

/// The bytes of the escape of a text that is at `at`; 0: none of them.
template <std::size_t N>
std::size_t escapeAt(std::string_view text, std::size_t at, const std::array<std::string_view, N> &escapes)
{
    for (const std::string_view escape : escapes)
        if (sameWord(text.substr(at, escape.size()), escape))
            return escape.size();
    return 0;
}

constexpr std::array<std::string_view, 8> kSeparators{"%3d",     "%3a",     "%253d", "%253a",
                                                      "\\u003d", "\\u003a", "\\x3d", "\\x3a"};
constexpr std::array<std::string_view, 6> kQuotes{"%22", "%27", "%2522", "%2527", "\\u0022", "\\u0027"};
constexpr std::array<std::string_view, 3> kNext{"%26", "%2526", "\\u0026"};

/// Where the name in front of `at` ends: without a quote, without backslashes that are one more escape.
std::size_t nameEnd(std::string_view text, std::size_t at)
{
    constexpr std::size_t most = 8;
    for (const std::string_view quote : kQuotes)
        if (at >= quote.size() && sameWord(text.substr(at - quote.size(), quote.size()), quote))
            at -= quote.size();
    for (std::size_t count = 0; count < most && at > 0 && text[at - 1] == '\\'; ++count)
        --at;
    return at;
}

/// True for the name in front of `at`, which may begin behind the escape of a '?' or '&'.
bool isSecretNameBefore(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 7> starts{"2526", "253f", "26", "3f", "u0026", "u003f", "x26"};
    const FoundName found = nameBefore(text, nameEnd(text, at));
    std::string_view name = found.text;
    const char before = found.start == 0 ? '\0' : text[found.start - 1];
    const std::size_t escape = before == '%' || before == '\\' ? escapeAt(name, 0, starts) : 0;
    name.remove_prefix(escape);
    return isSecretName(name) || (escape > 0 && isSecretParameterName(name));
}

} // namespace

std::optional<FoundSecret> secretEscapedPair(std::string_view text, std::size_t at)
{
    const std::size_t separator = escapeAt(text, at, kSeparators);
    if (separator == 0 || !isSecretNameBefore(text, at))
        return std::nullopt;
    std::size_t start = at + separator;
    while (byteAt(text, start) == '\\' && byteAt(text, start + 1) == '\\')
        ++start;
    start += escapeAt(text, start, kQuotes);
    std::size_t end = start;
    while (end < text.size() && !isSpace(text[end]) && !isQuote(text[end]) &&
           std::string_view("&,;)<>]}").find(text[end]) == std::string_view::npos &&
           escapeAt(text, end, kQuotes) == 0 && escapeAt(text, end, kNext) == 0)
        ++end;
    while (end > start && text[end - 1] == '\\')
        --end;
    return found(text, {start, end - start}, std::max(end, at + separator));
}

} // namespace sluice::detail
