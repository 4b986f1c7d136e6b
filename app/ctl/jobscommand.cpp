#include "app/ctl/inputoutput.h"
#include "app/ctl/joblines.h"
#include "app/ctl/jobtable.h"
#include "app/ctl/language.h"
#include "app/ctl/session.h"
#include "app/ctl/shown.h"
#include "app/ctl/watchsession.h"

#include <QSet>
#include <QTimer>

namespace sluice::ctl {

namespace {

constexpr int kRatePollMs = 2000;

/// Asks every member for its lists once and prints them together; for rates, it looks at the running jobs for
/// a while before.
class JobsSession final : public Session
{
public:
    JobsSession(const QStringList &urls, bool json, double rateSeconds)
        : Session(urls)
        , json_(json)
        , looksLeft_(static_cast<int>(rateSeconds * 1000 / kRatePollMs))
    {
        nextLook_.setSingleShot(true);
        nextLook_.setInterval(kRatePollMs);
        connect(&nextLook_, &QTimer::timeout, this, &JobsSession::look);
    }

protected:
    void connected() override
    {
        for (const Error &error : connection().unanswered())
            table_.addUnanswered({}, error);
        transport_ = connection().takeTransport();
        look();
    }

private:
    /// The running jobs once more, or, at last, all lists.
    void look()
    {
        isLast_ = looksLeft_-- <= 0;
        for (const QString &member : transport_->members()) {
            ask(member, engine::Endpoint::RunningJobs, {});
            if (!isLast_)
                continue;
            for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
                ask(member, engine::Endpoint::FinishedJobs, QLatin1String(state));
        }
    }

    void ask(const QString &member, engine::Endpoint endpoint, const QString &argument)
    {
        engine::RequestSpec request;
        request.member = member;
        request.endpoint = endpoint;
        request.argument = argument;
        request.timeoutMs = 60000; // a list costs the engine 20 ms a job
        transport_->send(request, this,
                         [this](const engine::Reply &reply, const engine::RawReply &) { take(reply); });
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
        const auto *jobs = std::get_if<QList<engine::JobInfo>>(&reply.payload);
        if (jobs && reply.endpoint == engine::Endpoint::RunningJobs)
            rates_.take(reply.member, reply.timeMs, *jobs);
        if (isLast_)
            takeList(reply, jobs);
        if (--waiting_ > 0)
            return;
        if (!isLast_) {
            nextLook_.start();
            return;
        }
        if (json_)
            printJson(table_.json());
        else
            printText(table_.text());
        finish(answered_ == questions_ ? kOk : kCouldNot);
    }

    void takeList(const engine::Reply &reply, const QList<engine::JobInfo> *jobs)
    {
        const QString question = questionOf(reply.endpoint, reply.argument);
        if (reply.error) {
            tell({reply.error->code,
                  SLUICE_MESSAGE("Terminal", "the list of jobs (%1) is missing: %2")
                      .with(question, reply.error->message),
                  reply.error->place});
            table_.addUnanswered(question, *reply.error);
        } else {
            answered_.insert(question);
        }
        if (!jobs)
            return;
        for (const engine::JobInfo &job : *jobs) {
            table_.add(reply.member, job);
            if (measures_ && reply.endpoint == engine::Endpoint::RunningJobs)
                table_.setRate(job.id, rates_.of(job.id));
            if (!job.malformed.empty())
                tell({ErrorCode::Protocol, job.malformed, reply.member.toStdString()});
        }
    }

    bool json_;
    int looksLeft_;
    bool measures_ = looksLeft_ > 0;
    bool isLast_ = false;
    QTimer nextLook_;
    JobRates rates_;
    int waiting_ = 0;
    QSet<QString> questions_;
    QSet<QString> answered_; ///< by at least one member
    JobTable table_;
    std::unique_ptr<engine::Transport> transport_;
};

struct JobsArguments
{
    Where where;
    std::string format = "text";
    double rateSeconds = 0;
};

} // namespace

void addJobsCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<JobsArguments>();
    CLI::App *const jobs = app.add_subcommand(
        "jobs", said(SLUICE_MESSAGE("Terminal", "list the jobs a cluster knows, running and ended")));
    addWhereOptions(*jobs, options->where);
    jobs->add_option("--format", options->format, said(SLUICE_MESSAGE("Terminal", "text or json")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    addSecondsOption(
        *jobs, "--rates", options->rateSeconds,
        said(SLUICE_MESSAGE(
            "Terminal",
            "look for so many seconds first and print rows written a second; 10 to 30 suffice, an "
            "engine may update its counters in steps of ten")),
        2, 600);
    jobs->footer(
        membersHelp() + "\n" +
        said(SLUICE_MESSAGE("Terminal", "Exit status: 0, or 2 when a list was answered by no member; json "
                                        "has what was not answered in \"unanswered\".")));
    jobs->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments, options->where, [&options](const QStringList &urls) {
                return std::make_unique<JobsSession>(urls, options->format == "json", options->rateSeconds);
            });
        };
    });
}

} // namespace sluice::ctl
