#include "app/ctl/inputoutput.h"
#include "app/ctl/lintformat.h"
#include "app/ctl/shown.h"
#include "app/ctl/submitsession.h"
#include "app/ctl/submitwatch.h"
#include "models/engine/endpoint.h"
#include "models/job/files/export.h"
#include "models/job/job.h"
#include "models/job/lint/lint.h"
#include "models/job/variables.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

struct SubmitArguments
{
    std::string file;
    std::vector<std::string> urls;
    std::string name;
    std::vector<std::string> variables;
    std::string format = "text";
    std::string id;
    std::string resume;
    /// Lists of running jobs come every 2 s, more seldom where they are slow: 60 s are many of them.
    double giveUp = 60;
    bool watch = false;
    bool force = false;
};

/// The name the engine will show: given, from the env of what is sent, or the file's own.
QString nameFor(const SubmitArguments &arguments, const job::Analysis &job, const std::string &json)
{
    if (!arguments.name.empty())
        return QString::fromStdString(arguments.name);
    const hocon::Tree sent = hocon::Tree::parse(json, hocon::Syntax::Json);
    return QString::fromStdString(job.jobName(sent));
}

Result<JobOrder> prepared(const SubmitArguments &arguments)
{
    const std::string version(job::kEngineVersions.front());
    const job::VariableValues values{givenVariables(arguments.variables), std::nullopt};
    const Result<JobFile> file = readJobFile(arguments.file, {version, values.given});
    if (!file)
        return tl::unexpected<Error>(file.error());
    const std::vector<job::Problem> &problems = file->job.problems();
    tellLines(lintAsText({arguments.file, version, problems}));
    tellSubstituted(arguments.file, file->job.text());
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.severity == job::ProblemSeverity::Error;
    });
    const std::string count = errors == 1 ? "an error" : std::to_string(errors) + " errors";
    if (errors > 0 && !arguments.force)
        return fail(ErrorCode::InvalidArgument,
                    "nothing was submitted: the file has " + count +
                        " (above), which the engine will refuse or misread; --force submits it all the same",
                    arguments.file);
    const Result<std::string> json = job::submission(file->job.job(), values);
    if (!json && errors > 0) // it is among those that were printed
        return fail(json.error().code,
                    "nothing was submitted: with " + count + " (above) it cannot be written as JSON",
                    arguments.file);
    if (!json) {
        const std::string &place = json.error().place;
        return fail(json.error().code, "nothing was submitted: " + json.error().message,
                    arguments.file + (place.empty() ? "" : ": " + place));
    }
    return JobOrder{QByteArray::fromStdString(*json), nameFor(arguments, file->job, *json),
                    QString::fromStdString(arguments.resume.empty() ? arguments.id : arguments.resume),
                    !arguments.resume.empty()};
}

int runSubmit(const SubmitArguments &options, Arguments &arguments)
{
    const Result<JobOrder> order = prepared(options);
    if (!order)
        return report(order.error());
    return runSession(arguments.count, arguments.words, [&]() -> std::unique_ptr<Session> {
        const QStringList urls = toStringList(options.urls);
        if (options.watch)
            return std::make_unique<SubmitWatchSession>(urls, options.format == "json", *order,
                                                        options.giveUp);
        return std::make_unique<SubmitSession>(urls, *order);
    });
}

CLI::Validator jobIdCheck()
{
    const auto check = [](const std::string &text) {
        return engine::isJobId(QString::fromStdString(text))
                   ? std::string()
                   : "\"" + text + "\" is no job id: those are digits";
    };
    return {check, "JOBID"};
}

} // namespace

void addSubmitCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<SubmitArguments>();
    CLI::App *const submit = app.add_subcommand("submit", "submit a job file over REST and print its id");
    submit->add_option("FILE", options->file, "a job file; its problems are printed on standard error")
        ->required();
    addUrlOption(*submit, options->urls);
    submit->add_option("--name", options->name, "the job's name; else env job.name, else the file's name");
    addVariableOption(*submit, options->variables);
    submit->add_flag("--force", options->force, "submit a file that has errors");
    CLI::Option *const resume =
        submit->add_option("--resume", options->resume, "start this stopped job again from its savepoint");
    resume->check(jobIdCheck());
    submit
        ->add_option("--id", options->id,
                     "the id the job is to have; an engine starts an id that it knows no second time")
        ->check(jobIdCheck())
        ->excludes(resume);
    submit->add_flag("--watch", options->watch, "stay until the job has ended and print findings meanwhile");
    addSecondsOption(*submit, "--give-up", options->giveUp,
                     "seconds; with --watch, end when the job was not seen for so long (60)");
    submit->add_option("--format", options->format, "of the findings: text or json (a line an event)")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    submit->footer(
        std::string(kMembersHelp) +
        "\nThe job is sent once, to the first member that answers. Where no answer comes it is looked for at "
        "all of them for 20 s, and never sent again.\nExit status: 0 the engine has the job, 2 it has not, "
        "or "
        "it is not known (said on standard error). With --watch: 0 FINISHED and no finding, 1 anything else, "
        "2 "
        "it could not run, or the job was not seen for the time of --give-up.");
    submit->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSubmit(*options, arguments);
        };
    });
}

} // namespace sluice::ctl
