#pragma once

#include "models/hocon/tree.h"

/// Edits of a config: functions from a tree to the smallest list of text replacements.
namespace sluice::hocon {

/// Sets the value at `pointer` to a scalar given as text: true, false, null and numbers that survive
/// unchanged become literals; anything else becomes a string, quoted where the language (or the number
/// spelling, as in 1.10 or 007) asks for it. A key that is not there is inserted in the style of its
/// neighbours; missing parent objects are made. For a list or object, `value` may be JSON text when `json` is
/// true. Errors: NotFound (no such list element), InvalidArgument (bad pointer or JSON), Parse (the tree has
/// errors at that place).
Result<TextEdits> setValue(const Tree &tree, std::string_view pointer, std::string_view value,
                           bool json = false);

/// Removes every definition of `pointer`, with its separator, its line where it had one of its own, and the
/// comments that are attached to it (a trailing one; comment lines directly above are kept unless
/// `withComments`). Errors: NotFound, InvalidArgument.
Result<TextEdits> remove(const Tree &tree, std::string_view pointer, bool withComments = false);

} // namespace sluice::hocon
