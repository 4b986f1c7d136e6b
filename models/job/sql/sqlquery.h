#pragma once

#include "models/job/sql/sqlpart.h"

/// The clauses of a SELECT. What returns an optional or an empty text found no such clause.
namespace sluice::job::detail {

/// One SELECT, or several joined by UNION and its kin, and the WITH before them.
class SqlSelects : SqlPart
{
public:
    using SqlPart::SqlPart;
    SqlSelect select();
    std::string subSelect();
    std::string withClause();
    std::string operation();

private:
    SqlSelect operand(SqlParts &parts, bool &bracketed);
    std::string withItem();
    SqlSelect plainSelect(SqlParts &parts);
};

/// From SELECT to the first item: DISTINCT, hints, TOP.
class SqlHead : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string selectHead();

private:
    std::string hint();
    std::string rowCount(const std::string &word);
    std::string top();
};

/// The items of a SELECT and their aliases.
class SqlItems : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string selectItems(SqlSelect *select);
    std::optional<std::string> allColumns();
    std::string optionalAlias();

private:
    std::string selectItem(SqlSelect *select);
    std::string alias();
};

/// What stands behind FROM or JOIN: a table, a function, a SELECT in parentheses.
class SqlFrom : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string fromItem(SqlSelect *select);

private:
    struct Parenthesised
    {
        std::string text;
        bool joined = false; ///< a join
        bool single = false; ///< one table or the like
    };
    Parenthesised parenthesisedFrom();
    std::string moreSelects(const std::string &first);
    std::string valuesList();
    std::string hints();
};

/// PIVOT and UNPIVOT behind a table.
class SqlPivots : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string pivot();
    std::string unpivot();

private:
    std::string pivotColumns();
};

/// Joins, and the window of KSQL behind them.
class SqlJoins : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string joins();
    std::string window();

private:
    std::string join(bool &found);
    std::string joinCondition();
};

/// START WITH, CONNECT BY and GROUP BY.
class SqlGroups : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string hierarchy();
    std::string groupBy();

private:
    std::string groupingSets();
};

/// ORDER BY, LIMIT and what else ends a SELECT.
class SqlLimits : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string orderBy();
    void limits(SqlParts &parts);
    std::string limit();
    std::string offset();
    std::string fetch();
    std::string isolation();
    void locks(SqlParts &parts);
};

/// What may follow an INSERT. Read and not printed: the engine uses nothing of it.
class SqlInsertTail : SqlPart
{
public:
    using SqlPart::SqlPart;
    void skipInsertTail();

private:
    void assignments();
};

} // namespace sluice::job::detail
