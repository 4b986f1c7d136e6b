#include "models/hocon/tokens/numbers.h"
#include "models/hocon/treedata.h"
#include "models/hocon/values/values.h"

#include <algorithm>
#include <bit>

/// The tree as the original renders it: compact, strings escaped as little as JSON allows.
namespace sluice::hocon {

using namespace detail;

namespace {

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                constexpr char kHex[] = "0123456789abcdef";
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4U];
                out += kHex[static_cast<unsigned char>(c) & 15U];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

/// The character at `at`, which moves behind it.
std::uint32_t nextCodePoint(std::string_view utf8, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length && at + k < utf8.size(); ++k)
        code = (code << 6U) | (static_cast<unsigned char>(utf8[at + k]) & 0x3FU);
    at += length;
    return code;
}

/// Java's String.hashCode, over UTF-16 units, spread as its HashMap spreads it.
std::uint32_t javaHash(std::string_view utf8)
{
    std::uint32_t hash = 0;
    const auto unit = [&hash](std::uint32_t value) {
        hash = hash * 31 + value;
    };
    for (std::size_t i = 0; i < utf8.size();) {
        const std::uint32_t code = nextCodePoint(utf8, i);
        if (code >= 0x10000) {
            unit(0xD800 + ((code - 0x10000) >> 10U));
            unit(0xDC00 + ((code - 0x10000) & 0x3FFU));
        } else {
            unit(code);
        }
    }
    return hash ^ (hash >> 16U);
}

class Renderer
{
public:
    explicit Renderer(const Store &store, OpenValues open = OpenValues::AsWritten)
        : store_(store)
        , values_(store)
        , marks_(open == OpenValues::Marked)
    {
    }

    void render(ValueId id)
    {
        switch (store_.kind(id)) {
        case Kind::Object:
            object(id);
            return;
        case Kind::List:
            out_ += '[';
            list(id, true);
            out_ += ']';
            return;
        case Kind::String:
            appendJsonString(out_, store_.scalarText(id));
            return;
        case Kind::Number:
            out_ += printedNumber(store_.scalarText(id));
            return;
        case Kind::Unresolved:
            if (marks_)
                marked(id);
            else
                unresolved(id, nullptr);
            return;
        case Kind::Null:
            out_ += "null";
            return;
        default:
            out_ += store_.scalarText(id);
        }
    }

    std::string take() { return std::move(out_); }

private:
    void list(ValueId id, bool commas)
    {
        bool first = true;
        for (const ValueId item : values_.items(id)) {
            if (!first && commas)
                out_ += ',';
            first = false;
            render(item);
        }
    }

    void object(ValueId id)
    {
        std::vector<Member> members(values_.members(id).begin(), values_.members(id).end());
        if ((store_.made(id).flags & kHashOrder) != 0)
            sortAsHashed(members);
        out_ += '{';
        bool first = true;
        for (const Member &member : members) {
            if (!first)
                out_ += ',';
            first = false;
            const std::string_view key = store_.keyText(member.key);
            const ValueType type =
                store_.isMade(member.value) ? store_.made(member.value).type : ValueType::Pooled;
            if (!marks_ && (type == ValueType::Delayed || type == ValueType::DelayedObject)) {
                unresolved(member.value, &key);
                continue;
            }
            appendJsonString(out_, key);
            out_ += ':';
            render(member.value);
        }
        out_ += '}';
    }

    /// The original keeps merged members in a hash table and prints them in its order.
    void sortAsHashed(std::vector<Member> &members) const
    {
        std::size_t buckets = 16;
        while (members.size() > buckets / 4 * 3)
            buckets *= 2;
        std::stable_sort(members.begin(), members.end(), [&](const Member &a, const Member &b) {
            return (javaHash(store_.keyText(a.key)) & (buckets - 1)) <
                   (javaHash(store_.keyText(b.key)) & (buckets - 1));
        });
    }

    void unresolved(ValueId id, const std::string_view *key)
    {
        const MadeValue &value = store_.made(id);
        if (value.type == ValueType::Reference) {
            reference(store_.references[value.first]);
        } else if (value.type == ValueType::Concat) {
            list(id, false);
        } else {
            // Values that could not be merged are printed one after the other, the oldest first.
            const auto stack = values_.items(id);
            for (std::size_t i = stack.size(); i > 0; --i) {
                if (key != nullptr) {
                    appendJsonString(out_, *key);
                    out_ += ':';
                }
                render(stack[i - 1]);
                if (i > 1)
                    out_ += ',';
            }
        }
    }

    /// What the original prints there is no JSON: the same text as one, under a name that says so.
    void marked(ValueId id)
    {
        Renderer written(store_);
        written.unresolved(id, nullptr);
        out_ += "{\"$unresolved\":";
        appendJsonString(out_, written.take());
        out_ += '}';
    }

    void reference(const Reference &reference)
    {
        out_ += reference.optional ? "${?" : "${";
        for (std::uint32_t i = 0; i < reference.elementCount; ++i) {
            if (i > 0)
                out_ += "->";
            const std::string &element = store_.pool[store_.paths[reference.firstElement + i]];
            if (element.empty() || hasOddCharacter(element))
                appendJsonString(out_, element);
            else
                out_ += element;
        }
        out_ += '}';
    }

    static bool hasOddCharacter(std::string_view text)
    {
        std::size_t at = 0;
        while (at < text.size()) {
            if (isOdd(nextCodePoint(text, at)))
                return true;
        }
        return false;
    }

    /// Neither a letter nor a digit nor one of - _ . (Java's isLetterOrDigit, beyond Latin-1 by blocks: the
    /// ones that hold punctuation, symbols, private characters, and all that takes two UTF-16 units).
    static bool isOdd(std::uint32_t c)
    {
        if (c < 0x80) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            return !letter && c != '-' && c != '_' && c != '.';
        }
        if (c < 0x100)
            return c != 0xAA && c != 0xB5 && c != 0xBA && (c < 0xC0 || c == 0xD7 || c == 0xF7);
        constexpr std::pair<std::uint32_t, std::uint32_t> kOdd[] = {
            {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x2070},   {0x2190, 0x2BFF}, {0x3000, 0x3004},
            {0x3007, 0x3030}, {0xE000, 0xF8FF}, {0xFEFF, 0xFF0F},   {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
            {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x10000, 0x10FFFF}};
        return std::any_of(std::begin(kOdd), std::end(kOdd),
                           [c](const auto &block) { return c >= block.first && c <= block.second; });
    }

    const Store &store_;
    const ValueReader values_;
    bool marks_;
    std::string out_;
};

} // namespace

std::string Tree::toJson(OpenValues open) const
{
    Renderer renderer(d->store, open);
    renderer.render(d->root);
    return renderer.take();
}

} // namespace sluice::hocon
