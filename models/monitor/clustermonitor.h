#pragma once

#include "models/engine/seatunnel/reply.h"
#include "models/monitor/facts.h"
#include "models/monitor/finding.h"
#include "models/monitor/snapshot.h"

#include <QObject>
#include <QSet>
#include <QUrl>

#include <memory>
#include <optional>

namespace sluice {
class Clock;
namespace engine {
class Transport;
} // namespace engine
} // namespace sluice

namespace sluice::monitor {

/// Watches one cluster: polls every member by the plan in README.md, keeps history in memory, runs the rules,
/// and tells. Lives in the GUI thread; decoding and detecting happen on other threads, so what an answer
/// means is known a little later than the answer, and then told by the signals in the order of the answers.
class ClusterMonitor : public QObject
{
    Q_OBJECT

public:
    /// `transport` answers for every member of the cluster (network, or a replayed recording) and is owned by
    /// the monitor; `members` are "host:port" names that it knows.
    ClusterMonitor(QString clusterName, std::unique_ptr<engine::Transport> transport, const Clock &clock,
                   QObject *parent = nullptr);
    ~ClusterMonitor() override;

    QString clusterName() const;
    const ClusterSnapshot &snapshot() const;
    /// It is a recording, and some of it could not be read.
    bool isIncomplete() const;
    /// Open ones first, then closed ones, newest first; of the same moment as snapshot().
    QList<Finding> findings() const;
    /// Counters over time, oldest first; at most the last 10,000 points. May be ahead of snapshot().
    QList<CounterPoint> counters(const QString &jobId) const;
    QList<StateEvent> states(const QString &jobId) const;
    /// The raw reply behind a finding (Finding::evidence), secrets masked; empty when it is no longer kept.
    QString rawEvidence(int evidence) const;

    /// Starts and stops polling. A monitor is made stopped.
    void start();
    void stop();
    bool isActive() const;
    /// Polls everything now instead of at the next turn.
    void refresh();
    /// Sends what is due by the clock. The monitor's own timer calls it; a test with its own clock calls it
    /// itself.
    void poll();
    /// Forgets everything that was seen: open findings close, the history is empty, as the signals then tell.
    /// A looping replay that begins again causes it by itself.
    void reset();
    /// Jobs whose details are on screen: these are asked for with /job-info.
    void setDetailJobs(const QStringList &jobIds);
    /// Tells the rules what the person knows: that this job moves that many rows.
    void setExpectedRows(const QString &jobName, qint64 rows);

    /// Closes an open finding because `by` took note of it; findingChanged() tells. Who and when are in the
    /// finding and stay there as long as the monitor lives.
    void acknowledge(const Finding &finding, const QString &by);

    /// Submits a job, once, and gives the number by which the signals name this submit: submitted(),
    /// submitFailed() or submitUncertain() says what became of it. Where no answer tells, submitUnanswered()
    /// comes first and the job is looked for (engine::Submission). `json` is the job as JSON; `jobId` the id
    /// that it is to have, empty: any; `fromSavepoint`: that job starts again from its savepoint.
    /// `running`: ids of the jobs that ran before, from who has just asked; none: those of snapshot().
    quint64 submit(const QByteArray &json, const QString &jobName, const QString &jobId = {},
                   bool fromSavepoint = false, const std::optional<QSet<QString>> &running = {});
    /// Stops a job: one stop to one member, which passes it on, the master where it has the job
    /// (engine::Stopping). `everyMember` sends one to each: for a cluster that has split. Gives the number by
    /// which the signals name this stop. The engine answers 200 whatever happens, so success shows only in
    /// the job's state.
    quint64 stopJob(const QString &jobId, bool withSavepoint, bool everyMember = false);

Q_SIGNALS:
    void snapshotChanged(const sluice::monitor::ClusterSnapshot &snapshot);
    void findingChanged(const sluice::monitor::FindingEvent &event);
    /// Counters and states that were appended, for who writes them down; before the snapshot that shows them.
    void learnt(const sluice::monitor::Facts &facts);
    /// A poll, also one without an answer; before anything is concluded from it.
    void answered(const sluice::engine::Reply &reply);
    void submitted(const QString &jobId, const QString &jobName, quint64 submit);
    /// Nothing was started.
    void submitFailed(const sluice::Error &error, quint64 submit);
    /// It went out, no answer tells what became of it; the job is being looked for, under this id.
    void submitUnanswered(const QString &jobId, const sluice::Error &error, quint64 submit);
    /// It is not known whether it was started: the job was looked for and not seen.
    void submitUncertain(const sluice::Error &error, quint64 submit);
    /// Right before submitted(): what is to be known of it, in a sentence (SubmitReport::error), such as that
    /// the answer was lost and the job was found by looking.
    void submitRemark(const sluice::Error &remark, quint64 submit);
    /// It went out, no answer tells what became of it; the job is being looked at.
    void stopUnanswered(const QString &jobId, const sluice::Error &why, quint64 stop);
    /// A member took it. `lost` has a message where its answer was lost and the job shows it all the same.
    void stopTaken(const QString &jobId, const sluice::Error &lost, quint64 stop);
    /// It was refused, or did not go out.
    void stopFailed(const QString &jobId, const sluice::Error &error, quint64 stop);
    /// It is not known whether it arrived: the job was looked at, and does not tell.
    void stopUncertain(const QString &jobId, const sluice::Error &error, quint64 stop);
    /// All is told of it.
    void stopEnded(quint64 stop);
    void activeChanged(bool active);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::monitor
