#pragma once

#include "models/core/message.h"
#include "models/job/analysis.h"

#include <string>
#include <vector>

namespace sluice::job {

/// The plugins of a job whose options are not looked at, since nothing is known of them: each once, in the
/// order of the job.
std::vector<std::string> uncheckedPlugins(const Analysis &job);

/// What both programs say of a job without problems: what was looked at, and what was not.
Message allClear(const Analysis &job);

} // namespace sluice::job
