#pragma once

#include "models/job/sql/mappedtext.h"
#include "models/job/sql/sqllexer.h"
#include "models/job/sql/sqlselect.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice::job::detail {

/// An option of CREATE TABLE … WITH (…), cleaned of its quotes.
struct SqlOption
{
    MappedText key;
    MappedText value;
};

/// A statement, read. `name` is its table: the one that is made, or the one that is inserted into.
struct SqlStatement
{
    enum class Type
    {
        Table,
        Derived,
        Insert
    };
    Type type = Type::Table;
    TextSpan span; ///< in the statement's text
    std::string name;
    TextSpan nameSpan;
    std::vector<SqlOption> options; ///< Table
    SqlSelect select;               ///< Derived, Insert
    TextSpan selectSpan;
};

/// Reads one statement. Throws SqlFailure; `tokens` are those of lexSql(text.text()).
SqlStatement readSqlStatement(const MappedText &text, const std::vector<SqlToken> &tokens);

} // namespace sluice::job::detail
