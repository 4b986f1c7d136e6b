#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

namespace sluice::detail {

namespace {

/// A header, a cookie list or a login module goes on to the end of its line, or of the quotes it stands in.
bool takesTheLine(std::string_view name)
{
    const std::size_t size = std::min<std::size_t>(name.size(), 20);
    std::string tail;
    for (const char c : name.substr(name.size() - size))
        tail += lower(c);
    return tail.ends_with("authorization") || tail.ends_with("cookie") || tail.ends_with("jaas.config") ||
           tail.ends_with("jaas_config");
}

std::size_t restOfLine(std::string_view text, const FoundName &name, std::size_t at)
{
    if (name.start == 0 || !isQuote(text[name.start - 1]))
        return lineEnd(text, at);
    const std::array<char, 3> ends{'\r', '\n', text[name.start - 1]};
    return std::min(text.find_first_of(std::string_view(ends.data(), ends.size()), at), text.size());
}

/// "Bearer " of a header may stay: it says what was tried.
std::size_t skipScheme(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 5> schemes{"bearer ", "basic ", "digest ", "negotiate ", "ntlm "};
    for (const std::string_view scheme : schemes)
        if (sameWord(text.substr(at, scheme.size()), scheme))
            return at + scheme.size();
    return at;
}

/// "invalid token: }" is said by parsers, and "invalid token: x" by whoever was given one.
bool isProse(std::string_view text, const FoundName &name, std::size_t separator)
{
    if (isPartOfSpeech(text, name))
        return true;
    if (!sameWord(name.text, "token") || !sameWord(wordInFront(text, name.start), "invalid"))
        return false;
    std::size_t value = behindBlanks(text, separator + 1);
    if (isQuote(byteAt(text, value)))
        ++value;
    return !looksSecret(text.substr(value, bareWordEnd(text, value) - value));
}

/// "no method with the signature: run()" shows what is called, and nothing that lets in.
bool isSignatureOfCode(std::string_view text, const FoundName &name, std::size_t separator)
{
    return text[separator] == ':' && !name.quoted && name.start > 0 && isBlank(text[name.start - 1]) &&
           sameWord(name.text, "signature");
}

/// "a" "b", one behind the other on a line: the first with its backslashes at `at`.
FoundSecret quotedWords(std::string_view text, std::size_t at)
{
    FoundSecret secret;
    while (true) {
        const TextSpan inside = quotedValue(text, at);
        FoundSecret word = found(text, inside, inside.end());
        secret.spans.insert(secret.spans.end(), word.spans.begin(), word.spans.end());
        secret.resume = inside.end();
        const std::size_t quote = text.find_first_not_of('\\', inside.end());
        if (quote == std::string_view::npos || !isQuote(text[quote]))
            return secret;
        const std::size_t next = behindBlanks(text, quote + 1);
        if (next == quote + 1 || next >= text.size() || text[next] != '"' || startsPair(text, next))
            return secret;
        at = next;
    }
}

/// The value that begins at `at`, behind the separator and its blanks.
FoundSecret valueAt(std::string_view text, const FoundName &name, std::size_t at)
{
    const std::size_t quote = text.find_first_not_of('\\', at);
    if (quote != std::string_view::npos && quote - at < kNearby && isQuote(text[quote])) {
        return quotedWords(text, at);
    }
    const char c = byteAt(text, at);
    if (c == '{' || c == '[') {
        const std::size_t end = bracketEnd(text, at);
        return found(text, {at, end - at}, end);
    }
    if (takesTheLine(name.text) && !name.quoted) {
        const std::size_t start = skipScheme(text, at);
        const std::size_t end = restOfLine(text, name, start);
        return found(text, {start, end - start}, end);
    }
    if ((c == '|' || c == '>') && text.substr(at, 4).find_first_of("\r\n") != std::string_view::npos) {
        const std::size_t end = yamlBlockEnd(text, name.start, at);
        return found(text, {at, end - at}, end);
    }
    std::size_t end = bareValueEnd(text, name.start, at);
    while (end > at && isBlank(text[end - 1]))
        --end;
    return found(text, {at, end - at}, std::max(end, at));
}

bool isSecretElement(std::string_view text, const FoundName &name)
{
    return name.start > 0 && text[name.start - 1] == '<' && isSecretName(name.text);
}

/// The name in front of a separator that begins its line, at the end of the line above it.
FoundName nameOnLineAbove(std::string_view text, std::size_t separator)
{
    std::size_t at = separator;
    while (at > 0 && separator - at < kNearby && isBlank(text[at - 1]))
        --at;
    if (at == 0 || !isLineEnd(text[at - 1]))
        return {};
    at -= at > 1 && text[at - 2] == '\r' ? 2 : 1;
    return nameBefore(text, at);
}

} // namespace

FoundSecret found(std::string_view text, TextSpan span, std::size_t resume)
{
    FoundSecret secret;
    if (!isHarmlessValue(text.substr(span.offset, span.length)))
        secret.spans.push_back(span);
    secret.resume = resume;
    return secret;
}

FoundName nameBefore(std::string_view text, std::size_t at)
{
    const std::size_t limit = at - std::min(at, kLongestName);
    FoundName name;
    std::size_t end = at;
    while (end > limit && isBlank(text[end - 1]))
        --end;
    if (end > limit && text[end - 1] == ']') // headers["Authorization"] =
        --end;
    if (end > limit && isQuote(text[end - 1])) {
        name.quoted = true;
        --end;
        while (end > limit && text[end - 1] == '\\')
            --end;
    }
    std::size_t start = end;
    while (start > limit && isNameByte(text[start - 1]))
        --start;
    // "secret access key: x", "API key = x": the words in front belong to a key.
    constexpr std::array<std::string_view, 4> keys{"key", "keys", "id", "ticket"};
    const std::string_view last = text.substr(start, end - start);
    const bool isKey =
        std::any_of(keys.begin(), keys.end(), [last](std::string_view key) { return sameWord(last, key); });
    for (int words = 0; isKey && words < 2 && start > limit && text[start - 1] == ' '; ++words) {
        std::size_t word = start - 1;
        while (word > limit && isNameByte(text[word - 1]))
            --word;
        if (word == start - 1)
            break;
        start = word;
    }
    name.start = start;
    name.text = text.substr(start, end - start);
    return name;
}

std::optional<FoundSecret> secretPair(std::string_view text, std::size_t at)
{
    std::size_t separator = at;
    if (text[at] == '=' && at > 0 && (text[at - 1] == ':' || text[at - 1] == '+'))
        separator = at - 1; // := and +=
    FoundName name = nameBefore(text, separator);
    const bool above = name.text.empty() && text[at] != '>';
    if (above)
        name = nameOnLineAbove(text, separator);
    if (name.text.empty())
        return std::nullopt;
    if (text[at] == '>') {
        if (!isSecretElement(text, name))
            return std::nullopt;
        const std::size_t end = std::min(text.find('<', at), text.size());
        return found(text, {at + 1, end - at - 1}, end);
    }
    if (!isSecretName(name.text) && !isSecretByPlace(text, name) && !isNamedBySibling(text, name))
        return std::nullopt;
    if (isProse(text, name, at) || isSignatureOfCode(text, name, at))
        return std::nullopt;
    std::size_t value = at + 1;
    while (value < text.size() && value < at + 3 && (text[value] == '=' || text[value] == '>'))
        ++value; // ==, =>
    value = behindBlanks(text, value);
    if (value >= text.size() || isLineEnd(text[value])) {
        if (above)
            return std::nullopt;
        // Only what is quoted or in brackets may begin on the next line.
        const std::size_t next = text.find_first_not_of(" \t\r\n", value);
        if (next == std::string_view::npos ||
            std::string_view("\"'{[\\").find(text[next]) == std::string_view::npos)
            return std::nullopt;
        value = next;
    }
    return valueAt(text, name, value);
}

std::optional<FoundSecret> secretArgument(std::string_view text, std::size_t at)
{
    if (!text.substr(at).starts_with("--") || (at > 0 && isNameByte(text[at - 1])))
        return std::nullopt;
    std::size_t end = at + 2;
    while (end < text.size() && end - at < kLongestName && isNameByte(text[end]))
        ++end;
    const std::string_view name = text.substr(at + 2, end - at - 2);
    const std::size_t value = behindBlanks(text, end);
    if (value == end || value >= text.size() || text[value] == '-' || isLineEnd(text[value]) ||
        !isSecretName(name))
        return std::nullopt;
    if (isQuote(text[value])) {
        const TextSpan inside = quotedValue(text, value);
        return found(text, inside, inside.end());
    }
    const std::size_t stop = std::min(text.find_first_of(" \t\r\n", value), text.size());
    return found(text, {value, stop - value}, stop);
}

} // namespace sluice::detail
