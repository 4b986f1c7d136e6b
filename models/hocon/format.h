#pragma once

#include "models/hocon/tree.h"

namespace sluice::hocon {

struct FormatOptions
{
    std::string indent = "  ";   ///< blanks or tabs for one level
    bool spaceSeparators = true; ///< "a = 1", "a: 1", "a {"
    bool stripLineEnds = true;   ///< white space before a line end
};

/// Replacements that lay the text out evenly. Lines, comments, order and spelling stay, and so does the tree;
/// doing it twice changes nothing more. Errors: Parse (the text has syntax errors: they are to be corrected
/// first).
Result<TextEdits> format(const Tree &tree, const FormatOptions &options = {});

} // namespace sluice::hocon
