#include "models/hocon/values/values.h"

#include "models/hocon/values/layers.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sluice::hocon::detail {

namespace {

constexpr std::size_t kFewMembers = 12; ///< up to here names are compared pair by pair
constexpr std::size_t kIndexFrom = 32;  ///< from here on an object keeps a hash table
constexpr std::size_t kBytesOfWork = 8; ///< so much text counts as one item copied

/// Cheap, and different for most names of one object.
std::size_t roughHash(std::string_view name)
{
    if (name.empty())
        return 0;
    return name.size() * 5 + static_cast<std::uint8_t>(name.front()) * std::size_t(3) +
           static_cast<std::uint8_t>(name.back());
}

std::size_t tableSize(std::size_t count)
{
    return std::bit_ceil(count * 2);
}

} // namespace

std::uint32_t hashKey(std::string_view key)
{
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ key.size();
    while (key.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, key.data(), 8);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
        hash ^= hash >> 32;
        key.remove_prefix(8);
    }
    std::uint64_t word = 0;
    std::memcpy(&word, key.data(), key.size());
    hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::uint32_t>(hash >> 32);
}

bool ValueReader::isResolved(ValueId id) const
{
    return !from_.isMade(id) || (from_.made(id).flags & kUnresolved) == 0;
}

bool ValueReader::isObject(ValueId id) const
{
    if (!from_.isMade(id))
        return false;
    const ValueType type = from_.made(id).type;
    return type == ValueType::Object || type == ValueType::DelayedObject;
}

bool ValueReader::isUnmergeable(ValueId id) const
{
    return from_.isMade(id) && from_.made(id).type >= ValueType::Reference;
}

bool ValueReader::ignoresFallbacks(ValueId id) const
{
    if (!from_.isMade(id))
        return true;
    const MadeValue &value = from_.made(id);
    switch (value.type) {
    case ValueType::Object:
        return (value.flags & kIgnoresFallbacks) != 0;
    case ValueType::List:
        return (value.flags & kUnresolved) == 0;
    case ValueType::Reference:
    case ValueType::Concat:
        return false;
    case ValueType::Delayed:
    case ValueType::DelayedObject:
        return ignoresFallbacks(items(id).back());
    default:
        return true;
    }
}

std::span<const Member> ValueReader::members(ValueId object) const
{
    const MadeValue &value = from_.made(object);
    return std::span(from_.members).subspan(value.first, value.count);
}

std::span<const ValueId> ValueReader::items(ValueId value) const
{
    const MadeValue &list = from_.made(value);
    return std::span(from_.items).subspan(list.first, list.count);
}

std::optional<std::uint32_t> ValueReader::position(ValueId object, std::string_view key) const
{
    if (!from_.isMade(object) || from_.made(object).type != ValueType::Object)
        return std::nullopt;
    const MadeValue &value = from_.made(object);
    const Member *const all = from_.members.data() + value.first;
    if ((value.flags & kIndexed) != 0) {
        const std::size_t size = tableSize(value.count);
        const std::uint32_t *const buckets = from_.buckets.data() + (all[value.count].value & ~kMade);
        for (std::size_t i = hashKey(key) & (size - 1);; i = (i + 1) & (size - 1)) {
            const std::uint32_t position = buckets[i];
            if (position == kAbsent)
                return std::nullopt;
            if (from_.keyText(all[position].key) == key)
                return position;
        }
    }
    for (std::uint32_t i = 0; i < value.count; ++i) {
        if (from_.keyText(all[i].key) == key)
            return i;
    }
    return std::nullopt;
}

std::optional<ValueId> ValueReader::member(ValueId object, std::string_view key) const
{
    const auto at = position(object, key);
    if (!at)
        return std::nullopt;
    return from_.members[from_.made(object).first + *at].value;
}

void Values::index(MadeValue &object)
{
    const std::size_t size = tableSize(object.count);
    table_.assign(size, kAbsent);
    for (std::uint32_t i = 0; i < object.count; ++i) {
        std::size_t at = hashKey(store_.keyText(store_.members[object.first + i].key)) & (size - 1);
        while (table_[at] != kAbsent)
            at = (at + 1) & (size - 1);
        table_[at] = i;
    }
    store_.members.push_back({kMade, static_cast<std::uint32_t>(store_.buckets.size()) | kMade});
    store_.buckets.insert(store_.buckets.end(), table_.begin(), table_.end());
    object.flags |= kIndexed;
}

ValueId Values::newObject(std::span<const Member> members, std::uint32_t origin, std::uint8_t flags)
{
    MadeValue object{ValueType::Object, flags, origin, static_cast<std::uint32_t>(store_.members.size()),
                     static_cast<std::uint32_t>(members.size())};
    for (const Member &member : members) {
        if (!isResolved(member.value))
            object.flags |= kUnresolved;
    }
    work_ += members.size();
    store_.members.insert(store_.members.end(), members.begin(), members.end());
    if (members.size() > kIndexFrom)
        index(object);
    return store_.add(object);
}

/// For each member the position of the first one of the same name. False when no name repeats (then `firstOf`
/// is not filled).
bool Values::findRepeats(std::span<const Member> members, std::vector<std::uint32_t> &firstOf)
{
    const auto count = static_cast<std::uint32_t>(members.size());
    bool repeats = false;
    if (count <= kFewMembers) {
        std::string_view names[kFewMembers];
        std::uint64_t seen = 0; // most names differ in a bit already
        for (std::uint32_t i = 0; i < count; ++i) {
            names[i] = store_.keyText(members[i].key);
            const std::uint64_t bit = std::uint64_t(1) << (roughHash(names[i]) % 64);
            for (std::uint32_t j = 0; (seen & bit) != 0 && j < i && !repeats; ++j)
                repeats = names[i] == names[j];
            seen |= bit;
        }
        if (!repeats)
            return false;
    }
    const std::size_t size = tableSize(std::max<std::size_t>(count, 2));
    table_.assign(size, kAbsent);
    firstOf.resize(count);
    repeats = false;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string_view name = store_.keyText(members[i].key);
        std::size_t at = hashKey(name) & (size - 1);
        while (table_[at] != kAbsent && store_.keyText(members[table_[at]].key) != name)
            at = (at + 1) & (size - 1);
        if (table_[at] == kAbsent)
            table_[at] = i;
        else
            repeats = true;
        firstOf[i] = table_[at];
    }
    return repeats;
}

ValueId Values::object(std::span<const Member> members, std::uint32_t origin)
{
    std::vector<std::uint32_t> firstOf;
    if (members.size() < 2 || !findRepeats(members, firstOf))
        return newObject(members, origin, 0);
    // Chain the definitions of each name, then merge each chain at once: pair by pair would be quadratic.
    constexpr std::uint32_t kEnd = kAbsent;
    std::vector<std::uint32_t> nextOf(members.size(), kEnd);
    std::vector<std::uint32_t> lastOf(members.size(), kEnd);
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        const std::uint32_t first = firstOf[i];
        if (first != i)
            nextOf[lastOf[first]] = i;
        lastOf[first] = i;
    }
    std::vector<Member> merged;
    std::vector<ValueId> chain;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        if (firstOf[i] != i)
            continue;
        if (nextOf[i] == kEnd) {
            merged.push_back(members[i]);
            continue;
        }
        chain.clear();
        for (std::uint32_t at = i; at != kEnd; at = nextOf[at])
            chain.push_back(members[at].value);
        merged.push_back({members[i].key, mergedAll(chain)});
    }
    return newObject(merged, origin, 0);
}

/// All definitions of one name in text order, as if each were merged over the one before.
ValueId Values::mergedAll(std::span<const ValueId> definitions)
{
    const bool simple =
        std::all_of(definitions.begin(), definitions.end(), [this](ValueId id) { return isResolved(id); });
    if (!simple)
        return Layers(store_, *this).oldestFirst(definitions);
    // Only the objects at the end merge; what stands before the last other value is forgotten.
    std::size_t from = definitions.size();
    while (from > 0 && isObject(definitions[from - 1])) {
        --from;
        if (ignoresFallbacks(definitions[from]))
            break;
    }
    const ValueId last = definitions.back();
    if (from == definitions.size())
        return last;
    const bool reset = from > 0 || ignoresFallbacks(definitions[from]);
    std::vector<Member> all;
    for (const ValueId id : definitions.subspan(from)) {
        const auto some = members(id);
        all.insert(all.end(), some.begin(), some.end());
    }
    ValueId result = object(all, store_.made(last).origin);
    // Where the last definition says everything itself, the original goes on with it, in its order.
    const auto mine = members(last);
    const auto merged = members(result);
    const bool changed =
        merged.size() != mine.size() || std::any_of(mine.begin(), mine.end(), [&](const Member &own) {
            return member(result, store_.keyText(own.key)) != own.value;
        });
    if (!changed)
        result = store_.add(MadeValue(store_.made(last)));
    MadeValue &value = store_.values[result & ~kMade];
    value.flags |= reset ? kIgnoresFallbacks : 0;
    value.flags |= changed ? kHashOrder : 0;
    return result;
}

ValueId Values::made(ValueType type, std::span<const ValueId> items, std::uint32_t origin)
{
    MadeValue value{type, 0, origin, static_cast<std::uint32_t>(store_.items.size()),
                    static_cast<std::uint32_t>(items.size())};
    work_ += items.size();
    if (type != ValueType::List) {
        value.flags |= kUnresolved;
    } else {
        for (const ValueId item : items) {
            if (!isResolved(item)) {
                value.flags |= kUnresolved;
                break;
            }
        }
    }
    // `items` may be a view into store_.items, which is about to move.
    const std::size_t at = store_.items.size();
    const bool own = items.data() >= store_.items.data() && items.data() < store_.items.data() + at;
    const std::size_t from = own ? static_cast<std::size_t>(items.data() - store_.items.data()) : 0;
    store_.items.resize(at + items.size());
    const ValueId *source = own ? store_.items.data() + from : items.data();
    std::copy_n(source, items.size(), store_.items.data() + at);
    return store_.add(value);
}

ValueId Values::list(std::span<const ValueId> items, std::uint32_t origin)
{
    return made(ValueType::List, items, origin);
}

ValueId Values::pooled(std::string text, std::uint32_t origin)
{
    work_ += text.size() / kBytesOfWork;
    const std::uint32_t at = store_.intern(std::move(text));
    return store_.add({ValueType::Pooled, 0, origin, at, 0});
}

} // namespace sluice::hocon::detail
