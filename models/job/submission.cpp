#include "models/job/submission.h"

#include "models/core/secrets/secrets.h"
#include "models/job/files/export.h"
#include "models/job/files/jsonlayout.h"
#include "models/job/secrets.h"
#include "models/job/submissionremarks.h"

#include <algorithm>

namespace sluice::job {

namespace {

/// Names in a sentence: "a, b and c"; at least one.
Message listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < names.size(); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return text.empty() ? verbatim(names.back())
                        : SLUICE_MESSAGE("Submission", "%1 and %2").with(text, names.back());
}

std::string placeOf(const Analysis &job, const TextSpan &span)
{
    return "line " + std::to_string(job.places().bytes(span.offset).line);
}

/// Why the engine would refuse the text itself.
Result<void> readable(const Analysis &job)
{
    if (job.sql() != nullptr || !job.job().errors().empty()) {
        for (const Problem &problem : job.problems())
            if (problem.code == "syntax" || problem.code == "wrong-dialect" || problem.code == "wrong-name")
                return fail(ErrorCode::Parse, problem.message, placeOf(job, problem.span));
    }
    const std::vector<hocon::SyntaxError> &errors = job.job().errors();
    if (errors.empty())
        return {};
    const TextSpan span =
        job.sql() != nullptr ? job.sql()->hocon.source(errors.front().span) : errors.front().span;
    return fail(ErrorCode::Parse, message(job.job(), errors.front()), placeOf(job, span));
}

/// The required variables without a value, all in one sentence.
Result<void> complete(const Analysis &job, const std::vector<Variable> &open)
{
    std::vector<std::string> missing;
    TextSpan first;
    for (const Variable &variable : open) {
        if (!variable.required)
            continue;
        if (missing.empty())
            first = variable.places.front().span;
        missing.push_back(variable.name);
    }
    if (missing.empty())
        return {};
    const bool one = missing.size() == 1;
    return fail(
        ErrorCode::Unsupported,
        (one ? SLUICE_MESSAGE("Submission",
                              "The variable %1 has no value, and the engine refuses the job without.")
             : SLUICE_MESSAGE("Submission",
                              "The variables %1 have no value, and the engine refuses the job without."))
            .with(listed(missing)),
        placeOf(job, first));
}

Result<std::string> sentJson(const Analysis &job, const VariableValues &values)
{
    const ResolveOptions options = resolveOptions(job.job(), values);
    Result<std::string> json =
        job.sql() != nullptr ? filledIn(*job.sql(), job.text(), options) : filledIn(job.job(), options);
    if (json)
        *json = indentedJson(withEnv(*json, job.job()));
    return json;
}

/// Names and options say what is secret; a secret may also have been given for a variable that is only part
/// of a text.
std::string masked(const hocon::Tree &sent, const std::vector<Variable> &all, const VariableValues &values)
{
    KnownSecrets known;
    for (const Variable &variable : all) {
        if (!isSecret(variable))
            continue;
        known.add(variable.value);
        // Whole, where the one above is cut.
        const std::string start = variable.name + '=';
        for (const std::string &given : values.given)
            if (given.starts_with(start))
                known.add(std::string_view(given).substr(start.size()));
    }
    return known.masked(maskedConfig(sent));
}

std::vector<Variable> inTheText(const Analysis &job, std::vector<Variable> variables)
{
    if (job.sql() == nullptr)
        return variables;
    for (Variable &variable : variables)
        for (VariablePlace &place : variable.places)
            place.span = job.sql()->hocon.source(place.span);
    return variables;
}

} // namespace

Result<Submission> submission(const Analysis &job, const SubmissionOptions &options)
{
    if (auto readable = job::readable(job); !readable)
        return tl::unexpected(readable.error());
    const std::vector<Variable> all = inTheText(job, variables(job.job(), options.values));
    if (auto complete = job::complete(job, all); !complete && !options.asFile)
        return tl::unexpected(complete.error());
    Result<std::string> json = options.asFile ? toJson(job.job()) : sentJson(job, options.values);
    if (!json)
        return tl::unexpected(json.error());
    const hocon::Tree sent = hocon::Tree::parse(*json, hocon::Syntax::Json);
    Submission result;
    result.name = options.name.empty() ? job.jobName(sent) : options.name;
    result.mode = decideMode(sent);
    result.remarks = detail::remarks(job, all, options);
    if (bringsSubstitutes(job.text(), *json))
        result.remarks.insert(
            result.remarks.begin(),
            {{},
             {"Submission",
              SLUICE_TRANSLATE_NOOP("Submission", "What the file includes, or the environment, has "
                                                  "bytes that are no UTF-8: they are sent as U+FFFD.")},
             true});
    result.masked = masked(sent, all, options.values);
    result.body = std::move(*json);
    return result;
}

std::vector<Problem> problemsOfSent(const Analysis &job)
{
    std::vector<Problem> problems = job.problems();
    if (job.origin() && job.origin()->encoding != Encoding::Utf8)
        std::erase_if(problems, [](const Problem &problem) { return problem.code == "not-utf8"; });
    return problems;
}

std::vector<Variable> openVariables(const Analysis &job, const VariableValues &values)
{
    return inTheText(job, openVariables(job.job(), values));
}

bool isSecret(const Variable &variable)
{
    return isSecretName(variable.name) ||
           std::any_of(variable.places.begin(), variable.places.end(),
                       [](const VariablePlace &place) { return isSecretName(place.pointer); });
}

} // namespace sluice::job
