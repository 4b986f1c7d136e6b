#include "app/ctl/inputoutput.h"
#include "app/ctl/jobtable.h"
#include "app/ctl/session.h"

#include <QSet>

namespace sluice::ctl {

namespace {

/// Asks every member for its lists once and prints them together.
class JobsSession final : public Session
{
public:
    JobsSession(const QStringList &urls, bool json)
        : Session(urls)
        , json_(json)
    {
    }

protected:
    void connected() override
    {
        for (const Error &error : connection().unanswered())
            table_.addUnanswered({}, error);
        transport_ = connection().takeTransport();
        connect(transport_.get(), &engine::Transport::replied, this,
                [this](quint64 /*id*/, const engine::Reply &reply) { take(reply); });
        for (const QString &member : transport_->members()) {
            ask(member, engine::Endpoint::RunningJobs, {});
            for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
                ask(member, engine::Endpoint::FinishedJobs, QLatin1String(state));
        }
    }

private:
    void ask(const QString &member, engine::Endpoint endpoint, const QString &argument)
    {
        engine::RequestSpec request;
        request.member = member;
        request.endpoint = endpoint;
        request.argument = argument;
        request.timeoutMs = 60000; // a list costs the engine 20 ms a job
        transport_->send(request);
        questions_.insert(questionOf(endpoint, argument));
        ++waiting_;
    }

    static QString questionOf(engine::Endpoint endpoint, const QString &argument)
    {
        return endpoint == engine::Endpoint::RunningJobs ? QStringLiteral("running")
                                                         : QStringLiteral("ended ") + argument;
    }

    void take(const engine::Reply &reply)
    {
        const QString question = questionOf(reply.endpoint, reply.argument);
        if (reply.error) {
            tell({reply.error->code,
                  "the list of jobs (" + question.toStdString() + ") is missing: " + reply.error->message,
                  reply.error->place});
            table_.addUnanswered(question, *reply.error);
        } else {
            answered_.insert(question);
        }
        if (const auto *jobs = std::get_if<QList<engine::JobInfo>>(&reply.payload))
            for (const engine::JobInfo &job : *jobs) {
                table_.add(reply.member, job);
                if (!job.malformed.isEmpty())
                    tell({ErrorCode::Protocol, job.malformed.toStdString(), reply.member.toStdString()});
            }
        if (--waiting_ > 0)
            return;
        writeOutput(json_ ? table_.json() : table_.text());
        finish(answered_ == questions_ ? kOk : kCouldNot);
    }

    bool json_;
    int waiting_ = 0;
    QSet<QString> questions_;
    QSet<QString> answered_; ///< by at least one member
    JobTable table_;
    std::unique_ptr<engine::NetworkTransport> transport_;
};

struct JobsArguments
{
    std::vector<std::string> urls;
    std::string format = "text";
};

} // namespace

void addJobsCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<JobsArguments>();
    CLI::App *const jobs = app.add_subcommand("jobs", "list the jobs a cluster knows, running and ended");
    addUrlOption(*jobs, options->urls);
    jobs->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    jobs->footer(
        std::string(kMembersHelp) +
        "\nExit status: 0, or 2 when a list was answered by no member; json has what was not answered "
        "in \"unanswered\".");
    jobs->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments.count, arguments.words, [&options] {
                return std::make_unique<JobsSession>(toStringList(options->urls), options->format == "json");
            });
        };
    });
}

} // namespace sluice::ctl
