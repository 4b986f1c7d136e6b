#pragma once

#include "models/core/error.h"
#include "models/job/analysis.h"
#include "models/job/variables.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

/// How a job leaves the program, and for whom.
struct SubmissionOptions
{
    VariableValues values = {};
    std::string name = {}; ///< that a person chose; empty: the job's own, see jobName()
    /// A file for people instead of what REST takes: variables in quotes stay as they are, and nothing is
    /// added.
    bool asFile = false;
};

/// Something that is sent otherwise than the file has it.
struct SubmissionRemark
{
    TextSpan span; ///< in the file's text
    Message message;
    /// Few people expect it: worth a word before the job is sent.
    bool surprising = false;
};

/// What is sent for a job, made in one place for whoever sends, shows or exports it.
struct Submission
{
    std::string body;  ///< JSON, indented by two blanks, with a line end
    std::string name;  ///< to submit it under; of what is sent, where variables of the name have values
    ModeDecision mode; ///< of what is sent
    std::vector<SubmissionRemark> remarks; ///< by place
    std::string masked; ///< the body with its secrets masked, those given for variables too

    /// What `body` is written in, as the engine's REST parameter of that name calls it. Engines before 2.3.9
    /// take nothing else.
    static constexpr std::string_view format = "json";
};

/// The job as the JSON that POST /submit-job takes (source, transform and sink as lists with plugin_name),
/// with every variable filled in that has a value, as the engine's own command line would; REST fills in
/// none. With an empty env where the job has none. Quoted variables without a value stay as they are. Errors
/// carry a place ("line 4") where one is known: Parse (syntax errors, answers that are too large),
/// InvalidArgument (a reserved or empty name was given), Unsupported (required variables without a value: the
/// message names them all, the place is that of the first).
Result<Submission> submission(const Analysis &job, const SubmissionOptions &options = {});

/// Problems of what is sent over REST: those of the job, but not that the file is in another encoding than
/// UTF-8, in which it is sent; a remark of the submission tells of that.
std::vector<Problem> problemsOfSent(const Analysis &job);

/// openVariables() of the job, with their places in the file's text, whatever it is written in.
std::vector<Variable> openVariables(const Analysis &job, const VariableValues &values = {});

/// By its own name, or by an option that it is the value of.
bool isSecret(const Variable &variable);

} // namespace sluice::job
