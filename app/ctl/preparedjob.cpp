#include "app/ctl/preparedjob.h"

#include "app/ctl/lintformat.h"
#include "app/ctl/shown.h"
#include "models/core/columns.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

void tellRemarks(const std::string &path, const TextIndex &places,
                 const std::vector<job::SubmissionRemark> &remarks, bool everything)
{
    for (const job::SubmissionRemark &remark : remarks) {
        if (!remark.surprising && !everything)
            continue;
        const LineColumn at = places.characters(remark.span.offset);
        tellLine(path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
                 remark.message.english());
    }
}

/// Why nothing was sent.
Error refusal(const std::string &path, const Error &why)
{
    const bool open = why.code == ErrorCode::Unsupported;
    return {why.code,
            "nothing was submitted: " + why.english() + (open ? " Give one with -i NAME=VALUE." : ""),
            path + (why.place.empty() ? "" : ": " + why.place)};
}

} // namespace

Result<JobToSend> jobToSend(const JobWish &wish)
{
    const job::VariableValues values{givenVariables(wish.variables), std::nullopt};
    const Result<JobFile> file = readJobFile(wish.file, {.variables = values.given});
    if (!file)
        return tl::unexpected<Error>(file.error());
    return JobToSend{*file, job::submission(file->job, {values, wish.name})};
}

Result<job::Submission> preparedJob(const JobWish &wish, bool everything)
{
    const Result<JobToSend> job = jobToSend(wish);
    if (!job)
        return tl::unexpected<Error>(job.error());
    const std::vector<job::Problem> &problems = job->file.job.problems();
    tellLines(lintAsText({wish.file, {}, problems}));
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.severity == job::ProblemSeverity::Error;
    });
    const std::string count = errors == 1 ? "an error" : std::to_string(errors) + " errors";
    if (errors > 0 && !wish.force)
        return fail(ErrorCode::InvalidArgument,
                    "nothing was submitted: the file has " + count +
                        " (above), which the engine will refuse or misread; --force submits it all the same",
                    wish.file);
    const Result<job::Submission> &sent = job->sent;
    if (!sent && errors > 0) // it is among those that were printed
        return fail(sent.error().code,
                    "nothing was submitted: with " + count + " (above) it cannot be written as JSON",
                    wish.file);
    if (!sent)
        return tl::unexpected<Error>(refusal(wish.file, sent.error()));
    tellRemarks(wish.file, job->file.job.places(), sent->remarks, everything);
    return sent;
}

} // namespace sluice::ctl
