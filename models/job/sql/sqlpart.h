#pragma once

#include "models/job/sql/sqlwords.h"

#include <optional>
#include <string>

namespace sluice::job::detail {

struct SqlGrammar;

/// A SELECT, and what of it decides the wiring of a job.
struct SqlSelect
{
    std::string text;       ///< as the engine prints it: keywords upper case, blanks settled
    bool plain = true;      ///< not a UNION or the like
    bool bracketed = false; ///< plain, and in parentheses
    bool hasFrom = false;
    std::optional<std::string> table;    ///< the first thing after FROM, when that is a table: its last name
    std::optional<std::string> onlyItem; ///< the only item, when it is a bare column: its last name
};

/// The tail of one SELECT, piece by piece, as a UNION around it may take some of it over.
struct SqlParts
{
    std::string head;
    std::string order;
    std::string changes;
    std::string limit;
    std::string offset;
    std::string fetch;
    std::string isolation;
    std::string locks;
    std::string xml;
    bool from = false;

    /// The engine's printer forgets some of it where there is no FROM.
    std::string text() const
    {
        return head + (from ? order + changes : std::string()) + limit + offset + fetch + isolation +
               (from ? locks : std::string()) + xml;
    }
    /// Where the end belongs to a whole UNION.
    std::string lastText() const
    {
        return head + (from ? changes + locks : std::string()) + xml + order + limit + offset + fetch +
               isolation;
    }
};

/// What reads one part of the grammar. The parts call each other through `sql_`; each reads from `in_` and
/// returns the text as the engine prints it.
class SqlPart
{
public:
    SqlPart(SqlGrammar &sql, SqlWords &in)
        : sql_(sql)
        , in_(in)
    {
    }

protected:
    SqlGrammar &sql_;
    SqlWords &in_;
};

} // namespace sluice::job::detail
