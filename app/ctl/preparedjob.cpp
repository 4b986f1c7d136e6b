#include "app/ctl/preparedjob.h"

#include "app/ctl/language.h"
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
                 said(remark.message));
    }
}

/// Why nothing was sent.
Error refusal(const std::string &path, const Error &why)
{
    const bool open = why.code == ErrorCode::Unsupported;
    return {why.code,
            (open ? SLUICE_MESSAGE("Terminal", "nothing was submitted: %1 Give one with -i NAME=VALUE.")
                  : SLUICE_MESSAGE("Terminal", "nothing was submitted: %1"))
                .with(why.message),
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
    const std::vector<job::Problem> problems = job::problemsOfSent(job->file.job);
    tellLines(lintAsText({wish.file, {}, problems}));
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.severity == job::ProblemSeverity::Error;
    });
    const Message count = errors == 1 ? SLUICE_MESSAGE("Terminal", "an error")
                                      : SLUICE_MESSAGE("Terminal", "%1 errors").with(errors);
    if (errors > 0 && !wish.force)
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Terminal",
                                   "nothing was submitted: the file has %1 (above), which the engine "
                                   "will refuse or misread; --force submits it all the same")
                        .with(count),
                    wish.file);
    const Result<job::Submission> &sent = job->sent;
    if (!sent && errors > 0) // it is among those that were printed
        return fail(
            sent.error().code,
            SLUICE_MESSAGE("Terminal", "nothing was submitted: with %1 (above) it cannot be written as JSON")
                .with(count),
            wish.file);
    if (!sent)
        return tl::unexpected<Error>(refusal(wish.file, sent.error()));
    tellRemarks(wish.file, job->file.job.places(), sent->remarks, everything);
    return sent;
}

} // namespace sluice::ctl
