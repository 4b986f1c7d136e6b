#pragma once

#include "models/job/submission.h"

#include <vector>

/// Private to models/job/submission.cpp.
namespace sluice::job::detail {

/// What is lost or changed between the file and what is sent, by place. `variables` are all of the job, with
/// their places in the file's text.
std::vector<SubmissionRemark> remarks(const Analysis &job, const std::vector<Variable> &variables,
                                      const SubmissionOptions &options);

} // namespace sluice::job::detail
