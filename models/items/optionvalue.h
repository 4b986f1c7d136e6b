#pragma once

#include "models/hocon/tree.h"
#include "models/items/optionrow.h"

#include <optional>

namespace sluice::items {

/// Puts into the row what its value is, how the text spells it and what can edit it; nothing: the text does
/// not set it. Key, rule and secrecy have to be in the row.
void takeValue(OptionRow &row, const hocon::Tree &tree, const std::optional<hocon::Value> &value);

} // namespace sluice::items
