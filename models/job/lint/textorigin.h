#pragma once

#include "models/core/encoding.h"
#include "models/job/lint/problem.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

/// Stands in a restored text where a secret was typed that the recovery copy was not allowed to hold.
inline constexpr std::string_view kUnkeptSecret = "SLUICE-SECRET-NOT-KEPT";

/// Where a text comes from, as far as it matters to the engine.
struct TextOrigin
{
    Encoding encoding = Encoding::Utf8;  ///< of the file
    std::optional<Encoding> alternative; ///< what it could be instead, where that was guessed
};

/// Problems of how a text came here, beside what lint() says of the text itself, ascending by place:
/// `not-utf8` (the file, or some bytes of it) and `secret-not-kept` (a text that was restored after a crash).
/// Suppressed as those of lint().
std::vector<Problem> originProblems(const std::string &text, const TextOrigin &origin);

} // namespace sluice::job
