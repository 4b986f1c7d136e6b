#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>

namespace sluice::detail {

namespace {

constexpr std::size_t kBetween = 256; // bytes between the name and the value

/// The bytes in front of `end` that belong to the same block or item.
std::size_t itemStart(std::string_view text, std::size_t end)
{
    std::size_t start = end - std::min(end, kBetween);
    for (std::size_t i = start; i < end; ++i) {
        if (std::string_view("{}[]").find(text[i]) != std::string_view::npos)
            start = i + 1;
        // "- " at the beginning of a line of YAML
        if (text[i] != '-' || i + 1 >= end || !isBlank(text[i + 1]))
            continue;
        std::size_t line = i;
        while (line > start && isBlank(text[line - 1]))
            --line;
        if (line == start || text[line - 1] == '\n')
            start = i + 1;
    }
    return start;
}

std::size_t skip(std::string_view text, std::size_t at, bool separator)
{
    while (at < text.size() && (isBlank(text[at]) || isQuote(text[at]) || text[at] == '\\' ||
                                (separator && (text[at] == '=' || text[at] == ':'))))
        ++at;
    return at;
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isNameByte(text[at]))
        ++at;
    return at;
}

} // namespace

bool isNamedBySibling(std::string_view text, const FoundName &name)
{
    if (!sameWord(name.text, "value") && !sameWord(name.text, "val"))
        return false;
    const std::size_t start = itemStart(text, name.start);
    const std::string_view before = text.substr(start, name.start - start);
    bool secret = false; // by the last name that says something
    for (std::size_t at = 0; at < before.size();) {
        const std::size_t end = wordEnd(before, at);
        if (end == at) {
            ++at;
            continue;
        }
        const std::string_view word = before.substr(at, end - at);
        at = end;
        const std::size_t separator = skip(before, end, false);
        if ((!sameWord(word, "name") && !sameWord(word, "key") && !sameWord(word, "header")) ||
            (byteAt(before, separator) != '=' && byteAt(before, separator) != ':'))
            continue;
        const std::size_t named = skip(before, separator, true);
        at = wordEnd(before, named);
        // The name and nothing else: in a sentence more words follow.
        const std::size_t behind = skip(before, at, false);
        secret = behind < before.size() &&
                 std::string_view(",;\r\n").find(before[behind]) != std::string_view::npos &&
                 isSecretName(before.substr(named, at - named));
    }
    return secret;
}

} // namespace sluice::detail
