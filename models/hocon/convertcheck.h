#pragma once

#include "models/core/error.h"
#include "models/hocon/convert.h"
#include "models/hocon/datum.h"

namespace sluice::hocon::detail {

/// The first syntax error of a tree as an Error, or nothing.
Result<void> checkSyntax(const Tree &tree);
/// Equal as JSON values: key order ignored, numbers as the engine prints them.
bool equalValues(const Datum &a, const Datum &b);
/// `converted`, when it reads as the same values as `original`; otherwise Unsupported with the pointer of the
/// first difference.
Result<Converted> checked(Converted converted, Syntax syntax, const Value &original);
std::string lineOf(const Tree &tree, TextSpan span);

} // namespace sluice::hocon::detail
