#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice::catalog {

/// Which of the names the engine takes a text for. As 2.3.8 does: in any case, by Java's upper case of every
/// script (streamıng and ſtreaming are STREAMING, STREAMİNG is not), or by its number in the enumeration,
/// from 0, with blanks around it (-0 is 0; +0 and 00 are none). In quotes of its own, the same without any
/// change of case.
std::optional<std::size_t> choiceOf(std::span<const std::string> names, std::string_view text);

} // namespace sluice::catalog
