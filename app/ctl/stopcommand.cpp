#include "app/ctl/language.h"
#include "app/ctl/session.h"
#include "app/ctl/shown.h"
#include "models/engine/seatunnel/stopping.h"

namespace sluice::ctl {

namespace {

/// Posts one stop, to a member that has the job, or one to each. The engine answers 200 whatever it did, so
/// the sentence says what was asked, not what happened.
class StopSession final : public Session
{
public:
    StopSession(const QStringList &urls, QString jobId, bool withSavepoint, bool everyMember)
        : Session(urls)
        , jobId_(std::move(jobId))
        , withSavepoint_(withSavepoint)
        , everyMember_(everyMember)
    {
    }

protected:
    void connected() override
    {
        transport_ = connection().takeTransport();
        engine::StopOrder order;
        order.jobId = jobId_;
        order.members = transport_->members();
        order.withSavepoint = withSavepoint_;
        order.everyMember = everyMember_;
        order.lookFirst = true;
        stopping_ = std::make_unique<engine::Stopping>(*transport_, order);
        connect(stopping_.get(), &engine::Stopping::reported, this,
                [this](const engine::StopReport &report) { take(report); });
        connect(stopping_.get(), &engine::Stopping::finished, this,
                [this] { finish(asked_ ? kOk : kCouldNot); });
        onInterruption([this] {
            fail({ErrorCode::Cancelled,
                  SLUICE_MESSAGE(
                      "Terminal",
                      "interrupted; the stop may have gone out: look at the job %1 before you send it again")
                      .with(jobId_),
                  {}});
        });
        stopping_->start();
    }

private:
    void take(const engine::StopReport &report)
    {
        if (report.error)
            tell(*report.error);
        if (report.end == engine::StopReport::End::Stops)
            asked_ = true;
        if (report.end != engine::StopReport::End::Asked)
            return;
        if (report.knewJob)
            asked_ = true;
        else
            tell({ErrorCode::NotFound,
                  SLUICE_MESSAGE("Terminal", "no member that answers said that it has the job %1; the stop "
                                             "was sent, and nothing tells that it does anything")
                      .with(jobId_),
                  report.member.toStdString()});
        printText(
            said((withSavepoint_
                      ? SLUICE_MESSAGE("Terminal", "asked %1 to stop %2 with a savepoint; the engine answers "
                                                   "alike whether it does so or not: watch the job's state")
                      : SLUICE_MESSAGE("Terminal", "asked %1 to stop %2; the engine answers alike whether it "
                                                   "does so or not: watch the job's state"))
                     .with(report.member, jobId_)) +
            "\n");
    }

    QString jobId_;
    bool withSavepoint_;
    bool everyMember_;
    bool asked_ = false; ///< one member at least that has the job took it
    std::unique_ptr<engine::Transport> transport_;
    std::unique_ptr<engine::Stopping> stopping_; // goes before the transport
};

struct StopArguments
{
    Where where;
    std::string jobId;
    bool savepoint = false;
    bool everyMember = false;
};

} // namespace

void addStopCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<StopArguments>();
    CLI::App *const stop =
        app.add_subcommand("stop", said(SLUICE_MESSAGE("Terminal", "ask a cluster to stop a job")));
    stop->add_option("JOBID", options->jobId, said(SLUICE_MESSAGE("Terminal", "as sluicectl jobs prints it")))
        ->required()
        ->check(jobIdCheck());
    addWhereOptions(*stop, options->where);
    stop->add_flag("--savepoint", options->savepoint,
                   said(SLUICE_MESSAGE("Terminal", "with a savepoint to start from later")));
    stop->footer(
        membersHelp() + "\n" +
        said(SLUICE_MESSAGE(
            "Terminal",
            "The stop is sent once, to a member that has the job, and to the next only when nothing could be "
            "sent or the answer says that this one does not know the job: members pass it on to the master. "
            "Where no answer comes the job's state is looked at for 20 s, and nothing is sent again.\nExit "
            "status: 0, or 2 when no member that has the job is known to have taken it.")));
    stop->add_flag(
        "--every-member", options->everyMember,
        said(SLUICE_MESSAGE(
            "Terminal",
            "one stop to each --url: for a cluster that has split, where no half hears the other")));
    stop->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments, options->where, [&options](const QStringList &urls) {
                return std::make_unique<StopSession>(urls, QString::fromStdString(options->jobId),
                                                     options->savepoint, options->everyMember);
            });
        };
    });
}

} // namespace sluice::ctl
