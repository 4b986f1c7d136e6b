// What a member is asked, and when, by a clock that stands still.
#include "models/monitor/pollplan.h"

#include <QTest>

using namespace sluice;
using engine::Endpoint;
using monitor::PollPlan;
using monitor::PollRequest;

namespace {

engine::Reply answer(const PollRequest &request, qint64 latencyMs = 5)
{
    engine::Reply reply;
    reply.endpoint = request.endpoint;
    reply.argument = request.argument;
    reply.status = 200;
    reply.latencyMs = latencyMs;
    switch (request.endpoint) {
    case Endpoint::Overview:
        reply.payload = engine::Overview();
        break;
    case Endpoint::RunningJobs:
    case Endpoint::FinishedJobs:
        reply.payload = QList<engine::JobInfo>();
        break;
    case Endpoint::JobInfo: {
        engine::JobInfo info;
        info.id = request.argument;
        info.known = false;
        reply.payload = info;
        break;
    }
    default:
        break;
    }
    return reply;
}

QString nameOf(const PollRequest &request)
{
    switch (request.endpoint) {
    case Endpoint::Overview:
        return QStringLiteral("overview");
    case Endpoint::RunningJobs:
        return QStringLiteral("running");
    case Endpoint::FinishedJobs:
        return request.argument;
    case Endpoint::JobInfo:
        return QStringLiteral("info ") + request.argument;
    case Endpoint::RunningThreads:
        return QStringLiteral("threads");
    case Endpoint::SystemMonitoring:
        return QStringLiteral("system");
    case Endpoint::ClusterInfo:
        return QStringLiteral("cluster");
    default:
        return QStringLiteral("?");
    }
}

struct World
{
    PollPlan plan{engine::ApiFlavour::V1, 1};
    engine::Overview overview;
    QList<engine::JobInfo> running;
    qint64 runningLatencyMs = 5;
    qint64 operations = 0;
    qint64 nowMs = 1'000'000;

    /// Answers everything that is due now; returns what was asked.
    QStringList sweep()
    {
        QStringList asked;
        while (const auto request = plan.take(nowMs)) {
            asked << nameOf(*request);
            engine::Reply reply =
                answer(*request, request->endpoint == Endpoint::RunningJobs ? runningLatencyMs : 5);
            if (request->endpoint == Endpoint::Overview)
                reply.payload = overview;
            if (request->endpoint == Endpoint::RunningJobs)
                reply.payload = running;
            if (request->endpoint == Endpoint::SystemMonitoring) {
                engine::MemberStatus status;
                status.values.insert(QStringLiteral("operations.completed.count"),
                                     QString::number(operations));
                reply.payload = QList<engine::MemberStatus>{status};
            }
            plan.answered(reply, nowMs);
        }
        return asked;
    }
    void refuse()
    {
        QVERIFY(plan.take(nowMs));
        engine::Reply reply;
        reply.endpoint = Endpoint::Overview;
        reply.error = Error{ErrorCode::Refused, verbatim("refused")};
        plan.answered(reply, nowMs);
    }
};

engine::JobInfo job(const char *id)
{
    engine::JobInfo info;
    info.id = QLatin1String(id);
    info.state = engine::JobState::Running;
    return info;
}

} // namespace

class TestPollPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSweepAsksForEverything()
    {
        World world;
        QCOMPARE(world.sweep().join(QLatin1Char(' ')),
                 QStringLiteral(
                     "overview running FINISHED FAILED CANCELED SAVEPOINT_DONE threads system cluster"));
        QCOMPARE(world.plan.sweeps(), 1);
    }

    void oneRequestAtATime()
    {
        World world;
        QVERIFY(world.plan.take(world.nowMs));
        QVERIFY(!world.plan.take(world.nowMs + 60000));
        QVERIFY(!world.plan.dueMs());
    }

    void heartbeatsAreCheap()
    {
        World world;
        world.sweep();
        world.nowMs += 1999;
        QCOMPARE(world.sweep(), QStringList());
        world.nowMs += 1;
        QCOMPARE(world.sweep(), (QStringList{QStringLiteral("overview"), QStringLiteral("running")}));
    }

    void runningJobsTakeATenthOfTheTime()
    {
        World world;
        world.runningLatencyMs = 980; // 50 jobs on the real engine
        world.sweep();
        int asked = 0;
        for (int i = 0; i < 10; ++i) {
            world.nowMs += 2000;
            asked += static_cast<int>(world.sweep().count(QStringLiteral("running")));
        }
        QCOMPARE(asked, 2);
    }

    void listsOnlyWhenTheirCountChanged()
    {
        World world;
        world.sweep();
        world.nowMs += 2000;
        world.overview.failed = 1;
        QVERIFY(world.sweep().contains(QStringLiteral("FAILED")));
        world.nowMs += 2000;
        const QStringList next = world.sweep();
        QVERIFY(!next.contains(QStringLiteral("FAILED")) && !next.contains(QStringLiteral("FINISHED")));
    }

    void aJobThatLeavesIsAskedFor()
    {
        World world;
        world.running = {job("7")};
        world.sweep();
        world.nowMs += 2000;
        world.running.clear();
        const QStringList asked = world.sweep();
        QVERIFY(asked.contains(QStringLiteral("info 7")));
        QVERIFY(asked.contains(QStringLiteral("SAVEPOINT_DONE")));
        world.nowMs += 2000;
        QVERIFY(world.sweep().contains(QStringLiteral("info 7"))); // still unknown: a second look
        for (int i = 0; i < 4; ++i) {
            world.nowMs += 2000;
            world.sweep();
        }
        world.nowMs += 2000;
        QVERIFY(!world.sweep().contains(QStringLiteral("info 7")));
    }

    void detailsOfWhatIsOnScreen()
    {
        World world;
        world.plan.setDetailJobs({QStringLiteral("9")});
        world.sweep();
        world.nowMs += 2000;
        QVERIFY(world.sweep().contains(QStringLiteral("info 9")));
    }

    void threadsMoreOftenUnderSuspicion_data()
    {
        QTest::addColumn<bool>("suspicious");
        QTest::addColumn<int>("asked");
        QTest::newRow("calm") << false << 6; // every third heartbeat: 5 s are over at 6 s
        QTest::newRow("suspicious") << true << 20;
    }

    void threadsMoreOftenUnderSuspicion()
    {
        QFETCH(bool, suspicious);
        QFETCH(int, asked);
        World world;
        world.plan.setSuspicious(suspicious);
        world.sweep();
        int threads = 0;
        for (int i = 0; i < 20; ++i) {
            world.nowMs += 2000;
            threads += static_cast<int>(world.sweep().count(QStringLiteral("threads")));
        }
        QCOMPARE(threads, asked);
    }

    void aSecondLookComesSoon()
    {
        World world;
        world.sweep();
        world.plan.setUrgent(true);
        world.nowMs += 1000;
        QVERIFY(world.sweep().contains(QStringLiteral("threads")));
    }

    void backsOffAndComesBack()
    {
        World world;
        world.sweep();
        world.nowMs += 2000;
        world.refuse();
        const qint64 first = *world.plan.dueMs() - world.nowMs;
        QVERIFY(first >= 1800 && first <= 2200); // the second failure must come soon: two open unreachable
        for (int i = 0; i < 10; ++i) {
            world.nowMs = *world.plan.dueMs();
            world.refuse();
            const qint64 delay = *world.plan.dueMs() - world.nowMs;
            QVERIFY(delay >= 1800 && delay <= PollPlan::maxBackOffMs);
        }
        QVERIFY(*world.plan.dueMs() - world.nowMs > 20000);
        world.nowMs = *world.plan.dueMs();
        QVERIFY(world.sweep().contains(QStringLiteral("overview")));
        QCOMPARE(*world.plan.dueMs(), world.nowMs + 2000);
    }

    // After an outage another process may answer, with as many jobs: who it is is asked at once, and lists
    // are read again when it is another.
    void looksAgainAtWhatMayBeAnotherProcess()
    {
        World world;
        world.operations = 5000;
        world.sweep();
        world.nowMs += 2000;
        world.refuse();
        world.nowMs = *world.plan.dueMs();
        world.operations = 5100;
        QCOMPARE(world.sweep().join(QLatin1Char(' ')),
                 QStringLiteral("overview running threads system cluster"));
        world.nowMs += 2000;
        world.refuse();
        world.nowMs = *world.plan.dueMs();
        world.operations = 40;
        const QStringList asked = world.sweep();
        QVERIFY(asked.indexOf(QStringLiteral("FINISHED")) > asked.indexOf(QStringLiteral("system")));
        QVERIFY(asked.contains(QStringLiteral("CANCELED")));
        QCOMPARE(asked.count(QStringLiteral("running")), 2);
    }

    void refreshAsksAtOnce()
    {
        World world;
        world.sweep();
        world.plan.refresh();
        QVERIFY(world.sweep().contains(QStringLiteral("FAILED")));
    }
};

QTEST_GUILESS_MAIN(TestPollPlan)
#include "test_pollplan.moc"
