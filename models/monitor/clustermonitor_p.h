#pragma once

#include "models/engine/replaytransport.h"
#include "models/engine/stopping.h"
#include "models/engine/submission.h"
#include "models/monitor/clustermonitor.h"
#include "models/monitor/detectorthread.h"
#include "models/monitor/pollplan.h"
#include "models/monitor/rawring.h"

#include <QTimer>

#include <map>

namespace sluice::monitor {

/// Asks the members and shows what the detector makes of their answers (clusterpolling.cpp).
struct ClusterMonitor::Private
{
    struct Member
    {
        PollPlan plan;
        int sweepsSeen = 0; ///< of plan, when a sweep of the cluster was complete last
        std::optional<int> lastSweep = std::nullopt; ///< of plan: the first one after the end of a recording
        bool isDone() const { return lastSweep && plan.sweeps() > *lastSweep; }
    };

    Private(ClusterMonitor *owner, QString clusterName, std::unique_ptr<engine::Transport> carrier,
            const Clock &time);

    void poll();
    void arm();
    /// The time that what was said is judged by: of the recording where that keeps its own, else the clock's.
    qint64 judgedMs() const;
    /// All of a recording has been asked for; its end is no silence, so nothing is judged any more.
    bool isOver() const;
    /// A replay answers with the same reply until the recording has a newer one, and has none for what was
    /// never asked: neither is something that a cluster said.
    bool isNews(const engine::Reply &reply, const engine::RawReply &raw);
    void send(const QString &member, const PollRequest &request);
    void take(quint64 id, const engine::Reply &reply, const engine::RawReply &raw);
    quint64 submit(const engine::SubmitOrder &order);
    void stop(const engine::StopOrder &order);
    /// An answer to a submit or a stop, for the rules.
    void note(const engine::Reply &reply, const engine::RawReply &raw);
    /// True when the answer just taken completed a sweep over all members; it then counts as seen.
    bool completesSweep();
    void conclude(const Conclusion &conclusion);
    QString memberForSubmit() const;
    /// All of them, those that have the job first.
    QStringList membersForStop(const QString &jobId) const;

    ClusterMonitor *q;
    QString name;
    std::unique_ptr<engine::Transport> transport;
    const engine::ReplayTransport *replay; ///< the transport, where it is one
    const Clock &clock;
    DetectorThread detector;
    RawRing raws;
    std::map<QString, Member> members;
    QHash<QString, qint64> saidMs; ///< of a recording with its own times: the newest answer by question
    QHash<engine::RequestId, QString> pending; ///< polls under way -> member
    QObject orders;      ///< parent of submits and stops, which must go before the transport
    quint64 submits = 0; ///< so far
    QTimer timer;
    int sweepsUnderWay = 0; ///< asked of the detector and not concluded
    bool active = false;

    // What was concluded last.
    ClusterSnapshot snapshot;
    QList<Finding> findings;
    QHash<QString, MemberJobs> jobsOf; ///< by member
};

} // namespace sluice::monitor
