#pragma once

#include "models/core/ascii.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// The parts of secretSpans(). Private to models/core. Each looks at one place of a text, and looks back by a
/// bounded number of bytes only, so that the whole stays in proportion to the text.
namespace sluice::detail {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || isUpper(c);
}
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
constexpr bool isSpace(char c)
{
    return isBlank(c) || (c >= '\n' && c <= '\r');
}
constexpr bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}
constexpr bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}
using ascii::lower;
using ascii::sameWord;
/// What names of options are made of; the bytes of other scripts count as letters.
constexpr bool isNameByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80U;
}
/// The byte at `at`, or '\0' past the end.
constexpr char byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

/// Bytes between a name and its value that are looked at, and of a word between them.
inline constexpr std::size_t kNearby = 16;
/// No name of an option has more bytes.
inline constexpr std::size_t kLongestName = 96;

/// The first byte at or behind `at` that is no blank, at most `most` bytes on.
constexpr std::size_t skipBlanks(std::string_view text, std::size_t at, std::size_t most = kNearby)
{
    for (std::size_t blanks = 0; blanks < most && at < text.size() && isBlank(text[at]); ++blanks)
        ++at;
    return at;
}
/// The same, however many there are.
constexpr std::size_t behindBlanks(std::string_view text, std::size_t at)
{
    return skipBlanks(text, at, std::string_view::npos);
}
/// The letters at `at`, at most kNearby of them.
constexpr std::string_view lettersAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < kNearby && isLetter(text[end]))
        ++end;
    return text.substr(at, end - at);
}
/// True for a word that is one of these, whatever the case.
template <std::size_t N> bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words)
{
    return std::any_of(words.begin(), words.end(),
                       [word](std::string_view known) { return sameWord(word, known); });
}

/// Where the line at `at` ends, without its line end.
constexpr std::size_t lineEnd(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_of("\r\n", at), text.size());
}

/// Where a value behind a separator stands, and where it is hidden.
struct FoundSecret
{
    std::vector<TextSpan> spans;
    std::size_t resume = 0; ///< where to go on looking
};

/// A value, hidden unless it is harmless.
FoundSecret found(std::string_view text, TextSpan span, std::size_t resume);

/// A name that was found in front of a separator.
struct FoundName
{
    std::size_t start = 0; ///< its first byte, without the quote
    std::string_view text; ///< without quotes
    bool quoted = false;   ///< a quote closes it in front of the separator
};

/// The name in front of `at` (a separator): "name", "name"], name, access key. Empty text: there is none.
FoundName nameBefore(std::string_view text, std::size_t at);

/// The extent of a quoted value whose quote, with its backslashes, begins at `at`; without the quotes. Up to
/// the end of the line where the quote is never closed.
TextSpan quotedValue(std::string_view text, std::size_t at);

/// True when "name =" or "name:" begins at `at`, so that a value ended in front of it.
bool startsPair(std::string_view text, std::size_t at);

/// The end of a value without quotes at `at`, by what its name stands in: parameters, a list, a line.
std::size_t bareValueEnd(std::string_view text, std::size_t nameStart, std::size_t at);

/// The end of {…} or […] that begins at `at`; the end of the text where it is never closed.
std::size_t bracketEnd(std::string_view text, std::size_t at);

/// The end of a YAML block ("|", ">-" at `at`): the lines below that are indented deeper than the name.
std::size_t yamlBlockEnd(std::string_view text, std::size_t nameStart, std::size_t at);

/// True for the name "value" beside a member that says what it is: name = password, value = …
bool isNamedBySibling(std::string_view text, const FoundName &name);

/// True for a name that holds a secret among the parameters of an address.
bool isSecretParameterName(std::string_view name);

/// The same where it stands among them, and for other names that hold one only where they stand.
bool isSecretByPlace(std::string_view text, const FoundName &name);

/// "name = value" with the separator ('=', ':' or, for XML, '>') at `at`.
std::optional<FoundSecret> secretPair(std::string_view text, std::size_t at);

/// "--name value" with the first '-' at `at`.
std::optional<FoundSecret> secretArgument(std::string_view text, std::size_t at);

/// True for a word that nobody says in a sentence about passwords: letters and digits, or signs.
bool looksSecret(std::string_view word);

/// What is said of a password, in quotes or without: required, missing, wrong.
bool isOrdinaryValue(std::string_view word);

/// The end of a word without quotes at `at`, without the signs that close a sentence or a bracket.
std::size_t bareWordEnd(std::string_view text, std::size_t at);

/// The letters of the word in front of the blanks in front of `at`; empty where no blank is.
std::string_view wordInFront(std::string_view text, std::size_t at);

/// "unexpected token" and its like: the word of a parser.
bool isPartOfSpeech(std::string_view text, const FoundName &name);

/// "password is value" and "set password to value" with the name at `at`; without quotes, what looks like a
/// secret.
std::optional<FoundSecret> secretSentence(std::string_view text, std::size_t at);

/// "[password, value]" with the comma at `at`, where the value looks like a secret.
std::optional<FoundSecret> secretListed(std::string_view text, std::size_t at);

/// "password%3Dvalue" and "password\u003dvalue" with the escape at `at`.
std::optional<FoundSecret> secretEscapedPair(std::string_view text, std::size_t at);

/// "user:password@host" without a scheme, with the colon at `at`.
std::optional<FoundSecret> secretLogin(std::string_view text, std::size_t at);

/// "curl -u user:password", "mysql -ppassword" and their like with the '-' at `at`.
std::optional<FoundSecret> secretOfCommand(std::string_view text, std::size_t at);

/// "secretKey value" with the blank behind the name at `at`, where the value looks like a secret.
std::optional<FoundSecret> secretBehindName(std::string_view text, std::size_t at);

/// The same, the value alone on the line below, with the line end at `at`.
std::optional<FoundSecret> secretOnNextLine(std::string_view text, std::size_t at);

/// "secretKey 'value'" with the quote, or its backslashes, at `at`.
std::optional<FoundSecret> secretQuotedBehindName(std::string_view text, std::size_t at);

/// "'value' for key password" with the quote, or its backslashes, at `at`.
std::optional<FoundSecret> secretQuotedForName(std::string_view text, std::size_t at);

/// "value x for key password" with the word "value" at `at`.
std::optional<FoundSecret> secretValueForName(std::string_view text, std::size_t at);

/// "password 'value'", "identified by 'value'" and the two above with the quote at `at`.
std::optional<FoundSecret> secretPhrase(std::string_view text, std::size_t at);

/// user:password@ and token@ behind "://" at `at`; user/password@ behind "oracle:thin" at `at`.
std::optional<FoundSecret> secretInUrl(std::string_view text, std::size_t at);

/// The path of a webhook (hooks.slack.com/services/…) behind its host, with its first '/' at `at`.
std::optional<FoundSecret> secretWebhook(std::string_view text, std::size_t at);

/// The token of a bot, the steps of a webhook, or what was made at random, with the '/' in front at `at`.
std::optional<FoundSecret> secretInPath(std::string_view text, std::size_t at);

/// True where `at` is in the path of an address.
bool isInPath(std::string_view text, std::size_t at);

/// "密码：value" and "密码为 value" with the wide sign or the verb at `at`.
std::optional<FoundSecret> secretInChinese(std::string_view text, std::size_t at);

/// A word that is a secret by its shape (Bearer …, Basic …, a JWT, an access key, a private key in PEM) at
/// `at`, the first byte of a word.
std::optional<FoundSecret> secretWord(std::string_view text, std::size_t at);

/// The secrets of a text that is JSON; nothing when it is none.
std::optional<std::vector<TextSpan>> secretSpansOfJson(std::string_view json, int depth);
std::vector<TextSpan> secretSpansOfText(std::string_view text, int depth);
/// The same for what is read as a text even where it is JSON.
std::vector<TextSpan> secretSpansOfProse(std::string_view text);

} // namespace sluice::detail
