#pragma once

#include "models/hocon/store.h"

namespace sluice::hocon::detail {

/// How large a value is when it is written out with all that its ${} stand for. Parts that several places
/// share are kept once and count wherever they stand.
struct Weight
{
    std::uint64_t values = 0;
    std::uint64_t bytes = 0; ///< of texts and names
    std::uint64_t depth = 0; ///< of blocks and lists in each other
};

class Weights
{
public:
    explicit Weights(const Store &store)
        : store_(store)
    {
    }

    Weight of(ValueId value);

private:
    Weight weigh(ValueId value);

    const Store &store_;
    std::vector<Weight> known_; ///< of made values; no values: not known yet
};

} // namespace sluice::hocon::detail
