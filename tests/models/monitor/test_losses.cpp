// When an engine forgot its jobs, and when it only looks so.
#include "scene.h"

#include <QTest>

using namespace sluice;
using engine::JobState;

namespace {

engine::JobInfo endedAt(const char *id, int seconds)
{
    engine::JobInfo info = Scene::job(id, JobState::Finished, 5, 5, seconds - 2);
    info.finishTime = Scene::engineTime(seconds);
    // As the engine sends it: digits without a zone, labelled UTC by the decoder.
    info.createTime.setTimeSpec(Qt::UTC);
    info.finishTime.setTimeSpec(Qt::UTC);
    return info;
}

/// A sweep of an engine that only has ended jobs; asks for the list as the plan does when `listed`.
void sweep(Scene &scene, const QList<engine::JobInfo> &finished, bool listed = true, qint64 ms = 2000)
{
    scene.overview(0, 0, 1, 0, static_cast<int>(finished.size())).running({});
    if (listed)
        scene.ended("FINISHED", finished);
    scene.done(ms);
}

void outage(Scene &scene, int sweeps = 2)
{
    for (int i = 0; i < sweeps; ++i)
        scene.refuse(engine::Endpoint::Overview).done(2000);
}

const QList<engine::JobInfo> three{endedAt("1", -500), endedAt("2", -300), endedAt("3", -100)};

} // namespace

class TestLosses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherJobsUnderAnotherCount()
    {
        Scene scene;
        sweep(scene, three);
        outage(scene);
        const QList<engine::JobInfo> two{endedAt("8", 1), endedAt("9", 3)};
        for (int i = 0; i < 3; ++i)
            sweep(scene, two, i == 0);
        QVERIFY(scene.isOpen("history-lost"));
        const QString said = QString::fromStdString(scene.finding("history-lost")->observed.english());
        QVERIFY2(said.contains(QLatin1String("3 ended jobs and now 2")), qPrintable(said));
        // New jobs end: that brings nothing back.
        for (int i = 0; i < 10; ++i)
            sweep(scene, {endedAt("8", 1), endedAt("9", 3), endedAt("10", 9), endedAt("11", 10)});
        QVERIFY(scene.isOpen("history-lost"));
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 1);
        scene.acknowledge("history-lost");
        sweep(scene, two);
        QVERIFY(!scene.isOpen("history-lost"));
    }

    // As many jobs as before: nobody reads the list, and only the process tells.
    void operationsFellUnderTheSameCount()
    {
        Scene scene;
        scene.operations(58515);
        sweep(scene, three);
        scene.operations(58900);
        sweep(scene, three, false);
        const QList<engine::JobInfo> others{endedAt("7", 1), endedAt("8", 2), endedAt("9", 3)};
        scene.overview(0, 0, 1, 0, 3).running({}).operations(2645).ended("FINISHED", others).done(2000);
        for (int i = 0; i < 2; ++i)
            sweep(scene, others, false);
        QVERIFY(scene.isOpen("history-lost"));
        const QString said = QString::fromStdString(scene.finding("history-lost")->observed.english());
        QVERIFY2(said.contains(QLatin1String("58900")) && said.contains(QLatin1String("2645")),
                 qPrintable(said));
        // That the counts are equal shows nothing.
        QVERIFY2(said.contains(QLatin1String("it lists none (3)")) &&
                     !said.contains(QLatin1String("counted")),
                 qPrintable(said));
    }

    void anotherUuid()
    {
        Scene scene;
        sweep(scene, three);
        scene.uuids({QStringLiteral("a")});
        sweep(scene, three, false);
        scene.uuids({QStringLiteral("b")});
        for (int i = 0; i < 3; ++i)
            sweep(scene, {}, false);
        QVERIFY(scene.isOpen("history-lost"));
    }

    // One restart shows in uuid, operations and counts, at different moments.
    void oneRestartIsOneFinding()
    {
        Scene scene;
        scene.operations(58515).uuids({QStringLiteral("a")});
        sweep(scene, three);
        outage(scene);
        for (int i = 0; i < 5; ++i) {
            if (i == 2)
                scene.operations(9000).uuids({QStringLiteral("b")});
            sweep(scene, {}, i == 0);
        }
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 1);
        // A second one is another.
        outage(scene);
        scene.operations(100);
        sweep(scene, {endedAt("8", 30)});
        outage(scene);
        scene.operations(50);
        for (int i = 0; i < 3; ++i)
            sweep(scene, {});
        QVERIFY(scene.opened().count(QStringLiteral("history-lost")) >= 2);
    }

    void aRunningJobThatIsForgottenIsALossToo()
    {
        Scene scene;
        const auto job = Scene::job("1", JobState::Running, 10, 10);
        // It began after the last word about the process.
        scene.overview(0).running({}).operations(5000).done(2000);
        scene.overview(1).running({job}).done(2000);
        outage(scene);
        for (int i = 0; i < 3; ++i)
            scene.overview(0, 0, 1, 0).running({}).operations(100 + i).done(2000);
        QVERIFY(scene.isOpen("history-lost"));
    }

    void anEngineThatHadNothingLosesNothing()
    {
        Scene scene;
        scene.operations(5000);
        sweep(scene, {});
        outage(scene);
        scene.operations(100);
        for (int i = 0; i < 4; ++i)
            sweep(scene, {});
        QVERIFY(!scene.isOpen("history-lost"));
    }

    // A map-store: another process, and the same jobs.
    void aHistoryThatWasKeptIsNotLost()
    {
        Scene scene;
        scene.operations(58515).uuids({QStringLiteral("a")});
        sweep(scene, three);
        outage(scene);
        scene.operations(100).uuids({QStringLiteral("b")});
        for (int i = 0; i < 4; ++i)
            sweep(scene, three);
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    // It reads its map-store late: proof that nothing was lost.
    void aHistoryThatComesBackIsProof()
    {
        Scene scene;
        scene.operations(58515);
        sweep(scene, three);
        outage(scene);
        scene.operations(100);
        for (int i = 0; i < 4; ++i)
            sweep(scene, {}, i == 0);
        QVERIFY(scene.isOpen("history-lost"));
        sweep(scene, three);
        QVERIFY(!scene.isOpen("history-lost"));
        QVERIFY(scene.closed().contains(QStringLiteral("history-lost")));
    }

    void oneMemberOfSeveralMayBeReplaced()
    {
        Scene scene;
        const QString a = QStringLiteral("alpha");
        const QString b = QStringLiteral("beta");
        scene.operations({{a, 5000}, {b, 9000}}).uuids({a, b});
        sweep(scene, three);
        scene.operations({{a, 100}, {b, 9100}}).uuids({QStringLiteral("new"), b});
        for (int i = 0; i < 3; ++i)
            sweep(scene, three, false);
        scene.operations({{a, 300}, {b, 50}}).uuids({QStringLiteral("new"), QStringLiteral("newer")});
        for (int i = 0; i < 3; ++i)
            sweep(scene, three, false);
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    // Entries live as long as each other (a day unless set): the oldest goes first, one by one.
    void entriesThatExpireAreNotLost_data()
    {
        QTest::addColumn<int>("lifeSeconds");
        QTest::newRow("a day") << 24 * 3600;
        QTest::newRow("an hour") << 3600;
        QTest::newRow("a minute") << 60;
    }
    void entriesThatExpireAreNotLost()
    {
        QFETCH(int, lifeSeconds);
        Scene scene;
        const QByteArray ids = "123456789";
        QList<engine::JobInfo> all;
        // They end at the same minutes of every round, so that one comes as another goes.
        for (int i = 0; i < 9; ++i)
            all.append(endedAt(ids.mid(i, 1).constData(), (i - 4) * lifeSeconds / 4));
        for (int second = 0; second < lifeSeconds; second += std::max(2, lifeSeconds / 200)) {
            QList<engine::JobInfo> listed;
            for (const engine::JobInfo &job : std::as_const(all)) {
                const qint64 age = (scene.nowMs() - job.finishTime.toMSecsSinceEpoch()) / 1000;
                if (age >= 0 && age < lifeSeconds)
                    listed.append(job);
            }
            sweep(scene, listed, true, std::max(2, lifeSeconds / 200) * 1000LL - 30);
        }
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    void anEntryThatExpiresDuringAnOutageIsNotLost()
    {
        Scene scene;
        const auto old = endedAt("1", -24 * 3600 + 3);
        const auto young = endedAt("2", -3600);
        sweep(scene, {old, young});
        outage(scene);
        for (int i = 0; i < 3; ++i)
            sweep(scene, {young}, i == 0);
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    // The network was away, and the process counted on.
    void aProcessThatLivedOnLostNothing()
    {
        Scene scene;
        const auto only = endedAt("1", -3600);
        scene.operations(5000);
        sweep(scene, {only});
        outage(scene);
        scene.overview(0, 0, 1, 0, 0).running({}).ended("FINISHED", {}).operations(5100).done(2000);
        for (int i = 0; i < 3; ++i)
            sweep(scene, {}, false);
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    // A job that was started again under its id leaves the list of its first end.
    void aRunThatBeganAgainIsNotMissing()
    {
        Scene scene;
        sweep(scene, three);
        const auto again = Scene::job("1", JobState::Running, 5, 5, 1);
        for (int i = 0; i < 3; ++i)
            scene.overview(1, 0, 1, 2, 2)
                .running({again})
                .ended("FINISHED", {endedAt("2", -300), endedAt("3", -100)})
                .done(2000);
        QCOMPARE(scene.opened().count(QStringLiteral("history-lost")), 0);
    }

    void aVanishedJobThatIsListedAgainBecomesAHint()
    {
        Scene scene;
        engine::JobInfo unknown;
        unknown.id = QStringLiteral("1");
        unknown.known = false;
        const auto job = Scene::job("1", JobState::Running, 10, 10);
        scene.overview(1).running({job}).done(2000);
        for (int i = 0; i < 3; ++i)
            scene.overview(0, 0, 1, 2).running({}).info(unknown).done(2000);
        QVERIFY(scene.isOpen("vanished"));
        QCOMPARE(scene.finding("vanished")->severity, monitor::Severity::Critical);
        scene.overview(1).running({job}).done(2000);
        QVERIFY(scene.isOpen("vanished"));
        QCOMPARE(scene.finding("vanished")->severity, monitor::Severity::Info);
        QVERIFY(!scene.closed().contains(QStringLiteral("vanished")));
    }
};

QTEST_GUILESS_MAIN(TestLosses)
#include "test_losses.moc"
