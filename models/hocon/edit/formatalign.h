#pragma once

#include "models/hocon/tokens/lexer.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::hocon::detail {

/// How many blanks stand before which separator (by the offset of its token) so that the separators of fields
/// that follow each other form a column. Fields count that stand alone on one line; comment lines between
/// them do not part them, anything else does. `tokens` is the whole text, End included.
std::unordered_map<std::uint32_t, std::size_t> alignedSeparators(std::string_view text,
                                                                 const std::vector<Token> &tokens);

} // namespace sluice::hocon::detail
