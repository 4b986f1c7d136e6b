#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/preparedjob.h"
#include "app/ctl/shown.h"
#include "app/ctl/submitsession.h"
#include "app/ctl/submitwatch.h"

namespace sluice::ctl {

namespace {

struct SubmitArguments
{
    JobWish job;
    Where where;
    std::string format = "text";
    std::string id;
    std::string resume;
    /// Lists of running jobs come every 2 s, more seldom where they are slow: 60 s are many of them.
    double giveUp = 60;
    bool watch = false;
    bool dryRun = false;
    bool showSecrets = false;
};

int runSubmit(const SubmitArguments &options, Arguments &arguments)
{
    if (!options.dryRun) {
        if (const auto urls = addressesOf(options.where); !urls)
            return report(urls.error());
    }
    const Result<job::Submission> sent = preparedJob(options.job, options.dryRun);
    if (!sent)
        return report(sent.error());
    if (options.dryRun) {
        tellLine(said(SLUICE_MESSAGE("Terminal", "as: %1").with(sent->name)));
        printJson(options.showSecrets ? sent->body : sent->masked,
                  options.showSecrets ? Secrets::Shown : Secrets::Masked);
        return kOk;
    }
    const JobOrder order{QByteArray::fromStdString(sent->body), QString::fromStdString(sent->name),
                         QString::fromStdString(options.resume.empty() ? options.id : options.resume),
                         !options.resume.empty()};
    return runSession(arguments, options.where, [&](const QStringList &urls) -> std::unique_ptr<Session> {
        if (options.watch)
            return std::make_unique<SubmitWatchSession>(urls, options.format == "json", order,
                                                        options.giveUp);
        return std::make_unique<SubmitSession>(urls, order);
    });
}

} // namespace

void addSubmitCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<SubmitArguments>();
    CLI::App *const submit = app.add_subcommand(
        "submit", said(SLUICE_MESSAGE("Terminal", "submit a job file over REST and print its id")));
    submit
        ->add_option(
            "FILE", options->job.file,
            said(SLUICE_MESSAGE("Terminal", "a job file; its problems are printed on standard error")))
        ->required();
    addWhereOptions(*submit, options->where);
    submit->add_option(
        "--name", options->job.name,
        said(SLUICE_MESSAGE("Terminal", "the job's name; else env job.name, else the file's name")));
    addVariableOption(*submit, options->job.variables);
    submit->add_flag("--force", options->job.force,
                     said(SLUICE_MESSAGE("Terminal", "submit a file that has errors")));
    CLI::Option *const resume = submit->add_option(
        "--resume", options->resume,
        said(SLUICE_MESSAGE("Terminal", "start this stopped job again from its savepoint")));
    resume->check(jobIdCheck());
    submit
        ->add_option("--id", options->id,
                     said(SLUICE_MESSAGE(
                         "Terminal",
                         "the id the job is to have; an engine starts an id that it knows no second time")))
        ->check(jobIdCheck())
        ->excludes(resume);
    submit->add_flag(
        "--dry-run", options->dryRun,
        said(SLUICE_MESSAGE(
            "Terminal",
            "print what would be sent instead of sending it, and what is lost or changed on the way")));
    submit->add_flag(
        "--show-secrets", options->showSecrets,
        said(SLUICE_MESSAGE("Terminal", "with --dry-run, print passwords and the like as they are")));
    submit->add_flag(
        "--watch", options->watch,
        said(SLUICE_MESSAGE("Terminal", "stay until the job has ended and print findings meanwhile")));
    addSecondsOption(
        *submit, "--give-up", options->giveUp,
        said(SLUICE_MESSAGE("Terminal",
                            "seconds; with --watch, end when the job was not seen for so long (60)")));
    submit
        ->add_option("--format", options->format,
                     said(SLUICE_MESSAGE("Terminal", "of the findings: text or json (a line an event)")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    submit->footer(
        membersHelp() + "\n" +
        said(SLUICE_MESSAGE(
            "Terminal",
            "The job is sent once, to the first member that answers. Where no answer comes it is looked for "
            "at all of them for 20 s, and never sent again.\nExit status: 0 the engine has the job, 2 it has "
            "not, or it is not known (said on standard error). With --watch: 0 FINISHED and no finding, 1 "
            "anything else, 2 it could not run, or the job was not seen for the time of --give-up.")));
    submit->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSubmit(*options, arguments);
        };
    });
}

} // namespace sluice::ctl
