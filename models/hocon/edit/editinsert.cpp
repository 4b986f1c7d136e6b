#include "models/hocon/edit/editing.h"
#include "models/hocon/tokens/chars.h"

/// New elements of lists and new plugin blocks.
namespace sluice::hocon {

using namespace detail;

namespace {

/// Where a new element goes in the text.
struct Gap
{
    Container container;
    std::size_t position = 0; ///< before which of its items
    std::string prefix;       ///< "key += " where the list is put together so
    bool blocks = false;      ///< the items are plugin blocks
};

/// Beside its neighbour where there is one: a list may be put together from several.
std::optional<Gap> gapAt(const Tree &tree, const Layout &layout, const Spot &spot, const Value &list,
                         std::size_t index)
{
    const std::vector<Node> &tape = layout.store().tape;
    Gap gap;
    if (list.size() == 0) {
        if (spot.targets.empty() || spot.targets.back().partial)
            return std::nullopt;
        const NodeType type = tape[spot.targets.back().node].type;
        if (type != NodeType::Object && type != NodeType::Array)
            return std::nullopt;
        gap.container = layout.container(spot.targets.back().node);
        gap.blocks = type == NodeType::Object;
        return gap;
    }
    const std::size_t neighbour = index < list.size() ? index : index - 1;
    auto path = spot.segments;
    path.push_back(std::to_string(neighbour));
    const auto beside = targets(tree.data(), path);
    if (beside.empty() || beside.front().holder == kNoNode)
        return std::nullopt;
    const std::uint32_t holder = beside.front().holder;
    gap.container = layout.container(layout.parent(holder));
    while (gap.position < gap.container.items.size() && gap.container.items[gap.position].node != holder)
        ++gap.position;
    gap.position += neighbour == index ? 0 : 1;
    const Node &field = tape[holder];
    if (field.type == NodeType::Field && field.separator() == Separator::PlusEquals)
        gap.prefix = layout.text().substr(field.begin, tape[holder + 1].begin - field.begin);
    else
        gap.blocks = tape[gap.container.node].type == NodeType::Object;
    return gap;
}

/// One line or many as the others, but never many in the middle of a line.
Style styleAt(const Layout &layout, const Gap &gap, Kind kind)
{
    Style style = styleForItem(layout, gap.container, kind);
    const std::size_t count = gap.container.items.size();
    if (count == 0)
        return style;
    const std::size_t beside = std::min(gap.position, count - 1);
    if (!layout.startsLine(gap.container.items[beside].begin) &&
        layout.leadingComma(gap.container, beside) == kNoNode) {
        style.oneLine = true;
        style.canSpread = false;
    }
    return style;
}

bool insertedOnly(const Tree &changed, std::string_view pointer, const Value &before, std::size_t index,
                  const Value &value)
{
    const auto now = changed.find(pointer);
    if (!now || !now->isList() || now->size() != before.size() + 1 || !sameValue(now->at(index), value))
        return false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!sameValue(before.at(i), now->at(i < index ? i : i + 1)))
            return false;
    }
    return true;
}

Result<TextEdits> insert(const Tree &tree, std::string_view pointer, std::size_t index, const Wanted &wanted)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    const auto list = tree.find(pointer);
    if (!list || !list->isList())
        return fail(ErrorCode::NotFound, SLUICE_MESSAGE("Edit", "There is no list at %1.").with(pointer),
                    std::string(pointer));
    index = index == kEnd ? list->size() : index;
    if (index > list->size())
        return fail(
            ErrorCode::NotFound,
            SLUICE_MESSAGE("Edit", "There is no position %1 in %2: it has %3. Positions count from 0.")
                .with(index, pointer, list->size()),
            std::string(pointer));
    const Value &value = *wanted.value;
    const auto gap = gapAt(tree, layout, *spot, *list, index);
    if (!gap)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the list does not stand in this text"));
    if (list->size() == 0 && !gap->blocks && value.isObject() &&
        namesBlocks(layout, spot->targets.back().holder)) {
        const std::string whole(wanted.holder.text().substr(value.span().offset, value.span().length));
        return setValue(tree, pointer, "[" + whole + "]", true); // source = [] to source { … }
    }
    Style style = styleAt(layout, *gap, value.kind());
    style.source = wanted.holder.text();
    const std::string indent = itemIndent(layout, gap->container);
    const auto text =
        gap->blocks ? renderedBlock(value, style, indent) : rendered(value, style, indent, false);
    if (!text)
        return unsupported(pointer, gap->blocks
                                        ? SLUICE_MESSAGE("Edit", "a block needs an object with a plugin_name")
                                        : SLUICE_MESSAGE("Edit", "the language cannot say this value here"));
    TextEdits edits;
    insertBefore(layout, gap->container, gap->position, gap->prefix + *text, edits);
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    if (!insertedOnly(result->tree, pointer, *list, index, value))
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this value here"));
    return std::move(result->edits);
}

} // namespace

Result<TextEdits> insert(const Tree &tree, std::string_view pointer, std::size_t index, std::string_view json)
{
    const auto wanted = wantedJson(json);
    if (!wanted)
        return tl::unexpected(wanted.error());
    return insert(tree, pointer, index, *wanted);
}

Result<TextEdits> insertValue(const Tree &tree, std::string_view pointer, std::size_t index,
                              std::string_view value)
{
    if (const auto broken = whyNotText(value))
        return tl::unexpected(*broken);
    const std::string text(value);
    const auto wanted = wantedJson(isLiteral(text) ? text : quotedText(text));
    if (!wanted)
        return tl::unexpected(wanted.error());
    return insert(tree, pointer, index, *wanted);
}

} // namespace sluice::hocon
