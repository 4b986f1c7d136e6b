#pragma once

#include "models/hocon/tree.h"
#include "models/job/textorigin.h"
#include "ui/monitor/submitrequest.h"

namespace sluice::shell {

/// Fills in what the text of a job says: its name, its mode, its problems, the variables that want a value,
/// and what is sent for such values (the same as `sluicectl submit -i`).
void describeJob(const hocon::Tree &tree, const job::TextOrigin &origin, monitorui::SubmitRequest &request);

} // namespace sluice::shell
