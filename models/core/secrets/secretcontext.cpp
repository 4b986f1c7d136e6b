#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Names that hold a secret only where they stand: among the parameters of an address, in an answer to a
/// server that asks who one is, in what is about SNMP.
namespace sluice::detail {

namespace {

constexpr std::size_t kNear = 512; ///< bytes in front, and of parameters behind, that are looked at

/// True where the parameters around `at` name a user: ?u=ann&p=x
bool namesUser(std::string_view text, std::size_t at)
{
    constexpr std::string_view ends = " \t\r\n\"'`<>";
    const std::size_t near = at - std::min(at, kNear);
    const std::size_t start = text.substr(near, at - near).find_last_of(ends);
    const std::size_t from = start == std::string_view::npos ? near : near + start;
    std::string_view list = text.substr(from, at - from + kNear);
    list = list.substr(0, list.find_first_of(ends, at - from));
    for (const std::string_view user : {"u=", "user=", "username="})
        for (std::size_t found = list.find(user, 1); found != std::string_view::npos;
             found = list.find(user, found + 1))
            if (list[found - 1] == '?' || list[found - 1] == '&')
                return true;
    return false;
}

/// True where `words` are in front of `at`, on its line and near it.
bool standsInFront(std::string_view text, std::size_t at, std::string_view words)
{
    for (std::size_t start = at; start > 0 && at - start < kNear; --start) {
        if (text[start - 1] == '\n' || text[start - 1] == '\r')
            break;
        if (sameWord(text.substr(start - 1, words.size()), words))
            return true;
    }
    return false;
}

} // namespace

bool isSecretParameterName(std::string_view name)
{
    constexpr std::array<std::string_view, 10> names{"key",  "sig",    "signature", "sign",    "code",
                                                     "hmac", "ticket", "jwt",       "session", "assertion"};
    return isOneOf(name, names);
}

bool isSecretByPlace(std::string_view text, const FoundName &name)
{
    const char before = name.start == 0 ? '\0' : text[name.start - 1];
    if (isSecretParameterName(name.text))
        return before == '?' || before == '&' ||
               ((before == '/' || before == ';') && isInPath(text, name.start));
    if (sameWord(name.text, "p"))
        return (before == '?' || before == '&') && namesUser(text, name.start);
    constexpr std::array<std::string_view, 4> parts{"response", "nonce", "cnonce", "opaque"};
    if (isOneOf(name.text, parts))
        return standsInFront(text, name.start, "digest ");
    return sameWord(name.text, "community") && standsInFront(text, name.start, "snmp");
}

} // namespace sluice::detail
