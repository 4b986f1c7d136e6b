#include "models/job/sql/sqlselect.h"

namespace sluice::job::detail {

SqlSelect SqlSelectReader::read()
{
    SqlWords &in = sql_.in;
    try {
        if (!in.token().isSymbol("(") || !in.token(1).is("WITH"))
            return sql_.selects.select();
        // Parentheses around a WITH are printed with blanks.
        in.skip();
        SqlSelect result = sql_.selects.select();
        in.expectSymbol(")");
        result.text = "( " + result.text + " )";
        return result;
    } catch (const SqlFailure &failure) {
        // The reading that came furthest says best what is wrong.
        const std::optional<SqlFailure> &furthest = in.furthest();
        if (!failure.final && furthest && furthest->token > failure.token)
            throw SqlFailure(*furthest);
        throw;
    }
}

} // namespace sluice::job::detail
