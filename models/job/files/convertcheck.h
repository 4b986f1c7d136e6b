#pragma once

#include "models/core/error.h"
#include "models/hocon/values/datum.h"
#include "models/job/files/convert.h"

namespace sluice::job::detail {

/// The first syntax error of a tree as an Error, or nothing.
Result<void> checkSyntax(const hocon::Tree &tree);
/// Equal as JSON values: key order ignored, numbers as the engine prints them.
bool equalValues(const hocon::Datum &a, const hocon::Datum &b);
/// `converted`, when it reads as the same values as `original`; otherwise Unsupported with the pointer of the
/// first difference.
Result<Converted> checked(Converted converted, hocon::Syntax syntax, const hocon::Value &original);
std::string lineOf(const hocon::Tree &tree, TextSpan span);

} // namespace sluice::job::detail
