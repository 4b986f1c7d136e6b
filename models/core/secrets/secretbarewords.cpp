#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Secrets behind their name without a sign between: "secretKey x", "using password x", token "x" is invalid.
namespace sluice::detail {

namespace {

constexpr std::size_t kLongestQuoted = 512;
constexpr std::size_t kShortestToken = 8;
constexpr std::size_t kLongToken = 16; ///< no word of a sentence is so long, of whatever letters it is

enum class Naming
{
    None,
    Sure,
    Token, ///< "token" alone, which parsers speak of, too
};

bool endsWithWord(std::string_view name, std::string_view word)
{
    return name.size() >= word.size() && sameWord(name.substr(name.size() - word.size()), word);
}

/// The last letters of the names below: what stands behind other words is not looked at.
bool mayEndName(char c)
{
    return std::string_view("detyn").find(lower(c)) != std::string_view::npos;
}

/// Only names that their value may follow in a sentence: behind "secret", "auth" or "cookie" comes the name
/// of one.
Naming namingOf(std::string_view text, const FoundName &name)
{
    constexpr std::array<std::string_view, 5> passwords{"password", "passwd", "passphrase", "passcode",
                                                        "pwd"};
    constexpr std::array<std::string_view, 4> others{"key", "secret", "token", "ticket"};
    const auto ends = [&](std::string_view word) {
        return endsWithWord(name.text, word);
    };
    // "/etc/passwd", and "passphrase for key", behind which comes the name of a file.
    const bool isPath = name.start > 0 && text[name.start - 1] == '/';
    if (name.quoted || isPath || name.text.find(" for ") != std::string_view::npos ||
        !isSecretName(name.text))
        return Naming::None;
    if (std::any_of(passwords.begin(), passwords.end(), ends))
        return Naming::Sure;
    if (std::none_of(others.begin(), others.end(), ends))
        return Naming::None;
    if (!sameWord(name.text, "secret") && !sameWord(name.text, "token"))
        return Naming::Sure;
    constexpr std::array<std::string_view, 12> whose{"client", "app",    "api",     "access",
                                                     "shared", "bearer", "refresh", "session",
                                                     "login",  "with",   "using",   "consumer"};
    if (isOneOf(wordInFront(text, name.start), whose))
        return Naming::Sure;
    return sameWord(name.text, "token") && !isPartOfSpeech(text, name) ? Naming::Token : Naming::None;
}

/// connection_check_timeout, hadoop_s3_properties: words that belong together, and a number of a version.
bool isIdentifier(std::string_view word)
{
    std::size_t parts = 0;
    while (!word.empty()) {
        const std::size_t size = std::min(word.find_first_of("_.-"), word.size());
        const std::string_view part = word.substr(0, size);
        const auto *const letters = std::find_if_not(part.begin(), part.end(), isLetter);
        if (letters == part.begin() || part.end() - letters > 1 || !std::all_of(letters, part.end(), isDigit))
            return false;
        ++parts;
        word.remove_prefix(std::min(size + 1, word.size()));
    }
    return parts > 1;
}

/// Types, places and the like with a number: what may follow the name of a column.
bool isNumberedThing(std::string_view word)
{
    constexpr std::array<std::string_view, 20> things{
        "varchar", "nvarchar", "char",   "int",   "bigint", "float",   "text",    "blob", "string", "line",
        "column",  "field",    "option", "index", "step",   "attempt", "version", "page", "table",  "row"};
    while (!word.empty() && isDigit(word.back()))
        word.remove_suffix(1);
    return isOneOf(word, things);
}

/// user=ann, which is a name and its value; the '=' that pads Base64 is none.
bool isPair(std::string_view word)
{
    const std::size_t sign = word.find('=');
    return sign != std::string_view::npos && word.find_first_not_of('=', sign) != std::string_view::npos;
}

bool isTokenValue(std::string_view word)
{
    return word.size() >= kShortestToken && std::any_of(word.begin(), word.end(), isLetter) &&
           !isIdentifier(word) && (looksSecret(word) || word.size() >= kLongToken);
}

/// "0:password 1:ldap", which counts them up, and "SqlToken &next" and "#define", which are code.
bool isListedOrCode(std::string_view word)
{
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits > 0 && digits < word.size() && word[digits] == ':')
        return true;
    const bool sign = !word.empty() && std::string_view("&*#").find(word.front()) != std::string_view::npos;
    return sign && std::all_of(word.begin() + 1, word.end(), [](char c) { return isLetter(c) || c == '_'; });
}

bool isBareSecret(Naming naming, std::string_view word)
{
    if (naming == Naming::None || !looksSecret(word) || isPair(word) || isNumberedThing(word) ||
        isListedOrCode(word))
        return false;
    return naming == Naming::Sure || isTokenValue(word);
}

/// "snmp-server community x RO", "rocommunity x": the first word behind it is one, however it looks.
bool isCommunityCommand(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 3> commands{"rocommunity", "rwcommunity", "snmp-server community"};
    const std::string_view before = text.substr(0, at);
    return std::any_of(commands.begin(), commands.end(), [before](std::string_view command) {
        return endsWithWord(before, command) &&
               (before.size() == command.size() || !isNameByte(before[before.size() - command.size() - 1]));
    });
}

} // namespace

std::string_view wordInFront(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end > 0 && at - end < kNearby && isBlank(text[end - 1]))
        --end;
    std::size_t start = end;
    while (start > 0 && end - start < kNearby && isLetter(text[start - 1]))
        --start;
    return end == at ? std::string_view() : text.substr(start, end - start);
}

bool isPartOfSpeech(std::string_view text, const FoundName &name)
{
    // "unexpected token: }" names no token that anybody could log in with.
    constexpr std::array<std::string_view, 13> words{
        "unexpected", "next",     "near",       "current",    "illegal", "last",        "encountered",
        "found",      "expected", "extraneous", "mismatched", "at",      "unrecognized"};
    return sameWord(name.text, "token") && isOneOf(wordInFront(text, name.start), words);
}

std::optional<FoundSecret> secretBehindName(std::string_view text, std::size_t at)
{
    if (at == 0 || !mayEndName(text[at - 1]))
        return std::nullopt;
    const std::size_t value = skipBlanks(text, at);
    if (isCommunityCommand(text, at)) {
        const std::size_t end = bareWordEnd(text, value);
        return found(text, {value, end - value}, std::max(end, value));
    }
    if (value >= text.size() || isSpace(text[value]) || isQuote(text[value]))
        return std::nullopt;
    const std::size_t stop = bareWordEnd(text, value);
    const std::string_view word = text.substr(value, stop - value);
    // First, for most words are none, and this is said faster than what the name is.
    if (!looksSecret(word) || !isBareSecret(namingOf(text, nameBefore(text, at)), word))
        return std::nullopt;
    return found(text, {value, stop - value}, stop);
}

std::optional<FoundSecret> secretOnNextLine(std::string_view text, std::size_t at)
{
    if (at == 0 || !mayEndName(text[at - 1]))
        return std::nullopt;
    const std::size_t line = text[at] == '\r' && byteAt(text, at + 1) == '\n' ? at + 2 : at + 1;
    const std::size_t value = skipBlanks(text, line);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", value), text.size());
    const std::string_view word = text.substr(value, end - value);
    const std::size_t after = skipBlanks(text, end);
    if ((after < text.size() && !isSpace(text[after])) || bareWordEnd(text, value) != end ||
        isIdentifier(word) || !isBareSecret(namingOf(text, nameBefore(text, at)), word))
        return std::nullopt;
    return found(text, {value, end - value}, end);
}

std::optional<FoundSecret> secretQuotedBehindName(std::string_view text, std::size_t at)
{
    if (at == 0 || !isBlank(text[at - 1]))
        return std::nullopt;
    const FoundName name = nameBefore(text, at);
    const Naming naming = namingOf(text, name);
    if (naming == Naming::None)
        return std::nullopt;
    const std::string_view near = text.substr(0, std::min(text.size(), at + kLongestQuoted));
    const TextSpan inside = quotedValue(near, at);
    const std::string_view word = text.substr(inside.offset, inside.length);
    if (naming == Naming::Token ? word.find_first_of(" \t") != std::string_view::npos || !isTokenValue(word)
                                : isOrdinaryValue(word) || word.starts_with('/'))
        return std::nullopt;
    return found(text, inside, inside.end());
}

} // namespace sluice::detail
