#pragma once

#include "models/hocon/values/values.h"

namespace sluice::hocon::detail {

/// Many values over each other at once. The outcome is that of Values::withFallback for one pair after the
/// other, which copies what it has so far each time; here the work grows with what there is to merge.
class Layers
{
public:
    Layers(Store &store, Values &values)
        : store_(store)
        , values_(values)
    {
    }

    /// Definitions of one name in text order: each is merged over what came of those before it.
    ValueId oldestFirst(std::span<const ValueId> definitions);
    /// The winning value first: each further one gives what is missing so far.
    ValueId winnerFirst(std::span<const ValueId> values);

private:
    /// In which order the pairs are taken; values that wait for a ${} show it.
    enum class Order : std::uint8_t
    {
        OldestFirst,
        WinnerFirst
    };

    ValueId merge(std::vector<ValueId> winnerFirst, Order order);
    ValueId overlaid(std::span<const ValueId> run, Order order);
    void push(std::vector<ValueId> &stack, ValueId value) const;
    void pushReversed(std::vector<ValueId> &stack, ValueId value) const;

    Store &store_;
    Values &values_;
};

} // namespace sluice::hocon::detail
