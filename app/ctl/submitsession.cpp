#include "app/ctl/submitsession.h"

#include "app/ctl/lookbefore.h"
#include "app/ctl/output.h"
#include "app/ctl/shown.h"

namespace sluice::ctl {

SubmitSession::SubmitSession(const QStringList &urls, JobOrder order)
    : Session(urls)
    , order_(std::move(order))
{
}

SubmitSession::~SubmitSession() = default;

void SubmitSession::connected()
{
    transport_ = connection().takeTransport();
    lookBefore(*transport_, this, order_.name, [this](const std::optional<QSet<QString>> &running) {
        running_ = running;
        send();
    });
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
            [](const QString &id, const Error &why) { tellLookingFor(id, why); });
    connect(submission_.get(), &engine::Submission::finished, this, &SubmitSession::end);
    // Who ends it now must know what to look for, or sends it again.
    onInterruption([this] { fail(interruptedSubmit(submission_->jobId())); });
    submission_->start();
}

void SubmitSession::end(const engine::SubmitReport &report)
{
    if (report.error)
        tell(*report.error);
    if (report.end == engine::SubmitReport::End::Runs)
        printText(report.jobId.toStdString() + "\n");
    if (report.end == engine::SubmitReport::End::Runs && outputFailed())
        tell({ErrorCode::Io,
              SLUICE_MESSAGE("Terminal", "the engine has the job, as %1").with(report.jobId),
              {}});
    finish(report.end == engine::SubmitReport::End::Runs ? kOk : kCouldNot);
}

} // namespace sluice::ctl
