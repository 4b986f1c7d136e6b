// Each rule against a sequence of our own: opens, does not open below its threshold, closes.
#include "scene.h"

#include "models/monitor/errortext.h"
#include "tests/support/snapshotnow.h"

#include <QTest>

using namespace sluice;
using engine::JobState;

namespace {

const char *const expired =
    "org.apache.seatunnel.engine.server.checkpoint.CheckpointException: Checkpoint expired";
const char *const badNumber = "java.lang.NumberFormatException: For input string: \"x\"";

engine::JobInfo live(qint64 read, qint64 written, const char *interval = nullptr)
{
    return Scene::job("1", JobState::Running, read, written, 0, Scene::env("BATCH", interval));
}

void hold(Scene &scene, const engine::JobInfo &job, int sweeps)
{
    for (int i = 0; i < sweeps; ++i)
        scene.sweep({job});
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthyBatchIsSilent()
    {
        Scene scene;
        scene.sweep({}).submit("1", "orders", 600);
        scene.sweep({live(0, 0)}).sweep({live(300, 280)});
        hold(scene, live(600, 600), 13);
        scene.overview(0, 0, 1, 0, 1)
            .running({})
            .ended("FINISHED", {Scene::job("1", JobState::Finished, 600, 600)});
        scene.done();
        for (int i = 0; i < 3; ++i)
            scene.overview(0, 0, 1, 0, 1).running({}).done();
        QCOMPARE(scene.opened(), QStringList());
    }

    void batchWithCheckpointOpensAtOnceAndCloses()
    {
        Scene scene;
        scene.sweep({live(0, 0, "1000")});
        QCOMPARE(scene.opened(), QStringList{QStringLiteral("batch-with-checkpoint")});
        QCOMPARE(scene.finding("batch-with-checkpoint")->severity, monitor::Severity::Info);
        scene.sweep({}).sweep({}).sweep({});
        QCOMPARE(scene.closed(), QStringList{QStringLiteral("batch-with-checkpoint")});
    }

    // What is said of a job's config does not depend on when the watching began, but for a moment.
    void hintsDoNotDependOnWhenTheWatchingBegan_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<bool>("interval");
        QTest::addColumn<QString>("hint");
        QTest::newRow("batch") << QByteArray("BATCH") << true << "batch-with-checkpoint";
        QTest::newRow("streaming") << QByteArray("STREAMING") << false << "streaming-without-checkpoint";
    }

    void hintsDoNotDependOnWhenTheWatchingBegan()
    {
        QFETCH(QByteArray, mode);
        QFETCH(bool, interval);
        QFETCH(QString, hint);
        for (const int ageSeconds : {0, 20, 100, 4000, 90'100}) {
            Scene scene;
            engine::JobInfo job = Scene::job("1", JobState::Running, 1800, 1800, -ageSeconds,
                                             Scene::env(mode.constData(), interval ? "1000" : nullptr));
            scene.sweep({job}).sweep({job});
            QCOMPARE(scene.isOpen(hint.toLatin1().constData()), ageSeconds == 0);
            for (int i = 0; i < 30; ++i)
                scene.sweep({job});
            QVERIFY2(scene.isOpen(hint.toLatin1().constData()), qPrintable(QString::number(ageSeconds)));
            QCOMPARE(scene.opened().count(hint), 1);
        }
    }

    void readingBeyondTheExpectationIsARestart()
    {
        Scene scene;
        scene.submit("1", "orders", 600);
        hold(scene, live(600, 600), 5);
        QCOMPARE(scene.opened(), QStringList());
        hold(scene, live(1200, 1200), 2);
        QVERIFY(scene.isOpen("running-but-restarting"));
        QVERIFY(scene.isOpen("duplicate-writes"));
        hold(scene, live(1800, 1800), 2);
        QCOMPARE(scene.opened().count(QStringLiteral("duplicate-writes")), 1);
        QVERIFY(scene.updated().contains(QStringLiteral("running-but-restarting")));
        scene.sweep({}, {Scene::failed("1", 1800, 1800, expired)})
            .sweep({}, {Scene::failed("1", 1800, 1800, expired)});
        QVERIFY(scene.isOpen("failed-but-data-complete"));
        QVERIFY(scene.isOpen("duplicate-writes"));
        QVERIFY(!scene.isOpen("running-but-restarting"));
        const QString said =
            QString::fromStdString(scene.finding("failed-but-data-complete")->observed.english());
        QVERIFY2(said.contains(QLatin1String("1800")) && said.contains(QLatin1String("600")),
                 qPrintable(said));
        QVERIFY(!said.contains(QLatin1String("succeeded")));
    }

    void thePersonsNumberCounts()
    {
        Scene scene;
        scene.detector().setExpectedRows(QStringLiteral("orders"), 500);
        scene.sweep({live(500, 500)}).sweep({live(600, 600)}).sweep({live(600, 600)});
        QVERIFY(scene.isOpen("duplicate-writes"));
    }

    void earlierRunsAloneProveNoDuplicates()
    {
        // Yesterday's 600 rows say nothing against today's 1200.
        Scene scene;
        scene.overview(0).ended("FINISHED", {Scene::job("7", JobState::Finished, 600, 600, -5000)}).done();
        hold(scene, live(600, 600), 5);
        hold(scene, live(1200, 1200), 5);
        QCOMPARE(scene.opened(), QStringList());
    }

    void burstsAreNoRestarts()
    {
        Scene scene;
        for (qint64 rows = 100; rows <= 800; rows += 100)
            hold(scene, live(rows, rows), 5);
        QCOMPARE(scene.opened(), QStringList());
    }

    void fallingCountersAreARestart()
    {
        Scene scene;
        scene.sweep({live(800, 800)}).sweep({live(1800, 1800)}).sweep({live(500, 500)});
        QVERIFY(!scene.isOpen("running-but-restarting"));
        scene.sweep({live(500, 500)});
        QVERIFY(scene.isOpen("running-but-restarting"));
        QVERIFY(scene.isOpen("duplicate-writes"));
    }

    void oneGlitchIsNoRestart()
    {
        Scene scene;
        scene.sweep({live(1800, 1800)})
            .sweep({live(0, 0)})
            .sweep({live(1900, 1900)})
            .sweep({live(2000, 2000)});
        QCOMPARE(scene.opened(), QStringList());
    }

    void aRestartThatReadNothingDuplicatesNothing()
    {
        Scene scene;
        scene.sweep({live(9, 0)}).sweep({live(3, 0)}).sweep({live(3, 0)});
        QVERIFY(scene.isOpen("running-but-restarting"));
        QVERIFY(!scene.isOpen("duplicate-writes"));
    }

    void failedButDataComplete_data()
    {
        QTest::addColumn<qint64>("expected");
        QTest::addColumn<qint64>("read");
        QTest::addColumn<qint64>("written");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("flatSweeps");
        QTest::addColumn<bool>("opens");
        QTest::newRow("all rows, checkpoint")
            << qint64(600) << qint64(600) << qint64(600) << QByteArray(expired) << 3 << true;
        QTest::newRow("no expectation, settled")
            << qint64(0) << qint64(600) << qint64(600) << QByteArray(expired) << 3 << true;
        QTest::newRow("no expectation, midway")
            << qint64(0) << qint64(777) << qint64(777) << QByteArray(expired) << 0 << false;
        QTest::newRow("half of the rows")
            << qint64(600) << qint64(300) << qint64(300) << QByteArray(expired) << 3 << false;
        QTest::newRow("sink behind") << qint64(600) << qint64(600) << qint64(598) << QByteArray(expired) << 3
                                     << false;
        QTest::newRow("data error that adds up")
            << qint64(600) << qint64(600) << qint64(600) << QByteArray(badNumber) << 3 << false;
        QTest::newRow("divide by zero")
            << qint64(600) << qint64(600) << qint64(600)
            << QByteArray("java.lang.ArithmeticException: / by zero") << 3 << false;
        QTest::newRow("unknown error, no expectation")
            << qint64(0) << qint64(600) << qint64(600)
            << QByteArray("java.lang.IllegalStateException: closed") << 3 << false;
        QTest::newRow("nothing read")
            << qint64(600) << qint64(0) << qint64(0) << QByteArray(expired) << 3 << false;
    }

    void failedButDataComplete()
    {
        QFETCH(qint64, expected);
        QFETCH(qint64, read);
        QFETCH(qint64, written);
        QFETCH(QByteArray, message);
        QFETCH(int, flatSweeps);
        QFETCH(bool, opens);
        Scene scene;
        scene.submit("1", "orders", expected > 0 ? std::optional(expected) : std::nullopt);
        scene.sweep({live(read / 2, written / 2)});
        hold(scene, live(read, written), flatSweeps);
        const engine::JobInfo over = Scene::failed("1", read, written, message.constData());
        scene.sweep({}, {over}).sweep({}, {over}).sweep({}, {over});
        QCOMPARE(scene.isOpen("failed-but-data-complete"), opens);
    }

    void whatFailedBeforeWeLookedIsNotJudged()
    {
        Scene scene;
        const engine::JobInfo over = Scene::failed("1", 600, 600, expired);
        scene.sweep({}, {over}).sweep({}, {over}).sweep({}, {over});
        QCOMPARE(scene.opened(), QStringList());
    }

    void runningWithoutTasks()
    {
        Scene scene;
        const auto poll = [&](const QStringList &tasks) {
            scene.overview(1).running({live(100, 100)}).threads(tasks).done();
        };
        const QString id = QStringLiteral("1");
        for (int i = 0; i < 5; ++i)
            poll({id});
        poll({});
        QVERIFY(!scene.isOpen("running-without-tasks"));
        poll({});
        QVERIFY(scene.isOpen("running-without-tasks"));
        poll({id});
        poll({id});
        QVERIFY(!scene.isOpen("running-without-tasks"));
        QVERIFY(scene.isOpen("running-but-restarting"));
    }

    void threadsElsewhereCountAsUnknown()
    {
        // Two workers and only one of them is asked.
        Scene scene;
        for (int i = 0; i < 8; ++i)
            scene.overview(1, 0, 2)
                .running({live(100 + i, 100)})
                .threads({i < 4 ? QStringList{QStringLiteral("1")} : QStringList()})
                .done();
        QVERIFY(!scene.isOpen("running-without-tasks"));
    }

    void checkpointCoordinatorGone()
    {
        Scene scene;
        const QStringList id{QStringLiteral("1")};
        const engine::JobInfo stream =
            Scene::job("1", JobState::Running, 10, 10, 0, Scene::env("STREAMING", "2000"));
        scene.overview(1).running({stream}).threads(id, id).done();
        scene.overview(1).running({stream}).threads(id).done();
        QVERIFY(!scene.isOpen("checkpoint-coordinator-gone"));
        scene.overview(1).running({stream}).threads(id).done();
        QVERIFY(scene.isOpen("checkpoint-coordinator-gone"));
        QCOMPARE(scene.finding("checkpoint-coordinator-gone")->severity, monitor::Severity::Critical);
    }

    void endedButItsThreadsLive()
    {
        Scene scene;
        const QStringList id{QStringLiteral("1")};
        scene.overview(1).running({live(100, 100)}).ended("FAILED", {}).threads(id).done();
        const engine::JobInfo over = Scene::failed("1", 100, 100, "TaskGroupDeployException: already exists");
        scene.overview(0, 1).running({}).ended("FAILED", {over}).threads(id).done();
        QVERIFY(!scene.isOpen("ended-but-still-running"));
        scene.overview(0, 1).running({}).ended("FAILED", {over}).threads(id).done();
        QVERIFY(scene.isOpen("ended-but-still-running"));
        const auto executes = [&scene] {
            return test::snapshotNow(scene.detector(), {QStringLiteral("alpha:5801")}, scene.nowMs())
                .jobs.first()
                .executes;
        };
        QVERIFY2(executes(), "it can be stopped");
        for (int i = 0; i < 3; ++i)
            scene.overview(0, 1).running({}).ended("FAILED", {over}).threads({}).done();
        QVERIFY(!executes());
        // What it wrote after its end is there, and to be looked at.
        QVERIFY(scene.isOpen("ended-but-still-running"));
        QVERIFY(scene.finding("ended-but-still-running")->goneMs != 0);
    }

    void membersDisagree()
    {
        Scene scene;
        const engine::JobInfo over = Scene::failed("1", 100, 100, "TaskGroupDeployException");
        for (int i = 0; i < 3; ++i) {
            scene.at("a:1").overview(1, 0, 2).running({live(100 + i, 100)}).ended("FAILED", {});
            scene.at("b:1").overview(0, 1, 2).running({}).ended("FAILED", {over}).done();
        }
        QVERIFY(scene.isOpen("members-disagree"));
        QVERIFY(scene.isOpen("ended-but-still-running"));
        for (int i = 0; i < 3; ++i) {
            scene.at("a:1").overview(0, 1, 2).running({}).ended("FAILED", {over});
            scene.at("b:1").overview(0, 1, 2).running({}).ended("FAILED", {over}).done();
        }
        QVERIFY(!scene.isOpen("members-disagree"));
    }

    // The address of another cluster among those of this one is no split.
    void aMemberOfAnotherClusterIsNoSplit()
    {
        Scene scene;
        for (int i = 0; i < 2; ++i) {
            scene.at("a:1").overview(0, 0, 2).running({}).whoIs("u-a", {"u-a", "u-c"}).masters({"a", "c"});
            scene.at("b:1").overview(0, 0, 1).running({}).whoIs("u-b", {"u-b"}).masters({"b"}).done();
        }
        QVERIFY(scene.isOpen("members-disagree"));
        const std::string cause = scene.finding("members-disagree")->cause.english();
        QVERIFY2(cause.find("cluster-name") != std::string::npos, cause.c_str());
        QVERIFY2(cause.find("split brain") == std::string::npos, cause.c_str());
    }

    void aSplitIsNoOtherCluster()
    {
        Scene scene;
        for (int i = 0; i < 2; ++i) {
            scene.at("a:1").overview(0, 0, 2).running({}).whoIs("u-a", {"u-a", "u-b"}).masters({"a", "b"});
            scene.at("b:1")
                .overview(0, 0, 2)
                .running({})
                .whoIs("u-b", {"u-a", "u-b"})
                .masters({"a", "b"})
                .done();
        }
        QVERIFY(!scene.isOpen("members-disagree"));
        for (int i = 0; i < 2; ++i) {
            scene.at("a:1").overview(0, 0, 1).running({}).whoIs("u-a", {"u-a"}).masters({"a"});
            scene.at("b:1").overview(0, 0, 1).running({}).whoIs("u-b", {"u-b"}).masters({"b"}).done();
        }
        QVERIFY(scene.isOpen("members-disagree"));
        const std::string cause = scene.finding("members-disagree")->cause.english();
        QVERIFY2(cause.find("split brain") != std::string::npos, cause.c_str());
    }

    void whyAMemberIsSilent()
    {
        using engine::Silence;
        const auto cause = [](Silence silence, int status, ErrorCode code) {
            Scene scene;
            scene.sweep({live(10, 10)});
            for (int i = 0; i < 2; ++i)
                scene.fail(engine::Endpoint::Overview, {code, verbatim("x"), {}}, silence, status).done();
            const auto finding = scene.finding(status == 0 ? "unreachable" : "answers-with-errors");
            return finding ? QString::fromStdString(finding->cause.english()) : QString();
        };
        const QStringList causes{
            cause(Silence::NoAnswer, 0, ErrorCode::Timeout),
            cause(Silence::NoConnection, 0, ErrorCode::Timeout),
            cause(Silence::HalfAnswer, 0, ErrorCode::Timeout),
            cause(Silence::None, 503, ErrorCode::Http),
            cause(Silence::None, 0, ErrorCode::Refused),
        };
        QCOMPARE(QSet<QString>(causes.begin(), causes.end()).size(), causes.size());
        QVERIFY2(causes.at(0).contains(QLatin1String("too full")), qPrintable(causes.at(0)));
        QVERIFY2(causes.at(1).contains(QLatin1String("the host is down")), qPrintable(causes.at(1)));
        QVERIFY2(causes.at(3).contains(QLatin1String("too full")), qPrintable(causes.at(3)));
    }

    void aRestartUnderTheSameIdIsNoZombie()
    {
        Scene scene;
        const engine::JobInfo first = Scene::job("1", JobState::SavepointDone, 290, 290, 0);
        const engine::JobInfo second =
            Scene::job("1", JobState::Running, 300, 300, 100, Scene::env("STREAMING", "2000"));
        for (int i = 0; i < 3; ++i)
            scene.overview(1).running({second}).ended("SAVEPOINT_DONE", {first}).done();
        QCOMPARE(scene.opened(), QStringList{QStringLiteral("restarted-same-id")});
    }

    void zombieEntry()
    {
        Scene scene;
        const engine::JobInfo over = Scene::job("1", JobState::Finished, 600, 600);
        scene.overview(1).running({over}).ended("FINISHED", {over}).done();
        QVERIFY(!scene.isOpen("zombie-entry"));
        scene.overview(1).running({over}).ended("FINISHED", {over}).done();
        QVERIFY(scene.isOpen("zombie-entry"));
    }

    void submitIgnored()
    {
        Scene scene;
        scene.sweep({live(10, 10)}).submit("1", "customers", 600).sweep({live(20, 20)});
        QVERIFY(!scene.isOpen("submit-ignored"));
        scene.sweep({live(30, 30)});
        QVERIFY(scene.isOpen("submit-ignored"));
    }

    void submitOfTheSameNameIsIgnoredWhenTheOldRunGoesOn()
    {
        Scene scene;
        hold(scene, live(10, 10), 8);
        scene.submit("1", "orders");
        hold(scene, live(20, 20), 2);
        QVERIFY(scene.isOpen("submit-ignored"));
    }

    void aSubmitAnsweredLateIsNotIgnored()
    {
        Scene scene;
        scene.sweep({})
            .sweep({live(0, 0)})
            .submit("1", "orders", 600)
            .sweep({live(600, 600)})
            .sweep({live(600, 600)});
        QCOMPARE(scene.opened(), QStringList());
        scene.sweep({live(601, 601)});
        QVERIFY(scene.isOpen("duplicate-writes")); // its rows are known all the same
    }

    void stopWithoutEffect()
    {
        Scene scene;
        scene.sweep({live(10, 10)})
            .stop("1")
            .sweep({live(20, 20)})
            .sweep({live(30, 30)})
            .sweep({live(40, 40)});
        QVERIFY(!scene.isOpen("stop-without-effect"));
        scene.sweep({live(50, 50)});
        QVERIFY(scene.isOpen("stop-without-effect"));
    }

    void unreachableAfterTwoFailedSweeps()
    {
        Scene scene;
        scene.sweep({live(10, 10)});
        scene.refuse(engine::Endpoint::Overview).refuse(engine::Endpoint::RunningJobs).done();
        QVERIFY(!scene.isOpen("unreachable"));
        scene.refuse(engine::Endpoint::Overview).done();
        QVERIFY(scene.isOpen("unreachable"));
        scene.sweep({live(20, 20)}); // an answer is proof
        QVERIFY(!scene.isOpen("unreachable"));
    }

    // One that answers with errors does answer, and is not called silent.
    void answersWithErrorsIsNoSilence()
    {
        const Error refused{ErrorCode::Http, verbatim("HTTP 500"), {}};
        Scene scene;
        scene.sweep({live(10, 10)});
        for (int i = 0; i < 2; ++i)
            scene.fail(engine::Endpoint::Overview, refused, engine::Silence::None, 500).done();
        QVERIFY(scene.isOpen("answers-with-errors"));
        QVERIFY(!scene.isOpen("unreachable"));
        const std::string said = scene.finding("answers-with-errors")->reported.english();
        QVERIFY2(said.find("did not answer") == std::string::npos, said.c_str());
        scene.sweep({live(20, 20)});
        QVERIFY(!scene.isOpen("answers-with-errors"));
        // Half of it silence is silence.
        scene.refuse(engine::Endpoint::Overview).done();
        scene.fail(engine::Endpoint::Overview, refused, engine::Silence::None, 500).done();
        QVERIFY(scene.isOpen("unreachable"));
        QVERIFY(!scene.isOpen("answers-with-errors"));
    }

    void silenceClosesNothingAboutJobs()
    {
        Scene scene;
        scene.submit("1", "orders", 600);
        hold(scene, live(1200, 1200), 2);
        QVERIFY(scene.isOpen("duplicate-writes"));
        for (int i = 0; i < 5; ++i)
            scene.refuse(engine::Endpoint::Overview).done();
        QVERIFY(scene.isOpen("duplicate-writes"));
    }

    void workerLost()
    {
        Scene scene;
        const auto poll = [&](int workers) {
            scene.overview(0, 0, workers, 0).running({}).done();
        };
        poll(2);
        poll(1);
        QVERIFY(!scene.isOpen("worker-lost"));
        poll(1);
        QVERIFY(scene.isOpen("worker-lost"));
        poll(2);
        poll(2);
        QVERIFY(!scene.isOpen("worker-lost"));
    }

    void vanishedAndHistoryLost()
    {
        Scene scene;
        engine::JobInfo unknown;
        unknown.id = QStringLiteral("1");
        unknown.known = false;
        scene.overview(1, 0, 1, 2, 3).running({live(10, 10)}).done();
        scene.overview(0, 0, 1, 0).running({}).info(unknown).done();
        QCOMPARE(scene.opened(), QStringList());
        scene.overview(0, 0, 1, 0).running({}).info(unknown).done();
        QVERIFY(scene.isOpen("vanished"));
        QVERIFY(scene.isOpen("history-lost"));
    }

    void stalledRunning()
    {
        Scene scene;
        for (int i = 0; i < 6; ++i)
            scene.sweep({live(600, 400)}, {}, 10000);
        QVERIFY(!scene.isOpen("stalled-running"));
        for (int i = 0; i < 2; ++i)
            scene.sweep({live(600, 400)}, {}, 10000);
        QVERIFY(scene.isOpen("stalled-running"));
        QCOMPARE(scene.finding("stalled-running")->severity, monitor::Severity::Warning);
        scene.sweep({live(700, 500)}).sweep({live(700, 500)});
        QVERIFY(!scene.isOpen("stalled-running"));
    }

    void slotsWithoutJob()
    {
        Scene scene;
        for (int i = 0; i < 2; ++i)
            scene.overview(0, 0, 1, 7).running({}).done();
        QVERIFY(!scene.isOpen("slots-without-job"));
        scene.overview(0, 0, 1, 7).running({}).done();
        QVERIFY(scene.isOpen("slots-without-job"));
    }

    void duplicateLinesAreOneObservation()
    {
        Scene scene;
        const engine::JobInfo over = Scene::job("1", JobState::Finished, 600, 600);
        scene.overview(1).running({over}).ended("FINISHED", {over}).done(0);
        engine::Reply again;
        again.timeMs = Scene::startMs;
        again.endpoint = engine::Endpoint::Overview;
        again.payload = engine::Overview();
        scene.detector().consume(again);
        scene.detector().endSweep();
        scene.detector().consume(again);
        scene.detector().endSweep();
        QVERIFY(!scene.isOpen("zombie-entry"));
    }

    void failureClasses()
    {
        using monitor::FailureClass;
        QCOMPARE(monitor::failureClass(QLatin1String(expired)), FailureClass::Checkpoint);
        QCOMPARE(monitor::failureClass(QLatin1String(badNumber)), FailureClass::Data);
        QCOMPARE(monitor::failureClass(
                     QStringLiteral("CheckpointException: x\nCaused by: java.sql.BatchUpdateException")),
                 FailureClass::Data);
        QCOMPARE(monitor::failureClass(QStringLiteral("a.b.NoEnoughResourceException")),
                 FailureClass::Resource);
        QCOMPARE(monitor::failureClass(QString()), FailureClass::None);
    }

    // Its end is told again with every sweep; when it ended does not move, whoever tells of it.
    void whatEndedStaysWhereItEnded()
    {
        Scene scene(QStringLiteral("alpha:5801"));
        const auto row = [&scene] {
            return test::snapshotNow(scene.detector(), {QStringLiteral("alpha:5801")}, scene.nowMs())
                .jobs.constFirst();
        };
        const auto points = [&scene] {
            return scene.detector().history().runs().value(QStringLiteral("1")).constLast().series->points;
        };
        scene.overview(1).running({Scene::job("1", JobState::Running, 100, 100)}).wait(2000);
        scene.overview(1).running({Scene::job("1", JobState::Running, 600, 600)}).wait(2000);
        scene.overview(0, 1).running({}).ended("FAILED", {Scene::failed("1", 600, 600, "x")});
        const qint64 endMs = row().seenMs;
        QVERIFY(scene.nowMs() - endMs < 1000);
        QCOMPARE(points().constLast().timeMs, endMs);
        for (int sweep = 0; sweep < 5; ++sweep) {
            for (const char *member : {"beta:5801", "alpha:5801"})
                scene.at(member).wait(20000).overview(0, 1).running({}).ended(
                    "FAILED", {Scene::failed("1", 600, 600, "x")});
            scene.info(Scene::failed("1", 600, 600, "x"));
        }
        QCOMPARE(row().seenMs, endMs);
        QCOMPARE(row().member, QStringLiteral("alpha:5801"));
        QCOMPARE(points().constLast().timeMs, endMs);
        // One that writes on has not ended there.
        scene.wait(20000).overview(0, 1).running({}).ended("FAILED", {Scene::failed("1", 900, 900, "x")});
        QVERIFY(row().seenMs > endMs + 100000);
        QCOMPARE(points().constLast().timeMs, row().seenMs);
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
