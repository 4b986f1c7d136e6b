#include "models/hocon/values/joining.h"

#include <algorithm>
#include <charconv>

namespace sluice::hocon::detail {

ValueId Values::withFallback(ValueId winner, ValueId other)
{
    if (ignoresFallbacks(winner))
        return winner;
    if (isUnmergeable(other)) {
        const ValueType type = store_.made(other).type;
        if (type == ValueType::Delayed || type == ValueType::DelayedObject) {
            const std::vector<ValueId> rest(items(other).begin(), items(other).end());
            return delayed(winner, rest);
        }
        return delayed(winner, std::span(&other, 1));
    }
    if (store_.made(winner).type != ValueType::Object)
        return delayed(winner, std::span(&other, 1));
    if (isObject(other))
        return mergedObjects(winner, other);
    // Something that is no object hides what stood before it.
    if (!isResolved(winner))
        return delayed(winner, std::span(&other, 1));
    MadeValue copy = store_.made(winner);
    copy.flags |= kIgnoresFallbacks;
    return store_.add(copy);
}

/// Values that can only be merged when the references in them are known.
ValueId Values::delayed(ValueId winner, std::span<const ValueId> rest)
{
    const MadeValue value = store_.made(winner);
    std::vector<ValueId> stack;
    if (value.type == ValueType::Delayed || value.type == ValueType::DelayedObject)
        stack.assign(items(winner).begin(), items(winner).end());
    else
        stack.push_back(winner);
    stack.insert(stack.end(), rest.begin(), rest.end());
    return made(isObject(winner) ? ValueType::DelayedObject : ValueType::Delayed, stack, value.origin);
}

ValueId Values::mergedObjects(ValueId winner, ValueId fallback)
{
    std::vector<Member> merged;
    merged.reserve(store_.made(winner).count + store_.made(fallback).count);
    bool changed = false;
    bool resolved = true;
    const auto keep = [&](KeyId key, ValueId kept) {
        merged.push_back({key, kept});
        resolved = resolved && isResolved(kept);
    };
    // By index: the merges below add members.
    const MadeValue mine = store_.made(winner);
    for (std::uint32_t i = 0; i < mine.count; ++i) {
        const Member own = store_.members[mine.first + i];
        const auto second = member(fallback, store_.keyText(own.key));
        const ValueId kept = second ? withFallback(own.value, *second) : own.value;
        changed = changed || kept != own.value;
        keep(own.key, kept);
    }
    const MadeValue theirs = store_.made(fallback);
    for (std::uint32_t i = 0; i < theirs.count; ++i) {
        const Member other = store_.members[theirs.first + i];
        if (member(winner, store_.keyText(other.key)))
            continue;
        changed = true;
        keep(other.key, other.value);
    }
    const std::uint8_t ignores = theirs.flags & kIgnoresFallbacks;
    if (changed)
        return newObject(merged, mine.origin, static_cast<std::uint8_t>(ignores | kHashOrder));
    if (resolved == isResolved(winner) && ignores == (mine.flags & kIgnoresFallbacks))
        return winner;
    MadeValue copy = mine;
    copy.flags = static_cast<std::uint8_t>((copy.flags & ~(kUnresolved | kIgnoresFallbacks)) | ignores |
                                           (resolved ? 0 : kUnresolved));
    return store_.add(copy);
}

bool Values::concatenate(std::span<const ValueId> pieces, std::uint32_t origin, ValueId &result,
                         ValueId &conflict)
{
    std::vector<ValueId> joined;
    if (!consolidate(pieces, joined, conflict))
        return false;
    if (joined.empty())
        result = kAbsent;
    else if (joined.size() == 1)
        result = joined.front();
    else
        result = made(ValueType::Concat, joined, origin);
    return true;
}

bool Values::consolidate(std::span<const ValueId> pieces, std::vector<ValueId> &joined, ValueId &conflict)
{
    if (pieces.size() < 2) {
        joined.assign(pieces.begin(), pieces.end());
        return true;
    }
    std::vector<ValueId> flat;
    for (const ValueId piece : pieces) {
        if (store_.isMade(piece) && store_.made(piece).type == ValueType::Concat)
            flat.insert(flat.end(), items(piece).begin(), items(piece).end());
        else
            flat.push_back(piece);
    }
    Joining joining(store_, *this);
    for (const ValueId piece : flat) {
        if (!joining.add(piece)) {
            conflict = piece;
            return false;
        }
    }
    joined = joining.finish();
    return true;
}

/// {0 = a, 1 = b} as [a, b]; anything else as it is.
ValueId Values::numericList(ValueId object)
{
    if (store_.made(object).type != ValueType::Object)
        return object;
    std::vector<std::pair<std::int32_t, ValueId>> numbered;
    for (const Member &member : members(object)) {
        std::string_view name = store_.keyText(member.key);
        if (!name.empty() && name.front() == '+')
            name.remove_prefix(1);
        std::int32_t number = 0;
        const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && stop == name.data() + name.size() && number >= 0)
            numbered.emplace_back(number, member.value);
    }
    if (numbered.empty())
        return object;
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<ValueId> values;
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        // Two spellings of one number: the later one.
        if (i + 1 < numbered.size() && numbered[i + 1].first == numbered[i].first)
            continue;
        values.push_back(numbered[i].second);
    }
    return list(values, store_.made(object).origin);
}

} // namespace sluice::hocon::detail
