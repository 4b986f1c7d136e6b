#pragma once

#include "models/core/encoding.h"
#include "models/job/files/filekind.h"
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
    std::optional<Encoding> alternative; ///< what it could be instead, where that is known
    bool guessed = false;                ///< from the bytes, which prove nothing; see ByteContent
};

/// Problems of how a text came here, beside what lint() says of the text itself, ascending by place:
/// `not-utf8` (the file, or some bytes of it) and `secret-not-kept` (a text that was restored after a crash).
/// Suppressed as those of lint(). Of SQL the engine refuses what it reads garbled in other files.
std::vector<Problem> originProblems(const std::string &text, const TextOrigin &origin,
                                    FileKind kind = FileKind::Hocon);

/// Whether `made`, which was made of `text`, has U+FFFD that the text itself does not bring along: a file
/// that it includes, or the environment, has bytes that are no UTF-8.
bool bringsSubstitutes(std::string_view text, std::string_view made);

} // namespace sluice::job
