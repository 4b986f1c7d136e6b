#pragma once

#include <string_view>

/// Which words of SQL may be names without quotes (grammar of JSqlParser 4.5, which SeaTunnel 2.3.8 uses).
namespace sluice::job::detail {

enum class NameUse
{
    Plain,  ///< of an index
    Alias,  ///< behind AS, or without it
    Object, ///< of a column in a list, a part of a date, a WITH
    First,  ///< the first part of the name of a column, a table, a function
    Later,  ///< a part behind a dot
};

bool isNameWord(std::string_view word, NameUse use);

/// Whether the word has a meaning of its own somewhere; others are "identifiers" in the narrow sense.
bool isSqlKeyword(std::string_view word);

} // namespace sluice::job::detail
