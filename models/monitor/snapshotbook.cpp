#include "models/monitor/snapshotbook.h"

#include <algorithm>

namespace sluice::monitor {

SnapshotBook::SnapshotBook(QString cluster, QStringList members)
    : cluster_(std::move(cluster))
    , names_(std::move(members))
{
}

void SnapshotBook::add(const Facts &facts)
{
    if (facts.cleared) {
        jobs_.clear();
        members_.clear();
        zoneOffsetMs_.reset();
    }
    for (const ForgottenFact &fact : facts.forgotten) {
        const auto row = jobs_.constFind(fact.run.jobId);
        if (fact.whole && row != jobs_.cend() && row->run.number == fact.run.number)
            jobs_.erase(row);
    }
    for (const JobRowFact &job : facts.jobs)
        jobs_.insert(job.run.jobId, job);
    for (const MemberView &member : facts.members)
        members_.insert(member.member, member);
    if (facts.zoneOffsetMs)
        zoneOffsetMs_ = facts.zoneOffsetMs;
    answers_ = std::any_of(members_.cbegin(), members_.cend(),
                           [](const MemberView &member) { return member.reachable; });
}

const JobRowFact *SnapshotBook::job(const QString &jobId) const
{
    const auto found = jobs_.constFind(jobId);
    return found == jobs_.cend() ? nullptr : &*found;
}

const MemberView *SnapshotBook::member(const QString &name) const
{
    const auto found = members_.constFind(name);
    return found == members_.cend() ? nullptr : &*found;
}

qint64 SnapshotBook::durationOf(const JobRowFact &job, qint64 nowMs) const
{
    const engine::JobInfo &info = job.row.info;
    if (!job.createTime.isValid())
        return -1;
    if (engine::isEndState(info.state))
        return info.finishTime.isValid() ? job.createTime.msecsTo(info.finishTime) : -1;
    if (!zoneOffsetMs_)
        return -1;
    QDateTime start = job.createTime;
    start.setTimeSpec(Qt::UTC);
    // What nobody lists, or nobody can be asked about, gets no older.
    const qint64 untilMs = answers_ && !job.row.gone ? nowMs : job.row.seenMs;
    return std::max<qint64>(0, untilMs + *zoneOffsetMs_ - start.toMSecsSinceEpoch());
}

ClusterSnapshot SnapshotBook::at(qint64 nowMs, const QList<Finding> &findings) const
{
    ClusterSnapshot snapshot;
    snapshot.cluster = cluster_;
    snapshot.timeMs = nowMs;
    snapshot.zoneOffsetMs = zoneOffsetMs_;
    for (const QString &name : names_) {
        MemberView member = members_.value(name);
        member.member = name;
        if (member.overview && !member.overview->version.isEmpty())
            snapshot.version = member.overview->version;
        snapshot.members.append(std::move(member));
    }
    QHash<QString, int> open;
    QHash<QString, Severity> worst;
    for (const Finding &finding : findings) {
        if (!finding.isOpen())
            break;
        ++open[finding.jobId];
        Severity &severity = worst[finding.jobId];
        severity = std::max(severity, finding.severity);
    }
    snapshot.jobs.reserve(jobs_.size());
    for (const JobRowFact &job : jobs_) {
        JobView view = job.row;
        view.durationMs = durationOf(job, nowMs);
        view.openFindings = open.value(view.id);
        view.worstFinding = worst.value(view.id, Severity::Info);
        snapshot.jobs.append(std::move(view));
    }
    std::sort(snapshot.jobs.begin(), snapshot.jobs.end(), [](const JobView &a, const JobView &b) {
        if (a.info.createTime != b.info.createTime)
            return a.info.createTime > b.info.createTime;
        return a.id > b.id;
    });
    return snapshot;
}

} // namespace sluice::monitor
