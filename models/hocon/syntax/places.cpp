#include "models/hocon/syntax/layout.h"
#include "models/hocon/values/values.h"

#include <algorithm>

/// From pointers to places in the text and back.
namespace sluice::hocon {

using namespace detail;

namespace {

using Place = PlaceIndex::Place;

std::vector<std::string> fieldPath(const Store &store, std::uint32_t field)
{
    const Node &node = store.tape[field];
    if (!node.has(kEscaped))
        return {std::string(store.keyText(field))};
    return splitKey(store, node.begin, node.end);
}

bool isField(const Store &store, const Place &place)
{
    return place.holder != kNoNode && store.tape[place.holder].type == NodeType::Field;
}

/// The key of the field goes on behind the place.
bool isPartial(const Store &store, const Place &place)
{
    return isField(store, place) && store.tape[place.holder].has(kPathKey) &&
           place.element < fieldPath(store, place.holder).size();
}

class Walker
{
public:
    explicit Walker(const Tree::Data &data)
        : store_(data.store)
        , index_(data.places)
    {
    }

    std::vector<Place> step(const std::vector<Place> &from, const std::string &segment) const
    {
        std::vector<Place> found;
        for (const Place &place : from)
            stepFrom(place, segment, found);
        return found;
    }

    /// The same for many places, which are asked for one name after the other.
    std::vector<Place> step(const PlaceIndex::Wide &from, const std::string &segment) const
    {
        std::vector<Place> found;
        const std::uint32_t hash = hashKey(segment);
        auto at = std::partition_point(from.steps.begin(), from.steps.end(),
                                       [hash](const auto &step) { return step.hash < hash; });
        for (std::uint32_t last = kNoNode; at != from.steps.end() && at->hash == hash; ++at) {
            if (at->from != last)
                stepFrom(from.places[at->from], segment, found);
            last = at->from;
        }
        return found;
    }

    PlaceIndex::Wide wide(std::vector<Place> places) const
    {
        PlaceIndex::Wide wide{std::move(places), {}};
        for (std::uint32_t i = 0; i < wide.places.size(); ++i) {
            const Place &place = wide.places[i];
            const auto path = pathOf(place);
            if (place.element < path.size())
                wide.steps.push_back({hashKey(path[place.element]), i});
            else
                index_.addHashes(place.node, i, wide.steps);
        }
        std::stable_sort(wide.steps.begin(), wide.steps.end(),
                         [](const auto &one, const auto &other) { return one.hash < other.hash; });
        return wide;
    }

private:
    void stepFrom(const Place &place, const std::string &segment, std::vector<Place> &found) const
    {
        const auto path = pathOf(place);
        if (place.element < path.size()) {
            if (path[place.element] == segment)
                found.push_back({place.holder, place.node, place.element + 1});
            return;
        }
        std::vector<std::uint32_t> fields;
        index_.addFields(place.node, segment, fields);
        for (const std::uint32_t field : fields)
            found.push_back({field, field + 1, 1});
    }

    std::vector<std::string> pathOf(const Place &place) const
    {
        return isField(store_, place) ? fieldPath(store_, place.holder) : std::vector<std::string>();
    }

    const Store &store_;
    const PlaceIndex &index_;
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

/// Where a walk along a pointer has come to.
class Walk
{
public:
    explicit Walk(const Tree::Data &data)
        : data_(data)
        , values_(data.store)
        , walker_(data)
        , value_(data.root)
    {
    }

    /// Begins where an earlier walk found many places.
    std::size_t jump(const std::vector<std::string> &segments)
    {
        for (const std::size_t depth : data_.places.wideDepths()) {
            if (depth >= segments.size())
                continue;
            const std::vector<std::string> above(segments.begin(),
                                                 segments.begin() + static_cast<std::ptrdiff_t>(depth));
            pointer_ = joinedPointer(above);
            wide_ = data_.places.wide(pointer_);
            if (wide_ == nullptr)
                continue;
            for (const std::string &segment : above)
                value_ = childOf(value_, segment);
            return depth_ = depth;
        }
        pointer_.clear();
        return 0;
    }

    void go(const std::string &segment)
    {
        if (value_ != kAbsent && data_.store.kind(value_) == Kind::List) {
            intoList(segment);
        } else {
            if (wide_ == nullptr)
                dropHidden(data_.store, places_);
            if (wide_ == nullptr && places_.size() > PlaceIndex::kFew)
                wide_ = data_.places.remember(pointer_, depth_, walker_.wide(std::move(places_)));
            places_ = wide_ != nullptr ? walker_.step(*wide_, segment) : walker_.step(places_, segment);
            value_ = childOf(value_, segment);
        }
        wide_ = nullptr;
        pointer_ += '/' + pointerSegment(segment);
        ++depth_;
    }

    std::vector<Place> places(bool live)
    {
        if (live)
            dropHidden(data_.store, places_);
        return std::move(places_);
    }

private:
    ValueId childOf(ValueId value, const std::string &segment) const
    {
        if (value == kAbsent || data_.store.kind(value) != Kind::List)
            return value == kAbsent ? kAbsent : values_.member(value, segment).value_or(kAbsent);
        const auto index = listIndex(segment);
        const bool there = index && *index < data_.store.made(value).count;
        return there ? values_.items(value)[*index] : kAbsent;
    }

    /// Elements of the list in force: whatever the lists before it held does not count.
    void intoList(const std::string &segment)
    {
        value_ = childOf(value_, segment);
        const std::uint32_t node = value_ == kAbsent ? kNoNode : data_.store.origin(value_);
        const auto after = std::partition_point(places_.begin(), places_.end(),
                                                [node](const Place &place) { return place.node <= node; });
        const bool here = node != kNoNode && after != places_.begin() &&
                          node < data_.store.tape[std::prev(after)->node].next;
        if (!here) {
            places_.clear();
            value_ = kAbsent;
            return;
        }
        const std::uint32_t holder = holderOf(data_.store, node);
        const bool field = data_.store.tape[holder].type == NodeType::Field;
        places_ = {{holder, node, field ? std::size_t(1) : 0}};
    }

    const Tree::Data &data_;
    const ValueReader values_;
    const Walker walker_;
    std::string pointer_;
    std::size_t depth_ = 0; ///< segments of the pointer
    ValueId value_;
    std::vector<Place> places_{{kNoNode, 0, 0}};
    const PlaceIndex::Wide *wide_ = nullptr; ///< in place of places_ for the next step, where there are many
};

/// All places of a pointer; `live` leaves out those that a later one hides.
std::vector<Place> walk(const Tree::Data &data, const std::vector<std::string> &segments, bool live)
{
    Walk walk(data);
    for (std::size_t i = walk.jump(segments); i < segments.size(); ++i)
        walk.go(segments[i]);
    return walk.places(live);
}

std::vector<Target> targetsOf(const Store &store, const std::vector<Place> &places)
{
    std::vector<Target> result;
    result.reserve(places.size());
    for (const Place &place : places)
        result.push_back({place.holder, place.node, place.element, isPartial(store, place)});
    return result;
}

} // namespace

namespace detail {

std::vector<Target> targets(const Tree::Data &data, const std::vector<std::string> &segments)
{
    return targetsOf(data.store, walk(data, segments, true));
}

std::vector<Target> allTargets(const Tree::Data &data, const std::vector<std::string> &segments)
{
    return targetsOf(data.store, walk(data, segments, false));
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
        if (!isField(store, place)) {
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
    const ValueReader values(store);
    std::string result;
    std::uint32_t node = 0;
    ValueId scope = d->root;
    const auto isList = [&] {
        return scope != kAbsent && store.kind(scope) == Kind::List;
    };
    const auto descend = [&](const std::string &element) {
        result += "/" + pointerSegment(element);
        scope = scope == kAbsent ? kAbsent : values.member(scope, element).value_or(kAbsent);
    };
    for (;;) {
        const Node &container = store.tape[node];
        if (container.type != NodeType::Object && container.type != NodeType::Array &&
            (container.type != NodeType::Concat || container.has(kStringOnly)))
            return result;
        const PlaceIndex::Child child = d->places.childAt(node, offset);
        if (child.node == kNoNode)
            return result;
        node = child.node;
        if (container.type == NodeType::Concat)
            continue;
        const Node &hit = store.tape[node];
        if (hit.type == NodeType::Include || hit.type == NodeType::Bad)
            return result; // no value of the container
        const std::uint32_t value = hit.type == NodeType::Field ? node + 1 : node;
        const auto item = isList() ? d->places.itemFrom(scope, value) : std::nullopt;
        if (hit.type != NodeType::Field) {
            const std::size_t at = item ? item->last : child.ordinal;
            result += "/" + std::to_string(at);
            const bool known = isList() && at < store.made(scope).count;
            scope = known ? values.items(scope)[at] : kAbsent;
            continue;
        }
        const auto path = fieldPath(store, node);
        auto element = path.begin();
        if (isList()) {
            // A plugin block: its place in the list.
            if (!item || hit.has(kNoValue))
                return result;
            result += "/" + std::to_string(item->first);
            scope = values.items(scope)[item->first];
            element += path.empty() ? 0 : 1;
        }
        while (element != path.end())
            descend(*element++);
        if (hit.has(kNoValue))
            return result;
        ++node;
    }
}

} // namespace sluice::hocon
