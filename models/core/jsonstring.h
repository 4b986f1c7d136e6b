#pragma once

#include "models/core/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a JSON string stands for.
struct JsonString
{
    std::string text;     ///< decoded, UTF-8; half a surrogate pair becomes U+FFFD
    bool valid = false;   ///< well formed as RFC 8259 has it, and closed
    std::size_t end = 0;  ///< behind the closing quote
    std::size_t flaw = 0; ///< of one that is not: its first byte that does not fit, or the end of the text
};

/// The string whose opening quote is at `quote`.
JsonString jsonStringAt(std::string_view json, std::size_t quote);

/// Spans of JsonString::text as spans of the bytes that the string was written with; ascending, as they came.
std::vector<TextSpan> writtenSpans(std::string_view json, std::size_t quote,
                                   const std::vector<TextSpan> &spans);

} // namespace sluice
