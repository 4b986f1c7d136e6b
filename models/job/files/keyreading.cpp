#include "models/job/files/keyreading.h"

#include "models/hocon/tree.h"
#include "models/hocon/values/keypath.h"

#include <algorithm>

namespace sluice::job {

namespace {

constexpr const char *kContext = "Problem";
constexpr std::size_t kMostShown = 60; ///< bytes of a key

/// What no path reads otherwise: nearly every key there is.
bool isPlain(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.' || c == '-';
    });
}

/// The first bytes of a key, at the end of a character.
std::string shown(std::string_view key)
{
    if (key.size() <= kMostShown)
        return std::string(key);
    std::size_t end = kMostShown;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(key.substr(0, end)) + "…";
}

} // namespace

KeyReading keyReading(std::string_view key)
{
    if (isPlain(key))
        return {KeyFit::Same, {std::string(key)}};
    std::optional<std::vector<std::string>> path = hocon::keyPath(key);
    if (!path)
        return {KeyFit::Refused, {}};
    const bool same = path->size() == 1 && path->front() == key;
    const KeyFit fit = path->size() > hocon::kMaxDepth ? KeyFit::TooDeep
                       : same                          ? KeyFit::Same
                                                       : KeyFit::Changed;
    return {fit, std::move(*path)};
}

Message keyRefusal(std::string_view key, KeyFit fit)
{
    if (fit == KeyFit::TooDeep)
        return {kContext,
                SLUICE_TRANSLATE_NOOP(
                    "Problem", "The engine cannot take the key \"%1\": it reads every key a second time, "
                               "as a path, and this one nests too deep. Rename the key."),
                {shown(key)}};
    return {kContext,
            SLUICE_TRANSLATE_NOOP(
                "Problem", "The engine cannot take the key \"%1\": it reads every key a second time, as a "
                           "path, in which such signs may not stand (: $ { } [ ] , + = # @ ! & * ? and "
                           "the like), and which is not empty. Rename the key."),
            {shown(key)}};
}

Message keyConflict(std::string_view key)
{
    return {kContext,
            SLUICE_TRANSLATE_NOOP(
                "Problem", "The engine cannot take the key \"%1\": another key, read as a path, makes it "
                           "the parent of a value. Rename one of them."),
            {shown(key)}};
}

} // namespace sluice::job
