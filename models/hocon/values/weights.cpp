#include "models/hocon/values/weights.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

constexpr std::uint64_t kHuge = std::uint64_t(1) << 62U; ///< sums stay far from where they would wrap

void add(Weight &to, const Weight &part)
{
    to.values = std::min(to.values + part.values, kHuge);
    to.bytes = std::min(to.bytes + part.bytes, kHuge);
    to.depth = std::max(to.depth, part.depth + 1);
}

} // namespace

Weight Weights::of(ValueId value)
{
    if (!store_.isMade(value)) {
        const Node &node = store_.tape[value];
        return {1, node.end - node.begin, 0};
    }
    const std::uint32_t index = value & ~kMade;
    if (index < known_.size() && known_[index].values > 0)
        return known_[index];
    const Weight weight = weigh(value);
    if (index >= known_.size())
        known_.resize(store_.values.size());
    known_[index] = weight;
    return weight;
}

Weight Weights::weigh(ValueId id)
{
    const MadeValue &value = store_.made(id);
    Weight weight{1, 0, 0};
    switch (value.type) {
    case ValueType::Object:
        for (std::uint32_t i = 0; i < value.count; ++i) {
            const Member &member = store_.members[value.first + i];
            add(weight, of(member.value));
            weight.bytes += store_.keyText(member.key).size();
        }
        return weight;
    case ValueType::List:
    case ValueType::Concat:
    case ValueType::Delayed:
    case ValueType::DelayedObject:
        for (std::uint32_t i = 0; i < value.count; ++i)
            add(weight, of(store_.items[value.first + i]));
        return weight;
    case ValueType::Slice:
        weight.bytes = value.count;
        return weight;
    case ValueType::Pooled:
    case ValueType::PooledNumber:
        weight.bytes = store_.pool[value.first].size();
        return weight;
    case ValueType::KeyText:
        weight.bytes = store_.keyText(value.first).size();
        return weight;
    case ValueType::Reference: {
        const Reference &reference = store_.references[value.first];
        for (std::uint32_t i = 0; i < reference.elementCount; ++i)
            weight.bytes += store_.pool[store_.paths[reference.firstElement + i]].size();
        return weight;
    }
    default:
        return weight;
    }
}

} // namespace sluice::hocon::detail
