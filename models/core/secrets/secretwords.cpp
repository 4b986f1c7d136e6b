#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

namespace sluice::detail {

namespace {

bool isTokenByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.' || c == '~' || c == '+' ||
           c == '/' || c == '=';
}

std::size_t tokenEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isTokenByte(text[at]))
        ++at;
    return at;
}

/// Nobody says a word like this: it has a digit, a sign of base64, or capitals behind its first letter.
bool looksRandom(std::string_view word)
{
    for (std::size_t i = 0; i < word.size(); ++i)
        if (isDigit(word[i]) || word[i] == '=' || word[i] == '+' || word[i] == '_' ||
            (i > 0 && isUpper(word[i]) && !isUpper(word[i - 1])))
            return true;
    return false;
}

bool isBase64(std::string_view word)
{
    const std::size_t padding = word.find_first_of("=.-_~");
    return padding == std::string_view::npos ||
           (word.find_first_not_of('=', padding) == std::string_view::npos && word.size() - padding <= 2);
}

/// The token behind the blanks at `at`, without the stops that end a sentence.
TextSpan tokenBehind(std::string_view text, std::size_t at)
{
    const std::size_t start = behindBlanks(text, at);
    std::size_t end = tokenEnd(text, start);
    while (end > start && text[end - 1] == '.')
        --end;
    return {start, end - start};
}

/// "Bearer x" and "Basic x"; the word alone, or followed by a word of a sentence, hides nothing.
std::optional<FoundSecret> afterScheme(std::string_view text, std::size_t at)
{
    const bool bearer = sameWord(text.substr(at, 7), "bearer ");
    const bool basic = sameWord(text.substr(at, 6), "basic ");
    if (!bearer && !basic)
        return std::nullopt;
    const TextSpan span = tokenBehind(text, at + (bearer ? 7 : 6));
    const std::string_view word = text.substr(span.offset, span.length);
    constexpr std::array<std::string_view, 14> prose{"token",
                                                     "tokens",
                                                     "auth",
                                                     "authentication",
                                                     "authorization",
                                                     "scheme",
                                                     "header",
                                                     "realm",
                                                     "is",
                                                     "was",
                                                     "of",
                                                     "and",
                                                     "or",
                                                     "access"};
    if (word.empty() || isOneOf(word, prose))
        return std::nullopt;
    const bool shown = bearer
                           ? text[at] == 'b' && !looksRandom(word) && word.size() < 16
                           : word.size() < 6 || !isBase64(word) || (!looksRandom(word) && word.size() < 16);
    if (shown)
        return std::nullopt;
    return FoundSecret{{span}, span.end()};
}

/// "Negotiate x" and "NTLM x", without the header's name in front: what follows is Base64 and of some length.
std::optional<FoundSecret> afterTicketScheme(std::string_view text, std::size_t at)
{
    constexpr std::size_t shortest = 10;
    const bool negotiate = sameWord(text.substr(at, 10), "negotiate ");
    if (!negotiate && !sameWord(text.substr(at, 5), "ntlm "))
        return std::nullopt;
    const TextSpan span = tokenBehind(text, at + (negotiate ? 10 : 5));
    const std::string_view word = text.substr(span.offset, span.length);
    if (word.size() < shortest || !isBase64(word) ||
        std::none_of(word.begin(), word.end(), [](char c) { return isDigit(c) || c == '+' || c == '='; }))
        return std::nullopt;
    return FoundSecret{{span}, span.end()};
}

std::optional<FoundSecret> pem(std::string_view text, std::size_t at)
{
    constexpr std::string_view begin = "-----BEGIN ";
    if (!text.substr(at).starts_with(begin))
        return std::nullopt;
    const std::string_view title = text.substr(at + begin.size(), 64);
    const std::size_t titleEnd = title.find("-----");
    if (titleEnd == std::string_view::npos ||
        title.substr(0, titleEnd).find("PRIVATE KEY") == std::string_view::npos)
        return std::nullopt;
    const std::size_t start = at + begin.size() + titleEnd + 5;
    const std::size_t end = std::min(text.find("-----END ", start), text.size());
    return found(text, {start, end - start}, end); // nothing where it was cut off
}

struct Shape
{
    std::string_view prefix;
    std::size_t least; ///< bytes behind the prefix
};

// As their issuers document them; all are letters, digits, '-' and '_'.
constexpr std::array<Shape, 21> kShapes{{
    {"AKIA", 16},        {"ASIA", 16},   {"AROA", 16},  {"AIza", 30},  {"LTAI", 12},  {"AKID", 28},
    {"ghp_", 16},        {"gho_", 16},   {"ghu_", 16},  {"ghs_", 16},  {"ghr_", 16},  {"glpat-", 16},
    {"github_pat_", 20}, {"xoxb-", 10},  {"xoxp-", 10}, {"xoxa-", 10}, {"xapp-", 10}, {"sk-", 20},
    {"sk_live_", 16},    {"BQIAAA", 24}, {"eyJ", 16},
}};

std::optional<FoundSecret> known(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    for (const Shape &shape : kShapes) {
        if (!rest.starts_with(shape.prefix))
            continue;
        const bool dotted = shape.prefix == "eyJ";
        const bool base64 = shape.prefix == "BQIAAA";
        std::size_t end = at + shape.prefix.size();
        const auto belongs = [&](char c) {
            return isLetter(c) || isDigit(c) || c == '_' || c == '-' || (dotted && c == '.') ||
                   (base64 && (c == '+' || c == '/' || c == '='));
        };
        while (end < text.size() && belongs(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        if (word.size() < shape.prefix.size() + shape.least ||
            !looksRandom(word.substr(shape.prefix.size())) ||
            (dotted && word.find('.') == std::string_view::npos))
            return std::nullopt;
        return FoundSecret{{{at, end - at}}, end};
    }
    return std::nullopt;
}

} // namespace

std::optional<FoundSecret> secretWord(std::string_view text, std::size_t at)
{
    if (text[at] == '-')
        return pem(text, at);
    const char before = at == 0 ? ' ' : text[at - 1];
    if (isLetter(before) || isDigit(before) || before == '_' || before == '-')
        return std::nullopt;
    if (auto found = afterScheme(text, at))
        return found;
    if (auto found = afterTicketScheme(text, at))
        return found;
    return known(text, at);
}

} // namespace sluice::detail
