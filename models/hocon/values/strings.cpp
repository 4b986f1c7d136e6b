#include "models/hocon/store.h"
#include "models/hocon/tokens/chars.h"
#include "models/hocon/tokens/lexer.h"
#include "models/hocon/tokens/numbers.h"

namespace sluice::hocon::detail {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

void appendUtf8(std::string &out, std::uint32_t codePoint)
{
    const auto put = [&out](std::uint32_t byte) {
        out += static_cast<char>(byte);
    };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3F));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

/// The inside of a "…" with its escapes taken out. Half a surrogate pair has no UTF-8 form and becomes '?',
/// which is what the engine's runtime writes for it.
void appendUnescaped(std::string &out, std::string_view inside)
{
    const char *at = inside.data();
    const char *const end = at + inside.size();
    std::uint32_t high = 0;
    const auto flush = [&] {
        if (high != 0)
            out += '?';
        high = 0;
    };
    while (at != end) {
        std::size_t length = 0;
        std::uint32_t unit = 0;
        if (*at != '\\' || !readEscape(at + 1, end, length, unit)) {
            flush();
            out += *at++;
            continue;
        }
        at += 1 + length;
        if (unit >= 0xDC00 && unit <= 0xDFFF && high != 0) {
            appendUtf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        flush();
        if (unit >= 0xD800 && unit <= 0xDBFF)
            high = unit;
        else if (unit >= 0xDC00 && unit <= 0xDFFF)
            out += '?';
        else
            appendUtf8(out, unit);
    }
    flush();
}

} // namespace

bool readEscape(const char *at, const char *end, std::size_t &length, std::uint32_t &value)
{
    if (at == end)
        return false;
    length = 1;
    switch (*at) {
    case '"':
    case '\\':
    case '/':
        value = static_cast<std::uint8_t>(*at);
        return true;
    case 'b':
        value = '\b';
        return true;
    case 'f':
        value = '\f';
        return true;
    case 'n':
        value = '\n';
        return true;
    case 'r':
        value = '\r';
        return true;
    case 't':
        value = '\t';
        return true;
    case 'u':
        break;
    default:
        return false;
    }
    if (end - at < 5)
        return false;
    // The original reads the four digits with Integer.parseInt, which takes a sign in place of the first.
    const bool sign = at[1] == '+' || at[1] == '-';
    value = 0;
    for (int i = sign ? 2 : 1; i <= 4; ++i) {
        const int digit = hexDigit(at[i]);
        if (digit < 0)
            return false;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    length = 5;
    return at[1] != '-' || value == 0;
}

void Store::appendQuoted(std::string &out, std::uint32_t begin, std::uint32_t end, unsigned flags) const
{
    const std::uint32_t quote = (flags & kTriple) != 0 ? 3 : 1;
    // A quote that is not closed has no end to cut off.
    const bool closed = end - begin >= 2 * quote && text[end - 1] == '"';
    const std::string_view inside = slice(begin + quote, closed ? end - quote : end);
    if ((flags & kEscaped) != 0)
        appendUnescaped(out, inside);
    else
        out += inside;
}

void Store::appendNodeText(std::string &out, std::uint32_t index) const
{
    const Node &node = tape[index];
    switch (node.type) {
    case NodeType::Quoted:
        appendQuoted(out, node.begin, node.end, node.flags);
        return;
    case NodeType::Concat: {
        // Pieces and the blanks between them; blanks beside an object or a list do not reach this place.
        std::uint32_t at = node.begin;
        for (std::uint32_t child = index + 1; child < node.next; child = tape[child].next) {
            out += slice(at, tape[child].begin);
            appendNodeText(out, child);
            at = tape[child].end;
        }
        return;
    }
    default:
        out += slice(node.begin, node.end);
    }
}

std::string Store::scalarText(ValueId id) const
{
    std::string result;
    if (!isMade(id)) {
        appendNodeText(result, id);
        return validUtf8 ? result : sanitized(result);
    }
    const MadeValue &value = made(id);
    switch (value.type) {
    case ValueType::Slice:
        result = slice(value.first, value.first + value.count);
        return validUtf8 ? result : sanitized(result);
    case ValueType::Pooled:
    case ValueType::PooledNumber:
        return pool[value.first];
    case ValueType::True:
        return "true";
    case ValueType::False:
        return "false";
    case ValueType::Null:
        return "null";
    case ValueType::KeyText:
        return std::string(keyText(value.first));
    default:
        return result;
    }
}

Kind Store::kind(ValueId id) const
{
    if (!isMade(id)) {
        switch (tape[id].type) {
        case NodeType::Number:
            return Kind::Number;
        case NodeType::True:
        case NodeType::False:
            return Kind::Boolean;
        case NodeType::Null:
        case NodeType::Bad:
            return Kind::Null;
        default:
            return Kind::String;
        }
    }
    switch (made(id).type) {
    case ValueType::Object:
        return Kind::Object;
    case ValueType::List:
        return Kind::List;
    case ValueType::PooledNumber:
        return Kind::Number;
    case ValueType::True:
    case ValueType::False:
        return Kind::Boolean;
    case ValueType::Null:
        return Kind::Null;
    case ValueType::Reference:
    case ValueType::Concat:
    case ValueType::Delayed:
    case ValueType::DelayedObject:
        return Kind::Unresolved;
    default:
        return Kind::String;
    }
}

} // namespace sluice::hocon::detail
