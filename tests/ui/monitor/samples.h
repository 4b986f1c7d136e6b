#pragma once

#include "tests/support/snapshots.h"

#include <QPoint>

namespace sluice::test {

inline const QString failingId = QStringLiteral("1176388734405509761");

/// Counters of a batch job that is restored three times: 600, 1200, 1800, 2400, each after a plateau.
inline QList<monitor::CounterPoint> restartedCounters()
{
    QList<monitor::CounterPoint> points;
    for (int second = 0; second < 64; ++second) {
        const qint64 done = second / 16;
        const qint64 rows = qMin<qint64>(600, (second % 16) * 300);
        points.append({noonMs - 64000 + second * 1000, done * 600 + rows, done * 600 + rows});
    }
    return points;
}

inline QString checkpointError()
{
    return QStringLiteral(
        "org.apache.seatunnel.engine.server.checkpoint.CheckpointException: Checkpoint expired before "
        "completing. "
        "Please increase checkpoint timeout in the seatunnel.yaml or jobConfig env.\n"
        "\tat "
        "org.apache.seatunnel.engine.server.checkpoint.CheckpointCoordinator.handle(CheckpointCoordinator."
        "java:281)\n"
        "\tat java.base/java.lang.Thread.run(Thread.java:840)\n"
        "Caused by: java.util.concurrent.TimeoutException: no acknowledgement from the sink\n"
        "\t... 2 more\n");
}

inline monitor::JobView failedJob()
{
    monitor::JobView job =
        jobView(failingId, QStringLiteral("orders_daily"), engine::JobState::Failed, 2400, 2400);
    job.info.errorMessage = checkpointError();
    job.info.envOptions = {{QStringLiteral("job.mode"), QStringLiteral("BATCH")},
                           {QStringLiteral("checkpoint.interval"), QStringLiteral("1000")},
                           {QStringLiteral("checkpoint.timeout"), QStringLiteral("300")}};
    job.info.counters.sourceRowsByTable = {{QStringLiteral("shop.orders"), 2400}};
    job.info.counters.sinkRowsByTable = {{QStringLiteral("shop.orders"), 2400}};
    job.info.dag.vertices = {{1, QStringLiteral("Source[0]-FakeSource"), engine::StageKind::Source, 1},
                             {2, QStringLiteral("Transform[0]-Sql"), engine::StageKind::Transform, 1},
                             {3, QStringLiteral("Sink[0]-Console"), engine::StageKind::Sink, 1}};
    job.info.dag.edges = {{1, 2}, {2, 3}};
    job.openFindings = 2;
    return job;
}

inline QList<monitor::JobView> someJobs()
{
    monitor::JobView users = jobView(QStringLiteral("1176388734405512313"), QStringLiteral("users_to_doris"),
                                     engine::JobState::Running, 1284993, 1284120);
    users.mode = engine::JobMode::Streaming;
    users.sinkRowsPerSecond = 412.0;
    users.durationMs = 3600000 * 5 + 60000 * 12;
    monitor::JobView waiting = jobView(QStringLiteral("1176388734405512399"), QStringLiteral("clicks_hourly"),
                                       engine::JobState::Scheduled, 0, 0);
    waiting.info.counters = {};
    waiting.durationMs = 2000;
    monitor::JobView savepoint = jobView(QStringLiteral("1176388734405512001"), QStringLiteral("stock_cdc"),
                                         engine::JobState::DoingSavepoint, 88112, 88100);
    savepoint.mode = engine::JobMode::Streaming;
    const monitor::JobView done =
        jobView(QStringLiteral("1176388734405510001"), QStringLiteral("customers_nightly"),
                engine::JobState::Finished, 120000, 120000);
    const monitor::JobView stopped =
        jobView(QStringLiteral("1176388734405510077"), QStringLiteral("prices_backfill"),
                engine::JobState::Canceled, 5000, 4400);
    return {waiting, users, savepoint, failedJob(), done, stopped};
}

inline QList<monitor::Finding> someFindings()
{
    monitor::Finding complete =
        findingOf(QStringLiteral("failed-but-data-complete"), monitor::Severity::Critical, failingId,
                  QStringLiteral("orders_daily"));
    complete.rowsPerRun = 600;
    monitor::Finding restarting =
        findingOf(QStringLiteral("running-but-restarting"), monitor::Severity::Warning, failingId,
                  QStringLiteral("orders_daily"));
    restarting.untilMs = noonMs - 2000;
    monitor::Finding checkpoint = findingOf(QStringLiteral("batch-with-checkpoint"), monitor::Severity::Info,
                                            failingId, QStringLiteral("orders_daily"));
    monitor::Finding member = findingOf(QStringLiteral("unreachable"), monitor::Severity::Warning);
    member.evidence = -1;
    return {complete, restarting, checkpoint, member};
}

} // namespace sluice::test
