#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Secrets in sentences and in lists: what stands behind the word "password" without a separator.
namespace sluice::detail {

namespace {

constexpr int kMostWords = 6; ///< between the name and its value

constexpr std::array<std::string_view, 5> kNames{"password", "passphrase", "passcode", "passwd", "pwd"};

/// True where a word just in front says that what follows "to" is a value: "set the password to x".
bool isBeingSet(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 9> verbs{"set",   "setting", "change",  "changed", "changing",
                                                    "reset", "update",  "updated", "updating"};
    const std::size_t size = std::min(at, 2 * kNearby);
    const std::string_view before = text.substr(at - size, size);
    for (std::size_t start = 0; start < before.size();) {
        const std::string_view word = lettersAt(before, start);
        if (isOneOf(word, verbs))
            return true;
        start += std::max<std::size_t>(word.size(), 1);
    }
    return false;
}

/// Where the value of "is x", "has been set to x" or "for user root is x" begins, the words in front of it at
/// `at`; npos where they say something else.
std::size_t behindVerb(std::string_view text, std::size_t at, bool set)
{
    constexpr std::array<std::string_view, 5> verbs{"is", "was", "be", "equals", "are"};
    constexpr std::array<std::string_view, 4> setting{"set", "changed", "reset", "updated"};
    constexpr std::array<std::string_view, 8> fillers{"has",  "been",  "now",  "will",
                                                      "must", "value", "just", "have"};
    bool ready = false;
    int others = 0; ///< words of "for user root" that may still follow
    for (int count = 0; count < kMostWords; ++count) {
        const std::string_view word = lettersAt(text, at);
        if (isOneOf(word, verbs) || (set && sameWord(word, "to"))) {
            ready = true;
            others = 0;
        } else if (isOneOf(word, setting)) {
            set = true;
        } else if (!ready && (sameWord(word, "for") || sameWord(word, "of"))) {
            others = 3;
        } else if (!isOneOf(word, fillers) && others-- <= 0) {
            break;
        }
        at += word.size();
        for (std::size_t skipped = 0;
             others > 0 && skipped < kLongestName && at < text.size() && !isSpace(text[at]);
             ++skipped) // a name may hold anything
            ++at;
        const std::size_t next = skipBlanks(text, at);
        if (next == at)
            return std::string_view::npos;
        at = next;
    }
    return ready ? at : std::string_view::npos;
}

} // namespace

bool isOrdinaryValue(std::string_view word)
{
    constexpr std::array<std::string_view, 12> words{"required", "optional", "missing", "empty",
                                                     "invalid",  "wrong",    "set",     "not set",
                                                     "string",   "text",     "unknown", "incorrect"};
    return isOneOf(word, words);
}

std::size_t bareWordEnd(std::string_view text, std::size_t at)
{
    std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    while (end > at && std::string_view(".,;:)!?]}>\"'`\\").find(text[end - 1]) != std::string_view::npos)
        --end;
    return end;
}

bool looksSecret(std::string_view word)
{
    constexpr std::size_t shortest = 4;
    constexpr std::size_t shortestNumber = 5;
    constexpr std::array<std::string_view, 16> algorithms{
        "base64", "md5",    "sha",  "utf",   "aes", "bcrypt", "des", "pbkdf2",
        "scram",  "argon2", "ntlm", "oauth", "rsa", "hmac",   "tls", "ssl"};
    if (word.size() < shortest || word.front() == '$' || word.find_first_of("/\\<>{}()[]") != word.npos)
        return false;
    if (std::any_of(algorithms.begin(), algorithms.end(),
                    [word](std::string_view name) { return sameWord(word.substr(0, name.size()), name); }))
        return false;
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits == word.size())
        return word.size() >= shortestNumber;
    if (digits > 0 && word[digits] == '-') // 8-digit, 12-character
        return false;
    const bool letter = std::any_of(word.begin(), word.end(), isLetter);
    return (letter && std::any_of(word.begin(), word.end(), isDigit)) ||
           word.find_first_of("!@#$%^&*+=~") != word.npos;
}

std::optional<FoundSecret> secretSentence(std::string_view text, std::size_t at)
{
    const auto *const name = std::find_if(kNames.begin(), kNames.end(), [&](std::string_view each) {
        return sameWord(text.substr(at, each.size()), each);
    });
    if (name == kNames.end())
        return std::nullopt;
    std::size_t end = at + name->size();
    if (isQuote(byteAt(text, end)))
        ++end;
    const std::size_t verb = skipBlanks(text, end);
    if (verb == end)
        return std::nullopt;
    const std::size_t value = behindVerb(text, verb, isBeingSet(text, at));
    if (value == std::string_view::npos || value >= text.size())
        return std::nullopt;
    const std::size_t quote = std::min(text.find_first_not_of('\\', value), value + kNearby);
    if (isQuote(byteAt(text, quote))) {
        const TextSpan inside = quotedValue(text, value);
        if (isOrdinaryValue(text.substr(inside.offset, inside.length)))
            return std::nullopt;
        return found(text, inside, inside.end());
    }
    const std::size_t stop = bareWordEnd(text, value);
    if (!looksSecret(text.substr(value, stop - value)))
        return std::nullopt;
    return found(text, {value, stop - value}, stop);
}

std::optional<FoundSecret> secretPhrase(std::string_view text, std::size_t at)
{
    // A text that is quoted itself has its quotes behind backslashes.
    std::size_t start = at;
    while (start > 0 && at - start < kNearby && text[start - 1] == '\\')
        --start;
    const std::string_view word = wordInFront(text, start);
    const auto wordStart = [text](std::string_view part) {
        return static_cast<std::size_t>(part.data() - text.data());
    };
    const bool named = isOneOf(word, kNames) ||
                       (sameWord(word, "by") && sameWord(wordInFront(text, wordStart(word)), "identified"));
    if (named) {
        const TextSpan inside = quotedValue(text, start);
        return found(text, inside, inside.end());
    }
    if (auto behind = secretQuotedBehindName(text, start))
        return behind;
    return secretQuotedForName(text, start);
}

std::optional<FoundSecret> secretListed(std::string_view text, std::size_t at)
{
    const FoundName name = nameBefore(text, at);
    std::size_t before = name.start;
    if (before > 0 && isQuote(text[before - 1]))
        --before;
    while (before > 0 && name.start - before < kNearby && text[before - 1] == '\\')
        --before;
    if (name.text.empty() || before == 0 || (text[before - 1] != '[' && text[before - 1] != '(') ||
        !isSecretName(name.text))
        return std::nullopt;
    std::size_t value = skipBlanks(text, at + 1);
    const std::size_t quote = std::min(text.find_first_not_of('\\', value), value + kNearby);
    TextSpan span;
    if (isQuote(byteAt(text, quote))) {
        span = quotedValue(text, value);
    } else {
        const std::size_t end = std::min(text.find_first_of("]),;} \t\r\n\"'`", value), text.size());
        span = {value, end - value};
    }
    if (!looksSecret(text.substr(span.offset, span.length)))
        return std::nullopt;
    return found(text, span, span.end());
}

} // namespace sluice::detail
