#pragma once

#include "models/monitor/finding.h"
#include "models/monitor/snapshot.h"

#include <QDateTime>
#include <QTimeZone>

namespace sluice::test {

inline constexpr qint64 noonMs = 1'795'262'400'000; ///< a whole second, the "now" of the fakes

/// A job as a monitor would show it at noon: seen one second ago.
inline monitor::JobView jobView(const QString &id, const QString &name, engine::JobState state, qint64 read,
                                qint64 written)
{
    monitor::JobView view;
    view.id = id;
    view.info.id = id;
    view.info.name = name;
    view.info.state = state;
    view.info.stateText = engine::stateName(state);
    view.info.counters.sourceRows = read;
    view.info.counters.sinkRows = written;
    view.info.createTime = QDateTime(QDate(2026, 11, 21), QTime(11, 59, 0), Qt::UTC);
    view.member = QStringLiteral("alpha:5801");
    view.seenMs = noonMs - 1000;
    view.firstSeenMs = noonMs - 60000;
    view.inRunningList = !engine::isEndState(state);
    view.inFinishedList = engine::isEndState(state);
    view.mode = engine::JobMode::Batch;
    view.durationMs = 60000;
    return view;
}

inline monitor::MemberView memberView(const QString &member, bool reachable = true)
{
    monitor::MemberView view;
    view.member = member;
    view.reachable = reachable;
    view.lastAnswerMs = noonMs - 1000;
    view.latencyMs = 14;
    return view;
}

inline monitor::ClusterSnapshot snapshotOf(const QList<monitor::JobView> &jobs)
{
    monitor::ClusterSnapshot snapshot;
    snapshot.cluster = QStringLiteral("prod");
    snapshot.timeMs = noonMs;
    snapshot.version = QStringLiteral("2.3.8");
    snapshot.members = {memberView(QStringLiteral("alpha:5801"))};
    snapshot.members.first().isMaster = true;
    snapshot.jobs = jobs;
    return snapshot;
}

inline monitor::Finding findingOf(const QString &code, monitor::Severity severity, const QString &jobId = {},
                                  const QString &jobName = {})
{
    monitor::Finding finding;
    finding.code = code;
    finding.severity = severity;
    finding.cluster = QStringLiteral("prod");
    finding.jobId = jobId;
    finding.jobName = jobName;
    finding.member = QStringLiteral("alpha:5801");
    finding.sinceMs = noonMs - 45000;
    finding.updatedMs = noonMs;
    finding.reported = Message{"Test", "%1 reported FAILED.", {"alpha:5801"}};
    finding.observed = Message{"Test", "2400 rows were written, 600 were expected.", {}};
    finding.cause = Message{"Test", "The last checkpoint did not end in time.", {}};
    finding.advice = Message{"Test", "Check the target before running it again.", {}};
    finding.evidence = 7;
    return finding;
}

} // namespace sluice::test
