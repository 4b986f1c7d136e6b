#pragma once

#include "models/core/clock.h"
#include "models/engine/http/replaywire.h"
#include "models/engine/seatunnel/stopping.h"
#include "models/engine/seatunnel/submission.h"
#include "models/monitor/clustermonitor.h"
#include "models/monitor/detectorthread.h"
#include "models/monitor/pollplan.h"
#include "models/monitor/rawring.h"
#include "models/monitor/replayfeed.h"

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
    };

    Private(ClusterMonitor *owner, QString clusterName, std::unique_ptr<engine::Transport> carrier,
            const Clock &time);

    void poll();
    void arm();
    /// The time that what was said is judged by: of the recording where it is one, else the clock's.
    qint64 judgedMs() const { return replay ? replay->positionMs() : clock.nowMs(); }
    /// Whom it watches.
    QStringList names() const { return feed ? feed->members() : transport->members(); }
    /// Goes on with a recording, as far as it has come; nothing is asked there.
    void play();
    void send(const QString &member, const PollRequest &request);
    /// The answer to a poll of `member`.
    void take(const QString &member, const engine::Reply &reply, const engine::RawReply &raw);
    quint64 submit(const engine::SubmitOrder &order);
    quint64 stop(const engine::StopOrder &order);
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
    engine::ReplayWire *replay;     ///< of the transport, where it replays a recording
    std::optional<ReplayFeed> feed; ///< of replay
    const Clock &clock;
    DetectorThread detector;
    RawRing raws;
    std::map<QString, Member> members;                              ///< that are asked: none of a recording
    std::unique_ptr<QObject> polling = std::make_unique<QObject>(); ///< polls are answered while it lives
    QHash<quint64, engine::Call> pending;                           ///< polls under way, by number
    quint64 polls = 0;                                              ///< so far
    QObject orders;      ///< parent of submits and stops, which must go before the transport
    quint64 submits = 0; ///< so far
    quint64 stops = 0;
    QTimer timer;
    int sweepsUnderWay = 0; ///< asked of the detector and not concluded
    bool active = false;

    // Of a recording, with times of the clock.
    qint64 nextPlayMs = 0;
    qint64 playedMs = 0;       ///< when something was handed to the detector last
    bool isLastPlayed = false; ///< all of it has been handed to the detector
    bool isOver = false;       ///< and what that makes of it is known: its end is no silence

    // What was concluded last.
    ClusterSnapshot snapshot;
    QList<Finding> findings;
    QHash<QString, MemberJobs> jobsOf; ///< by member
};

} // namespace sluice::monitor
