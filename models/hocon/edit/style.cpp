#include "models/hocon/edit/style.h"

#include "models/hocon/tokens/chars.h"
#include "models/hocon/tokens/numbers.h"

#include <algorithm>

namespace sluice::hocon::detail {

/// How text that is there is written.
struct StyleSample
{
    std::string separator;
    std::string blockSeparator;
    std::optional<std::string> pad;
    int keys = 0;
    int quotedKeys = 0;
    int pathKeys = 0;
    int strings = 0;
    int quotedStrings = 0;
};

namespace {

using Seen = StyleSample;

/// Two blanks or more, from lining up, to one.
std::string tightened(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t';
        if (!blank || result.empty() || result.back() != ' ')
            result += blank ? ' ' : c;
    }
    return result;
}

/// The blanks behind the brace of an object on one line.
void lookInside(const Layout &layout, std::uint32_t object, Seen &seen)
{
    const std::vector<Node> &tape = layout.store().tape;
    if (tape[object].next == object + 1 || layout.text()[tape[object].begin] != '{')
        return;
    const std::string_view gap =
        layout.text().substr(tape[object].begin + 1, tape[object + 1].begin - tape[object].begin - 1);
    if (gap.find_first_not_of(" \t") == std::string_view::npos)
        seen.pad = tightened(gap);
}

void look(const Layout &layout, std::uint32_t field, Seen &seen)
{
    const std::vector<Node> &tape = layout.store().tape;
    const Node &key = tape[field];
    if (key.type == NodeType::Object && !key.has(kNoValue))
        lookInside(layout, field, seen);
    if (key.type != NodeType::Field || key.has(kNoValue))
        return;
    const Node &value = tape[field + 1];
    const std::string_view between = layout.text().substr(key.end, value.begin - key.end);
    const bool plain = key.separator() != Separator::PlusEquals &&
                       between.find_first_not_of(" \t=:") == std::string_view::npos;
    const bool quoted = layout.text()[key.begin] == '"';
    ++seen.keys;
    seen.quotedKeys += quoted ? 1 : 0;
    seen.pathKeys += key.has(kPathKey) ? 1 : 0;
    if (value.type == NodeType::Object) {
        if (plain)
            seen.blockSeparator = tightened(between);
        lookInside(layout, field + 1, seen);
    } else if (plain) {
        seen.separator = tightened(between);
    }
    if (value.type == NodeType::Quoted || value.type == NodeType::Unquoted) {
        ++seen.strings;
        seen.quotedStrings += value.type == NodeType::Quoted ? 1 : 0;
    }
}

/// What the whole text shows.
const Seen &everywhere(const Layout &layout)
{
    if (layout.sample() == nullptr) {
        auto all = std::make_shared<Seen>();
        for (std::uint32_t i = 0; i < layout.store().tape.size(); ++i)
            look(layout, i, *all);
        layout.sample() = std::move(all);
    }
    return *layout.sample();
}

/// What stands between two items of the container on one line.
std::optional<std::string> commaIn(const Layout &layout, std::uint32_t node)
{
    if (node == kNoNode)
        return std::nullopt;
    const Container container = layout.container(node);
    for (std::size_t i = container.items.size(); i > 1; --i) {
        const std::uint32_t comma = layout.commaAfter(container, i - 2);
        if (comma == kNoNode)
            continue;
        const std::string_view gap =
            layout.text().substr(comma + 1, container.items[i - 1].begin - comma - 1);
        if (gap.find_first_not_of(" \t") == std::string_view::npos)
            return "," + tightened(gap);
    }
    return std::nullopt;
}

/// The text reads back as this one value when it stands behind a key.
std::optional<Value> readBack(std::string_view text, Tree &holder)
{
    holder = Tree::parse("{ x = " + std::string(text) + " }", Syntax::Conf);
    if (!holder.errors().empty() || holder.root().size() != 1)
        return std::nullopt;
    return holder.root().at(0);
}

} // namespace

bool isBlockScope(std::string_view key, Syntax syntax)
{
    return syntax != Syntax::Json && (key == "source" || key == "transform" || key == "sink");
}

Style styleFor(const Layout &layout, std::uint32_t container)
{
    Style style;
    style.json = layout.json();
    style.lineEnd = layout.lineEnd();
    style.indentUnit = layout.indentUnit();
    Seen seen;
    Seen inside;
    std::optional<std::string> innerComma;
    const std::vector<Node> &tape = layout.store().tape;
    if (container != kNoNode) {
        for (const Item &item : layout.container(container).items) {
            look(layout, item.node, seen);
            const std::uint32_t value = tape[item.node].type == NodeType::Field ? item.node + 1 : item.node;
            if (value >= tape[item.node].next || tape[value].type != NodeType::Object)
                continue;
            for (const Item &member : layout.container(value).items)
                look(layout, member.node, inside);
            if (auto comma = commaIn(layout, value))
                innerComma = std::move(comma);
        }
    }
    // What the neighbours do not show, what is in them or the rest of the text may.
    Seen all;
    if (seen.separator.empty() || seen.blockSeparator.empty() || seen.strings == 0 || !seen.pad)
        all = everywhere(layout);
    const auto first = [](const std::string &a, const std::string &b, const std::string &c,
                          const char *otherwise) {
        return !a.empty() ? a : !b.empty() ? b : !c.empty() ? c : std::string(otherwise);
    };
    style.separator = first(seen.separator, inside.separator, all.separator, style.json ? ": " : " = ");
    style.blockSeparator =
        first(seen.blockSeparator, inside.blockSeparator, all.blockSeparator, style.json ? ": " : " ");
    if (style.json && seen.separator.empty() && inside.separator.empty() && all.separator.empty())
        style.separator = style.blockSeparator;
    if (!style.json && style.separator.find_first_of("=:") == std::string::npos)
        style.separator = " = ";
    if (style.json && style.blockSeparator.find(':') == std::string::npos)
        style.blockSeparator = style.separator;
    if (!seen.pad && container != kNoNode && tape[container].type == NodeType::Object)
        lookInside(layout, container, seen);
    style.pad = seen.pad ? *seen.pad : inside.pad ? *inside.pad : all.pad.value_or(style.json ? "" : " ");
    const auto comma = commaIn(layout, container);
    const std::string plainComma = style.json && !style.separator.ends_with(' ') ? "," : ", ";
    style.comma = comma ? *comma : innerComma.value_or(plainComma);
    style.innerComma = innerComma ? *innerComma : comma.value_or(plainComma);
    style.pathKeys = seen.pathKeys > 0;
    style.quoteKeys = style.json || (seen.keys > 0 && seen.quotedKeys == seen.keys);
    if (!seen.pad && container != kNoNode && tape[container].type == NodeType::Object)
        lookInside(layout, container, seen);
    style.pad = seen.pad ? *seen.pad : all.pad.value_or(style.json ? "" : " ");
    style.comma =
        commaIn(layout, container).value_or(style.json && !style.separator.ends_with(' ') ? "," : ", ");
    style.quoteInnerKeys = inside.keys > 0 ? inside.quotedKeys == inside.keys : style.quoteKeys;
    const Seen &strings = seen.strings > 0 ? seen : inside.strings > 0 ? inside : all;
    style.quoteStrings = style.json || strings.strings == 0 || strings.quotedStrings * 2 >= strings.strings;
    return style;
}

Style styleForItem(const Layout &layout, const Container &container, Kind kind)
{
    Style style = styleFor(layout, container.node);
    const std::vector<Node> &tape = layout.store().tape;
    const NodeType type = kind == Kind::List ? NodeType::Array : NodeType::Object;
    style.canSpread = container.items.empty() || layout.startsLine(container.items.back().begin);
    int seen = 0;
    int oneLiners = 0;
    for (const Item &item : container.items) {
        const std::uint32_t node = tape[item.node].type == NodeType::Field ? item.node + 1 : item.node;
        if (node >= tape[item.node].next || tape[node].type != type || tape[node].next == node + 1)
            continue;
        ++seen;
        oneLiners += layout.isOneLine(tape[node].begin, tape[node].end) ? 1 : 0;
    }
    if (seen > 0) {
        style.oneLine = oneLiners * 2 > seen;
        return style;
    }
    const std::uint32_t end = container.items.empty() ? container.close : container.items.back().begin;
    style.oneLine = container.braced && layout.isOneLine(container.open - 1, end) &&
                    (!container.items.empty() || layout.insideLine(container));
    return style;
}

std::string quotedText(std::string_view value)
{
    std::string result = "\"";
    for (const char c : value) {
        switch (c) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\t':
            result += "\\t";
            break;
        case '\b':
            result += "\\b";
            break;
        case '\f':
            result += "\\f";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                constexpr char kHex[] = "0123456789abcdef";
                result += "\\u00";
                result += kHex[static_cast<unsigned char>(c) >> 4U];
                result += kHex[static_cast<unsigned char>(c) & 15U];
            } else {
                result += c;
            }
        }
    }
    return result + '"';
}

std::string keyText(std::string_view key, const Style &style, bool quoted)
{
    if (quoted || style.json || key.empty() || key.find_first_of("\"\n#\\{}[]:=,+") != std::string_view::npos)
        return quotedText(key);
    const Tree back = Tree::parse(std::string(key) + " = 1", Syntax::Conf);
    const bool same = back.errors().empty() && back.root().size() == 1 && back.root().key(0) == key &&
                      back.root().at(0).kind() == Kind::Number;
    return same ? std::string(key) : quotedText(key);
}

std::string stringText(std::string_view value, const Style &style)
{
    if (style.json || style.quoteStrings || value.empty() ||
        value.find_first_of("\"{}[]#\n") != std::string_view::npos)
        return quotedText(value);
    Tree holder;
    const auto back = readBack(value, holder);
    return back && back->isString() && back->text() == value ? std::string(value) : quotedText(value);
}

bool isLiteral(std::string_view value)
{
    if (value == "true" || value == "false" || value == "null")
        return true;
    return !value.empty() && value.find_first_not_of("0123456789eE+-.") == std::string_view::npos &&
           hasClass(value.front(), kDigitStart) && isNumber(value) && printedNumber(value) == value;
}

std::string scalarText(std::string_view value, const Style &style)
{
    return isLiteral(value) ? std::string(value) : stringText(value, style);
}

} // namespace sluice::hocon::detail
