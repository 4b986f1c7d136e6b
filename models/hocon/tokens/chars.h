#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Which bytes mean what to the language.
namespace sluice::hocon::detail {

enum CharClass : std::uint8_t
{
    kBlank = 1,       ///< white space that does not end a line
    kReserved = 2,    ///< ends unquoted text
    kDigitStart = 4,  ///< may start a number
    kDigitPart = 8,   ///< may go on in one
    kMaybeBlank = 16, ///< first byte of a character beyond ASCII that could be white space
    kSlash = 32,
    kNewline = 64,
    kControl = 128, ///< not allowed inside quotes
};

namespace chars {

constexpr std::array<std::uint8_t, 256> makeTable()
{
    std::array<std::uint8_t, 256> table{};
    for (std::uint8_t c = 0; c < 0x20; ++c)
        table[c] = kControl;
    for (const char c : {' ', '\t', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\x1f'})
        table[static_cast<std::uint8_t>(c)] |= kBlank;
    table[static_cast<std::uint8_t>('\n')] |= kNewline;
    for (const char c : std::string_view("$\"{}[]:=,+#`^?!@*&\\"))
        table[static_cast<std::uint8_t>(c)] |= kReserved;
    for (const char c : std::string_view("0123456789-"))
        table[static_cast<std::uint8_t>(c)] |= kDigitStart;
    for (const char c : std::string_view("0123456789eE+-."))
        table[static_cast<std::uint8_t>(c)] |= kDigitPart;
    for (const int c : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF})
        table[static_cast<std::size_t>(c)] |= kMaybeBlank;
    table[static_cast<std::uint8_t>('/')] |= kSlash;
    return table;
}

inline constexpr std::array<std::uint8_t, 256> table = makeTable();

/// What ends a run of bytes that need no second look: in an unquoted word, and inside quotes.
enum Stop : std::uint8_t
{
    kWordStop = 1,
    kQuoteStop = 2,
};

constexpr std::array<std::uint8_t, 256> makeStops()
{
    std::array<std::uint8_t, 256> stops{};
    for (std::size_t c = 0; c < stops.size(); ++c) {
        if ((table[c] & (kReserved | kBlank | kNewline | kSlash | kMaybeBlank)) != 0)
            stops[c] |= kWordStop;
        if ((table[c] & kControl) != 0)
            stops[c] |= kQuoteStop;
    }
    stops[static_cast<std::uint8_t>('"')] |= kQuoteStop;
    stops[static_cast<std::uint8_t>('\\')] |= kQuoteStop;
    return stops;
}

inline constexpr std::array<std::uint8_t, 256> stops = makeStops();

} // namespace chars

/// The first byte from `at` on that ends such a run, or `end`. Four bytes at a time: words are short, and
/// this is where most bytes of a file are looked at.
template <chars::Stop kind> inline const char *runEnd(const char *at, const char *end)
{
    const auto stops = [](char c) {
        return (chars::stops[static_cast<std::uint8_t>(c)] & kind) != 0;
    };
    for (; end - at >= 4; at += 4) {
        if (stops(at[0]))
            return at;
        if (stops(at[1]))
            return at + 1;
        if (stops(at[2]))
            return at + 2;
        if (stops(at[3]))
            return at + 3;
    }
    while (at != end && !stops(*at))
        ++at;
    return at;
}

inline bool hasClass(char c, unsigned classes)
{
    return (chars::table[static_cast<std::uint8_t>(c)] & classes) != 0;
}

/// How many bytes of white space beyond ASCII start at `at` (NBSP, BOM, the typographic spaces), or 0.
std::size_t wideBlank(const char *at, const char *end);

/// True when every byte belongs to well formed UTF-8.
bool isValidUtf8(std::string_view text);

/// `bytes` with every malformed sequence replaced by U+FFFD, as the original reads files.
std::string sanitized(std::string_view bytes);

} // namespace sluice::hocon::detail
