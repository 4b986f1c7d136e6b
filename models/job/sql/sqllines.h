#pragma once

#include "models/hocon/tree.h"
#include "models/job/sql/mappedtext.h"

#include <vector>

namespace sluice::job::detail {

/// A SQL file taken apart line by line, as SqlConfigBuilder of 2.3.8 does it before any SQL is parsed.
struct SqlLines
{
    std::vector<MappedText> configs;    ///< the insides of /* config … */
    std::vector<MappedText> statements; ///< without the semicolon, on one line
    MappedText unfinished;              ///< what is left without a semicolon: the engine ignores it
    std::vector<TextSpan> blocks;       ///< each config block with the lines that begin and end it
    std::vector<TextSpan> comments; ///< of the file, in text order, with their marks; not those inside a line
    std::vector<hocon::SyntaxError> remarks;
};

SqlLines splitSql(std::string_view text);

} // namespace sluice::job::detail
