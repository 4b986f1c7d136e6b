#include "models/monitor/clustermonitor_p.h"

#include "models/core/clock.h"
#include "models/engine/seatunnel/transport.h"

namespace sluice::monitor {

ClusterMonitor::ClusterMonitor(QString clusterName, std::unique_ptr<engine::Transport> transport,
                               const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(clusterName), std::move(transport), clock))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &ClusterMonitor::poll);
    connect(d->transport.get(), &engine::Transport::restarted, this, &ClusterMonitor::reset);
    connect(&d->detector, &DetectorThread::concluded, this,
            [this](const Conclusion &conclusion) { d->conclude(conclusion); });
}

ClusterMonitor::~ClusterMonitor() = default; // waits for the reply that the detector is at

void ClusterMonitor::reset()
{
    d->detector.reset(d->judgedMs());
    for (auto &[name, member] : d->members)
        member.plan.refresh();
}

QString ClusterMonitor::clusterName() const
{
    return d->name;
}

const ClusterSnapshot &ClusterMonitor::snapshot() const
{
    return d->snapshot;
}

bool ClusterMonitor::isIncomplete() const
{
    return d->replay && !d->replay->recording().problems().isEmpty();
}

QList<Finding> ClusterMonitor::findings() const
{
    return d->findings;
}

QList<CounterPoint> ClusterMonitor::counters(const QString &jobId) const
{
    return d->detector.counters(jobId);
}

QList<StateEvent> ClusterMonitor::states(const QString &jobId) const
{
    return d->detector.states(jobId);
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
    d->polling = std::make_unique<QObject>();
    QHash<quint64, engine::Call> calls = std::exchange(d->pending, {});
    for (engine::Call &call : calls)
        call.cancel();
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
    d->nextPlayMs = 0;
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
    d->detector.setExpectedRows(jobName, rows);
}

void ClusterMonitor::acknowledge(const Finding &finding, const QString &by)
{
    d->detector.acknowledge(finding, by, d->judgedMs());
}

void ClusterMonitor::poll()
{
    d->poll();
}

quint64 ClusterMonitor::submit(const QByteArray &json, const QString &jobName, const QString &jobId,
                               bool fromSavepoint, const std::optional<QSet<QString>> &running)
{
    engine::SubmitOrder order;
    order.member = d->memberForSubmit();
    order.json = json;
    order.jobName = jobName;
    order.jobId = jobId;
    order.fromSavepoint = fromSavepoint;
    order.running = running;
    if (!running && !d->snapshot.version.isEmpty()) { // else nothing was seen yet
        order.running.emplace();
        for (const JobView &job : std::as_const(d->snapshot.jobs))
            order.running->insert(job.id);
    }
    return d->submit(order);
}

quint64 ClusterMonitor::stopJob(const QString &jobId, bool withSavepoint, bool everyMember)
{
    engine::StopOrder order;
    order.jobId = jobId;
    order.members = d->membersForStop(jobId);
    order.withSavepoint = withSavepoint;
    order.everyMember = everyMember;
    return d->stop(order);
}

} // namespace sluice::monitor
