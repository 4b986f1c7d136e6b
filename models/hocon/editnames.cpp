#include "models/hocon/chars.h"
#include "models/hocon/editing.h"

#include <algorithm>

/// Names, lists and comments: the edits besides set and remove.
namespace sluice::hocon {

using namespace detail;

namespace {

std::string parentPointer(std::string_view pointer)
{
    return std::string(pointer.substr(0, pointer.rfind('/')));
}

/// The key of a field with the path element that the pointer means renamed.
std::string renamedKey(const Layout &layout, const Target &target, const std::string &oldName,
                       std::string_view name, const Style &style)
{
    const Node &key = layout.store().tape[target.holder];
    const std::string_view old = layout.text().substr(key.begin, key.end - key.begin);
    if (!key.has(kPathKey))
        return detail::keyText(name, style, old.starts_with('"'));
    std::string result;
    for (const std::string &element : splitKey(layout.store(), key.begin, key.end)) {
        if (!result.empty())
            result += "->";
        result += detail::keyText(element == oldName ? name : std::string_view(element), style, false);
    }
    return result;
}

} // namespace

Result<TextEdits> rename(const Tree &tree, std::string_view pointer, std::string_view name)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    const auto now = tree.find(pointer);
    if (spot->segments.empty() || !now)
        return notFound(pointer);
    const bool block =
        listIndex(spot->segments.back()).has_value() && tree.find(parentPointer(pointer))->isList();
    const std::string wanted = sanitized(name);
    const std::string target = parentPointer(pointer) + "/" + pointerSegment(wanted);
    if (!block && tree.find(target)) {
        if (target == pointer)
            return TextEdits{};
        return fail(ErrorCode::InvalidArgument, "There is a '" + wanted + "' already.", target);
    }
    TextEdits edits;
    const auto all = block ? spot->targets : allTargets(tree.data(), spot->segments);
    for (const Target &each : all) {
        if (each.holder == kNoNode || layout.store().tape[each.holder].type != NodeType::Field)
            return fail(ErrorCode::InvalidArgument, "An element of a list has no name.",
                        std::string(pointer));
        const Node &key = layout.store().tape[each.holder];
        const Style style = styleFor(layout, layout.parent(each.holder));
        edits.push_back(
            {key.begin, key.end - key.begin, renamedKey(layout, each, spot->segments.back(), wanted, style)});
    }
    if (edits.empty())
        return unsupported(pointer, "no text here spells its name");
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    if (block) {
        const auto renamed = result->tree.find(std::string(pointer) + "/plugin_name");
        if (!renamed || renamed->text() != wanted)
            return unsupported(pointer, "the block names itself with plugin_name inside");
    } else if (const auto renamed = result->tree.find(target);
               !renamed ||
               (!isBlockScope(wanted, tree.syntax()) && !isBlockScope(spot->segments.back(), tree.syntax()) &&
                !sameValue(*renamed, *now))) {
        return unsupported(pointer, "the language cannot say this name here");
    }
    return std::move(result->edits);
}

Result<TextEdits> insert(const Tree &tree, std::string_view pointer, std::size_t index, std::string_view json)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    const auto list = tree.find(pointer);
    if (!list || !list->isList() || index > list->size())
        return notFound(pointer);
    const Tree holder = Tree::parse("{\"v\":" + std::string(json) + "}", Syntax::Json);
    if (!holder.errors().empty() || holder.root().size() != 1)
        return fail(ErrorCode::InvalidArgument, "The value is no JSON.");
    const Value value = holder.root().at(0);
    // Beside its neighbour where there is one: a list may be put together from several.
    std::optional<Container> container;
    std::size_t position = 0;
    const std::size_t neighbour = index < list->size() ? index : index - 1;
    if (list->size() > 0) {
        auto path = spot->segments;
        path.push_back(std::to_string(neighbour));
        const auto beside = targets(tree.data(), path);
        if (!beside.empty()) {
            const std::uint32_t holderNode = beside.front().holder;
            container = layout.container(layout.parent(holderNode));
            while (position < container->items.size() && container->items[position].node != holderNode)
                ++position;
            position += neighbour == index ? 0 : 1;
        }
    } else if (!spot->targets.empty() && !spot->targets.back().partial) {
        const NodeType type = layout.store().tape[spot->targets.back().node].type;
        if (type == NodeType::Object || type == NodeType::Array)
            container = layout.container(spot->targets.back().node);
    }
    if (!container)
        return unsupported(pointer, "the list does not stand in this text");
    const Style style = styleFor(layout, container->node);
    const std::string indent = itemIndent(layout, *container);
    const bool blocks = layout.store().tape[container->node].type == NodeType::Object;
    const auto text = blocks ? renderedBlock(value, style, indent) : rendered(value, style, indent, false);
    if (!text)
        return unsupported(pointer,
                           blocks ? "a block needs an object with plugin_name" : "it cannot be said there");
    TextEdits edits;
    insertBefore(layout, *container, position, *text, edits);
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    const auto now = result->tree.find(std::string(pointer) + "/" + std::to_string(index));
    if (!now || !sameValue(*now, value))
        return unsupported(pointer, "the language cannot say this value here");
    return std::move(result->edits);
}

AttachedComments comments(const Tree &tree, std::string_view pointer)
{
    AttachedComments result;
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot || spot->targets.empty() || spot->targets.back().holder == kNoNode)
        return result;
    const std::uint32_t holder = spot->targets.back().holder;
    const Container container = layout.container(layout.parent(holder));
    for (std::size_t i = 0; i < container.items.size(); ++i) {
        const Item &item = container.items[i];
        if (item.node != holder)
            continue;
        if (layout.startsLine(item.begin))
            result.above = layout.commentsAbove(item.begin);
        const std::uint32_t comma = layout.commaAfter(container, i);
        result.behind = layout.commentBehind(item.end);
        if (result.behind.length == 0 && comma != kNoNode)
            result.behind = layout.commentBehind(comma + 1);
    }
    return result;
}

Result<TextEdits> setComment(const Tree &tree, std::string_view pointer, std::string_view text)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (tree.syntax() == Syntax::Json)
        return unsupported(pointer, "JSON has no comments");
    if (spot->targets.empty() || spot->targets.back().holder == kNoNode)
        return notFound(pointer);
    const std::uint32_t begin = layout.store().tape[spot->targets.back().holder].begin;
    if (!layout.startsLine(begin))
        return unsupported(pointer, "it does not start its line");
    const std::string indent = layout.indentAt(begin);
    std::string lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const bool comment = line.starts_with('#') || line.starts_with("//");
        lines += indent + (comment ? "" : line.empty() ? "#" : "# ") + std::string(line) + layout.lineEnd();
        at = end + 1;
    }
    const auto above = layout.commentsAbove(begin);
    std::uint32_t to = layout.lineStart(begin);
    if (to == 0 && layout.text().starts_with("\xEF\xBB\xBF"))
        to = 3;
    const std::uint32_t from =
        above.empty() ? to : layout.lineStart(static_cast<std::uint32_t>(above.front().offset));
    TextEdits edits{{from, to - from, lines}};
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    return std::move(result->edits);
}

} // namespace sluice::hocon
