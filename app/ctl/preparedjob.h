#pragma once

#include "app/ctl/inputoutput.h"
#include "models/job/submission.h"

#include <string>
#include <vector>

namespace sluice::ctl {

/// What `submit` was told of the job.
struct JobWish
{
    std::string file;
    std::string name = {};                   ///< empty: the job's own
    std::vector<std::string> variables = {}; ///< as -i has them
    bool force = false;                      ///< also with errors
};

/// A job file and what would be sent for it, or why nothing can be.
struct JobToSend
{
    JobFile file;
    Result<job::Submission> sent;
};

/// Errors: those of reading.
Result<JobToSend> jobToSend(const JobWish &wish);

/// What is sent for a job file. Its problems, and what few people expect of the way, are said on standard
/// error; what else is lost or changed too with `everything`. Errors: those of reading, of job::submission(),
/// and InvalidArgument where the file has errors.
Result<job::Submission> preparedJob(const JobWish &wish, bool everything);

} // namespace sluice::ctl
