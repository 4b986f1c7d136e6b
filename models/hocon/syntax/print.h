#pragma once

#include "models/hocon/store.h"

namespace sluice::hocon::detail {

/// The text, made of what the tape says: keys and simple values are copied, brackets and separators are those
/// of the node, and between them stand blanks, line ends, comments, and the commas of objects and lists. What
/// belongs to none of them is left out, so that a byte without an owner shows; only of a text that is
/// `broken` the tokens that could not be read are copied, too.
std::string printed(const Store &store, Syntax syntax, bool broken);

} // namespace sluice::hocon::detail
