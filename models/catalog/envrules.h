#pragma once

#include "models/catalog/ruleset.h"

#include <memory>

namespace sluice::catalog {

/// The options of env. Facts: EnvCommonOptions of 2.3.8 and 2.3.10, which are the same, and what Zeta 2.3.8
/// does with them and with values that do not fit, asked over REST.
std::shared_ptr<const RuleSet> envRules();

} // namespace sluice::catalog
