#pragma once

#include "models/items/optionrow.h"

namespace sluice::catalog {
class RuleSet;
} // namespace sluice::catalog

/// The sentences of a form, in the language the program speaks now.
namespace sluice::items {

/// The heading under which a row stands.
QString sectionTitle(const OptionRow &row, const catalog::RuleSet &rules);
/// Where the value comes from.
QString originText(const OptionRow &row);
/// Why the row cannot be edited; empty when it can.
QString reasonText(const OptionRow &row);
QString explanationText(const OptionRow &row, const catalog::RuleSet &rules);
/// The value, or the default, as a view shows it: a secret as dots.
QString valueText(const OptionRow &row);
/// catalog::unitSymbol() as the person writes it, as everywhere else in the window.
QString unitText(catalog::Unit unit);

} // namespace sluice::items
