#include "app/ctl/inputoutput.h"
#include "app/ctl/session.h"

namespace sluice::ctl {

namespace {

/// Posts one stop. The engine answers 200 whatever it did, so the sentence says what was asked, not what
/// happened.
class StopSession final : public Session
{
public:
    StopSession(const QStringList &urls, QString jobId, bool withSavepoint)
        : Session(urls)
        , jobId_(std::move(jobId))
        , withSavepoint_(withSavepoint)
    {
    }

protected:
    void connected() override
    {
        transport_ = connection().takeTransport();
        connect(transport_.get(), &engine::Transport::replied, this,
                [this](quint64 /*id*/, const engine::Reply &reply) { take(reply); });
        for (const QString &member : transport_->members()) {
            engine::RequestSpec request;
            request.member = member;
            request.endpoint = engine::Endpoint::StopJob;
            request.argument = jobId_;
            request.withSavepoint = withSavepoint_;
            transport_->send(request);
            ++waiting_;
        }
    }

private:
    void take(const engine::Reply &reply)
    {
        if (reply.error) {
            fail({reply.error->code, reply.error->message, reply.member.toStdString()});
            return;
        }
        if (--waiting_ > 0)
            return;
        writeOutput("asked " + connection().name().toStdString() + " to stop " + jobId_.toStdString() +
                    (withSavepoint_ ? " with a savepoint" : "") +
                    "; the engine answers alike whether it does so or not: watch the job's state\n");
        finish(kOk);
    }

    QString jobId_;
    bool withSavepoint_;
    int waiting_ = 0;
    std::unique_ptr<engine::NetworkTransport> transport_;
};

struct StopArguments
{
    std::vector<std::string> urls;
    std::string jobId;
    bool savepoint = false;
};

} // namespace

void addStopCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<StopArguments>();
    CLI::App *const stop = app.add_subcommand("stop", "ask every given member of a cluster to stop a job");
    stop->add_option("JOBID", options->jobId, "as sluicectl jobs prints it")->required();
    addUrlOption(*stop, options->urls);
    stop->add_flag("--savepoint", options->savepoint, "with a savepoint to start from later");
    stop->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments.count, arguments.words, [&options] {
                return std::make_unique<StopSession>(
                    toStringList(options->urls), QString::fromStdString(options->jobId), options->savepoint);
            });
        };
    });
}

} // namespace sluice::ctl
