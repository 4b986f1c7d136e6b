#pragma once

#include "models/hocon/tree.h"

#include <string>
#include <string_view>

namespace sluice::job {

/// Compact JSON as Tree::toJson makes it, indented by two blanks a level, with a line end.
std::string indentedJson(std::string_view json);

/// The same job with an empty env where it has none: the engine's command line assumes one, over REST it
/// refuses the job without (2.3.8: "No configuration setting found for key 'env'").
std::string withEnv(std::string json, const hocon::Tree &job);

} // namespace sluice::job
