#include "models/catalog/ruleset.h"

#include <algorithm>
#include <utility>

namespace sluice::catalog {

RuleSet::RuleSet(Facts facts)
    : facts_(std::move(facts))
{
    for (std::size_t i = 0; i < facts_.options.size(); ++i)
        byKey_.emplace(facts_.options[i].key, i);
    // A name that is somebody's own comes before one that is somebody else's older one.
    for (std::size_t i = 0; i < facts_.options.size(); ++i) {
        for (const std::string &key : facts_.options[i].fallbackKeys)
            byKey_.emplace(key, i);
    }
}

const OptionRule *RuleSet::find(std::string_view key) const
{
    const auto it = byKey_.find(key);
    return it == byKey_.end() ? nullptr : &facts_.options[it->second];
}

bool RuleSet::isForeign(std::string_view key) const
{
    const auto starts = [&](const std::string &prefix) {
        return key.starts_with(prefix);
    };
    return std::find(facts_.foreignKeys.begin(), facts_.foreignKeys.end(), key) != facts_.foreignKeys.end() ||
           std::any_of(facts_.foreignPrefixes.begin(), facts_.foreignPrefixes.end(), starts);
}

} // namespace sluice::catalog
