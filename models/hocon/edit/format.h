#pragma once

#include "models/hocon/tree.h"

namespace sluice::hocon {

struct FormatOptions
{
    std::string indent = "  ";   ///< blanks or tabs for one level
    bool spaceSeparators = true; ///< "a = 1", "a: 1", "a {", "1, 2"
    bool stripLineEnds = true;   ///< white space before a line end
    /// The separators of single-line fields that follow each other in a block form a column; comment lines
    /// between them do not part them, blank lines and fields of several lines do. A wide character counts as
    /// two columns.
    bool alignSeparators = false;
};

/// Replacements that lay the text out evenly. Lines, comments, order and spelling stay, and so does the tree;
/// doing it twice changes nothing more. Errors: Parse (the text has syntax errors: they are to be corrected
/// first).
Result<TextEdits> format(const Tree &tree, const FormatOptions &options = {});

} // namespace sluice::hocon
