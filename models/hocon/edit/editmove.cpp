#include "models/hocon/edit/editing.h"

#include <algorithm>
#include <numeric>

/// Moving an item among its neighbours: the places between brackets and commas stay, what stands in them
/// changes.
namespace sluice::hocon {

using namespace detail;

namespace {

/// The parts of an item that move with it.
struct Slot
{
    TextSpan lead; ///< comment lines above, from the start of the first to the start of the item's line
    TextSpan body;
    TextSpan tail; ///< the blanks and the comment behind it; where there is none, the empty place for them
};

Slot slotOf(const Layout &layout, const Container &container, std::size_t index)
{
    const Item &item = container.items[index];
    const std::size_t line = layout.lineStart(item.begin);
    Slot slot{{line, 0}, {item.begin, item.end - item.begin}, {item.end, 0}};
    const std::uint32_t comma = layout.commaAfter(container, index);
    const std::string_view gap =
        comma == kNoNode ? std::string_view() : layout.text().substr(item.end, comma - item.end);
    const bool ownComma = comma != kNoNode && gap.find_first_of("\n#/") == std::string_view::npos;
    slot.tail.offset = ownComma ? comma + 1 : item.end;
    const TextSpan comment = layout.commentBehind(static_cast<std::uint32_t>(slot.tail.offset));
    if (comment.length > 0)
        slot.tail.length = comment.end() - slot.tail.offset;
    if (layout.startsLine(item.begin)) {
        const auto above = layout.commentsAbove(item.begin);
        if (!above.empty()) {
            slot.lead.offset = layout.lineStart(static_cast<std::uint32_t>(above.front().offset));
            slot.lead.length = line - slot.lead.offset;
        }
    }
    return slot;
}

tl::unexpected<Error> noPosition(std::string_view pointer, std::size_t index)
{
    return fail(ErrorCode::NotFound,
                SLUICE_MESSAGE("Edit", "There is no position %1 beside %2. Positions count from 0.")
                    .with(index, pointer),
                std::string(pointer));
}

std::optional<std::size_t> positionOf(const Container &container, std::uint32_t node)
{
    for (std::size_t i = 0; i < container.items.size(); ++i) {
        if (container.items[i].node == node)
            return i;
    }
    return std::nullopt;
}

} // namespace

Result<TextEdits> move(const Tree &tree, std::string_view pointer, std::size_t index)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->targets.empty() || spot->targets.back().holder == kNoNode || !tree.find(pointer))
        return notFound(pointer);
    if (spot->targets.size() > 1)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "it is defined in several places"));
    const std::uint32_t holder = spot->targets.back().holder;
    const Container container = layout.container(layout.parent(holder));
    std::vector<std::size_t> order(container.items.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const bool element = isElement(tree, spot->segments);
    if (index == kEnd)
        index = (element ? parentOf(tree, spot->segments)->size() : order.size()) - 1;
    const std::size_t wantedIndex = index;
    const auto own = positionOf(container, holder);
    if (!own)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "it is part of a value that is put together"));
    const std::size_t from = *own;
    if (element) {
        // A list may be put together from several: [1] [2], or +=.
        std::vector<std::string> there = spot->segments;
        there.back() = std::to_string(index);
        const auto neighbours = targets(tree.data(), there);
        if (neighbours.empty())
            return noPosition(pointer, wantedIndex);
        const auto position = positionOf(container, neighbours.back().holder);
        if (!position)
            return unsupported(pointer, SLUICE_MESSAGE("Edit", "that place is in another part of the list"));
        index = *position;
    }
    if (index >= order.size())
        return noPosition(pointer, wantedIndex);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(index), from);
    TextEdits edits;
    for (std::size_t i = std::min(from, index); i <= std::max(from, index) && from != index; ++i) {
        const Slot here = slotOf(layout, container, i);
        const Slot moved = slotOf(layout, container, order[i]);
        const auto put = [&](const TextSpan &place, const TextSpan &what) {
            if (place.length > 0 || what.length > 0)
                edits.push_back({place.offset, place.length,
                                 std::string(layout.text().substr(what.offset, what.length))});
        };
        put(here.lead, moved.lead);
        put(here.body, moved.body);
        put(here.tail, moved.tail);
    }
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    // A comment that swallows its new neighbour, or names whose order matters, show as another value.
    const std::string parent(pointer.substr(0, pointer.rfind('/')));
    const auto before = tree.find(parent);
    const auto now = result->tree.find(parent);
    bool same = before && now && before->size() == now->size();
    if (same && before->isObject()) {
        same = sameValue(*before, *now);
    } else if (same && element) {
        const std::size_t old = *listIndex(spot->segments.back());
        std::vector<std::size_t> wanted(before->size());
        std::iota(wanted.begin(), wanted.end(), std::size_t(0));
        wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(old));
        wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(wantedIndex), old);
        for (std::size_t i = 0; i < wanted.size() && same; ++i)
            same = sameValue(now->at(i), before->at(wanted[i]));
    }
    if (!same)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "its value would change there"));
    return std::move(result->edits);
}

} // namespace sluice::hocon
