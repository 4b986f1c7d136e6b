#include "app/ctl/submitsession.h"

#include "app/ctl/output.h"
#include "app/ctl/shown.h"

namespace sluice::ctl {

namespace {

constexpr int kLookBeforeMs = 5000;

} // namespace

SubmitSession::SubmitSession(const QStringList &urls, JobOrder order)
    : Session(urls)
    , order_(std::move(order))
{
}

SubmitSession::~SubmitSession() = default;

void SubmitSession::connected()
{
    transport_ = connection().takeTransport();
    engine::RequestSpec request;
    request.member = transport_->members().constFirst();
    request.endpoint = engine::Endpoint::RunningJobs;
    request.timeoutMs = kLookBeforeMs;
    transport_->send(request, this,
                     [this](const engine::Reply &reply, const engine::RawReply &) { takeRunning(reply); });
}

/// What ran before: to warn, and to tell a new job from an old one. Without an answer it goes on.
void SubmitSession::takeRunning(const engine::Reply &reply)
{
    if (const auto *jobs = std::get_if<QList<engine::JobInfo>>(&reply.payload)) {
        running_.emplace();
        for (const engine::JobInfo &job : *jobs) {
            running_->insert(job.id);
            if (job.name == order_.name && !engine::isEndState(job.state))
                tell({ErrorCode::InvalidArgument,
                      "a job of the name " + order_.name.toStdString() + " runs there already, as " +
                          job.id.toStdString(),
                      reply.member.toStdString()});
        }
    }
    send();
}

void SubmitSession::send()
{
    engine::SubmitOrder order;
    order.member = transport_->members().constFirst();
    order.json = order_.json;
    order.jobName = order_.name;
    order.jobId = order_.jobId;
    order.fromSavepoint = order_.fromSavepoint;
    order.running = running_;
    submission_ = std::make_unique<engine::Submission>(*transport_, order);
    connect(submission_.get(), &engine::Submission::lookingFor, this,
            [](const QString &id, const Error &why) {
                tell({why.code, why.message + " The submit went out; looking for the job " + id.toStdString(),
                      why.place});
            });
    connect(submission_.get(), &engine::Submission::finished, this, &SubmitSession::end);
    // Who ends it now must know what to look for, or sends it again.
    onInterruption([this] {
        fail({ErrorCode::Cancelled,
              "interrupted; the submit may have gone out: look for the job " +
                  submission_->jobId().toStdString() + " before you send it again",
              {}});
    });
    submission_->start();
}

void SubmitSession::end(const engine::SubmitReport &report)
{
    if (report.error)
        tell(*report.error);
    if (report.end == engine::SubmitReport::End::Runs)
        printText(report.jobId.toStdString() + "\n");
    if (report.end == engine::SubmitReport::End::Runs && outputFailed())
        tell({ErrorCode::Io, "the engine has the job, as " + report.jobId.toStdString(), {}});
    finish(report.end == engine::SubmitReport::End::Runs ? kOk : kCouldNot);
}

} // namespace sluice::ctl
