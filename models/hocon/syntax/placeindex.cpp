#include "models/hocon/syntax/placeindex.h"

#include "models/hocon/values/values.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

bool holdsFields(const Node &node)
{
    return node.type == NodeType::Object || (node.type == NodeType::Concat && !node.has(kStringOnly));
}

bool isNamed(const Node &node)
{
    return node.type == NodeType::Field && !node.has(kNoValue);
}

} // namespace

bool PlaceIndex::begins(std::uint32_t field, std::string_view name) const
{
    const Node &node = store_.tape[field];
    if (!node.has(kEscaped))
        return store_.keyText(field) == name;
    const auto path = splitKey(store_, node.begin, node.end);
    return !path.empty() && path.front() == name;
}

/// False when there are more than `left` to look at; then nothing has been added.
bool PlaceIndex::addOfFew(std::uint32_t node, std::string_view name, std::size_t &left,
                          std::vector<std::uint32_t> &fields) const
{
    const std::size_t before = fields.size();
    const Node &container = store_.tape[node];
    for (std::uint32_t child = node + 1; child < container.next; child = store_.tape[child].next) {
        if (left-- == 0) {
            fields.resize(before);
            return false;
        }
        if (container.type == NodeType::Object) {
            if (isNamed(store_.tape[child]) && begins(child, name))
                fields.push_back(child);
        } else if (holdsFields(store_.tape[child]) && !addOfFew(child, name, left, fields)) {
            fields.resize(before);
            return false;
        }
    }
    return true;
}

void PlaceIndex::collect(std::uint32_t node, Names &names) const
{
    const Node &container = store_.tape[node];
    for (std::uint32_t child = node + 1; child < container.next; child = store_.tape[child].next) {
        const Node &each = store_.tape[child];
        if (container.type != NodeType::Object) {
            if (holdsFields(each))
                collect(child, names);
            continue;
        }
        if (!isNamed(each))
            continue;
        if (!each.has(kEscaped)) {
            names.push_back({hashKey(store_.keyText(child)), child});
        } else if (const auto path = splitKey(store_, each.begin, each.end); !path.empty()) {
            names.push_back({hashKey(path.front()), child});
        }
    }
}

void PlaceIndex::addHashes(std::uint32_t node, std::uint32_t from, std::vector<Wide::Step> &steps) const
{
    Names names;
    if (holdsFields(store_.tape[node]))
        collect(node, names);
    for (const Named &name : names)
        steps.push_back({name.hash, from});
}

void PlaceIndex::addFields(std::uint32_t node, std::string_view name,
                           std::vector<std::uint32_t> &fields) const
{
    std::size_t left = kFew;
    if (!holdsFields(store_.tape[node]) || addOfFew(node, name, left, fields))
        return;
    const std::lock_guard lock(mutex_);
    const auto [known, added] = names_.try_emplace(node);
    Names &names = known->second;
    if (added) {
        collect(node, names);
        std::stable_sort(names.begin(), names.end(),
                         [](const Named &a, const Named &b) { return a.hash < b.hash; });
    }
    const std::uint32_t hash = hashKey(name);
    auto at = std::partition_point(names.begin(), names.end(),
                                   [hash](const Named &each) { return each.hash < hash; });
    for (; at != names.end() && at->hash == hash; ++at) {
        if (begins(at->field, name))
            fields.push_back(at->field);
    }
}

std::size_t PlaceIndex::endOf(std::uint32_t child) const
{
    const Node &node = store_.tape[child];
    return isNamed(node) ? std::max(node.end, store_.tape[child + 1].end) : node.end;
}

PlaceIndex::Child PlaceIndex::childAt(std::uint32_t container, std::size_t offset) const
{
    const auto contains = [&](std::uint32_t child) {
        return offset >= store_.tape[child].begin && offset <= endOf(child);
    };
    const auto counts = [&](std::uint32_t child) {
        const NodeType type = store_.tape[child].type;
        return type != NodeType::Include && type != NodeType::Bad;
    };
    const std::uint32_t end = store_.tape[container].next;
    Child each{container + 1, 0};
    for (std::size_t left = kFew; each.node < end && left > 0; --left) {
        if (contains(each.node))
            return each;
        each.ordinal += counts(each.node) ? 1 : 0;
        each.node = store_.tape[each.node].next;
    }
    if (each.node >= end)
        return {};
    const std::lock_guard lock(mutex_);
    const auto [known, added] = children_.try_emplace(container);
    std::vector<Child> &children = known->second;
    if (added) {
        std::size_t ordinal = 0;
        for (std::uint32_t child = container + 1; child < end; child = store_.tape[child].next) {
            children.push_back({child, ordinal});
            ordinal += counts(child) ? 1 : 0;
        }
    }
    auto at = std::partition_point(children.begin(), children.end(), [&](const Child &child) {
        return store_.tape[child.node].begin <= offset;
    });
    Child found;
    while (at != children.begin() && contains(std::prev(at)->node))
        found = *--at;
    return found;
}

const PlaceIndex::Wide *PlaceIndex::wide(const std::string &pointer) const
{
    const std::lock_guard lock(mutex_);
    const auto known = wide_.find(pointer);
    return known == wide_.end() ? nullptr : &known->second;
}

std::vector<std::size_t> PlaceIndex::wideDepths() const
{
    const std::lock_guard lock(mutex_);
    return {wideDepths_.begin(), wideDepths_.end()};
}

const PlaceIndex::Wide *PlaceIndex::remember(const std::string &pointer, std::size_t depth, Wide wide) const
{
    const std::lock_guard lock(mutex_);
    wideDepths_.insert(depth);
    return &wide_.try_emplace(pointer, std::move(wide)).first->second;
}

std::optional<PlaceIndex::Item> PlaceIndex::itemFrom(ValueId list, std::uint32_t node) const
{
    const MadeValue &value = store_.made(list);
    const auto first = store_.items.begin() + value.first;
    if (value.count <= kFew) {
        std::optional<Item> found;
        for (std::uint32_t i = 0; i < value.count; ++i) {
            if (store_.origin(first[i]) == node)
                found = Item{found ? found->first : i, i};
        }
        return found;
    }
    const std::lock_guard lock(mutex_);
    const auto [known, added] = items_.try_emplace(list);
    Items &items = known->second;
    for (std::uint32_t i = 0; added && i < value.count; ++i)
        items.try_emplace(store_.origin(first[i]), Item{i, i}).first->second.last = i;
    const auto found = items.find(node);
    return found == items.end() ? std::nullopt : std::optional(found->second);
}

} // namespace sluice::hocon::detail
