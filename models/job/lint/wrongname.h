#pragma once

#include "models/hocon/tree.h"
#include "models/job/lint/problem.h"

#include <optional>
#include <string_view>

namespace sluice::job {

/// "wrong-name": HOCON in a file whose name, or the last part of its path, says that it is JSON, which the
/// engine then refuses (an error), or YAML, which it reads none of (a hint). Its fix is another name.
std::optional<Problem> wrongName(std::string_view name, const hocon::Tree &tree);

} // namespace sluice::job
