#pragma once

#include "models/job/sql/sqlquery.h"
#include "models/job/sql/sqlvalues.h"

namespace sluice::job::detail {

/// The parts of the grammar over one list of tokens.
struct SqlGrammar
{
    SqlGrammar(const std::vector<SqlToken> &tokens, std::size_t start)
        : in(tokens, start)
    {
    }
    SqlGrammar(const SqlGrammar &) = delete;
    SqlGrammar &operator=(const SqlGrammar &) = delete;

    SqlWords in;
    SqlSelects selects{*this, in};
    SqlHead head{*this, in};
    SqlItems items{*this, in};
    SqlFrom from{*this, in};
    SqlPivots pivots{*this, in};
    SqlJoins joins{*this, in};
    SqlGroups groups{*this, in};
    SqlLimits limits{*this, in};
    SqlInsertTail insertTail{*this, in};
    SqlConditions conditions{*this, in};
    SqlValues values{*this, in};
    SqlLiterals literals{*this, in};
    SqlCalls calls{*this, in};
    SqlWindows windows{*this, in};
    SqlSpecials specials{*this, in};
    SqlTypes types{*this, in};
};

} // namespace sluice::job::detail
