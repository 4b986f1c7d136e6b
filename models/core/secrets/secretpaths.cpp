#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Keys in the path of an address, where it is not one of the issuers that secretWebhook() knows: a bot's
/// token, the steps of a webhook, what was made at random.
namespace sluice::detail {

namespace {

constexpr std::size_t kLongestAddress = 256; ///< bytes of it in front of a step that are looked at
constexpr std::size_t kLongestStep = 256;

bool isStepByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '-' || c == '_';
}

/// The step that begins at `at`, behind its '/'; empty where it has other bytes than these.
std::string_view stepAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < kLongestStep && isStepByte(text[end]))
        ++end;
    const bool whole = end >= text.size() || isSpace(text[end]) ||
                       std::string_view("/?#;&\"'`<>)]},\\").find(text[end]) != std::string_view::npos ||
                       (std::string_view(".:").find(text[end]) != std::string_view::npos &&
                        (end + 1 >= text.size() || isSpace(text[end + 1])));
    return whole ? text.substr(at, end - at) : std::string_view();
}

/// The step in front of the '/' at `at`.
std::string_view stepBefore(std::string_view text, std::size_t at)
{
    std::size_t start = at;
    while (start > 0 && at - start < kLongestStep && isStepByte(text[start - 1]))
        --start;
    return start > 0 && text[start - 1] == '/' ? text.substr(start, at - start) : std::string_view();
}

int kindOf(char c)
{
    if (isDigit(c))
        return 0;
    return isUpper(c) ? 1 : 2;
}

/// Nobody names anything like this: letters of both kinds and digits in turn. Names in humps have a capital
/// in five letters, and numbers of jobs, hashes and UUIDs no capitals among small ones.
bool isRandom(std::string_view word)
{
    constexpr std::size_t shortest = 20;
    if (word.size() < shortest)
        return false;
    std::array<std::size_t, 3> count{};
    std::size_t changes = 0;
    std::size_t letters = 0; // and digits
    int last = -1;
    for (const char c : word) {
        if (!isLetter(c) && !isDigit(c))
            continue;
        const int kind = kindOf(c);
        ++count[static_cast<std::size_t>(kind)];
        changes += last >= 0 && kind != last ? 1 : 0;
        last = kind;
        ++letters;
    }
    return std::find(count.begin(), count.end(), 0U) == count.end() && changes * 12 >= (letters - 1) * 5;
}

bool hasLetterAndDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), isLetter) && std::any_of(word.begin(), word.end(), isDigit);
}

/// "123456:AbC…" of "/bot123456:AbC…/sendMessage".
std::optional<FoundSecret> botToken(std::string_view text, std::size_t at)
{
    constexpr std::size_t fewestDigits = 5;
    constexpr std::size_t fewestOthers = 10;
    if (!text.substr(at).starts_with("/bot"))
        return std::nullopt;
    const std::size_t start = at + 4;
    std::size_t colon = start;
    while (isDigit(byteAt(text, colon)) && colon - start < kLongestStep)
        ++colon;
    std::size_t end = colon + 1;
    while (end < text.size() && isStepByte(text[end]))
        ++end;
    if (colon - start < fewestDigits || byteAt(text, colon) != ':' || end - colon <= fewestOthers)
        return std::nullopt;
    return found(text, {start, end - start}, end);
}

/// "T0/B0/x" of "/services/T0/B0/x", behind whatever passes it on to Slack.
std::optional<FoundSecret> slackSteps(std::string_view text, std::size_t at)
{
    constexpr std::string_view services = "/services/";
    if (!text.substr(at).starts_with(services))
        return std::nullopt;
    const std::size_t start = at + services.size();
    std::size_t end = start;
    for (const char first : {'T', 'B', '\0'}) {
        const std::string_view step = stepAt(text, end);
        if (step.size() < 3 || (first != '\0' && step.front() != first))
            return std::nullopt;
        end += step.size();
        if (first != '\0' && byteAt(text, end++) != '/')
            return std::nullopt;
    }
    return found(text, {start, end - start}, end);
}

} // namespace

bool isInPath(std::string_view text, std::size_t at)
{
    const std::size_t size = std::min(at, kLongestAddress);
    const std::string_view before = text.substr(at - size, size);
    const std::size_t scheme = before.rfind("://");
    return scheme != std::string_view::npos &&
           before.find_first_of("?# \t\r\n\"'`<>", scheme) == std::string_view::npos;
}

std::optional<FoundSecret> secretInPath(std::string_view text, std::size_t at)
{
    if (auto bot = botToken(text, at))
        return bot;
    if (auto slack = slackSteps(text, at))
        return slack;
    constexpr std::size_t shortest = 16;
    const std::string_view step = stepAt(text, at + 1);
    if (step.size() < shortest)
        return std::nullopt;
    constexpr std::array<std::string_view, 5> hooks{"hook", "hooks", "webhook", "webhooks", "key"};
    const std::string_view before = stepBefore(text, at);
    const bool named =
        !before.empty() &&
        (isSecretName(before) || std::any_of(hooks.begin(), hooks.end(),
                                             [&](std::string_view each) { return sameWord(before, each); }));
    if ((!isRandom(step) && !(named && hasLetterAndDigit(step))) || !isInPath(text, at))
        return std::nullopt;
    return found(text, {at + 1, step.size()}, at + 1 + step.size());
}

} // namespace sluice::detail
