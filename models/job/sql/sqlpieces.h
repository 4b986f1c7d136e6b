#pragma once

#include "models/core/text.h"

#include <string_view>
#include <vector>

/// What each piece of a SQL file is, for colouring: told by its words alone, so that it works on broken text.
namespace sluice::job {

enum class SqlPieceType
{
    Config, ///< the inside of /* config … */: HOCON
    ConfigMark,
    Keyword,
    Option, ///< the key of an option in WITH (…)
    String,
    Number,
    Symbol,
    Open,  ///< ( [ {
    Close, ///< ) ] }
    Mistake,
    Comment,
    Variable, ///< ${…}, inside of strings and configs too
};

struct SqlPiece
{
    SqlPieceType type = SqlPieceType::Mistake;
    TextSpan span;
};

/// By where they begin; names and blanks have none. A later piece may lie inside of an earlier one and counts
/// there. Comments and statements are what SeaTunnel takes for them (a comment that begins a line ends at a
/// line that is */), or what SQL itself does where the text is for `otherEngine`.
std::vector<SqlPiece> sqlPieces(std::string_view text, bool otherEngine);

} // namespace sluice::job
