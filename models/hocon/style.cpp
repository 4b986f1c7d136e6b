#include "models/hocon/style.h"

#include "models/hocon/chars.h"
#include "models/hocon/numbers.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

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

struct Seen
{
    std::string separator;
    std::string blockSeparator;
    int keys = 0;
    int quotedKeys = 0;
    int strings = 0;
    int quotedStrings = 0;
};

void look(const Layout &layout, std::uint32_t field, Seen &seen)
{
    const std::vector<Node> &tape = layout.store().tape;
    const Node &key = tape[field];
    if (key.type != NodeType::Field || key.has(kNoValue))
        return;
    const Node &value = tape[field + 1];
    const std::string_view between = layout.text().substr(key.end, value.begin - key.end);
    const bool plain = key.separator() != Separator::PlusEquals &&
                       between.find_first_not_of(" \t=:") == std::string_view::npos;
    const bool quoted = layout.text()[key.begin] == '"';
    ++seen.keys;
    seen.quotedKeys += quoted ? 1 : 0;
    if (value.type == NodeType::Object) {
        if (plain)
            seen.blockSeparator = tightened(between);
    } else if (plain) {
        seen.separator = tightened(between);
    }
    if (value.type == NodeType::Quoted || value.type == NodeType::Unquoted) {
        ++seen.strings;
        seen.quotedStrings += value.type == NodeType::Quoted ? 1 : 0;
    }
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
    const std::vector<Node> &tape = layout.store().tape;
    if (container != kNoNode) {
        for (const Item &item : layout.container(container).items)
            look(layout, item.node, seen);
    }
    // What the neighbours do not show, the rest of the text may.
    Seen all;
    if (seen.separator.empty() || seen.blockSeparator.empty() || seen.strings == 0) {
        for (std::uint32_t i = 0; i < tape.size(); ++i)
            look(layout, i, all);
    }
    const auto first = [](const std::string &a, const std::string &b, const char *otherwise) {
        return !a.empty() ? a : !b.empty() ? b : std::string(otherwise);
    };
    style.separator = first(seen.separator, all.separator, style.json ? ": " : " = ");
    style.blockSeparator = first(seen.blockSeparator, all.blockSeparator, style.json ? ": " : " ");
    if (!style.json && style.separator.find_first_of("=:") == std::string::npos)
        style.separator = " = ";
    if (style.json && style.blockSeparator.find(':') == std::string::npos)
        style.blockSeparator = style.separator;
    style.quoteKeys = style.json || (seen.keys > 0 && seen.quotedKeys == seen.keys);
    const Seen &strings = seen.strings > 0 ? seen : all;
    style.quoteStrings = style.json || strings.strings == 0 || strings.quotedStrings * 2 >= strings.strings;
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

std::string scalarText(std::string_view value, const Style &style)
{
    if (value == "true" || value == "false" || value == "null")
        return std::string(value);
    const bool numeric = !value.empty() &&
                         value.find_first_not_of("0123456789eE+-.") == std::string_view::npos &&
                         hasClass(value.front(), kDigitStart) && isNumber(value);
    if (numeric && printedNumber(value) == value)
        return std::string(value);
    return stringText(value, style);
}

} // namespace sluice::hocon::detail
