#include "models/hocon/edit/editing.h"

#include <algorithm>

/// Items of a container that come and go, with their commas and lines.
namespace sluice::hocon::detail {

std::string itemIndent(const Layout &layout, const Container &container)
{
    for (auto item = container.items.rbegin(); item != container.items.rend(); ++item) {
        if (layout.startsLine(item->begin))
            return layout.indentAt(item->begin);
    }
    if (!container.braced)
        return {};
    return layout.indentAt(container.open) + layout.indentUnit();
}

namespace {

void appendToEmpty(const Layout &layout, const Container &container, const std::string &item,
                   TextEdits &edits)
{
    const std::string_view text = layout.text();
    const std::string_view inside = text.substr(container.open, container.close - container.open);
    const std::string &line = layout.lineEnd();
    const std::string indent = itemIndent(layout, container);
    if (!container.braced) {
        const bool newLine = text.empty() || text.back() == '\n' || text == "\xEF\xBB\xBF";
        edits.push_back({container.close, 0, (newLine ? "" : line) + item + line});
        return;
    }
    if (inside.find('\n') != std::string_view::npos) {
        // Comments or empty lines: a line of its own before the closing bracket.
        const std::uint32_t at =
            layout.startsLine(container.close) ? layout.lineStart(container.close) : container.close;
        const bool own = at > container.open;
        edits.push_back({at, 0, (own ? "" : line) + indent + item + line});
        return;
    }
    const bool list = text[container.open - 1] == '[';
    // A block that stands inside a line stays in it.
    if ((list || layout.insideLine(container)) && item.find('\n') == std::string::npos) {
        const std::string pad = list ? "" : styleFor(layout, container.node).pad;
        edits.push_back({container.open, inside.size(), pad + item + pad});
        return;
    }
    edits.push_back(
        {container.open, inside.size(), line + indent + item + line + layout.indentAt(container.open)});
}

bool usesCommas(const Layout &layout, const Container &container, std::size_t item, bool hasComma)
{
    if (layout.json() || hasComma)
        return true;
    if (container.items.size() == 1 && container.braced && layout.text()[container.open - 1] == '[')
        return true;
    return item > 0 && layout.commaAfter(container, item - 1) != kNoNode;
}

} // namespace

void appendItem(const Layout &layout, const Container &container, const std::string &item, TextEdits &edits)
{
    if (container.items.empty()) {
        appendToEmpty(layout, container, item, edits);
        return;
    }
    const std::size_t last = container.items.size() - 1;
    const Item &before = container.items[last];
    const std::uint32_t comma = layout.commaAfter(container, last);
    const bool hasComma = comma != kNoNode;
    const bool commas = usesCommas(layout, container, last, hasComma);
    const std::uint32_t end = hasComma ? comma + 1 : before.end;
    if (const std::uint32_t leading = layout.leadingComma(container, last); leading != kNoNode && !hasComma) {
        // Commas stand at the start of the lines here.
        const TextSpan comment = layout.commentBehind(end);
        const std::string_view lead = layout.text().substr(leading, before.begin - leading);
        edits.push_back({comment.length > 0 ? comment.end() : end, 0,
                         layout.lineEnd() + layout.indentAt(leading) + std::string(lead) + item});
        return;
    }
    if (!layout.startsLine(before.begin)) {
        const bool list = container.braced && layout.text()[container.open - 1] == '[';
        const bool comment = !hasComma && !commas && layout.commentBehind(end).length > 0;
        if (container.braced || !comment || list) {
            const std::string glue = styleFor(layout, container.node).comma;
            edits.push_back({end, 0, hasComma ? glue.substr(1) + item + "," : glue + item});
            return;
        }
    }
    if (commas && !hasComma)
        edits.push_back({before.end, 0, ","});
    const TextSpan comment = layout.commentBehind(end);
    const std::size_t at = comment.length > 0 ? comment.end() : end;
    edits.push_back({at, 0, layout.lineEnd() + itemIndent(layout, container) + item + (hasComma ? "," : "")});
}

void insertBefore(const Layout &layout, const Container &container, std::size_t index,
                  const std::string &item, TextEdits &edits)
{
    if (index >= container.items.size()) {
        appendItem(layout, container, item, edits);
        return;
    }
    const Item &next = container.items[index];
    const bool hasComma = layout.commaAfter(container, index) != kNoNode;
    if (!layout.startsLine(next.begin)) {
        edits.push_back({next.begin, 0, item + styleFor(layout, container.node).comma});
        return;
    }
    const bool commas = usesCommas(layout, container, index, hasComma);
    const auto above = layout.commentsAbove(next.begin);
    const std::uint32_t at =
        layout.lineStart(above.empty() ? next.begin : static_cast<std::uint32_t>(above.front().offset));
    edits.push_back({at, 0, layout.indentAt(next.begin) + item + (commas ? "," : "") + layout.lineEnd()});
}

namespace {

/// The bytes that go with one item. `previousComma` says that the comma before it has to go.
void removeOne(const Layout &layout, const Container &container, std::size_t position, bool withComments,
               TextEdits &edits)
{
    const std::string_view text = layout.text();
    const Item &item = container.items[position];
    std::uint32_t begin = item.begin;
    std::uint32_t end = item.end;
    const std::uint32_t comma = layout.commaAfter(container, position);
    const std::string_view gap = comma == kNoNode ? "" : text.substr(end, comma - end);
    const bool ownComma = comma != kNoNode && gap.find_first_not_of(" \t\r") == std::string_view::npos;
    if (const std::uint32_t leading = layout.leadingComma(container, position); leading != kNoNode) {
        // With the comma before it; the one behind, if any, parts what is left.
        const TextSpan behind = layout.commentBehind(end);
        end = behind.length > 0 ? static_cast<std::uint32_t>(behind.end()) : end;
        const std::uint32_t rest = layout.skipBlanks(end);
        if (rest == text.size() || text[rest] == '\n') {
            begin = layout.lineStart(leading);
            edits.push_back({begin, std::min<std::size_t>(rest + 1, text.size()) - begin, {}});
            return;
        }
        end = item.end;
    }
    if (ownComma)
        end = comma + 1;
    else if (comma != kNoNode)
        edits.push_back(
            {comma, (layout.startsLine(comma) ? layout.skipBlanks(comma + 1) : comma + 1) - comma, {}});
    const bool startsLine = layout.startsLine(begin);
    if (startsLine) {
        const TextSpan behind = layout.commentBehind(end);
        if (behind.length > 0)
            end = static_cast<std::uint32_t>(behind.end());
    }
    const std::uint32_t rest = layout.skipBlanks(end);
    const bool endsLine = rest == text.size() || text[rest] == '\n';
    if (startsLine && endsLine) {
        begin = layout.lineStart(begin);
        if (begin == 0 && text.starts_with("\xEF\xBB\xBF"))
            begin = 3;
        if (withComments) {
            const auto above = layout.commentsAbove(item.begin);
            if (!above.empty())
                begin = layout.lineStart(static_cast<std::uint32_t>(above.front().offset));
        }
        end = rest == text.size() ? rest : rest + 1;
        begin = std::max(begin, container.open);
    } else if (rest < text.size() && (ownComma || text[rest] != '\n') && text[rest] != '}' &&
               text[rest] != ']') {
        end = text[rest] == '\n' && text[rest - 1] == '\r' ? rest - 1 : rest;
    }
    edits.push_back({begin, end - begin, {}});
}

} // namespace

void removeItems(const Layout &layout, const Container &container, const std::vector<std::size_t> &positions,
                 bool withComments, TextEdits &edits)
{
    for (const std::size_t position : positions)
        removeOne(layout, container, position, withComments, edits);
    // When the last items go, the comma before them goes too, unless they had one themselves.
    const std::size_t count = container.items.size();
    std::size_t kept = count;
    for (std::size_t i = positions.size(); i > 0 && positions[i - 1] + 1 == kept; --i)
        kept = positions[i - 1];
    if (kept == count || kept == 0 || layout.commaAfter(container, count - 1) != kNoNode)
        return;
    if (layout.leadingComma(container, kept) != kNoNode && !layout.startsLine(container.items[kept].begin) &&
        std::any_of(edits.begin(), edits.end(), [&](const TextEdit &edit) {
            const std::uint32_t at = layout.leadingComma(container, kept);
            return edit.offset <= at && at < edit.offset + edit.length;
        }))
        return; // gone already, with its line
    const std::uint32_t comma = layout.commaAfter(container, kept - 1);
    if (comma == kNoNode)
        return;
    // Only white space between the two: one removal.
    const std::uint32_t first = container.items[kept].begin;
    const std::string_view between = layout.text().substr(comma + 1, first - comma - 1);
    const bool inlineGap = between.find_first_not_of(" \t") == std::string_view::npos;
    if (inlineGap) {
        edits.push_back({comma, first - comma, {}});
        return;
    }
    // No blanks are left at the end of the line.
    std::uint32_t begin = comma;
    const std::string_view behind = layout.text().substr(comma + 1);
    if (behind.starts_with('\n') || behind.starts_with("\r\n")) {
        while (layout.text()[begin - 1] == ' ' || layout.text()[begin - 1] == '\t')
            --begin;
    }
    edits.push_back({begin, comma + 1 - begin, {}});
}

} // namespace sluice::hocon::detail
