#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice::catalog {

/// What Jackson reads of a text that begins with a quote, blanks before it, as in job.mode = "\"BATCH\"": the
/// JSON string, trimmed, whatever stands behind it. Nothing of any other text, which is read as it is.
std::optional<std::string> textInJson(std::string_view text);

} // namespace sluice::catalog
