#pragma once

#include <string>
#include <string_view>

namespace sluice::job {

/// Compact JSON as Tree::toJson makes it, indented by two blanks a level, with a line end.
std::string indentedJson(std::string_view json);

} // namespace sluice::job
