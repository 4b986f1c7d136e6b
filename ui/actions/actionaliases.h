#pragma once

#include "ui/actions/command.h"

namespace sluice::actions {

/// Other words for what an action does, between blanks, in every language of the program at once: what a
/// person types into the palette who knows another tool. UTF-8.
const char *aliasesOf(Command command);

} // namespace sluice::actions
