#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How the original parser reads and prints numbers.
namespace sluice::hocon {

/// A spelling that reads as a number: whole within int64, or with '.', 'e' or 'E' and any size.
/// Precondition: only characters of 0123456789eE+-. and the first is a digit or '-'.
bool isNumber(std::string_view spelling);

/// The whole number that a number's spelling stands for ("1.0" and "1e3" too), when there is one.
std::optional<std::int64_t> wholeNumber(std::string_view spelling);

/// The number as the original prints it: 1.0 as 1, 1.10 as 1.1, 1e400 as Infinity, 1e-7 as 1.0E-7.
std::string printedNumber(std::string_view spelling);
/// `text` is a number that JSON allows.
bool isJsonNumber(std::string_view text);

} // namespace sluice::hocon
