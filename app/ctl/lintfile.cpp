#include "app/ctl/lintfile.h"

#include "models/job/allclear.h"
#include "models/job/lint/encodingproblem.h"

namespace sluice::ctl {

namespace {

/// Applies the safe fixes to the file and reads it anew. An error leaves the file as it was.
Result<std::vector<job::AppliedFix>> fix(JobFile &file, const job::LintOptions &options,
                                         const WriteArguments &writing)
{
    if (file.job.sql() != nullptr)
        return std::vector<job::AppliedFix>(); // has none
    job::AllFixed all = job::fixAll(file.job.tree(), options);
    if (all.edits.empty())
        return std::vector<job::AppliedFix>();
    const Result<void> written = replaceJobFile(file, applied(file.job.text(), all.edits), writing);
    if (!written)
        return tl::unexpected<Error>(written.error());
    Result<JobFile> again = readJobFile(file.path, options);
    if (!again)
        return tl::unexpected<Error>(again.error());
    file = std::move(*again);
    return std::move(all.fixes);
}

/// What could be done and was not, as it changes what the job does.
std::vector<job::AppliedFix> leftFixes(const std::vector<job::Problem> &problems)
{
    std::vector<job::AppliedFix> left;
    for (const job::Problem &problem : problems)
        for (const job::Fix &fix : problem.fixes)
            if (!fix.safe && (!fix.saveAs.empty() || !fix.edits().empty()))
                left.push_back({problem.code, problem.place, fix.title, problem.pointer});
    return left;
}

LintedFile linted(const std::string &path, const job::LintOptions &options, const WriteArguments *fixing)
{
    LintedFile linted{path, options.catalogue->version(), {}};
    const Result<FileContent> content = readContent(path);
    if (!content) {
        linted.error = content.error();
        return linted;
    }
    Result<JobFile> file = decodedJobFile(path, *content, options);
    if (!file) {
        if (const auto problem = job::encodingProblem(content->bytes))
            linted.problems.push_back(*problem);
        else
            linted.error = file.error();
        return linted;
    }
    if (fixing != nullptr) {
        Result<std::vector<job::AppliedFix>> done = fix(*file, options, *fixing);
        if (done) {
            linted.fixed = std::move(*done);
            linted.left = leftFixes(file->job.problems());
        } else
            linted.error = done.error();
    }
    linted.problems = file->job.problems();
    linted.encoding = file->encoding;
    linted.unchecked = job::uncheckedPlugins(file->job);
    if (linted.problems.empty())
        linted.allClear = job::allClear(file->job);
    return linted;
}

} // namespace

LintedFile lintedFile(const std::string &path, const job::LintOptions &options)
{
    return linted(path, options, nullptr);
}

LintedFile fixedFile(const std::string &path, const job::LintOptions &options, const WriteArguments &writing)
{
    const LintedFile none{path, options.catalogue->version(), {}};
    if (path == "-") {
        LintedFile refused = none;
        refused.error = {
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE("Terminal", "standard input cannot be edited in place; leave out --fix")};
        return refused;
    }
    if (const std::optional<Error> why = whyNotInPlace(path)) {
        LintedFile refused = none;
        refused.error = why;
        return refused;
    }
    return linted(path, options, &writing);
}

} // namespace sluice::ctl
