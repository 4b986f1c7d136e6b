#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// JSON pointers (RFC 6901).
namespace sluice::hocon {

/// "/env/a~1b" to {"env", "a/b"}; "" to {}. Nothing when it does not start with '/' or has a bad escape.
std::optional<std::vector<std::string>> pointerSegments(std::string_view pointer);

/// `segment` with ~ and / escaped.
std::string pointerSegment(std::string_view segment);

/// The pointer of `segments`: {"env", "a/b"} to "/env/a~1b"; {} to "".
std::string joinedPointer(const std::vector<std::string> &segments);

/// "0", "12"; nothing for "01", "-", "+1" or text.
std::optional<std::size_t> listIndex(std::string_view segment);

} // namespace sluice::hocon
