#include "models/hocon/editing.h"

#include <algorithm>

namespace sluice::hocon::detail {

tl::unexpected<Error> notFound(std::string_view pointer)
{
    return fail(ErrorCode::NotFound, "There is nothing at " + std::string(pointer) + ".",
                std::string(pointer));
}

tl::unexpected<Error> unsupported(std::string_view pointer, std::string_view why)
{
    return fail(ErrorCode::Unsupported, "Cannot edit " + std::string(pointer) + ": " + std::string(why) + ".",
                std::string(pointer));
}

Result<Spot> spotOf(const Tree::Data &data, std::string_view pointer)
{
    auto segments = pointerSegments(pointer);
    if (!segments) {
        return fail(ErrorCode::InvalidArgument,
                    "'" + std::string(pointer) + "' is no pointer: write it like /env/parallelism.",
                    std::string(pointer));
    }
    Spot spot;
    spot.targets = targets(data, *segments);
    spot.segments = std::move(*segments);
    return spot;
}

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
    const bool insideLine = container.node > 0 &&
                            layout.store().tape[container.node - 1].type == NodeType::Field &&
                            !layout.startsLine(layout.store().tape[container.node - 1].begin);
    const bool singleLine = text.find('\n') == std::string_view::npos ||
                            ((list || insideLine) && item.find('\n') == std::string::npos);
    if (singleLine) {
        const std::string pad = list ? "" : " ";
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
    if (!layout.startsLine(before.begin)) {
        const bool list = container.braced && layout.text()[container.open - 1] == '[';
        const bool comment = !hasComma && !commas && layout.commentBehind(end).length > 0;
        if (container.braced || !comment || list) {
            edits.push_back({end, 0, hasComma ? " " + item + "," : ", " + item});
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
        edits.push_back({next.begin, 0, item + ", "});
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
    if (ownComma)
        end = comma + 1;
    else if (comma != kNoNode)
        edits.push_back({comma, 1, {}});
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
        end = rest;
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
    const std::uint32_t comma = layout.commaAfter(container, kept - 1);
    if (comma == kNoNode)
        return;
    // Only white space between the two: one removal.
    const std::uint32_t first = container.items[kept].begin;
    const std::string_view between = layout.text().substr(comma + 1, first - comma - 1);
    const bool inlineGap = between.find_first_not_of(" \t") == std::string_view::npos;
    edits.push_back({comma, inlineGap ? first - comma : 1, {}});
}

Result<TextEdits> finished(const Tree::Data &data, TextEdits edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return a.offset < b.offset || (a.offset == b.offset && a.length < b.length);
    });
    // Removals that touch or lie in each other become one.
    TextEdits merged;
    for (TextEdit &edit : edits) {
        if (!merged.empty() && edit.text.empty() && merged.back().text.empty() &&
            edit.offset <= merged.back().offset + merged.back().length) {
            const std::size_t end =
                std::max(merged.back().offset + merged.back().length, edit.offset + edit.length);
            merged.back().length = end - merged.back().offset;
            continue;
        }
        if (edit.length > 0 || !edit.text.empty())
            merged.push_back(std::move(edit));
    }
    if (!isValid(merged, data.store.text.size()))
        return fail(ErrorCode::Unsupported, "This edit cannot be written as one change of the text.");
    return merged;
}

Result<Tree> after(const Tree &tree, const TextEdits &edits)
{
    Tree result = Tree::parse(applied(tree.text(), edits), tree.syntax());
    if (result.errors().size() > tree.errors().size())
        return fail(ErrorCode::Parse, "The text has a syntax error near this place. Correct it first.");
    return result;
}

Result<Concluded> concluded(const Tree &tree, TextEdits edits)
{
    Result<TextEdits> ready = finished(tree.data(), std::move(edits));
    if (!ready)
        return tl::unexpected(ready.error());
    Result<Tree> changed = after(tree, *ready);
    if (!changed)
        return tl::unexpected(changed.error());
    return Concluded{std::move(*ready), std::move(*changed)};
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.kind() != b.kind())
        return false;
    if (!a.isObject() && !a.isList())
        return a.text() == b.text();
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto other = a.isList() ? std::optional<Value>(b.at(i)) : b.find(a.key(i));
        if (!other || !sameValue(a.at(i), *other))
            return false;
    }
    return true;
}

} // namespace sluice::hocon::detail
