#pragma once

#include <cstddef>
#include <string_view>

namespace sluice::hocon::detail {

/// The columns that well formed UTF-8 takes with a fixed-width font: two for a wide East Asian character or
/// an emoji, none for a combining mark, one for anything else (Unicode 15, UAX #11, W and F).
std::size_t displayWidth(std::string_view text);

} // namespace sluice::hocon::detail
