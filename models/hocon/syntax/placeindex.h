#pragma once

#include "models/hocon/store.h"

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace sluice::hocon::detail {

/// Finds what stands where in a container without looking at all of it each time: a long one is put in order
/// when it is first asked about. Safe to use from several threads.
class PlaceIndex
{
public:
    explicit PlaceIndex(const Store &store)
        : store_(store)
    {
    }

    /// A value node that contributes to a pointer, and the field or element that holds it.
    struct Place
    {
        std::uint32_t holder; ///< Field node, or the node itself for an element
        std::uint32_t node;   ///< the value's node, also where the path key goes on behind the pointer
        std::size_t element;  ///< how many elements of the field's path key are used up
    };
    /// The many places of one pointer, and where each name leads from them.
    struct Wide
    {
        struct Step
        {
            std::uint32_t hash;
            std::uint32_t from; ///< which of the places
        };
        std::vector<Place> places;
        std::vector<Step> steps; ///< by hash, then in text order
    };
    static constexpr std::size_t kFew = 64; ///< up to here looking at all is as good
    /// What remember() got for a pointer; null: nothing. It stays as long as the index.
    const Wide *wide(const std::string &pointer) const;
    const Wide *remember(const std::string &pointer, std::size_t depth, Wide wide) const;
    /// How many segments those pointers have, the most first.
    std::vector<std::size_t> wideDepths() const;

    /// Adds the fields of an object, or of objects that stand beside each other, whose key begins with
    /// `name`: in text order.
    void addFields(std::uint32_t node, std::string_view name, std::vector<std::uint32_t> &fields) const;

    /// Notes for each of those fields, whatever its name, the hash that its key begins with.
    void addHashes(std::uint32_t node, std::uint32_t from, std::vector<Wide::Step> &steps) const;

    struct Child
    {
        std::uint32_t node = kNoNode;
        std::size_t ordinal = 0; ///< how many elements stand before it
    };
    /// The first child of a container that the offset is in or at the end of; kNoNode: none.
    Child childAt(std::uint32_t container, std::size_t offset) const;

    struct Item
    {
        std::size_t first = 0; ///< its position in the list …
        std::size_t last = 0;  ///< … and the last one, where it is in there more than once
    };
    /// The items of a list that come from a node of the text.
    std::optional<Item> itemFrom(ValueId list, std::uint32_t node) const;

private:
    struct Named
    {
        std::uint32_t hash;
        std::uint32_t field;
    };
    using Names = std::vector<Named>; ///< by hash, then in text order
    using Items = std::unordered_map<std::uint32_t, Item>;

    bool addOfFew(std::uint32_t node, std::string_view name, std::size_t &left,
                  std::vector<std::uint32_t> &fields) const;
    void collect(std::uint32_t node, Names &names) const;
    bool begins(std::uint32_t field, std::string_view name) const;
    std::size_t endOf(std::uint32_t child) const;

    const Store &store_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::uint32_t, Names> names_;
    mutable std::unordered_map<std::uint32_t, std::vector<Child>> children_;
    mutable std::unordered_map<ValueId, Items> items_;
    mutable std::unordered_map<std::string, Wide> wide_;
    mutable std::set<std::size_t, std::greater<>> wideDepths_;
};

} // namespace sluice::hocon::detail
