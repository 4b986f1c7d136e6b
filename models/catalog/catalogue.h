#pragma once

#include "models/catalog/ruleset.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::catalog {

/// The rules of one engine version. Immutable and shared.
class Catalogue
{
public:
    /// The versions whose rules are known, the one that is meant where none is named first.
    static std::span<const std::string_view> versions();
    /// The rules of a version; null for one that is not in versions().
    static std::shared_ptr<const Catalogue> of(std::string_view version);
    /// The rules of the first of versions().
    static std::shared_ptr<const Catalogue> standard();

    Catalogue(std::string version, std::vector<std::shared_ptr<const RuleSet>> rules);

    const std::string &version() const { return version_; }
    const RuleSet &env() const { return *env_; }
    /// The rules of a scope, the plugin's name in any letter case; null where nothing is known of it.
    const RuleSet *rules(const Scope &scope) const;

private:
    std::string version_;
    std::vector<std::shared_ptr<const RuleSet>> rules_;
    std::shared_ptr<const RuleSet> env_; ///< without options where none were given
};

} // namespace sluice::catalog
