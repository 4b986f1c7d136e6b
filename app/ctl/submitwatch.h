#pragma once

#include "app/ctl/submitsession.h"
#include "app/ctl/watchsession.h"

namespace sluice::ctl {

/// Submits, then watches until the job has ended and two more sweeps have looked at its end. Ends too when
/// the job does not appear, or is not seen any more.
class SubmitWatchSession final : public WatchSession
{
    Q_OBJECT

public:
    /// Gives up after `unseenSeconds` in which the job was not seen.
    SubmitWatchSession(const QStringList &urls, bool json, JobOrder order, double unseenSeconds);

protected:
    Result<void> prepare(engine::Transport &transport) override;
    void connected() override;
    void timeIsUp() override;

private:
    void submitted(const QString &id);
    void look(const monitor::ClusterSnapshot &snapshot);
    void giveUp();

    JobOrder order_;
    engine::Transport *transport_ = nullptr; ///< of the monitor
    QString lookedFor_;                      ///< the id, where no answer to the submit came
    QString jobId_;
    QString lastState_;
    bool isSent_ = false;
    int sweepsAfterEnd_ = 0;
    QTimer unseen_; ///< runs while the job is not seen
};

} // namespace sluice::ctl
