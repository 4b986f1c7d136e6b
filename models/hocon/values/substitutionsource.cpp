#include "models/hocon/treedata.h"
#include "models/hocon/values/substitution.h"

#include <algorithm>
#include <cstdlib>

/// Where answers are looked for, and how the document looks while a value of it is being answered.
namespace sluice::hocon::detail {

std::string_view Substitution::element(PathRange path) const
{
    return store_.pool[store_.paths[path.first]];
}

const Substitution::Chain *Substitution::chain(ValueId value, const Chain *above, std::uint32_t position)
{
    chains_.push_back({value, above, position});
    return &chains_.back();
}

Substitution::Found Substitution::lookUp(const Reference &reference, Source source)
{
    const PathRange path{reference.firstElement, reference.elementCount};
    const std::size_t mark = memoLog_.size();
    Found found = findInObject(source.root, path);
    if (found.outcome.status != Status::Done || found.outcome.value != kAbsent)
        return found;
    const PathRange outer{path.first + reference.prefixCount, path.count - reference.prefixCount};
    if (reference.prefixCount > 0) {
        // From an included file: its own names first, then those of the file around it.
        found = findInObject(source.root, outer);
        if (found.outcome.status != Status::Done || found.outcome.value != kAbsent)
            return found;
    }
    // What was found out while looking in vain is found out again when it is needed: it may differ then.
    forgetSince(mark);
    return outside(outer, reference.optional);
}

/// What `tree` has at `path`, as a value of this text.
std::optional<Substitution::Found> Substitution::answerFrom(const Tree &tree, PathRange path)
{
    const std::uint64_t key = (std::uint64_t(pathId(path)) << 1U) | (&tree == options_.properties ? 1 : 0);
    const auto [known, asked] = answers_.try_emplace(key);
    if (asked) {
        const Store &other = tree.data().store;
        const ValueReader values(other);
        std::optional<ValueId> at = tree.data().root;
        for (std::uint32_t i = 0; i < path.count && at; ++i)
            at = values.member(*at, store_.pool[store_.paths[path.first + i]]);
        if (at)
            known->second = imported(store_, values_, other, *at, kNoNode, {});
    }
    if (!known->second)
        return std::nullopt;
    return Found{{*known->second}, chain(values_.object({}, kNoNode), nullptr)};
}

/// For a name that the document gives and that comes to nothing (b = ${?c}): by the time the original looks
/// for -i, the name is gone, so further answers count, and after them the environment.
Substitution::Outcome Substitution::lateAnswer(const Reference &reference)
{
    const PathRange path{reference.firstElement + reference.prefixCount,
                         reference.elementCount - reference.prefixCount};
    for (const Tree *tree : {options_.properties, options_.environment}) {
        if (options_.properties == nullptr || tree == nullptr)
            continue;
        if (const auto found = answerFrom(*tree, path))
            return found->outcome;
    }
    return {kAbsent};
}

/// The environment, then further answers.
Substitution::Found Substitution::outside(PathRange path, bool optional)
{
    if (options_.environment != nullptr) {
        if (const auto found = answerFrom(*options_.environment, path))
            return *found;
    } else {
        // The original splits names at dots.
        std::string name;
        for (std::uint32_t i = 0; i < path.count; ++i)
            name += (i > 0 ? "." : "") + store_.pool[store_.paths[path.first + i]];
        const bool dotted = path.count == 1 && name.find('.') != std::string::npos;
        const char *const value =
            dotted || name.find('\0') != std::string::npos ? nullptr : std::getenv(name.c_str());
        if (value != nullptr) {
            const std::string_view text = value;
            ValueId copy = kAbsent;
            if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
                std::vector<ValueId> items;
                std::string_view rest = text.substr(1, text.size() - 2);
                for (bool more = true; more;) {
                    const std::size_t comma = rest.find(',');
                    more = comma != std::string_view::npos;
                    items.push_back(values_.pooled(std::string(rest.substr(0, comma)), kNoNode));
                    rest.remove_prefix(more ? comma + 1 : rest.size());
                }
                // Empty pieces at the end are dropped, unless the text is empty.
                while (items.size() > 1 && store_.scalarText(items.back()).empty())
                    items.pop_back();
                copy = values_.list(items, kNoNode);
            } else {
                copy = values_.pooled(sanitized(text), kNoNode);
            }
            return {{copy}, chain(values_.object({}, kNoNode), nullptr)};
        }
    }
    if (options_.properties != nullptr && !optional) {
        if (const auto found = answerFrom(*options_.properties, path))
            return *found;
    }
    return {};
}

Substitution::Found Substitution::findInObject(ValueId object, PathRange path)
{
    // Only what lies along the path is answered first; a single name is in the object itself.
    const bool lies = path.count > 1 || store_.made(object).type != ValueType::Object;
    const Outcome partly = lies ? resolve(object, {object, nullptr}, path) : Outcome{object};
    if (partly.status != Status::Done)
        return {partly, nullptr};
    if (partly.value == kAbsent || !values_.isObject(partly.value))
        return {{kAbsent, Status::Failed}, nullptr};
    ValueId at = partly.value;
    const Chain *above = nullptr;
    for (std::uint32_t i = 0; i < path.count; ++i) {
        ValueId value = kAbsent;
        if (!peek(at, store_.pool[store_.paths[path.first + i]], value)) {
            if (!tooMuch_)
                tell(store_.origin(at),
                     SLUICE_TRANSLATE_NOOP("Syntax", "The original parser cannot look into %1, "
                                                     "which has no answer itself."));
            tooMuch_ = true;
            return {{kAbsent, Status::Failed}, nullptr};
        }
        above =
            chain(at, above, patches_.position(at, store_.pool[store_.paths[path.first + i]]).value_or(0));
        if (i + 1 == path.count)
            return {{value}, above};
        if (value == kAbsent || !values_.isObject(value))
            return {{kAbsent}, above};
        at = value;
    }
    return {};
}

/// A member of a plain object, patched or not.
std::optional<ValueId> Substitution::member(ValueId object, std::string_view key) const
{
    const auto position = patches_.position(object, key);
    const ValueId value = position ? patches_.at(object, *position) : kAbsent;
    return value == kAbsent ? std::nullopt : std::optional(value);
}

/// A member of an object that may wait for references; false when a reference could still change the answer.
bool Substitution::peek(ValueId object, std::string_view key, ValueId &value) const
{
    value = kAbsent;
    if (store_.made(object).type == ValueType::Object) {
        value = member(object, key).value_or(kAbsent);
        return true;
    }
    for (const ValueId layer : values_.items(object)) {
        if (store_.isMade(layer) && store_.made(layer).type == ValueType::Object) {
            const auto found = member(layer, key);
            if (found && values_.ignoresFallbacks(*found)) {
                value = *found;
                return true;
            }
        } else {
            return !values_.isUnmergeable(layer);
        }
    }
    return false;
}

/// For the child of `parent` at a position.
Substitution::Source Substitution::pushParent(Source source, ValueId parent, std::uint32_t position)
{
    if (source.chain == nullptr && !patches_.same(parent, source.root))
        return source;
    return {source.root, chain(parent, source.chain, position)};
}

bool Substitution::isContainer(ValueId value) const
{
    if (value == kAbsent || !store_.isMade(value))
        return false;
    const ValueType type = store_.made(value).type;
    return type == ValueType::Object || type == ValueType::List || type == ValueType::Concat ||
           type == ValueType::Delayed || type == ValueType::DelayedObject;
}

bool Substitution::replaceInParent(Source source, ValueId old, ValueId replacement, Source &result)
{
    if (old == replacement) {
        result = source;
        return true;
    }
    if (source.chain != nullptr) {
        const ValueId parent = source.chain->value;
        ValueId changed = kAbsent;
        if (!replaceChild(*source.chain, old, replacement, changed))
            return false;
        return replaceParent(source, parent, isContainer(changed) ? changed : kAbsent, result);
    }
    if (!patches_.same(old, source.root) || !isContainer(replacement))
        return false;
    result = {values_.isObject(replacement) ? replacement : values_.object({}, kNoNode), nullptr};
    return true;
}

bool Substitution::replaceParent(Source source, ValueId old, ValueId replacement, Source &result)
{
    if (old == replacement) {
        result = source;
        return true;
    }
    const Chain *changed = nullptr;
    if (!replaceChain(source.chain, old, replacement, changed))
        return false;
    if (changed == nullptr) {
        result = {values_.object({}, kNoNode), nullptr};
        return true;
    }
    const Chain *top = changed;
    while (top->above != nullptr)
        top = top->above;
    result = {top->value, changed};
    return values_.isObject(top->value);
}

/// The chain with its innermost container replaced and everything above it rebuilt.
bool Substitution::replaceChain(const Chain *chain, ValueId old, ValueId replacement, const Chain *&result)
{
    std::vector<ValueId> rebuilt; // innermost first
    ValueId child = old;
    ValueId now = replacement;
    for (const Chain *at = chain; at != nullptr; at = at->above) {
        if (!patches_.same(at->value, child))
            return false;
        if (isContainer(now))
            rebuilt.push_back(now);
        else
            now = kAbsent;
        const Chain *const above = at->above;
        if (above == nullptr)
            break;
        ValueId parent = kAbsent;
        if (!replaceChild(*above, child, now, parent))
            return false;
        child = above->value;
        now = parent;
    }
    result = nullptr;
    for (auto value = rebuilt.rbegin(); value != rebuilt.rend(); ++value)
        result = this->chain(*value, result);
    return true;
}

/// `result` is kAbsent when nothing is left of the parent.
bool Substitution::replaceChild(const Chain &parent, ValueId child, ValueId replacement, ValueId &result)
{
    const MadeValue value = store_.made(parent.value);
    if (value.type == ValueType::Object || value.type == ValueType::List) {
        const std::uint32_t count = patches_.positions(parent.value);
        std::uint32_t at = parent.position;
        const auto isIt = [&](std::uint32_t position) {
            const ValueId there = patches_.at(parent.value, position);
            return there != kAbsent && patches_.same(there, child);
        };
        if (at >= count || !isIt(at)) {
            for (at = 0; at < count && !isIt(at);)
                ++at;
        }
        if (at == count)
            return false;
        result = patches_.patched(parent.value, at, replacement);
        if (value.type == ValueType::List && store_.made(result).count == 0)
            result = kAbsent;
        return true;
    }
    std::vector<ValueId> items(values_.items(parent.value).begin(), values_.items(parent.value).end());
    const auto at =
        std::find_if(items.begin(), items.end(), [&](ValueId item) { return patches_.same(item, child); });
    if (at == items.end())
        return false;
    if (replacement == kAbsent)
        items.erase(at);
    else
        *at = replacement;
    result = items.empty() ? kAbsent : values_.made(value.type, items, value.origin);
    return true;
}

} // namespace sluice::hocon::detail
