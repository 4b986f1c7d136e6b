#pragma once

#include "models/hocon/store.h"

#include <span>

/// The algebra of values: what comes out when one value stands before another of the same name, or beside it.
namespace sluice::hocon::detail {

/// What the values of a store are. Changes nothing, so that a finished Tree can be asked.
class ValueReader
{
public:
    explicit ValueReader(const Store &store)
        : from_(store)
    {
    }

    bool isResolved(ValueId id) const;
    bool isObject(ValueId id) const;      ///< an object, resolved or not
    bool isUnmergeable(ValueId id) const; ///< has to wait for a reference
    bool ignoresFallbacks(ValueId id) const;

    std::optional<ValueId> member(ValueId object, std::string_view key) const;
    std::optional<std::uint32_t> position(ValueId object, std::string_view key) const;
    std::span<const Member> members(ValueId object) const;
    std::span<const ValueId> items(ValueId value) const; ///< of a list, a concatenation or a delayed merge

private:
    const Store &from_;
};

/// Makes values of others.
class Values : public ValueReader
{
public:
    explicit Values(Store &store)
        : ValueReader(store)
        , store_(store)
    {
    }

    /// Members that may repeat names, in the order of the text, to an object: later ones win or merge.
    ValueId object(std::span<const Member> members, std::uint32_t origin);
    ValueId list(std::span<const ValueId> items, std::uint32_t origin);
    ValueId made(ValueType type, std::span<const ValueId> items, std::uint32_t origin);
    ValueId pooled(std::string text, std::uint32_t origin);
    /// An object of members whose names differ.
    ValueId newObject(std::span<const Member> members, std::uint32_t origin, std::uint8_t flags);
    /// {0 = a, 1 = b} as [a, b]; anything else as it is.
    ValueId numericList(ValueId object);

    /// `winner` with everything of `other` that it does not say itself.
    ValueId withFallback(ValueId winner, ValueId other);

    /// Pieces of a concatenation to one value, or to fewer pieces as long as references stand between them.
    /// kAbsent for no pieces; false when they cannot stand together (`conflict` is the right-hand one).
    bool concatenate(std::span<const ValueId> pieces, std::uint32_t origin, ValueId &result,
                     ValueId &conflict);
    bool consolidate(std::span<const ValueId> pieces, std::vector<ValueId> &joined, ValueId &conflict);

    /// For each member the position of the first one of the same name. False when no name repeats (then
    /// `firstOf` is not filled).
    bool findRepeats(std::span<const Member> members, std::vector<std::uint32_t> &firstOf);

    /// Items copied so far; a document that needs more than a limit is refused instead of hanging.
    std::size_t work() const { return work_; }

private:
    ValueId mergedObjects(ValueId winner, ValueId fallback);
    ValueId mergedAll(std::span<const ValueId> definitions);
    ValueId delayed(ValueId winner, std::span<const ValueId> rest);
    void index(MadeValue &object);

    Store &store_;
    std::size_t work_ = 0;
    std::vector<std::uint32_t> table_; ///< scratch
};

std::uint32_t hashKey(std::string_view key);

} // namespace sluice::hocon::detail
