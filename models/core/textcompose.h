#pragma once

#include "models/core/text.h"

namespace sluice {

/// Two changes in a row as one: applied(text, composed(first, second)) equals applied(applied(text, first),
/// second) for every text that they fit. `second` has the offsets of the text after `first`. What the second
/// takes out of the first is not in the result; replacements that touch become one. Linear. Precondition:
/// both are valid for their texts, see isValid().
TextEdits composed(const TextEdits &first, const TextEdits &second);

} // namespace sluice
