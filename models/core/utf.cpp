#include "models/core/utf.h"

#include <algorithm>
#include <array>

namespace sluice::utf {

namespace {

constexpr char32_t lastCharacter = 0x10FFFF;
constexpr char32_t firstSurrogate = 0xD800;
constexpr char32_t firstLowSurrogate = 0xDC00;
constexpr char32_t afterSurrogates = 0xE000;
constexpr char32_t firstOfTwoUnits = 0x10000;

bool isSurrogate(char32_t character)
{
    return character >= firstSurrogate && character < afterSurrogates;
}

unsigned byteAt(std::string_view bytes, std::size_t offset)
{
    return static_cast<unsigned char>(bytes[offset]);
}

void appendByte(std::string &bytes, char32_t value)
{
    bytes += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
}

char32_t unit16(std::string_view bytes, std::size_t offset, bool bigEndian)
{
    const unsigned first = byteAt(bytes, offset);
    const unsigned second = byteAt(bytes, offset + 1);
    return bigEndian ? (first << 8U) + second : (second << 8U) + first;
}

void appendUnit16(std::string &bytes, char32_t unit, bool bigEndian)
{
    appendByte(bytes, bigEndian ? unit >> 8U : unit);
    appendByte(bytes, bigEndian ? unit : unit >> 8U);
}

} // namespace

char32_t utf8At(std::string_view text, std::size_t offset, std::size_t &length)
{
    length = 1;
    if (offset >= text.size())
        return invalid;
    const unsigned lead = byteAt(text, offset);
    if (lead < 0x80)
        return lead;
    const std::size_t wanted = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (wanted == 0 || text.size() - offset < wanted)
        return invalid;
    static constexpr std::array<unsigned, 5> leadBits{0, 0, 0x1F, 0x0F, 0x07};
    char32_t character = lead & leadBits.at(wanted);
    for (std::size_t i = 1; i < wanted; ++i) {
        const unsigned byte = byteAt(text, offset + i);
        if ((byte & 0xC0U) != 0x80U)
            return invalid;
        character = (character << 6U) + (byte & 0x3FU);
    }
    static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, firstOfTwoUnits};
    if (character < smallest.at(wanted) || character > lastCharacter || isSurrogate(character))
        return invalid;
    length = wanted;
    return character;
}

void appendUtf8(std::string &text, char32_t character)
{
    if (character < 0x80) {
        appendByte(text, character);
        return;
    }
    if (character < 0x800) {
        appendByte(text, 0xC0U | (character >> 6U));
    } else {
        if (character < firstOfTwoUnits) {
            appendByte(text, 0xE0U | (character >> 12U));
        } else {
            appendByte(text, 0xF0U | (character >> 18U));
            appendByte(text, 0x80U | ((character >> 12U) & 0x3FU));
        }
        appendByte(text, 0x80U | ((character >> 6U) & 0x3FU));
    }
    appendByte(text, 0x80U | (character & 0x3FU));
}

char32_t utf16At(std::string_view bytes, std::size_t offset, bool bigEndian, std::size_t &length)
{
    length = 2;
    if (bytes.size() - offset < 2) {
        length = bytes.size() - offset;
        return invalid;
    }
    const char32_t first = unit16(bytes, offset, bigEndian);
    if (!isSurrogate(first))
        return first;
    if (first >= firstLowSurrogate || bytes.size() - offset < 4)
        return invalid;
    const char32_t second = unit16(bytes, offset + 2, bigEndian);
    if (second < firstLowSurrogate || second >= afterSurrogates)
        return invalid;
    length = 4;
    return firstOfTwoUnits + ((first - firstSurrogate) << 10U) + (second - firstLowSurrogate);
}

char32_t utf32At(std::string_view bytes, std::size_t offset, bool bigEndian, std::size_t &length)
{
    length = std::min<std::size_t>(4, bytes.size() - offset);
    if (length < 4)
        return invalid;
    const char32_t first = unit16(bytes, offset, bigEndian);
    const char32_t second = unit16(bytes, offset + 2, bigEndian);
    const char32_t character = bigEndian ? (first << 16U) + second : (second << 16U) + first;
    return character > lastCharacter || isSurrogate(character) ? invalid : character;
}

void appendUtf16(std::string &bytes, char32_t character, bool bigEndian)
{
    if (character < firstOfTwoUnits) {
        appendUnit16(bytes, character, bigEndian);
        return;
    }
    const char32_t rest = character - firstOfTwoUnits;
    appendUnit16(bytes, firstSurrogate + (rest >> 10U), bigEndian);
    appendUnit16(bytes, firstLowSurrogate + (rest & 0x3FFU), bigEndian);
}

void appendUtf32(std::string &bytes, char32_t character, bool bigEndian)
{
    const char32_t high = character >> 16U;
    const char32_t low = character & 0xFFFFU;
    appendUnit16(bytes, bigEndian ? high : low, bigEndian);
    appendUnit16(bytes, bigEndian ? low : high, bigEndian);
}

} // namespace sluice::utf
