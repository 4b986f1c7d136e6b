#pragma once

#include "models/catalog/optionrule.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::catalog {

/// What options belong to.
enum class ScopeKind
{
    Env,
    Source,
    Transform,
    Sink
};

/// One place of a job that has options: its env, or a plugin of a kind. The rules of a plugin differ by kind.
struct Scope
{
    ScopeKind kind = ScopeKind::Env;
    std::string plugin = {}; ///< as the engine spells it; empty for env

    bool operator==(const Scope &) const = default;
};

/// Options that must not, or must, stand together.
struct OptionGroup
{
    enum class Kind
    {
        Exclusive, ///< exactly one of them
        Bundled    ///< all of them or none
    };
    Kind kind = Kind::Exclusive;
    std::vector<std::string> keys;
};

/// A part of a form.
struct Section
{
    std::string id;
    Message title;
};

/// What one engine version knows about the options of a scope. Immutable.
class RuleSet
{
public:
    /// What a rule set is made of.
    struct Facts
    {
        Scope scope;
        std::vector<Section> sections; ///< in the order of the form
        std::vector<OptionRule> options;
        std::vector<OptionGroup> groups = {};
        /// Keys that are read by other engines or plugins and are never unknown, and what such keys start
        /// with.
        std::vector<std::string> foreignKeys = {};
        std::vector<std::string> foreignPrefixes = {};
    };

    explicit RuleSet(Facts facts);
    RuleSet(const RuleSet &) = delete; // byKey_ looks into facts_
    RuleSet &operator=(const RuleSet &) = delete;

    const Scope &scope() const { return facts_.scope; }
    std::span<const Section> sections() const { return facts_.sections; }
    std::span<const OptionRule> options() const { return facts_.options; } ///< in the order of the form
    std::span<const OptionGroup> groups() const { return facts_.groups; }

    /// By key or by an older key the engine still reads; null where there is none.
    const OptionRule *find(std::string_view key) const;
    bool isForeign(std::string_view key) const;

private:
    Facts facts_;
    std::unordered_map<std::string_view, std::size_t> byKey_; ///< views into facts_
};

} // namespace sluice::catalog
