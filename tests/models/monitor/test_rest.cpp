#include "tests/models/monitor/scene.h"

#include "models/monitor/usualrows.h"

#include <QTest>

#include <algorithm>

using namespace sluice;
using engine::JobState;

/// Jobs that are over and judged take no more work; what is told of them later is found all the same.
class TestRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOverRests();
    void whatRunsDoesNotRest();
    void aRunAfterALongTimeIsARestart();
    void whatWasMissedIsFoundWhenTheListsAreRead();
    void whatWasMissedStaysFound();
    void threadsThatReturnAreARestart();
    void threadsOfOneThatRestsAreFound();
    void otherRunsMakeAFinding();
    void aFindingStandsAndIsClosedWithTheList();
    void aFindingOfASilentMemberGoes();
    void theSubmitThatWasIgnoredIsUndone();
    void theMiddleIsThatOfASortedList();
};

namespace {

Scene::JobInfo named(const char *id, JobState state, qint64 rows, const char *name)
{
    Scene::JobInfo info = Scene::job(id, state, rows, rows);
    info.name = QLatin1String(name);
    return info;
}

} // namespace

void TestRest::whatIsOverRests()
{
    Scene scene;
    scene.sweep({Scene::job("1", JobState::Running, 5, 5)});
    scene.sweep({});
    scene.ended("FINISHED", {Scene::job("1", JobState::Finished, 5, 5)}).sweep({});
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(scene.detector().history().newest(QStringLiteral("1")));
    // A word about it is a look at it.
    scene.ended("FINISHED", {Scene::job("1", JobState::Finished, 5, 5)});
    QCOMPARE(scene.detector().history().awake(), QSet<QString>{QStringLiteral("1")});
}

void TestRest::whatRunsDoesNotRest()
{
    Scene scene;
    for (int i = 0; i < 5; ++i)
        scene.sweep({Scene::job("1", JobState::Running, 5, 5)});
    QCOMPARE(scene.detector().history().awake(), QSet<QString>{QStringLiteral("1")});
}

void TestRest::aRunAfterALongTimeIsARestart()
{
    Scene scene;
    const auto over = Scene::job("1", JobState::SavepointDone, 5, 5);
    scene.sweep({Scene::job("1", JobState::Running, 5, 5)});
    scene.info(over).sweep({});
    for (int i = 0; i < 50; ++i)
        scene.sweep({}, {}, 60'000);
    QVERIFY(scene.detector().history().awake().isEmpty());
    for (int i = 0; i < 3; ++i)
        scene.sweep({Scene::job("1", JobState::Running, 1, 1, 3600)});
    QVERIFY(scene.isOpen("restarted-same-id"));
}

void TestRest::whatWasMissedIsFoundWhenTheListsAreRead()
{
    Scene scene;
    scene.overview(1).running({Scene::job("1", JobState::Running, 5, 5)}).done();
    for (int i = 0; i < 5; ++i)
        scene.overview(0).running({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(!scene.opened().contains(QStringLiteral("vanished")));
    for (int i = 0; i < 4; ++i)
        scene.overview(0).running({}).ended("", {}).done();
    QVERIFY(scene.isOpen("vanished"));
}

void TestRest::whatWasMissedStaysFound()
{
    Scene scene;
    scene.overview(1).running({Scene::job("1", JobState::Running, 5, 5)}).ended("", {}).done();
    for (int i = 0; i < 20; ++i)
        scene.overview(0).running({}).ended("", {}).done(60'000);
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(scene.isOpen("vanished"));
    QCOMPARE(scene.finding("vanished")->goneMs, 0);
    // Listed again, it is told as that.
    scene.overview(1).running({Scene::job("1", JobState::Running, 6, 6)}).ended("", {}).done();
    QCOMPARE(scene.finding("vanished")->severity, monitor::Severity::Info);
}

void TestRest::threadsThatReturnAreARestart()
{
    Scene scene;
    const auto job = Scene::job("1", JobState::Running, 5, 5);
    for (int i = 0; i < 5; ++i)
        scene.overview(1).running({job}).threads({QStringLiteral("1")}).done();
    // It is in no list, and its threads are gone, while nothing is asked of it.
    for (int i = 0; i < 100; ++i)
        scene.overview(0).running({}).threads({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    for (int i = 0; i < 3; ++i)
        scene.overview(1).running({job}).threads({QStringLiteral("1")}).done();
    QCOMPARE(scene.detector().history().newest(QStringLiteral("1"))->threadReturns.size(), 1);
    QVERIFY(scene.isOpen("running-but-restarting"));
}

void TestRest::threadsOfOneThatRestsAreFound()
{
    Scene scene;
    const auto over = Scene::job("1", JobState::Failed, 5, 5);
    scene.sweep({Scene::job("1", JobState::Running, 5, 5)});
    scene.sweep({}, {over});
    for (int i = 0; i < 3; ++i)
        scene.overview(0, 1).running({}).threads({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    for (int i = 0; i < 3; ++i)
        scene.overview(0, 1).running({}).threads({QStringLiteral("1")}).done();
    QVERIFY(scene.isOpen("ended-but-still-running"));
}

void TestRest::otherRunsMakeAFinding()
{
    Scene scene;
    Scene::JobInfo failed = named("1", JobState::Failed, 200, "sales");
    failed.errorMessage = QStringLiteral("CheckpointException: Checkpoint expired before completing.");
    scene.sweep({named("1", JobState::Running, 100, "sales")});
    scene.sweep({named("1", JobState::Running, 150, "sales")});
    scene.sweep({}, {failed});
    scene.overview(0, 1).running({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(!scene.isOpen("failed-but-data-complete"));
    // One that finished shows how many rows there are.
    scene.overview(0, 1, 1, 0, 1).running({});
    scene.ended("FINISHED", {named("2", JobState::Finished, 200, "sales")}).done();
    scene.overview(0, 1, 1, 0, 1).running({}).done();
    QVERIFY(scene.isOpen("failed-but-data-complete"));
}

void TestRest::aFindingStandsAndIsClosedWithTheList()
{
    Scene scene;
    const auto over = Scene::job("1", JobState::Finished, 0, 0);
    scene.sweep({Scene::job("1", JobState::Running, 0, 0)});
    scene.overview(0).running({}).ended("FINISHED", {over}).done();
    for (int i = 0; i < 100; ++i)
        scene.overview(0).running({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(scene.isOpen("finished-without-rows"));
    for (int i = 0; i < 3; ++i)
        scene.overview(0).running({}).ended("FINISHED", {}).done();
    QVERIFY(!scene.isOpen("finished-without-rows"));
}

void TestRest::aFindingOfASilentMemberGoes()
{
    Scene scene(QStringLiteral("a:1"));
    const auto over = Scene::job("1", JobState::Finished, 0, 0);
    scene.at("b:1").overview(0).running({});
    scene.at("a:1").overview(1).running({Scene::job("1", JobState::Running, 0, 0)}).done();
    scene.at("b:1").overview(0).running({});
    scene.at("a:1").overview(0).running({}).ended("FINISHED", {over}).done();
    scene.at("b:1").overview(0).running({}).done();
    QVERIFY(scene.detector().history().awake().isEmpty());
    QVERIFY(scene.isOpen("finished-without-rows"));
    // Nobody who answers says so any more.
    for (int i = 0; i < 4; ++i) {
        scene.at("b:1").overview(0).running({});
        scene.at("a:1").refuse(engine::Endpoint::Overview).done();
    }
    QVERIFY(!scene.isOpen("finished-without-rows"));
}

void TestRest::theSubmitThatWasIgnoredIsUndone()
{
    Scene scene;
    const auto old = Scene::job("1", JobState::Running, 5, 5);
    scene.sweep({old}, {}, 10'000);
    scene.submit("1", "orders");
    scene.sweep({old}).sweep({old});
    QVERIFY(scene.isOpen("submit-ignored"));
    scene.sweep({});
    scene.info(Scene::job("1", JobState::Finished, 5, 5)).sweep({}).sweep({});
    scene.submit("2", "orders");
    scene.sweep({Scene::job("2", JobState::Running, 5, 5, 300)}).sweep({});
    QVERIFY(!scene.isOpen("submit-ignored"));
}

void TestRest::theMiddleIsThatOfASortedList()
{
    monitor::UsualRows usual;
    QList<qint64> all;
    quint32 noise = 1;
    for (int i = 0; i < 400; ++i) {
        noise = noise * 1664525 + 1013904223;
        const qint64 rows = (noise >> 16) % 12 + 1;
        if ((noise >> 8) % 3 == 0 && !all.isEmpty()) {
            usual.remove(all.takeAt(static_cast<qsizetype>(noise % static_cast<quint32>(all.size()))));
        } else {
            usual.add(rows);
            all.append(rows);
        }
        QList<qint64> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(usual.isEmpty(), all.isEmpty());
        const auto middle = [](const QList<qint64> &list) {
            return list.isEmpty() ? std::nullopt : std::optional(list.at(list.size() / 2));
        };
        QCOMPARE(usual.median(std::nullopt), middle(sorted));
        for (const qint64 own : std::as_const(all)) {
            QList<qint64> others = sorted;
            others.removeOne(own);
            QCOMPARE(usual.median(own), middle(others));
        }
    }
}

QTEST_GUILESS_MAIN(TestRest)
#include "test_rest.moc"
