#pragma once

#include "models/job/sql/sqlgrammar.h"

namespace sluice::job::detail {

/// Reads SELECT statements and prints them the way JSqlParser 4.5 prints them, which is what the engine puts
/// into the `query` of a sql transform.
class SqlSelectReader
{
public:
    SqlSelectReader(const std::vector<SqlToken> &tokens, std::size_t start)
        : sql_(tokens, start)
    {
    }

    /// Throws SqlFailure.
    SqlSelect read();
    /// WITH … in front of an INSERT, and ON DUPLICATE KEY UPDATE, ON CONFLICT and RETURNING behind one: read
    /// and not used by the engine. Throws SqlFailure.
    void skipWith() { sql_.selects.withClause(); }
    void skipInsertTail() { sql_.insertTail.skipInsertTail(); }
    /// The token after what was read.
    std::size_t position() const { return sql_.in.position(); }

private:
    SqlGrammar sql_;
};

} // namespace sluice::job::detail
