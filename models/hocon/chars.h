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

} // namespace chars

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
