#include "app/ctl/inputoutput.h"
#include "app/ctl/lintformat.h"
#include "app/ctl/watchsession.h"
#include "models/job/export.h"
#include "models/job/job.h"
#include "models/job/lint.h"

#include <QFileInfo>

#include <cstdio>

namespace sluice::ctl {

namespace {

/// What is sent.
struct Submission
{
    QByteArray json;
    QString name;
};

/// Submits once and prints the id.
class SubmitSession final : public Session
{
public:
    SubmitSession(const QStringList &urls, Submission submission)
        : Session(urls)
        , submission_(std::move(submission))
    {
    }

protected:
    void connected() override
    {
        transport_ = connection().takeTransport();
        connect(transport_.get(), &engine::Transport::replied, this,
                [this](quint64 /*id*/, const engine::Reply &reply) { take(reply); });
        engine::RequestSpec request;
        request.member = transport_->members().constFirst();
        request.endpoint = engine::Endpoint::SubmitJob;
        request.body = submission_.json;
        request.jobName = submission_.name;
        request.timeoutMs = 60000;
        transport_->send(request);
    }

private:
    void take(const engine::Reply &reply)
    {
        const auto *const submitted = std::get_if<engine::Submitted>(&reply.payload);
        if (reply.error || submitted == nullptr) {
            fail(reply.error ? Error{reply.error->code, reply.error->message, reply.member.toStdString()}
                             : Error{ErrorCode::Protocol, "the engine's answer names no job", {}});
            return;
        }
        writeOutput(submitted->jobId.toStdString() + "\n");
        finish(kOk);
    }

    Submission submission_;
    std::unique_ptr<engine::NetworkTransport> transport_;
};

/// Submits, then watches until the job has ended and two more sweeps have looked at its end.
class SubmitAndWatchSession final : public WatchSession
{
public:
    SubmitAndWatchSession(const QStringList &urls, bool json, Submission submission)
        : WatchSession(urls, json, 0)
        , submission_(std::move(submission))
    {
    }

protected:
    void connected() override
    {
        WatchSession::connected();
        connect(&monitor(), &monitor::ClusterMonitor::submitted, this, [this](const QString &id) {
            jobId_ = id;
            monitor().setDetailJobs({id});
            if (json())
                std::fprintf(stderr, "submitted as %s\n", qPrintable(id));
            else
                writeOutput(id.toStdString() + "\n");
        });
        connect(&monitor(), &monitor::ClusterMonitor::submitFailed, this,
                [this](const Error &error) { fail(error); });
        connect(&monitor(), &monitor::ClusterMonitor::snapshotChanged, this,
                [this](const monitor::ClusterSnapshot &snapshot) { look(snapshot); });
        monitor().submit(submission_.json, submission_.name);
    }

private:
    void look(const monitor::ClusterSnapshot &snapshot)
    {
        for (const monitor::JobView &job : snapshot.jobs) {
            if (job.id != jobId_)
                continue;
            if (job.info.stateText != lastState_) {
                lastState_ = job.info.stateText;
                std::fprintf(stderr, "%s: %lld read, %lld written\n", qPrintable(lastState_),
                             static_cast<long long>(job.info.counters.sourceRows.value_or(0)),
                             static_cast<long long>(job.info.counters.sinkRows.value_or(0)));
            }
            if (engine::isEndState(job.info.state) && ++sweepsAfterEnd_ > kSweepsAfterEnd) {
                monitor().stop();
                finish(job.info.state == engine::JobState::Finished && !printer().alarmed() ? kOk : kFound);
            }
        }
    }

    /// A finding needs two agreeing sweeps to open; one more closes what the end has answered.
    static constexpr int kSweepsAfterEnd = 3;

    Submission submission_;
    QString jobId_;
    QString lastState_;
    int sweepsAfterEnd_ = 0;
};

struct SubmitArguments
{
    std::string file;
    std::vector<std::string> urls;
    std::string name;
    std::string format = "text";
    bool watch = false;
};

/// The name the engine will show: given, from the file's env, or the file's own.
QString nameFor(const SubmitArguments &arguments, const hocon::Tree &tree)
{
    if (!arguments.name.empty())
        return QString::fromStdString(arguments.name);
    const auto inFile = tree.find("/env/job.name");
    if (inFile && inFile->isString() && !inFile->text().empty())
        return QString::fromStdString(inFile->text());
    return QFileInfo(QString::fromStdString(arguments.file)).completeBaseName();
}

Result<Submission> prepared(const SubmitArguments &arguments)
{
    const Result<hocon::Tree> tree = readTree(arguments.file);
    if (!tree)
        return tl::unexpected<Error>(tree.error());
    const std::vector<job::Problem> problems = job::lint(*tree);
    const std::string text = lintAsText({arguments.file, "2.3.8", problems});
    std::fwrite(text.data(), 1, text.size(), stderr);
    const Result<std::string> json = job::toJson(*tree);
    if (!json)
        return fail(json.error().code, "nothing was submitted: " + json.error().message, arguments.file);
    return Submission{QByteArray::fromStdString(*json), nameFor(arguments, *tree)};
}

int runSubmit(const SubmitArguments &options, Arguments &arguments)
{
    const Result<Submission> submission = prepared(options);
    if (!submission)
        return report(submission.error());
    return runSession(arguments.count, arguments.words, [&]() -> std::unique_ptr<Session> {
        const QStringList urls = toStringList(options.urls);
        if (options.watch)
            return std::make_unique<SubmitAndWatchSession>(urls, options.format == "json", *submission);
        return std::make_unique<SubmitSession>(urls, *submission);
    });
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
    submit->add_flag("--watch", options->watch, "stay until the job has ended and print findings meanwhile");
    submit->add_option("--format", options->format, "of the findings: text or json (a line an event)")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    submit->footer(
        "Exit status with --watch: 0 FINISHED and no finding, 1 anything else, 2 it could not run.");
    submit->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSubmit(*options, arguments);
        };
    });
}

} // namespace sluice::ctl
