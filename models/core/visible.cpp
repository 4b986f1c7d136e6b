#include "models/core/visible.h"

#include "models/core/utf.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Unicode 15: Cc, Cf, Zl, Zp, and the letters that are drawn as nothing. Variation selectors stay: they only
// choose between two pictures of the character in front of them.
constexpr std::array<Range, 24> kInvisible{{
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x0600, 0x0605},
    {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0x13430, 0x13455}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
}};

constexpr std::string_view kHex = "0123456789abcdef";

bool stays(std::string_view text, std::size_t at, Lines lines)
{
    return lines == Lines::Many && (text[at] == '\n' || text[at] == '\t');
}

void appendMark(char32_t code, std::string &out)
{
    if (code < 0x20U) {
        utf::appendUtf8(out, 0x2400U + code);
    } else if (code == 0x7FU) {
        utf::appendUtf8(out, 0x2421U);
    } else {
        int shift = 20;
        while (shift > 4 && (code >> static_cast<unsigned>(shift)) == 0)
            shift -= 4;
        out += "\\u{";
        for (; shift >= 0; shift -= 4)
            out += kHex[code >> static_cast<unsigned>(shift) & 0x0FU];
        out += '}';
    }
}

void appendUnit(char32_t unit, std::string &out)
{
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[unit >> static_cast<unsigned>(shift) & 0x0FU];
}

} // namespace

bool isInvisible(char32_t code)
{
    const auto *const range = std::lower_bound(kInvisible.begin(), kInvisible.end(), code,
                                               [](const Range &r, char32_t c) { return r.last < c; });
    return range != kInvisible.end() && code >= range->first;
}

std::string visible(std::string_view text, Lines lines)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        const char32_t character = utf::utf8At(text, at, length);
        if (character == utf::invalid) {
            const auto byte = static_cast<unsigned char>(text[at]);
            out += "\\x";
            out += kHex[byte >> 4U];
            out += kHex[byte & 0x0FU];
        } else if (lines == Lines::Many && text.substr(at).starts_with("\r\n")) {
            // The line feed that follows says it all.
        } else if (isInvisible(character) && !stays(text, at, lines)) {
            appendMark(character, out);
        } else {
            out.append(text.substr(at, length));
        }
        at += length;
    }
    return out;
}

bool isVisible(std::string_view text, Lines lines)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        const char32_t character = utf::utf8At(text, at, length);
        if (character == utf::invalid || (isInvisible(character) && !stays(text, at, lines)))
            return false;
        at += length;
    }
    return true;
}

std::string visibleJson(std::string_view json)
{
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        std::size_t length = 0;
        const char32_t character = utf::utf8At(json, at, length);
        if (character == utf::invalid)
            out += "\\ufffd";
        else if (!isInvisible(character) || json[at] == '\n' || json[at] == '\t')
            out.append(json.substr(at, length));
        else if (json[at] == '\r') // between values only: inside a string it is written \r
            out += ' ';
        else if (character < 0x10000U)
            appendUnit(character, out);
        else {
            appendUnit(0xD800U + ((character - 0x10000U) >> 10U), out);
            appendUnit(0xDC00U + (character & 0x3FFU), out);
        }
        at += length;
    }
    return out;
}

} // namespace sluice
