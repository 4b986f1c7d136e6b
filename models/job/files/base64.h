#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice::job::detail {

std::string base64Encoded(std::string_view bytes);

/// As java.util.Base64.getDecoder() reads: no blanks or line ends, padding complete or left out, bits beyond
/// the last byte ignored. Nothing for anything else.
std::optional<std::string> base64Decoded(std::string_view text);

/// `bytes` as Java's `new String(bytes)` makes text of them: what is not UTF-8 becomes U+FFFD.
std::string asText(std::string_view bytes);

} // namespace sluice::job::detail
