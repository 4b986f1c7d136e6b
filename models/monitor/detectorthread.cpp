#include "models/monitor/detectorthread.h"

#include "models/monitor/detector.h"
#include "models/monitor/rowteller.h"
#include "models/monitor/rules/rules.h"
#include "models/monitor/snapshotbook.h"

#include <QThread>

#include <atomic>

namespace sluice::monitor {

namespace {

/// The detector and what belongs to it: used on the thread only.
class Work
{
public:
    Work(QString cluster, QStringList members, std::shared_ptr<SeriesBook> series)
        : cluster_(std::move(cluster))
        , series_(std::move(series))
        , detector_(cluster_, series_)
        , snapshots_(cluster_, std::move(members))
    {
        series_->keepFacts();
    }

    std::optional<Conclusion> consume(const engine::Reply &reply, int evidence, qint64 nowMs, bool endsSweep)
    {
        const int sweep = detector_.history().sweep();
        Conclusion conclusion;
        conclusion.events = detector_.consume(reply, evidence);
        if (endsSweep)
            conclusion.events += detector_.endSweep();
        conclusion.wasAsked = endsSweep;
        conclusion.isNewSweep = detector_.history().sweep() != sweep;
        if (!endsSweep && !conclusion.isNewSweep && conclusion.events.isEmpty())
            return std::nullopt;
        finish(conclusion, nowMs);
        return conclusion;
    }

    Conclusion play(const DetectorThread::Played &played)
    {
        Conclusion conclusion;
        int evidence = played.firstEvidence;
        for (const engine::RawReply &raw : played.replies)
            conclusion.events += detector_.consume(engine::decode(raw), evidence++);
        // Now, and not when the next one comes: the rules see the same, and what is shown agrees with what
        // is found.
        if (!played.next || detector_.history().beginsSweep(engine::decode(*played.next)))
            conclusion.events += detector_.endSweep();
        conclusion.wasAsked = true;
        conclusion.isNewSweep = true; // time went on
        finish(conclusion, played.nowMs);
        return conclusion;
    }

    Conclusion reset(qint64 nowMs)
    {
        Conclusion conclusion;
        conclusion.isNewSweep = true;
        for (Finding finding : detector_.registry().findings()) {
            if (!finding.isOpen())
                break;
            finding.untilMs = nowMs;
            conclusion.events.append({FindingChange::Closed, finding, nowMs});
        }
        series_->clear();
        detector_ = Detector(cluster_, series_);
        for (auto it = expectedRows_.cbegin(); it != expectedRows_.cend(); ++it)
            detector_.setExpectedRows(it.key(), *it);
        finish(conclusion, nowMs);
        return conclusion;
    }

    std::optional<Conclusion> acknowledge(const Finding &finding, const QString &by, qint64 nowMs)
    {
        const auto event = detector_.acknowledge(finding.code, finding.subject, by, nowMs);
        if (!event)
            return std::nullopt;
        Conclusion conclusion;
        conclusion.events.append(*event);
        conclusion.isNewSweep = true; // the job's count of open findings is another
        finish(conclusion, nowMs);
        return conclusion;
    }

    void setExpectedRows(const QString &jobName, qint64 rows)
    {
        expectedRows_.insert(jobName, rows);
        detector_.setExpectedRows(jobName, rows);
    }

private:
    void finish(Conclusion &conclusion, qint64 nowMs)
    {
        conclusion.facts = detector_.takeFacts();
        tellRows(detector_.history(), snapshots_, conclusion.facts);
        snapshots_.add(conclusion.facts);
        conclusion.findings = detector_.registry().findings();
        conclusion.snapshot = snapshots_.at(nowMs, conclusion.findings);
        for (const MemberFacts &member : detector_.history().members())
            conclusion.jobsOf.insert(member.name, {member.running.value, member.threads.value.taskGroups});
        conclusion.suspicious = detector_.registry().isSuspicious() || wantsThreads(detector_.history());
        conclusion.urgent = detector_.registry().hasPending();
    }

    QString cluster_;
    std::shared_ptr<SeriesBook> series_;
    Detector detector_;
    SnapshotBook snapshots_;
    QHash<QString, qint64> expectedRows_; ///< by job name
};

} // namespace

struct DetectorThread::Private
{
    Private(DetectorThread *owner, const QString &cluster, const QStringList &members)
        : q(owner)
        , series(std::make_shared<SeriesBook>())
        , work(cluster, members, series)
    {
        thread.setObjectName(QStringLiteral("detector of %1").arg(cluster));
        there.moveToThread(&thread);
    }

    /// Calls `task` on the thread, after all that was posted before.
    template <typename Task> void post(Task task)
    {
        if (!thread.isRunning())
            thread.start();
        QMetaObject::invokeMethod(
            &there,
            [this, task = std::move(task)] {
                if (!ending)
                    task();
            },
            Qt::QueuedConnection);
    }
    /// On the thread.
    void tell(Conclusion conclusion)
    {
        QMetaObject::invokeMethod(
            q, [this, conclusion = std::move(conclusion)] { Q_EMIT q->concluded(conclusion); },
            Qt::QueuedConnection);
    }

    DetectorThread *q;
    std::shared_ptr<SeriesBook> series;
    Work work;
    std::atomic<bool> ending = false;
    QThread thread;
    QObject there; ///< lives on the thread
};

DetectorThread::DetectorThread(const QString &cluster, const QStringList &members)
    : d(std::make_unique<Private>(this, cluster, members))
{
}

DetectorThread::~DetectorThread()
{
    d->ending = true;
    d->thread.quit();
    d->thread.wait();
}

void DetectorThread::consume(const engine::Reply &reply, int evidence, qint64 nowMs, bool endsSweep)
{
    d->post([this, reply, evidence, nowMs, endsSweep] {
        if (auto conclusion = d->work.consume(reply, evidence, nowMs, endsSweep))
            d->tell(*std::move(conclusion));
    });
}

void DetectorThread::play(const Played &played)
{
    d->post([this, played] { d->tell(d->work.play(played)); });
}

void DetectorThread::reset(qint64 nowMs)
{
    d->post([this, nowMs] { d->tell(d->work.reset(nowMs)); });
}

void DetectorThread::setExpectedRows(const QString &jobName, qint64 rows)
{
    d->post([this, jobName, rows] { d->work.setExpectedRows(jobName, rows); });
}

void DetectorThread::acknowledge(const Finding &finding, const QString &by, qint64 nowMs)
{
    d->post([this, finding, by, nowMs] {
        if (auto conclusion = d->work.acknowledge(finding, by, nowMs))
            d->tell(*std::move(conclusion));
    });
}

void DetectorThread::release(ClusterSnapshot snapshot, QList<Finding> findings)
{
    // The lambda is the last owner, and Qt destroys it where it was called.
    d->post([snapshot = std::move(snapshot), findings = std::move(findings)] {});
}

QList<CounterPoint> DetectorThread::counters(const QString &jobId) const
{
    return d->series->counters(jobId);
}

QList<StateEvent> DetectorThread::states(const QString &jobId) const
{
    return d->series->states(jobId);
}

} // namespace sluice::monitor
