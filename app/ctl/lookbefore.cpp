#include "app/ctl/lookbefore.h"

#include "app/ctl/command.h"

namespace sluice::ctl {

namespace {

constexpr int kLookBeforeMs = 5000;

} // namespace

void lookBefore(engine::Transport &transport, QObject *context, const QString &jobName,
                std::function<void(const std::optional<QSet<QString>> &)> then)
{
    engine::RequestSpec request;
    request.member = transport.members().constFirst();
    request.endpoint = engine::Endpoint::RunningJobs;
    request.timeoutMs = kLookBeforeMs;
    transport.send(
        request, context,
        [jobName, then = std::move(then)](const engine::Reply &reply, const engine::RawReply &) {
            std::optional<QSet<QString>> running;
            if (const auto *jobs = std::get_if<QList<engine::JobInfo>>(&reply.payload)) {
                running.emplace();
                for (const engine::JobInfo &job : *jobs) {
                    running->insert(job.id);
                    if (job.name == jobName && !engine::isEndState(job.state))
                        tell({ErrorCode::InvalidArgument,
                              SLUICE_MESSAGE("Terminal", "a job of the name %1 runs there already, as %2")
                                  .with(jobName, job.id),
                              reply.member.toStdString()});
                }
            }
            then(running);
        });
}

void tellLookingFor(const QString &jobId, const Error &why)
{
    tell({why.code,
          SLUICE_MESSAGE("Terminal", "%1 The submit went out; looking for the job %2")
              .with(why.message, jobId),
          why.place});
}

Error interruptedSubmit(const QString &jobId)
{
    return {ErrorCode::Cancelled,
            SLUICE_MESSAGE(
                "Terminal",
                "interrupted; the submit may have gone out: look for the job %1 before you send it again")
                .with(jobId),
            {}};
}

} // namespace sluice::ctl
