#pragma once

#include <cstddef>
#include <string_view>

namespace sluice {

/// The columns that a character takes with a fixed-width font and on a terminal: two for a wide East Asian
/// character or an emoji, none for a combining mark, one for anything else (Unicode 15, UAX #11, W and F).
std::size_t displayWidth(char32_t character);
/// The same of UTF-8; a byte that is no character takes one.
std::size_t displayWidth(std::string_view text);

} // namespace sluice
