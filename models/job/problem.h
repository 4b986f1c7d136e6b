#pragma once

#include "models/core/encoding.h"
#include "models/core/message.h"
#include "models/core/text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

enum class ProblemSeverity
{
    Hint,
    Warning,
    Error
};

std::string_view severityName(ProblemSeverity severity); ///< "hint", "warning", "error"

/// Another encoding of a file, which only an open document can be given.
struct Recoding
{
    Encoding encoding = Encoding::Utf8;
    bool reread = false; ///< the bytes stay and are read as this; else the text stays and is written as this
};

/// Something to do about a problem: one undo step.
struct Fix
{
    Message title; ///< "Remove all checkpoint keys"
    /// Makes the edits, against the text that was linted. To prove an edit costs a parse of that text, so it
    /// is made when it is wanted and not with every keystroke. Empty where it turns out that the text has no
    /// place for it.
    std::function<TextEdits()> edits;
    bool safe = true;                                ///< part of "fix all"
    std::optional<Recoding> recoding = std::nullopt; ///< instead of edits
};

/// A mistake in a config, found before anything runs.
struct Problem
{
    std::string code; ///< kebab-case, never changes ("batch-checkpoint")
    ProblemSeverity severity = ProblemSeverity::Warning;
    TextSpan span;       ///< bytes
    LineColumn place;    ///< of span.offset; the column counts characters (models/core/columns.h)
    std::string pointer; ///< RFC 6901 over the tree; empty where there is none (a syntax error)
    Message message;
    std::vector<Fix> fixes;
    LineColumn end = {}; ///< of span.end(), its column in characters too
};

} // namespace sluice::job
