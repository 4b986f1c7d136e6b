#include "models/hocon/syntax/layout.h"

#include "models/hocon/tokens/lexer.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

constexpr std::string_view kBlanks = " \t\r\v\f";

} // namespace

Layout::Layout(const Tree::Data &data)
    : data_(data)
    , lines_(data.store.text)
{
    const std::string_view all = text();
    const std::size_t newline = all.find('\n');
    if (newline != std::string_view::npos && newline > 0 && all[newline - 1] == '\r')
        lineEnd_ = "\r\n";
    // The first field that is indented deeper than the block around it shows the step.
    const std::vector<Node> &tape = store().tape;
    for (std::uint32_t i = 0; i + 1 < tape.size(); ++i) {
        if (tape[i].type != NodeType::Object && tape[i].type != NodeType::Array)
            continue;
        const Node &child = tape[i + 1];
        if (tape[i].next == i + 1 || !startsLine(child.begin) || lineStart(child.begin) <= tape[i].begin)
            continue;
        const std::string outer = indentAt(tape[i].begin);
        const std::string inner = indentAt(child.begin);
        if (inner.size() > outer.size() && inner.starts_with(outer)) {
            indentUnit_ = inner.substr(outer.size());
            break;
        }
    }
}

Container Layout::container(std::uint32_t index) const
{
    const Node &node = store().tape[index];
    Container result;
    result.node = index;
    const char first = node.begin < text().size() ? text()[node.begin] : '\0';
    result.braced = first == '{' || first == '[';
    if (index == 0 && node.type == NodeType::Object && result.braced) {
        // Without braces the root covers the text from its start; a brace there belongs to it all the same.
        result.braced = node.begin != 0 || node.end != text().size() || text()[node.end - 1] == '}';
    }
    result.open = node.begin + (result.braced ? 1 : 0);
    const bool closed = result.braced && node.end > result.open &&
                        (text()[node.end - 1] == '}' || text()[node.end - 1] == ']');
    result.close = closed ? node.end - 1 : node.end;
    for (std::uint32_t child = index + 1; child < node.next; child = store().tape[child].next) {
        const Node &each = store().tape[child];
        const bool field = each.type == NodeType::Field && !each.has(kNoValue);
        result.items.push_back({child, each.begin, field ? store().tape[child + 1].end : each.end});
    }
    return result;
}

std::uint32_t Layout::parent(std::uint32_t node) const
{
    const std::vector<Node> &tape = store().tape;
    if (parents_.empty()) {
        parents_.assign(tape.size(), kNoNode);
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = 0; i < tape.size(); ++i) {
            while (!open.empty() && tape[open.back()].next <= i)
                open.pop_back();
            parents_[i] = open.empty() ? kNoNode : open.back();
            if (tape[i].type == NodeType::Object || tape[i].type == NodeType::Array)
                open.push_back(i);
        }
    }
    return node < parents_.size() ? parents_[node] : kNoNode;
}

std::uint32_t Layout::lineStart(std::uint32_t offset) const
{
    return static_cast<std::uint32_t>(lines_.lineStart(lines_.at(offset).line));
}

std::uint32_t Layout::lineContent(std::uint32_t offset) const
{
    const std::uint32_t start = lineStart(offset);
    if (content_.first != start) {
        const bool mark = start == 0 && text().starts_with("\xEF\xBB\xBF");
        content_ = {start, skipBlanks(mark ? 3 : start)};
    }
    return content_.second;
}

bool Layout::startsLine(std::uint32_t offset) const
{
    const bool atMark = offset < 3 && text().starts_with("\xEF\xBB\xBF");
    return atMark || lineContent(offset) >= offset;
}

bool Layout::isOneLine(std::uint32_t begin, std::uint32_t end) const
{
    return lines_.at(begin).line == lines_.at(end).line;
}

bool Layout::insideLine(const Container &container) const
{
    if (lines_.lineCount() == 1)
        return true;
    const Node *holder = &store().tape[container.node];
    if (container.node > 0 && store().tape[container.node - 1].type == NodeType::Field)
        holder = &store().tape[container.node - 1];
    return !startsLine(holder->begin);
}

std::string Layout::indentAt(std::uint32_t offset) const
{
    const std::uint32_t start = lineStart(offset);
    const std::size_t end = std::min(text().find_first_not_of(" \t", start), text().size());
    return std::string(text().substr(start, end - start));
}

std::uint32_t Layout::skipBlanks(std::uint32_t offset) const
{
    return static_cast<std::uint32_t>(std::min(text().find_first_not_of(kBlanks, offset), text().size()));
}

std::uint32_t Layout::commaAfter(const Container &container, std::size_t item) const
{
    Lexer lexer(text(), data_.syntax, container.items[item].end);
    Token token;
    do {
        lexer.next(token);
    } while (token.type == TokenType::Newline || token.type == TokenType::Comment);
    return token.type == TokenType::Comma && token.begin < container.close ? token.begin : kNoNode;
}

std::uint32_t Layout::leadingComma(const Container &container, std::size_t item) const
{
    if (item == 0)
        return kNoNode;
    const std::uint32_t comma = commaAfter(container, item - 1);
    if (comma == kNoNode || !startsLine(comma) || skipBlanks(comma + 1) != container.items[item].begin)
        return kNoNode;
    return comma;
}

TextSpan Layout::commentBehind(std::uint32_t offset) const
{
    if (json())
        return {};
    const std::uint32_t at = skipBlanks(offset);
    const std::string_view rest = text().substr(at);
    if (!rest.starts_with('#') && !rest.starts_with("//"))
        return {};
    std::size_t length = std::min(rest.find('\n'), rest.size());
    if (length > 0 && rest[length - 1] == '\r')
        --length;
    return {at, length};
}

} // namespace sluice::hocon::detail
