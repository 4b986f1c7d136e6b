#pragma once

#include "models/core/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::job::detail {

enum class SqlTokenType
{
    Word,
    QuotedName,
    String,
    Number,
    Symbol,
    Hint,
    Bad,
    End
};

struct SqlToken
{
    SqlTokenType type = SqlTokenType::End;
    TextSpan span;          ///< in the statement
    std::string_view image; ///< the bytes of the span; for "> =" with its blank

    /// Whether this is the keyword `word` (upper case), in any letter case and without quotes.
    bool is(std::string_view word) const;
    bool isSymbol(std::string_view symbol) const { return type == SqlTokenType::Symbol && image == symbol; }
};

/// The tokens of one statement, comments left out, an End at the end. Quotes and escapes as the grammar of
/// JSqlParser 4.5 has them, which the engine uses. A character that starts nothing is a Bad token.
/// `comments`, when given, gets the places of what was left out.
std::vector<SqlToken> lexSql(std::string_view statement, std::vector<TextSpan> *comments = nullptr);

std::string upperCase(std::string_view text);

} // namespace sluice::job::detail
