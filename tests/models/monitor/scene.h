#pragma once

#include "models/monitor/detector.h"

#include <QDateTime>

/// Writes down, poll by poll, what a cluster would answer, and collects what the rules say.
class Scene
{
public:
    using JobInfo = sluice::engine::JobInfo;
    using JobState = sluice::engine::JobState;

    static constexpr qint64 startMs = 1'800'000'000'000; // 2027-01-15T08:00:00Z

    explicit Scene(QString member = {})
        : member_(std::move(member))
    {
    }

    static QMap<QString, QString> env(const char *mode, const char *interval = nullptr)
    {
        QMap<QString, QString> env{{QStringLiteral("job.mode"), QLatin1String(mode)}};
        if (interval)
            env.insert(QStringLiteral("checkpoint.interval"), QLatin1String(interval));
        return env;
    }

    static QDateTime engineTime(int seconds)
    {
        return QDateTime(QDate(2027, 1, 15), QTime(8, 0)).addSecs(seconds);
    }

    static JobInfo job(const char *id, JobState state, qint64 read, qint64 written, int startSeconds = 0,
                       const QMap<QString, QString> &env = Scene::env("BATCH"))
    {
        JobInfo info;
        info.id = QLatin1String(id);
        info.name = QStringLiteral("orders");
        info.state = state;
        info.stateText = sluice::engine::stateName(state);
        info.envOptions = sluice::engine::isEndState(state) ? QMap<QString, QString>() : env;
        info.createTime = engineTime(startSeconds);
        if (sluice::engine::isEndState(state))
            info.finishTime = engineTime(startSeconds + 60);
        info.counters.sourceRows = read;
        info.counters.sinkRows = written;
        return info;
    }

    static JobInfo failed(const char *id, qint64 read, qint64 written, const char *message)
    {
        JobInfo info = job(id, JobState::Failed, read, written);
        info.errorMessage = QLatin1String(message);
        return info;
    }

    Scene &at(const char *member)
    {
        member_ = QLatin1String(member);
        return *this;
    }
    Scene &wait(qint64 ms)
    {
        nowMs_ += ms;
        return *this;
    }
    qint64 nowMs() const { return nowMs_; }

    Scene &overview(int running, int failedJobs = 0, int workers = 1, int slotsInUse = 2, int finished = 0)
    {
        sluice::engine::Overview overview;
        overview.running = running;
        overview.failed = failedJobs;
        overview.finished = finished;
        overview.workers = workers;
        overview.totalSlots = slotsInUse;
        return say(sluice::engine::Endpoint::Overview, {}, overview);
    }
    Scene &running(const QList<JobInfo> &jobs)
    {
        return say(sluice::engine::Endpoint::RunningJobs, {}, jobs);
    }
    Scene &ended(const char *list, const QList<JobInfo> &jobs)
    {
        return say(sluice::engine::Endpoint::FinishedJobs, QLatin1String(list), jobs);
    }
    Scene &info(const JobInfo &job) { return say(sluice::engine::Endpoint::JobInfo, job.id, job); }
    Scene &threads(const QStringList &taskJobs, const QStringList &coordinatorJobs = {})
    {
        QList<sluice::engine::ThreadInfo> list;
        for (const QString &id : taskJobs)
            list.append({sluice::engine::ThreadInfo::Kind::TaskGroup, {}, id, 1, 1});
        for (const QString &id : coordinatorJobs)
            list.append({sluice::engine::ThreadInfo::Kind::CheckpointCoordinator, {}, id, 1, 0});
        return say(sluice::engine::Endpoint::RunningThreads, {}, list);
    }
    /// Completed operations of the processes at these addresses.
    Scene &operations(const QMap<QString, qint64> &counts)
    {
        QList<sluice::engine::MemberStatus> list;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            sluice::engine::MemberStatus status;
            status.host = it.key();
            status.port = 5801;
            status.values.insert(QStringLiteral("operations.completed.count"), QString::number(*it));
            list.append(status);
        }
        return say(sluice::engine::Endpoint::SystemMonitoring, {}, list);
    }
    Scene &operations(qint64 count) { return operations({{QStringLiteral("alpha"), count}}); }
    Scene &uuids(const QStringList &uuids)
    {
        QList<sluice::engine::ClusterMember> list;
        for (const QString &uuid : uuids) {
            sluice::engine::ClusterMember member;
            member.address = QStringLiteral("[alpha]:5801");
            member.uuid = uuid;
            list.append(member);
        }
        return say(sluice::engine::Endpoint::ClusterInfo, {}, list);
    }
    /// The member's own uuid among those that it sees.
    Scene &whoIs(const char *own, std::initializer_list<const char *> seen)
    {
        QList<sluice::engine::ClusterMember> list;
        for (const char *uuid : seen)
            list.append({QStringLiteral("[%1]:5801").arg(QLatin1String(uuid)), QLatin1String(uuid),
                         QLatin1String(uuid) == QLatin1String(own)});
        return say(sluice::engine::Endpoint::ClusterInfo, {}, list);
    }
    /// The members that it sees, the master first.
    Scene &masters(std::initializer_list<const char *> hosts)
    {
        QList<sluice::engine::MemberStatus> list;
        for (const char *host : hosts) {
            sluice::engine::MemberStatus status;
            status.isMaster = list.isEmpty();
            status.host = QLatin1String(host);
            status.port = 5801;
            list.append(status);
        }
        return say(sluice::engine::Endpoint::SystemMonitoring, {}, list);
    }
    Scene &members(const QList<sluice::engine::MemberStatus> &statuses)
    {
        return say(sluice::engine::Endpoint::SystemMonitoring, {}, statuses);
    }
    Scene &fail(sluice::engine::Endpoint endpoint, const sluice::Error &error,
                sluice::engine::Silence silence, int status)
    {
        sluice::engine::Reply reply = blank(endpoint, {});
        reply.error = error;
        reply.silence = silence;
        reply.status = status;
        take(reply);
        return *this;
    }
    Scene &refuse(sluice::engine::Endpoint endpoint)
    {
        return fail(endpoint, {sluice::ErrorCode::Refused, sluice::verbatim("connection refused"), {}},
                    sluice::engine::Silence::None, 0);
    }
    Scene &submit(const char *id, const char *name, std::optional<qint64> rows = {},
                  bool withSavepoint = false)
    {
        sluice::engine::Reply reply = blank(sluice::engine::Endpoint::SubmitJob, {});
        reply.status = 200;
        reply.payload = sluice::engine::Submitted{QLatin1String(id), QLatin1String(name)};
        reply.request = sluice::engine::Reply::Request{};
        reply.request->jobName = QLatin1String(name);
        reply.request->expectedRows = rows;
        reply.request->withSavepoint = withSavepoint;
        take(reply);
        return *this;
    }
    Scene &stop(const char *id)
    {
        sluice::engine::Reply reply = blank(sluice::engine::Endpoint::StopJob, QLatin1String(id));
        reply.status = 200;
        reply.payload = sluice::engine::Submitted{QLatin1String(id), {}};
        reply.request = sluice::engine::Reply::Request{};
        reply.request->jobId = QLatin1String(id);
        take(reply);
        return *this;
    }
    /// Ends the sweep.
    Scene &done(qint64 ms = 1000)
    {
        events_ += detector_.endSweep();
        return wait(ms);
    }
    /// A whole sweep of a healthy single member.
    Scene &sweep(const QList<JobInfo> &live, const QList<JobInfo> &failedJobs = {}, qint64 ms = 1000)
    {
        overview(static_cast<int>(live.size()), static_cast<int>(failedJobs.size()), 1,
                 live.isEmpty() ? 0 : 2);
        running(live);
        ended("FAILED", failedJobs);
        return done(ms);
    }

    void acknowledge(const char *code)
    {
        const auto found = finding(code);
        if (!found)
            return;
        const auto event = detector_.acknowledge(found->code, found->subject, QStringLiteral("ann"), nowMs_);
        if (event)
            events_.append(*event);
    }

    QStringList opened() const { return codes(sluice::monitor::FindingChange::Opened); }
    QStringList closed() const { return codes(sluice::monitor::FindingChange::Closed); }
    QStringList updated() const { return codes(sluice::monitor::FindingChange::Updated); }
    /// The finding of a code that is open or was last; nothing when there is none.
    std::optional<sluice::monitor::Finding> finding(const char *code) const
    {
        for (const sluice::monitor::Finding &finding : detector_.registry().findings())
            if (finding.code == QLatin1String(code))
                return finding;
        return std::nullopt;
    }
    bool isOpen(const char *code) const
    {
        const auto found = finding(code);
        return found && found->isOpen();
    }
    sluice::monitor::Detector &detector() { return detector_; }

private:
    sluice::engine::Reply blank(sluice::engine::Endpoint endpoint, const QString &argument) const
    {
        sluice::engine::Reply reply;
        reply.timeMs = nowMs_;
        reply.member = member_;
        reply.endpoint = endpoint;
        reply.argument = argument;
        return reply;
    }
    template <typename Payload>
    Scene &say(sluice::engine::Endpoint endpoint, const QString &argument, const Payload &payload)
    {
        sluice::engine::Reply reply = blank(endpoint, argument);
        reply.status = 200;
        reply.payload = payload;
        take(reply);
        return *this;
    }
    void take(const sluice::engine::Reply &reply)
    {
        events_ += detector_.consume(reply);
        nowMs_ += 10;
    }
    QStringList codes(sluice::monitor::FindingChange change) const
    {
        QStringList list;
        for (const sluice::monitor::FindingEvent &event : events_)
            if (event.change == change)
                list << event.finding.code;
        return list;
    }

    QString member_;
    qint64 nowMs_ = startMs;
    sluice::monitor::Detector detector_{QStringLiteral("test")};
    QList<sluice::monitor::FindingEvent> events_;
};
