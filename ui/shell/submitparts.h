#pragma once

#include "models/job/analysis.h"
#include "ui/monitor/submitrequest.h"

namespace sluice::shell {

/// Fills in what the text of a job says: its name, its mode, its problems, the variables that want a value,
/// and what is sent for such values (the same as `sluicectl submit -i`).
void describeJob(const job::Analysis &job, monitorui::SubmitRequest &request);

} // namespace sluice::shell
