#include "models/job/files/keyreading.h"

#include "models/hocon/tree.h"
#include "models/hocon/values/keypath.h"

#include <algorithm>
#include <iterator>

namespace sluice::job {

namespace {

constexpr std::size_t kMostKeyShown = 60; ///< bytes of a key

/// The first bytes of a key, at the end of a character.
std::string shown(std::string_view key)
{
    if (key.size() <= kMostKeyShown)
        return std::string(key);
    std::size_t end = kMostKeyShown;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(key.substr(0, end)) + "…";
}

} // namespace

bool isPlainKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.' || c == '-';
    });
}

KeyReading keyReading(std::string_view key)
{
    if (isPlainKey(key))
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

KeyReading submittedKeyReading(std::string_view key)
{
    KeyReading first = keyReading(key);
    if (first.fit != KeyFit::Changed)
        return first;
    KeyReading second{KeyFit::Changed, {}};
    for (const std::string &element : first.path) {
        KeyReading again = keyReading(element);
        if (again.path.empty())
            return again;
        std::move(again.path.begin(), again.path.end(), std::back_inserter(second.path));
    }
    if (second.path.size() > hocon::kMaxDepth)
        second.fit = KeyFit::TooDeep;
    return second;
}

Message keyRefusal(std::string_view key, KeyFit fit)
{
    if (fit == KeyFit::TooDeep)
        return {"Problem",
                SLUICE_TRANSLATE_NOOP(
                    "Problem", "The engine cannot take the key \"%1\": it reads every key a second time, "
                               "as a path, and this one nests too deep. Rename the key."),
                {shown(key)}};
    return {"Problem",
            SLUICE_TRANSLATE_NOOP(
                "Problem", "The engine cannot take the key \"%1\": it reads every key a second time, as a "
                           "path, in which such signs may not stand (: $ { } [ ] , + = # @ ! & * ? and "
                           "the like), and which is not empty. Rename the key."),
            {shown(key)}};
}

Message keyConflict(std::string_view key)
{
    return {"Problem",
            SLUICE_TRANSLATE_NOOP(
                "Problem", "The engine cannot take the key \"%1\": another key, read as a path, makes it "
                           "the parent of a value. Rename one of them."),
            {shown(key)}};
}

} // namespace sluice::job
