#pragma once

#include "app/ctl/session.h"
#include "models/engine/seatunnel/submission.h"

namespace sluice::ctl {

/// What is sent.
struct JobOrder
{
    QByteArray json;
    QString name;
    QString jobId;              ///< the id it is to have; empty: any
    bool fromSavepoint = false; ///< the job `jobId` starts again from its savepoint
};

/// Submits once, to the first member that answers, and prints the id. Says what became of it where no answer
/// came. Exit status 0 when the engine has the job, else 2.
class SubmitSession final : public Session
{
    Q_OBJECT

public:
    SubmitSession(const QStringList &urls, JobOrder order);
    ~SubmitSession() override;

protected:
    void connected() override;

private:
    void send();
    void end(const engine::SubmitReport &report);

    JobOrder order_;
    std::unique_ptr<engine::Transport> transport_;
    std::optional<QSet<QString>> running_;           ///< ids of the jobs that ran before
    std::unique_ptr<engine::Submission> submission_; // goes before the transport
};

} // namespace sluice::ctl
