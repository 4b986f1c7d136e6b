#pragma once

#include "models/job/analysis.h"
#include "ui/monitor/submitrequest.h"

#include <QMap>
#include <QString>

#include <string>
#include <vector>

namespace sluice::shell {

/// Each "name=value", as -i takes it.
std::vector<std::string> givenValues(const QMap<QString, QString> &values);

/// Fills in what the text of a job says: its name, its mode, its problems, the variables that want a value,
/// and what is sent for such values (the same as `sluicectl submit -i`).
void describeJob(const job::Analysis &job, monitorui::SubmitRequest &request);

} // namespace sluice::shell
