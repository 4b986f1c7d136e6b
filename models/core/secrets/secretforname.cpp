#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Secrets in front of their name: ConfigValue("x") for key password, invalid value x for configuration
/// password.
namespace sluice::detail {

namespace {

constexpr std::size_t kLongestValue = 256;

/// True where " for the option password" is at `at`: the name of a secret, and nothing that makes another of
/// it; `sure`: also without a word for what it names.
bool namesSecretAt(std::string_view text, std::size_t at, bool sure)
{
    constexpr std::array<std::string_view, 3> links{"for", "of", "in"};
    constexpr std::array<std::string_view, 15> nouns{
        "the",    "key",  "option",        "property", "field",    "header",    "parameter", "param",
        "config", "name", "configuration", "setting",  "variable", "attribute", "entry"};
    std::size_t start = skipBlanks(text, at);
    const std::string_view link = lettersAt(text, start);
    if (start == at || !isOneOf(link, links))
        return false;
    bool noun = false;
    start += link.size();
    for (int words = 0; words < 3; ++words) {
        const std::size_t next = skipBlanks(text, start);
        const std::string_view word = lettersAt(text, next);
        if (next == start)
            return false;
        start = next;
        if (!isOneOf(word, nouns) || isNameByte(byteAt(text, start + word.size())))
            break;
        noun = noun || !sameWord(word, "the");
        start += word.size();
    }
    while (start < text.size() && (isQuote(text[start]) || text[start] == '\\'))
        ++start;
    std::size_t end = start;
    while (end < text.size() && end - start < kLongestName && isNameByte(text[end]))
        ++end;
    std::string_view name = text.substr(start, end - start);
    while (!name.empty() && name.back() == '.')
        name.remove_suffix(1);
    // "for token expiry" is about something else.
    const bool ends = noun || skipBlanks(text, end) == end || !isLetter(byteAt(text, skipBlanks(text, end)));
    return ends && (noun || sure) && isSecretName(name);
}

} // namespace

std::optional<FoundSecret> secretQuotedForName(std::string_view text, std::size_t at)
{
    const std::string_view near = text.substr(0, std::min(text.size(), at + kLongestValue));
    const TextSpan inside = quotedValue(near, at);
    std::size_t end = std::min(near.find_first_not_of('\\', inside.end()), near.size());
    if (!isQuote(byteAt(near, end)))
        return std::nullopt;
    ++end;
    while (end < text.size() && std::string_view(")]}").find(text[end]) != std::string_view::npos)
        ++end;
    if (!isBlank(byteAt(text, end)))
        return std::nullopt;
    const std::string_view word = text.substr(inside.offset, inside.length);
    const bool isValue =
        (at > 0 && text[at - 1] == '(') || sameWord(wordInFront(text, at), "value") || looksSecret(word);
    if (!isValue || isOrdinaryValue(word) || !namesSecretAt(text, end, true))
        return std::nullopt;
    return found(text, inside, inside.end());
}

std::optional<FoundSecret> secretValueForName(std::string_view text, std::size_t at)
{
    if (!sameWord(text.substr(at, 6), "value ") || (at > 0 && isNameByte(text[at - 1])))
        return std::nullopt;
    const std::size_t value = skipBlanks(text, at + 5);
    const std::size_t end = std::min(
        text.substr(0, std::min(text.size(), value + kLongestValue)).find_first_of(" \t\r\n\"'`", value),
        text.size());
    const std::string_view word = text.substr(value, end - value);
    if (end == value || !isBlank(byteAt(text, end)) || isOrdinaryValue(word) ||
        !namesSecretAt(text, end, looksSecret(word)))
        return std::nullopt;
    return found(text, {value, end - value}, end);
}

} // namespace sluice::detail
