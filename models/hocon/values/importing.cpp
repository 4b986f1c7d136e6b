#include "models/hocon/values/substitution.h"

namespace sluice::hocon::detail {

ValueId imported(Store &into, Values &values, const Store &from, ValueId value, std::uint32_t origin,
                 const std::vector<std::string> &prefix)
{
    const Kind kind = from.kind(value);
    switch (kind) {
    case Kind::String:
        return values.pooled(from.scalarText(value), origin);
    case Kind::Number: {
        const std::uint32_t at = into.intern(from.scalarText(value));
        return into.add({ValueType::PooledNumber, 0, origin, at, 0});
    }
    case Kind::Boolean:
        return into.add(
            {from.scalarText(value) == "true" ? ValueType::True : ValueType::False, 0, origin, 0, 0});
    case Kind::Null:
        return into.add({ValueType::Null, 0, origin, 0, 0});
    default:
        break;
    }
    const MadeValue &made = from.made(value);
    if (made.type == ValueType::Reference) {
        const Reference &reference = from.references[made.first];
        Reference copy = reference;
        copy.firstElement = static_cast<std::uint32_t>(into.paths.size());
        copy.elementCount += static_cast<std::uint32_t>(prefix.size());
        copy.prefixCount += static_cast<std::uint32_t>(prefix.size());
        copy.node = origin;
        for (const std::string &element : prefix)
            into.paths.push_back(into.intern(element));
        for (std::uint32_t i = 0; i < reference.elementCount; ++i)
            into.paths.push_back(into.intern(from.pool[from.paths[reference.firstElement + i]]));
        into.references.push_back(copy);
        return into.add({ValueType::Reference, kUnresolved, origin,
                         static_cast<std::uint32_t>(into.references.size() - 1), 0});
    }
    if (made.type == ValueType::Object) {
        std::vector<Member> members;
        for (std::uint32_t i = 0; i < made.count; ++i) {
            const Member &member = from.members[made.first + i];
            const std::uint32_t key = into.intern(std::string(from.keyText(member.key)));
            members.push_back({key | kMade, imported(into, values, from, member.value, origin, prefix)});
        }
        const ValueId result = values.object(members, origin);
        into.values[result & ~kMade].flags |= made.flags & (kIgnoresFallbacks | kHashOrder);
        return result;
    }
    std::vector<ValueId> items;
    for (std::uint32_t i = 0; i < made.count; ++i)
        items.push_back(imported(into, values, from, from.items[made.first + i], origin, prefix));
    return values.made(made.type, items, origin);
}

} // namespace sluice::hocon::detail
