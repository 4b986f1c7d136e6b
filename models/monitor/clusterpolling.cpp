// The part of ClusterMonitor that asks, and takes what is answered and concluded.
#include "models/core/clock.h"
#include "models/monitor/clustermonitor_p.h"
#include "models/monitor/snapshotbook.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace sluice::monitor {

using engine::RequestSpec;

namespace {

constexpr int shortestTimerMs = 20;
constexpr int mostSweepsUnderWay = 2;
// What a recording holds comes in steps of this, and its time goes on at least so often.
constexpr qint64 playEveryMs = 500;
constexpr qint64 tellTimeEveryMs = 1000;

} // namespace

ClusterMonitor::Private::Private(ClusterMonitor *owner, QString clusterName,
                                 std::unique_ptr<engine::Transport> carrier, const Clock &time)
    : q(owner)
    , name(std::move(clusterName))
    , transport(std::move(carrier))
    , replay(transport->replay())
    , feed(replay ? std::optional<ReplayFeed>(std::in_place, replay->recording(), name) : std::nullopt)
    , clock(time)
    , detector(name, names())
{
    quint32 seed = qHash(name) & 0xffffffffU;
    if (!feed)
        for (const QString &member : transport->members())
            members.emplace(member, Member{PollPlan(transport->flavourOf(member), ++seed)});
    snapshot = SnapshotBook(name, names()).at(judgedMs(), {});
    snapshot.recorded = feed.has_value();
}

void ClusterMonitor::Private::poll()
{
    if (feed)
        return play();
    // What is asked while the detector is behind would only lie there; conclude() comes here again.
    if (!active || sweepsUnderWay >= mostSweepsUnderWay)
        return;
    const qint64 now = clock.steadyMs();
    for (auto &[memberName, member] : members)
        while (const auto request = member.plan.take(now))
            send(memberName, *request);
    arm();
}

void ClusterMonitor::Private::play()
{
    if (!active || isLastPlayed || sweepsUnderWay > 0)
        return; // conclude() comes here again
    const qint64 now = clock.steadyMs();
    if (now >= nextPlayMs) {
        nextPlayMs = now + playEveryMs;
        const qint64 position = replay->positionMs();
        DetectorThread::Played played;
        played.replies = feed->take(position);
        for (const engine::RawReply &raw : std::as_const(played.replies)) {
            const int evidence = raws.add(raw);
            played.firstEvidence = played.firstEvidence < 0 ? evidence : played.firstEvidence;
        }
        played.next = feed->next();
        played.nowMs = position;
        if (feed->hasUntil(position)) { // it is behind
            nextPlayMs = now;
            played.nowMs = played.replies.last().timeMs;
        }
        isLastPlayed = feed->isAtEnd();
        if (!played.replies.isEmpty() || isLastPlayed || now - playedMs >= tellTimeEveryMs) {
            playedMs = now;
            ++sweepsUnderWay;
            detector.play(played);
            return;
        }
    }
    timer.start(static_cast<int>(std::clamp<qint64>(nextPlayMs - now, shortestTimerMs, playEveryMs)));
}

void ClusterMonitor::Private::send(const QString &member, const PollRequest &request)
{
    RequestSpec spec;
    spec.member = member;
    spec.endpoint = request.endpoint;
    spec.argument = request.argument;
    spec.timeoutMs = request.timeoutMs;
    const quint64 number = ++polls;
    pending.insert(number, transport->send(spec, polling.get(),
                                           [this, number, member](const engine::Reply &reply,
                                                                  const engine::RawReply &raw) {
                                               pending.remove(number);
                                               take(member, reply, raw);
                                           }));
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
    const qint64 wait = std::clamp<qint64>(*due - clock.steadyMs(), shortestTimerMs, PollPlan::maxBackOffMs);
    timer.start(static_cast<int>(wait));
}

void ClusterMonitor::Private::take(const QString &from, const engine::Reply &reply,
                                   const engine::RawReply &raw)
{
    Q_EMIT q->answered(reply);
    const auto member = members.find(from);
    if (member != members.end())
        member->second.plan.answered(reply, clock.steadyMs());
    const bool endsSweep = completesSweep();
    sweepsUnderWay += endsSweep ? 1 : 0;
    detector.consume(reply, raws.add(raw), judgedMs(), endsSweep);
    poll();
}

bool ClusterMonitor::Private::completesSweep()
{
    // One that does not answer is waited for once; while it backs off the others go on without it.
    bool any = false;
    for (const auto &[memberName, member] : members) {
        const bool swept = member.plan.sweeps() > member.sweepsSeen;
        if (!swept && !(member.plan.isFailing() && !member.plan.isBusy()))
            return false;
        any = any || swept;
    }
    if (any)
        for (auto &[memberName, member] : members)
            member.sweepsSeen = member.plan.sweeps();
    return any;
}

void ClusterMonitor::Private::conclude(const Conclusion &conclusion)
{
    if (conclusion.wasAsked)
        --sweepsUnderWay;
    for (auto &[memberName, member] : members) {
        member.plan.setSuspicious(conclusion.suspicious);
        member.plan.setUrgent(conclusion.urgent);
    }
    ClusterSnapshot oldSnapshot = std::exchange(snapshot, conclusion.snapshot);
    const bool hasJustEnded = isLastPlayed && conclusion.wasAsked;
    isOver = isOver || hasJustEnded;
    snapshot.recorded = feed.has_value();
    snapshot.ended = isOver;
    QList<Finding> oldFindings = std::exchange(findings, conclusion.findings);
    jobsOf = conclusion.jobsOf;
    for (const FindingEvent &event : conclusion.events) {
        if (event.finding.evidence >= 0)
            raws.pin(event.finding.evidence);
        Q_EMIT q->findingChanged(event);
    }
    if (!conclusion.facts.isEmpty())
        Q_EMIT q->learnt(conclusion.facts);
    if (conclusion.isNewSweep)
        Q_EMIT q->snapshotChanged(snapshot);
    // Only now have those who show it let go of the last one.
    detector.release(std::move(oldSnapshot), std::move(oldFindings));
    if (hasJustEnded)
        replay->tellEnd();
    poll();
}

void ClusterMonitor::Private::note(const engine::Reply &reply, const engine::RawReply &raw)
{
    detector.consume(reply, raws.add(raw), judgedMs(), false);
}

quint64 ClusterMonitor::Private::submit(const engine::SubmitOrder &order)
{
    using engine::Submission;
    using End = engine::SubmitReport::End;
    const quint64 number = ++submits;
    auto *const submission = new Submission(*transport, order, &orders);
    QObject::connect(submission, &Submission::answered, q,
                     [this](const engine::Reply &reply, const engine::RawReply &raw) { note(reply, raw); });
    QObject::connect(
        submission, &Submission::lookingFor, q,
        [this, number](const QString &id, const Error &why) { Q_EMIT q->submitUnanswered(id, why, number); });
    QObject::connect(submission, &Submission::finished, q,
                     [this, number, submission](const engine::SubmitReport &report) {
                         submission->deleteLater();
                         const Error error = report.error.value_or(Error());
                         for (auto &[memberName, member] : members)
                             member.plan.watch(report.jobId);
                         if (report.end == End::Runs && report.error)
                             Q_EMIT q->submitRemark(error, number);
                         if (report.end == End::Runs)
                             Q_EMIT q->submitted(report.jobId, report.jobName, number);
                         else if (report.end == End::NotSeen || report.end == End::NoOneToAsk)
                             Q_EMIT q->submitUncertain(error, number);
                         else
                             Q_EMIT q->submitFailed(error, number);
                         q->refresh();
                     });
    submission->start();
    return number;
}

quint64 ClusterMonitor::Private::stop(const engine::StopOrder &order)
{
    using engine::Stopping;
    using End = engine::StopReport::End;
    const quint64 number = ++stops;
    auto *const stopping = new Stopping(*transport, order, &orders);
    QObject::connect(stopping, &Stopping::answered, q,
                     [this](const engine::Reply &reply, const engine::RawReply &raw) { note(reply, raw); });
    QObject::connect(stopping, &Stopping::lookingAt, q,
                     [this, number, id = order.jobId](const QString &, const Error &why) {
                         Q_EMIT q->stopUnanswered(id, why, number);
                     });
    // Where one member is enough, the others' refusals are nobody's business.
    struct Told
    {
        bool taken = false;
        Error lost;
        QList<engine::StopReport> failures;
    };
    const auto told = std::make_shared<Told>();
    QObject::connect(stopping, &Stopping::reported, q, [this, told](const engine::StopReport &report) {
        if (!report.error || report.end == End::Stops) {
            told->taken = true;
            told->lost = report.error.value_or(Error());
        } else {
            told->failures.append(report);
        }
        q->refresh();
    });
    QObject::connect(stopping, &Stopping::finished, q, [this, told, order, number] {
        if (told->taken)
            Q_EMIT q->stopTaken(order.jobId, told->lost, number);
        for (const engine::StopReport &report : std::as_const(told->failures)) {
            if (told->taken && !order.everyMember)
                break;
            if (report.end == End::NoEffect || report.end == End::NoOneToAsk)
                Q_EMIT q->stopUncertain(order.jobId, *report.error, number);
            else
                Q_EMIT q->stopFailed(order.jobId, *report.error, number);
        }
        Q_EMIT q->stopEnded(number);
    });
    QObject::connect(stopping, &Stopping::finished, stopping, &QObject::deleteLater);
    stopping->start();
    return number;
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

QStringList ClusterMonitor::Private::membersForStop(const QString &jobId) const
{
    // Every member of a healthy cluster lists the job. One that executes it and is listed by nobody is known
    // to its own member alone.
    const bool listed = std::any_of(jobsOf.cbegin(), jobsOf.cend(),
                                    [&](const MemberJobs &jobs) { return jobs.running.contains(jobId); });
    const auto rank = [&](const MemberView &view) {
        const MemberJobs jobs = jobsOf.value(view.member);
        const bool has = listed ? jobs.running.contains(jobId) : jobs.contains(jobId);
        return (has ? 0 : 4) + (view.reachable ? 0 : 2) + (view.isMaster ? 0 : 1);
    };
    QList<MemberView> views = snapshot.members;
    std::stable_sort(views.begin(), views.end(),
                     [&rank](const MemberView &a, const MemberView &b) { return rank(a) < rank(b); });
    QStringList ordered;
    for (const MemberView &view : std::as_const(views))
        ordered.append(view.member);
    return ordered;
}

} // namespace sluice::monitor
