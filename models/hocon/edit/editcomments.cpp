#include "models/hocon/edit/editing.h"

#include <algorithm>

/// The comments that describe something.
namespace sluice::hocon {

using namespace detail;

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
    if (const auto broken = whyNotText(text))
        return tl::unexpected(*broken);
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (tree.syntax() == Syntax::Json)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "JSON has no comments"));
    if (spot->targets.empty() || spot->targets.back().holder == kNoNode)
        return tree.find(pointer) ? unsupported(pointer, SLUICE_MESSAGE("Edit", "no text here spells it"))
                                  : notFound(pointer);
    const std::uint32_t begin = layout.store().tape[spot->targets.back().holder].begin;
    if (!layout.startsLine(begin))
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "it does not start its line"));
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
