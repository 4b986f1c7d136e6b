#pragma once

#include "models/hocon/mappedtext.h"
#include "models/hocon/tree.h"

#include <vector>

namespace sluice::hocon::detail {

/// A SQL file taken apart line by line, as SqlConfigBuilder of 2.3.8 does it before any SQL is parsed.
struct SqlLines
{
    std::vector<MappedText> configs;    ///< the insides of /* config … */
    std::vector<MappedText> statements; ///< without the semicolon, on one line
    std::vector<TextSpan> comments; ///< of the file, in text order, with their marks; not those inside a line
    std::vector<SyntaxError> remarks;
};

SqlLines splitSql(std::string_view text);

} // namespace sluice::hocon::detail
