#pragma once

#include "models/job/sql/sqlnames.h"
#include "models/job/sql/sqltokens.h"

namespace sluice::job::detail {

/// Names and whole numbers among the tokens.
class SqlWords : public SqlTokens
{
public:
    using SqlTokens::SqlTokens;

    bool isName(std::size_t ahead, NameUse use) const;
    /// A word without a meaning of its own, or a whole number.
    bool isIdentifier(std::size_t ahead = 0) const;
    bool isWhole(std::size_t ahead = 0) const;
    bool startsSelect(std::size_t ahead = 0) const;

    /// These throw SqlFailure where something else stands.
    std::string whole();
    std::string name(NameUse use);
    std::string dottedName(std::string *last = nullptr);
    std::string names();
};

} // namespace sluice::job::detail
