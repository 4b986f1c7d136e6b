#include "models/hocon/values/patches.h"

#include <algorithm>

namespace sluice::hocon::detail {

ValueId Patches::bottom(ValueId container) const
{
    while (isPatched(container))
        container = patches_[store_.made(container).first].below;
    return container;
}

std::uint32_t Patches::unresolvedIn(ValueId container)
{
    if (isPatched(container))
        return patches_[store_.made(container).first].unresolved;
    const auto [known, added] = unresolved_.try_emplace(container, 0);
    for (std::uint32_t i = 0; added && i < store_.made(container).count; ++i)
        known->second += values_.isResolved(at(container, i)) ? 0 : 1;
    return known->second;
}

ValueId Patches::patched(ValueId container, std::uint32_t position, ValueId now)
{
    MadeValue value = store_.made(container);
    const ValueId before = at(container, position);
    if (now == kAbsent && before != kAbsent)
        --value.count;
    std::uint32_t unresolved = unresolvedIn(container);
    unresolved -= before != kAbsent && !values_.isResolved(before) ? 1 : 0;
    unresolved += now != kAbsent && !values_.isResolved(now) ? 1 : 0;
    value.flags = static_cast<std::uint8_t>((value.flags & ~kUnresolved) | kPatched);
    value.flags |= unresolved > 0 ? kUnresolved : 0;
    value.first = static_cast<std::uint32_t>(patches_.size());
    patches_.push_back({container, position, now, unresolved});
    return store_.add(value);
}

ValueId Patches::at(ValueId container, std::uint32_t position) const
{
    while (isPatched(container)) {
        const Patch &patch = patches_[store_.made(container).first];
        if (patch.position == position)
            return patch.now;
        container = patch.below;
    }
    const MadeValue &value = store_.made(container);
    return value.type == ValueType::Object ? store_.members[value.first + position].value
                                           : store_.items[value.first + position];
}

std::optional<std::uint32_t> Patches::position(ValueId object, std::string_view key) const
{
    return values_.position(bottom(object), key);
}

ValueId Patches::written(ValueId value)
{
    if (!isPatched(value))
        return value;
    if (const auto known = written_.find(value); known != written_.end())
        return known->second;
    const MadeValue base = store_.made(bottom(value)); // a copy: values are added below
    std::vector<ValueId> children;
    for (std::uint32_t i = 0; i < base.count; ++i)
        children.push_back(base.type == ValueType::Object ? store_.members[base.first + i].value
                                                          : store_.items[base.first + i]);
    std::vector<ValueId> above; // the patches, the one that counts last
    for (ValueId at = value; isPatched(at); at = patches_[store_.made(at).first].below)
        above.push_back(at);
    for (auto each = above.rbegin(); each != above.rend(); ++each) {
        const Patch &patch = patches_[store_.made(*each).first];
        children[patch.position] = patch.now;
    }
    // What waits for a reference is written when it has its answer.
    for (ValueId &child : children) {
        if (child != kAbsent && values_.isResolved(child))
            child = written(child);
    }
    ValueId result = kAbsent;
    if (base.type == ValueType::Object) {
        std::vector<Member> members;
        for (std::uint32_t i = 0; i < base.count; ++i) {
            if (children[i] != kAbsent)
                members.push_back({store_.members[base.first + i].key, children[i]});
        }
        const std::uint8_t flags = base.flags & (kIgnoresFallbacks | kHashOrder);
        result = values_.newObject(members, base.origin, flags);
    } else {
        std::erase(children, kAbsent);
        result = values_.list(children, base.origin);
    }
    written_.emplace(value, result);
    source_.emplace(result, value);
    return result;
}

bool Patches::same(ValueId a, ValueId b) const
{
    const auto source = [this](ValueId value) {
        const auto known = source_.find(value);
        return known == source_.end() ? value : known->second;
    };
    return a == b || source(a) == source(b);
}

} // namespace sluice::hocon::detail
