#pragma once

#include <QString>

namespace sluice::shell {

/// All keys of the table of actions, by menu, with where they work: for reading.
QString shortcutsHtml();

} // namespace sluice::shell
