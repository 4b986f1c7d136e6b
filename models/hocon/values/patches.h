#pragma once

#include "models/hocon/values/values.h"

#include <unordered_map>

namespace sluice::hocon::detail {

/// Objects and lists in which one child is another one, or gone: how the document looks while one of its
/// values is being answered. Nothing is copied for them, since that happens for every value that looks back.
/// A patched container is only for looking members up; written() makes a real one of it.
class Patches
{
public:
    Patches(Store &store, Values &values)
        : store_(store)
        , values_(values)
    {
    }

    bool isPatched(ValueId value) const
    {
        return store_.isMade(value) && (store_.made(value).flags & kPatched) != 0;
    }
    /// `container` with `now` (kAbsent: nothing) at a position. Precondition: an object or a list.
    ValueId patched(ValueId container, std::uint32_t position, ValueId now);
    /// A container with all its patches; anything else as it is.
    ValueId written(ValueId value);
    /// The two are the same container, written or not.
    bool same(ValueId a, ValueId b) const;

    std::optional<std::uint32_t> position(ValueId object, std::string_view key) const;
    /// What stands at a position; kAbsent for what is gone.
    ValueId at(ValueId container, std::uint32_t position) const;
    /// How many positions there are, those of what is gone included.
    std::uint32_t positions(ValueId container) const { return store_.made(bottom(container)).count; }

private:
    struct Patch
    {
        ValueId below;
        std::uint32_t position;
        ValueId now;
        std::uint32_t unresolved; ///< children that hold a reference
    };

    ValueId bottom(ValueId container) const;
    std::uint32_t unresolvedIn(ValueId container);

    Store &store_;
    Values &values_;
    std::vector<Patch> patches_;
    std::unordered_map<ValueId, std::uint32_t> unresolved_; ///< by container that is not patched
    std::unordered_map<ValueId, ValueId> written_;          ///< by patched container
    std::unordered_map<ValueId, ValueId> source_;           ///< the patched container, by written one
};

} // namespace sluice::hocon::detail
