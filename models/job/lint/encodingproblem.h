#pragma once

#include "models/job/lint/problem.h"

#include <optional>
#include <string_view>

namespace sluice::job {

/// What the bytes of a file are other than UTF-8, which the engine reads whatever they are ("not-utf8"): an
/// error for UTF-16 and UTF-32, of which it makes nothing, and for what is no text; a warning, with the place
/// of the first byte, for others (2.3.8 silently reads U+FFFD). Nothing for UTF-8.
std::optional<Problem> encodingProblem(std::string_view bytes);

} // namespace sluice::job
