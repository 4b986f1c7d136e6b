#pragma once

#include "models/engine/seatunnel/reply.h"
#include "models/monitor/facts.h"
#include "models/monitor/finding.h"
#include "models/monitor/snapshot.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace sluice::monitor {

/// The jobs that one member says are there.
struct MemberJobs
{
    QSet<QString> running;
    QHash<QString, int> executing; ///< job id -> its task groups among the member's threads

    bool contains(const QString &jobId) const { return running.contains(jobId) || executing.contains(jobId); }
};

/// What the detector makes of all replies up to one of them.
struct Conclusion
{
    QList<FindingEvent> events; ///< in the order in which they came about
    /// A sweep was completed since the last conclusion, a finding acknowledged, or everything forgotten.
    bool isNewSweep = false;
    bool wasAsked = false; ///< it follows on the last reply of a sweep, or on what was played
    Facts facts;           ///< since the last conclusion
    ClusterSnapshot snapshot;
    QList<Finding> findings; ///< open ones first, then closed ones, newest first
    QHash<QString, MemberJobs> jobsOf;
    bool suspicious = false; ///< FindingRegistry::isSuspicious(), or wantsThreads() of the rules
    bool urgent = false;     ///< FindingRegistry::hasPending()
};

/// Runs a Detector on a thread of its own: what it takes for a sweep over thousands of jobs must not hold up
/// the thread that asks. Everything is done in the order in which it was called for. The thread begins with
/// the first call, and ends with the object, after the reply that it is at; what was not looked at by then is
/// dropped.
class DetectorThread : public QObject
{
    Q_OBJECT

public:
    DetectorThread(const QString &cluster, const QStringList &members);
    ~DetectorThread() override;

    /// Takes the next reply, as Detector does; `nowMs` becomes the time of the snapshot. `endsSweep`: it is
    /// the last one of its sweep, and a conclusion follows whatever it is.
    void consume(const engine::Reply &reply, int evidence, qint64 nowMs, bool endsSweep);
    /// What a recording holds next.
    struct Played
    {
        QList<engine::RawReply> replies; ///< may be empty: time goes on
        int firstEvidence = -1;          ///< the number of the first one; those behind it follow
        /// The one behind these, whenever it comes. Nothing: there is none, and the recording is over.
        std::optional<engine::RawReply> next;
        qint64 nowMs = 0; ///< becomes the time of the snapshot
    };
    /// Takes these as consume() does; a conclusion follows whatever they are. They end a sweep where what
    /// comes next begins one.
    void play(const Played &played);
    /// Forgets all but what the person said, and concludes: open findings close.
    void reset(qint64 nowMs);
    void setExpectedRows(const QString &jobName, qint64 rows);
    /// Closes this finding because a person took note of it, and concludes; nothing when it is not open.
    void acknowledge(const Finding &finding, const QString &by, qint64 nowMs);
    /// Frees these on the thread: a snapshot of thousands of jobs takes milliseconds to take apart.
    void release(ClusterSnapshot snapshot, QList<Finding> findings);

    /// As of now, which may be ahead of the last conclusion. They do not wait for the thread.
    QList<CounterPoint> counters(const QString &jobId) const;
    QList<StateEvent> states(const QString &jobId) const;

Q_SIGNALS:
    /// In the thread of this object. Told for the last reply of a sweep, and whenever something changed.
    void concluded(const sluice::monitor::Conclusion &conclusion);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::monitor
