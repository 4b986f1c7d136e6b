#include "models/catalog/catalogue.h"

#include "models/catalog/envrules.h"
#include "models/core/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::catalog {

namespace {

constexpr std::array<std::string_view, 2> kVersions{"2.3.8", "2.3.10"};

} // namespace

std::span<const std::string_view> Catalogue::versions()
{
    return kVersions;
}

std::shared_ptr<const Catalogue> Catalogue::of(std::string_view version)
{
    // EnvCommonOptions declares the same thirteen in both.
    static const std::shared_ptr<const RuleSet> env = envRules();
    static const std::array<std::shared_ptr<const Catalogue>, kVersions.size()> all = [] {
        std::array<std::shared_ptr<const Catalogue>, kVersions.size()> made;
        for (std::size_t i = 0; i < kVersions.size(); ++i)
            made.at(i) = std::make_shared<const Catalogue>(std::string(kVersions.at(i)), std::vector{env});
        return made;
    }();
    const auto it = std::find(kVersions.begin(), kVersions.end(), version);
    return it == kVersions.end() ? nullptr : all.at(static_cast<std::size_t>(it - kVersions.begin()));
}

std::shared_ptr<const Catalogue> Catalogue::standard()
{
    return of(kVersions.front());
}

Catalogue::Catalogue(std::string version, std::vector<std::shared_ptr<const RuleSet>> rules)
    : version_(std::move(version))
    , rules_(std::move(rules))
{
    const auto env = std::find_if(rules_.begin(), rules_.end(),
                                  [](const auto &set) { return set->scope().kind == ScopeKind::Env; });
    env_ = env != rules_.end() ? *env : std::make_shared<const RuleSet>(RuleSet::Facts{});
}

const RuleSet *Catalogue::rules(const Scope &scope) const
{
    const auto it = std::find_if(rules_.begin(), rules_.end(), [&](const auto &set) {
        return set->scope().kind == scope.kind && ascii::sameWord(set->scope().plugin, scope.plugin);
    });
    return it == rules_.end() ? nullptr : it->get();
}

} // namespace sluice::catalog
