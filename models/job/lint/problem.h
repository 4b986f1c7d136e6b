#pragma once

#include "models/core/encoding.h"
#include "models/core/message.h"
#include "models/core/text.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

/// Under which the sentences about problems are translated.
inline constexpr const char *kProblemContext = "Problem";

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

class FixTrial;

/// What a fix mends: the code and the sentence of the problem, and how bad it is.
struct Mended
{
    std::string key;
    ProblemSeverity severity = ProblemSeverity::Warning;
};

/// Something to do about a problem: one undo step.
struct Fix
{
    Message title; ///< "Remove all checkpoint keys"
    /// Makes the edits, against the text that was linted, without trying them. To prove an edit costs a parse
    /// of that text, so it is made when it is wanted and not with every keystroke.
    std::function<TextEdits()> make;
    bool safe = true;                                ///< part of "fix all"
    std::optional<Recoding> recoding = std::nullopt; ///< instead of edits
    std::string saveAs = {}; ///< instead of edits: the file should have this name, without its folders
    Mended mended = {};
    std::shared_ptr<const FixTrial> trial = nullptr; ///< set by lint()
    bool tried = false;                              ///< and found to help

    /// The edits, once they have been tried: empty where it turns out that the text has no place for them,
    /// that they do not mend the problem, or that they bring one that is as bad.
    TextEdits edits() const;
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

/// Those of `after` that an edit has brought: problems of another text of the same file that `before` has
/// not. Where they stand does not matter, as an edit moves what is behind it.
std::vector<Problem> newProblems(const std::vector<Problem> &before, const std::vector<Problem> &after);

} // namespace sluice::job
