#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sluice {

/// The byte at which a text stops being one JSON value as RFC 8259 has it, its size when the end is missing;
/// nothing when it is one. Strings are well formed UTF-8; half a surrogate pair as an escape is JSON. Nesting
/// costs no stack.
std::optional<std::size_t> firstNotJson(std::string_view json);

} // namespace sluice
