#include "models/monitor/clustermonitor.h"

#include "models/core/clock.h"
#include "models/engine/replaytransport.h"
#include "models/engine/transport.h"
#include "models/monitor/detector.h"
#include "models/monitor/pollplan.h"
#include "models/monitor/rawring.h"
#include "models/monitor/snapshotbuilder.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace sluice::monitor {

using engine::Endpoint;
using engine::RequestSpec;

namespace {

constexpr int submitTimeoutMs = 60000;
constexpr int stopTimeoutMs = 30000;
constexpr int shortestTimerMs = 20;

} // namespace

struct ClusterMonitor::Private
{
    enum class Purpose
    {
        Poll,
        Submit,
        Stop
    };
    struct Pending
    {
        Purpose purpose = Purpose::Poll;
        QString member;
        QString jobId;
    };
    struct Member
    {
        PollPlan plan;
        int sweepsSeen = 0; ///< of plan, when the rules ran last
    };

    Private(ClusterMonitor *owner, QString clusterName, std::unique_ptr<engine::Transport> carrier,
            const Clock &time)
        : q(owner)
        , name(std::move(clusterName))
        , transport(std::move(carrier))
        , clock(time)
        , detector(name)
    {
        quint32 seed = qHash(name) & 0xffffffffU;
        for (const QString &member : transport->members())
            members.emplace(member, Member{PollPlan(transport->flavour(), ++seed)});
        snapshot = snapshotOf(detector, transport->members(), transport->flavour(), clock.nowMs());
    }

    /// Knows nothing but what the person said.
    Detector emptyDetector() const
    {
        Detector fresh(name);
        for (auto it = expectedRows.cbegin(); it != expectedRows.cend(); ++it)
            fresh.setExpectedRows(it.key(), *it);
        return fresh;
    }
    void arm();
    void send(const QString &member, const PollRequest &request);
    void take(quint64 id, const engine::Reply &reply, const engine::RawReply &raw);
    void takePoll(const Pending &pending, const engine::Reply &reply, int evidence);
    void takeSubmit(const Pending &pending, const engine::Reply &reply, int evidence);
    void takeStop(const Pending &pending, const engine::Reply &reply, int evidence);
    bool isSweepComplete() const;
    QList<FindingEvent> endSweep();
    void publish(const QList<FindingEvent> &events);
    QString memberForSubmit() const;
    QStringList membersThatKnow(const QString &jobId) const;

    ClusterMonitor *q;
    QString name;
    std::unique_ptr<engine::Transport> transport;
    const Clock &clock;
    Detector detector;
    QHash<QString, qint64> expectedRows; ///< by job name
    RawRing raws;
    std::map<QString, Member> members;
    QHash<engine::RequestId, Pending> pending;
    QTimer timer;
    ClusterSnapshot snapshot;
    bool active = false;
};

ClusterMonitor::ClusterMonitor(QString clusterName, std::unique_ptr<engine::Transport> transport,
                               const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(clusterName), std::move(transport), clock))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &ClusterMonitor::poll);
    if (const auto *replay = qobject_cast<engine::ReplayTransport *>(d->transport.get()))
        connect(replay, &engine::ReplayTransport::restarted, this, &ClusterMonitor::reset);
    connect(d->transport.get(), &engine::Transport::replied, this,
            [this](quint64 id, const engine::Reply &reply, const engine::RawReply &raw) {
                d->take(id, reply, raw);
            });
}

ClusterMonitor::~ClusterMonitor() = default;

void ClusterMonitor::reset()
{
    const qint64 now = d->clock.nowMs();
    QList<FindingEvent> events;
    for (Finding finding : d->detector.registry().findings()) {
        if (!finding.isOpen())
            continue;
        finding.untilMs = now;
        events.append({FindingChange::Closed, finding, now});
    }
    d->detector = d->emptyDetector();
    for (auto &[name, member] : d->members)
        member.plan.refresh();
    d->publish(events);
}

QString ClusterMonitor::clusterName() const
{
    return d->name;
}

const ClusterSnapshot &ClusterMonitor::snapshot() const
{
    return d->snapshot;
}

QList<Finding> ClusterMonitor::findings() const
{
    return d->detector.registry().findings();
}

QList<CounterPoint> ClusterMonitor::counters(const QString &jobId) const
{
    // All runs under the id: one that was started again from a savepoint goes on from the one before.
    QList<CounterPoint> points;
    for (const JobRun &run : d->detector.history().runs().value(jobId))
        points += run.points;
    if (points.size() > History::maxPoints)
        points.remove(0, points.size() - History::maxPoints);
    return points;
}

QList<StateEvent> ClusterMonitor::states(const QString &jobId) const
{
    QList<StateEvent> states;
    for (const JobRun &run : d->detector.history().runs().value(jobId))
        states += run.states;
    return states;
}

QString ClusterMonitor::rawEvidence(int evidence) const
{
    return evidence < 0 ? QString() : d->raws.text(evidence);
}

void ClusterMonitor::start()
{
    if (d->active)
        return;
    d->active = true;
    Q_EMIT activeChanged(true);
    poll();
}

void ClusterMonitor::stop()
{
    if (!d->active)
        return;
    d->active = false;
    d->timer.stop();
    // What is under way for polling is of no use any more; a submit or a stop still is.
    const QList<engine::RequestId> ids = d->pending.keys();
    for (const engine::RequestId id : ids) {
        if (d->pending.value(id).purpose != Private::Purpose::Poll)
            continue;
        d->pending.remove(id);
        d->transport->cancel(id);
    }
    for (auto &[name, member] : d->members)
        member.plan.reset();
    Q_EMIT activeChanged(false);
}

bool ClusterMonitor::isActive() const
{
    return d->active;
}

void ClusterMonitor::refresh()
{
    for (auto &[name, member] : d->members)
        member.plan.refresh();
    poll();
}

void ClusterMonitor::setDetailJobs(const QStringList &jobIds)
{
    for (auto &[name, member] : d->members)
        member.plan.setDetailJobs(jobIds);
}

void ClusterMonitor::setExpectedRows(const QString &jobName, qint64 rows)
{
    d->expectedRows.insert(jobName, rows);
    d->detector.setExpectedRows(jobName, rows);
}

void ClusterMonitor::poll()
{
    if (!d->active)
        return;
    const qint64 now = d->clock.nowMs();
    for (auto &[name, member] : d->members)
        while (const auto request = member.plan.take(now))
            d->send(name, *request);
    d->arm();
}

void ClusterMonitor::submit(const QByteArray &json, const QString &jobName)
{
    RequestSpec spec;
    spec.member = d->memberForSubmit();
    spec.endpoint = Endpoint::SubmitJob;
    spec.body = json;
    spec.jobName = jobName;
    spec.timeoutMs = submitTimeoutMs;
    const engine::RequestId id = d->transport->send(spec);
    d->pending.insert(id, {Private::Purpose::Submit, spec.member, {}});
}

void ClusterMonitor::stopJob(const QString &jobId, bool withSavepoint)
{
    for (const QString &member : d->membersThatKnow(jobId)) {
        RequestSpec spec;
        spec.member = member;
        spec.endpoint = Endpoint::StopJob;
        spec.argument = jobId;
        spec.jobId = jobId;
        spec.withSavepoint = withSavepoint;
        spec.timeoutMs = stopTimeoutMs;
        const engine::RequestId id = d->transport->send(spec);
        d->pending.insert(id, {Private::Purpose::Stop, member, jobId});
    }
}

void ClusterMonitor::Private::send(const QString &member, const PollRequest &request)
{
    RequestSpec spec;
    spec.member = member;
    spec.endpoint = request.endpoint;
    spec.argument = request.argument;
    spec.timeoutMs = request.timeoutMs;
    pending.insert(transport->send(spec), {Purpose::Poll, member, {}});
}

void ClusterMonitor::Private::arm()
{
    std::optional<qint64> due;
    for (const auto &[memberName, member] : members)
        if (const auto next = member.plan.dueMs())
            due = due ? std::min(*due, *next) : *next;
    if (!due || !active) {
        timer.stop();
        return;
    }
    const qint64 wait = std::clamp<qint64>(*due - clock.nowMs(), shortestTimerMs, PollPlan::maxBackOffMs);
    timer.start(static_cast<int>(wait));
}

void ClusterMonitor::Private::take(quint64 id, const engine::Reply &reply, const engine::RawReply &raw)
{
    const auto found = pending.constFind(id);
    if (found == pending.cend())
        return; // asked before a stop
    const Pending what = *found;
    pending.erase(found);
    const int evidence = raws.add(raw);
    switch (what.purpose) {
    case Purpose::Poll:
        return takePoll(what, reply, evidence);
    case Purpose::Submit:
        return takeSubmit(what, reply, evidence);
    case Purpose::Stop:
        return takeStop(what, reply, evidence);
    }
}

void ClusterMonitor::Private::takePoll(const Pending &what, const engine::Reply &reply, int evidence)
{
    const int sweep = detector.history().sweep();
    QList<FindingEvent> events = detector.consume(reply, evidence);
    const auto member = members.find(what.member);
    if (member != members.end())
        member->second.plan.answered(reply, clock.nowMs());
    if (isSweepComplete())
        events += endSweep();
    if (detector.history().sweep() != sweep)
        publish(events);
    q->poll();
}

bool ClusterMonitor::Private::isSweepComplete() const
{
    // One that does not answer is waited for once; while it backs off the others go on without it.
    bool any = false;
    for (const auto &[memberName, member] : members) {
        const bool swept = member.plan.sweeps() > member.sweepsSeen;
        if (!swept && !(member.plan.isFailing() && !member.plan.isBusy()))
            return false;
        any = any || swept;
    }
    return any;
}

QList<FindingEvent> ClusterMonitor::Private::endSweep()
{
    for (auto &[memberName, member] : members)
        member.sweepsSeen = member.plan.sweeps();
    const QList<FindingEvent> events = detector.endSweep();
    const bool suspicious = detector.registry().isSuspicious();
    const bool urgent = detector.registry().hasPending();
    for (auto &[memberName, member] : members) {
        member.plan.setSuspicious(suspicious);
        member.plan.setUrgent(urgent);
    }
    return events;
}

void ClusterMonitor::Private::publish(const QList<FindingEvent> &events)
{
    for (const FindingEvent &event : events) {
        if (event.finding.evidence >= 0)
            raws.pin(event.finding.evidence);
        Q_EMIT q->findingChanged(event);
    }
    snapshot = snapshotOf(detector, transport->members(), transport->flavour(), clock.nowMs());
    Q_EMIT q->snapshotChanged(snapshot);
}

void ClusterMonitor::Private::takeSubmit(const Pending &what, const engine::Reply &reply, int evidence)
{
    const QList<FindingEvent> events = detector.consume(reply, evidence);
    if (!events.isEmpty())
        publish(events);
    const auto *submitted = std::get_if<engine::Submitted>(&reply.payload);
    if (reply.error || !submitted) {
        const Error unexpected{ErrorCode::Protocol, "The engine's answer to the submit names no job.",
                               what.member.toStdString()};
        Q_EMIT q->submitFailed(reply.error.value_or(unexpected));
        return;
    }
    for (auto &[memberName, member] : members)
        member.plan.watch(submitted->jobId);
    Q_EMIT q->submitted(submitted->jobId, submitted->jobName);
    q->refresh();
}

void ClusterMonitor::Private::takeStop(const Pending &what, const engine::Reply &reply, int evidence)
{
    const QList<FindingEvent> events = detector.consume(reply, evidence);
    if (!events.isEmpty())
        publish(events);
    if (reply.error)
        Q_EMIT q->stopFailed(what.jobId, *reply.error);
    q->refresh();
}

QString ClusterMonitor::Private::memberForSubmit() const
{
    const MemberView *best = nullptr;
    for (const MemberView &member : snapshot.members) {
        if (member.reachable && (!best || (member.isMaster && !best->isMaster)))
            best = &member;
    }
    if (best)
        return best->member;
    return members.empty() ? QString() : members.cbegin()->first;
}

QStringList ClusterMonitor::Private::membersThatKnow(const QString &jobId) const
{
    QStringList knowing;
    const History &history = detector.history();
    for (const auto &[memberName, member] : members) {
        const auto facts = history.members().constFind(memberName);
        if (facts == history.members().cend())
            continue;
        if (facts->running.value.contains(jobId) || facts->threads.value.taskGroups.contains(jobId))
            knowing << memberName;
    }
    return knowing.isEmpty() ? transport->members() : knowing;
}

} // namespace sluice::monitor
