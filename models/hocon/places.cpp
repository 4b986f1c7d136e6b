#include "models/hocon/layout.h"
#include "models/hocon/values.h"

#include <algorithm>

/// From pointers to places in the text and back.
namespace sluice::hocon {

using namespace detail;

namespace {

/// A value node of the tape that contributes to a pointer, and the field or element that holds it.
struct Place
{
    std::uint32_t holder; ///< Field node, or the node itself for an element
    std::uint32_t node;   ///< the value's node; kNoNode for a field of a path key that goes on
    std::size_t element;  ///< how many elements of the field's path key are used up
};

std::vector<std::string> fieldPath(const Store &store, std::uint32_t field)
{
    const Node &node = store.tape[field];
    if (!node.has(kEscaped))
        return {std::string(store.keyText(field))};
    return splitKey(store, node.begin, node.end);
}

/// The key of the field goes on behind the place.
bool isPartial(const Store &store, const Place &place)
{
    if (place.holder == kNoNode || store.tape[place.holder].type != NodeType::Field)
        return false;
    return store.tape[place.holder].has(kPathKey) && place.element < fieldPath(store, place.holder).size();
}

class Walker
{
public:
    explicit Walker(const Store &store)
        : store_(store)
    {
    }

    /// The elements of a field's key, decoded.
    std::vector<std::string> keyPath(std::uint32_t field) const { return fieldPath(store_, field); }

    std::vector<Place> step(const std::vector<Place> &from, const std::string &segment) const
    {
        std::vector<Place> found;
        for (const Place &place : from) {
            const auto path = place.holder == kNoNode ? std::vector<std::string>() : pathOf(place);
            if (place.element < path.size()) {
                if (path[place.element] == segment)
                    found.push_back({place.holder, place.node, place.element + 1});
                continue;
            }
            members(place.node, segment, found);
        }
        return found;
    }

private:
    std::vector<std::string> pathOf(const Place &place) const
    {
        if (store_.tape[place.holder].type != NodeType::Field)
            return {};
        return keyPath(place.holder);
    }

    void members(std::uint32_t node, const std::string &segment, std::vector<Place> &found) const
    {
        const Node &value = store_.tape[node];
        if (value.type == NodeType::Concat && !value.has(kStringOnly)) {
            for (std::uint32_t child = node + 1; child < value.next; child = store_.tape[child].next)
                members(child, segment, found);
            return;
        }
        if (value.type != NodeType::Object)
            return;
        for (std::uint32_t field = node + 1; field < value.next; field = store_.tape[field].next) {
            const Node &each = store_.tape[field];
            if (each.type != NodeType::Field || each.has(kNoValue))
                continue;
            if (!each.has(kEscaped)) {
                if (store_.keyText(field) == segment)
                    found.push_back({field, field + 1, 1});
            } else if (const auto path = keyPath(field); !path.empty() && path.front() == segment) {
                found.push_back({field, field + 1, 1});
            }
        }
    }

    const Store &store_;
};

/// The field whose value `node` is, or `node` itself for an element of a list.
std::uint32_t holderOf(const Store &store, std::uint32_t node)
{
    if (node > 0 && store.tape[node - 1].type == NodeType::Field && !store.tape[node - 1].has(kNoValue))
        return node - 1;
    return node;
}

/// Places of which a later one takes all force are dropped: nothing below them is in the tree.
void dropHidden(const Store &store, std::vector<Place> &places)
{
    for (std::size_t i = places.size(); i > 0; --i) {
        const NodeType type = store.tape[places[i - 1].node].type;
        const bool merges =
            type == NodeType::Object || type == NodeType::Concat || type == NodeType::Substitution;
        if (merges || isPartial(store, places[i - 1]))
            continue;
        places.erase(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(i - 1));
        return;
    }
}

/// All places of a pointer; `live` leaves out those that a later one hides.
std::vector<Place> walk(const Tree::Data &data, const std::vector<std::string> &segments, bool live)
{
    const Store &store = data.store;
    const Values values(const_cast<Store &>(store)); // only reads here
    const Walker walker(store);
    std::vector<Place> places{{kNoNode, 0, 0}};
    ValueId value = data.root;
    for (const std::string &segment : segments) {
        if (value != kAbsent && store.kind(value) == Kind::List) {
            // Elements of the list in force: whatever the lists before it held does not count.
            const auto index = listIndex(segment);
            if (!index || *index >= store.made(value).count)
                return {};
            value = values.items(value)[*index];
            const std::uint32_t node = store.origin(value);
            const bool here =
                node != kNoNode && std::any_of(places.begin(), places.end(), [&](const Place &place) {
                    return place.node <= node && node < store.tape[place.node].next;
                });
            if (!here)
                return {};
            const std::uint32_t holder = holderOf(store, node);
            const bool field = store.tape[holder].type == NodeType::Field;
            places = {{holder, node, field ? std::size_t(1) : 0}};
            continue;
        }
        dropHidden(store, places);
        places = walker.step(places, segment);
        value = value == kAbsent ? kAbsent : values.member(value, segment).value_or(kAbsent);
    }
    if (live)
        dropHidden(store, places);
    return places;
}

} // namespace

namespace detail {

std::vector<Target> targets(const Tree::Data &data, const std::vector<std::string> &segments)
{
    std::vector<Target> result;
    for (const Place &place : walk(data, segments, true))
        result.push_back({place.holder, place.node, place.element, isPartial(data.store, place)});
    return result;
}

std::vector<Target> allTargets(const Tree::Data &data, const std::vector<std::string> &segments)
{
    std::vector<Target> result;
    for (const Place &place : walk(data, segments, false))
        result.push_back({place.holder, place.node, place.element, isPartial(data.store, place)});
    return result;
}

} // namespace detail

std::vector<Definition> Tree::definitions(std::string_view pointer) const
{
    const auto segments = pointerSegments(pointer);
    if (!segments)
        return {};
    const Store &store = d->store;
    std::vector<Definition> result;
    for (const Place &place : walk(*d, *segments, false)) {
        if (isPartial(store, place))
            continue; // a->b = 1 defines a/b, not a
        const Node &node = store.tape[place.node];
        const TextSpan span{node.begin, node.end - node.begin};
        if (place.holder == kNoNode || store.tape[place.holder].type != NodeType::Field) {
            result.push_back({{}, span, span});
            continue;
        }
        const Node &key = store.tape[place.holder];
        result.push_back({{key.begin, key.end - key.begin}, span, {key.begin, node.end - key.begin}});
    }
    return result;
}

std::string Tree::pointerAt(std::size_t offset) const
{
    const Store &store = d->store;
    const Walker walker(store);
    std::string result;
    std::uint32_t node = 0;
    ValueId scope = d->root;
    const Values values(const_cast<Store &>(store)); // only reads here
    for (;;) {
        const Node &container = store.tape[node];
        if (container.type != NodeType::Object && container.type != NodeType::Array &&
            (container.type != NodeType::Concat || container.has(kStringOnly)))
            return result;
        std::uint32_t child = node + 1;
        std::size_t index = 0;
        while (child < container.next) {
            const Node &each = store.tape[child];
            const std::uint32_t last = each.next - 1;
            (void)last;
            const std::size_t end = each.type == NodeType::Field && !each.has(kNoValue)
                                        ? std::max(each.end, store.tape[child + 1].end)
                                        : each.end;
            if (offset >= each.begin && offset <= end)
                break;
            if (each.type != NodeType::Include && each.type != NodeType::Bad)
                ++index;
            child = each.next;
        }
        if (child >= container.next)
            return result;
        const Node &hit = store.tape[child];
        if (container.type == NodeType::Concat) {
            node = child;
            continue;
        }
        if (hit.type == NodeType::Field) {
            const auto path = walker.keyPath(child);
            const bool listed = scope != kAbsent && store.isMade(scope) && store.kind(scope) == Kind::List;
            if (listed) {
                // A plugin block: its place in the list.
                std::size_t at = 0;
                bool found = false;
                const auto blocks = values.items(scope);
                for (; at < blocks.size() && !found; ++at)
                    found = hit.has(kNoValue) ? false : store.origin(blocks[at]) == child + 1;
                if (!found)
                    return result;
                result += "/" + std::to_string(at - 1);
                scope = blocks[at - 1];
                for (std::size_t i = 1; i < path.size(); ++i) {
                    result += "/" + pointerSegment(path[i]);
                    scope = scope == kAbsent ? kAbsent : values.member(scope, path[i]).value_or(kAbsent);
                }
            } else {
                for (const std::string &element : path) {
                    result += "/" + pointerSegment(element);
                    scope = scope == kAbsent ? kAbsent : values.member(scope, element).value_or(kAbsent);
                }
            }
            if (hit.has(kNoValue))
                return result;
            node = child + 1;
        } else {
            std::size_t at = index;
            if (scope != kAbsent && store.isMade(scope) && store.kind(scope) == Kind::List) {
                const auto elements = values.items(scope);
                for (std::size_t i = 0; i < elements.size(); ++i) {
                    if (store.origin(elements[i]) == child)
                        at = i;
                }
                scope = at < elements.size() ? elements[at] : kAbsent;
            } else {
                scope = kAbsent;
            }
            result += "/" + std::to_string(at);
            node = child;
        }
    }
}

std::string Tree::print() const
{
    // Leaves of the tape and what lies between them, in order; a byte that two nodes claim or none reaches
    // shows.
    const Store &store = d->store;
    std::string result;
    result.reserve(store.text.size());
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < store.tape.size(); ++i) {
        const Node &node = store.tape[i];
        const bool leaf = node.type == NodeType::Field || node.next == i + 1;
        if (!leaf)
            continue;
        result += store.slice(at, node.begin);
        result += store.slice(node.begin, node.end);
        at = node.end;
    }
    result += store.slice(at, static_cast<std::uint32_t>(store.text.size()));
    return result;
}

} // namespace sluice::hocon
