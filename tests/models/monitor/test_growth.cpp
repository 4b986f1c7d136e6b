#include "tests/models/monitor/scene.h"
#include "tests/support/growth.h"

#include <QTest>

using namespace sluice;
using engine::Endpoint;
using engine::JobState;

/// What a detector takes for a cluster through which very many jobs and members go: with how many there were,
/// not with its square. SLUICE_GROWTH gives the number of the smaller one.
class TestGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysNearTheNumber_data();
    void staysNearTheNumber();
};

namespace {

using Watch = void (*)(int);

Scene::JobInfo jobOf(int number, JobState state, qint64 rows)
{
    Scene::JobInfo info = Scene::job("", state, rows, rows, 2 * number);
    info.id = QString::number(number);
    info.name = QStringLiteral("n%1").arg(number % 7);
    return info;
}

/// Each is listed once, and nobody says how it ended.
void jobsThatVanish(int jobs)
{
    Scene scene;
    for (int i = 0; i < jobs; ++i)
        scene.overview(1).running({jobOf(i, JobState::Running, 10)}).done();
}

/// As before; and all lists are read in the end, so that each of them is a finding.
void jobsThatAreMissed(int jobs)
{
    Scene scene;
    for (int i = 0; i < jobs; ++i) {
        scene.overview(1).running({jobOf(i, JobState::Running, 10)});
        if (i % 100 == 0)
            scene.ended("", {});
        scene.done();
    }
}

/// Each runs, ends, is listed for ten sweeps and expires. Each moves another number of rows.
void jobsThatEnd(int jobs)
{
    Scene scene;
    for (int i = 0; i < jobs; ++i) {
        QList<Scene::JobInfo> ended;
        for (int k = std::max(0, i - 10); k < i; ++k)
            ended.append(jobOf(k, k % 3 == 0 ? JobState::Failed : JobState::Finished, 10 + k % 50));
        scene.overview(1, 0, 1, 2, 10).running({jobOf(i, JobState::Running, 10 + i % 50)});
        scene.ended("FINISHED", ended).done();
    }
}

/// Each has a finding that stays: job-info said that it read nothing, and no list has it.
void jobsThatAreFindings(int jobs)
{
    Scene scene;
    for (int i = 0; i < jobs; ++i) {
        scene.overview(1).running({jobOf(i, JobState::Running, 0)});
        if (i > 0)
            scene.info(jobOf(i - 1, JobState::Finished, 0));
        scene.done();
    }
}

/// Each is submitted and stopped, all within the hour in which that counts.
void jobsThatAreAskedFor(int jobs)
{
    Scene scene;
    for (int i = 0; i < jobs; ++i) {
        const QByteArray id = QByteArray::number(i);
        const Scene::JobInfo job = jobOf(i, JobState::Running, 10);
        scene.submit(id.constData(), job.name.toUtf8().constData());
        scene.overview(1).running({job}).stop(id.constData()).done(100);
    }
}

/// One that is submitted and stopped again and again, and restarted every few sweeps: what a recording holds
/// that is replayed in a circle.
void oneJobAgainAndAgain(int times)
{
    Scene scene;
    for (int i = 0; i < times; ++i) {
        scene.submit("1", "orders", {}, true).stop("1");
        const qint64 rows = i % 3 == 0 ? 10 : 100 * (i % 3);
        scene.overview(1, 0, 1, 2, i)
            .running({Scene::job("1", JobState::Running, rows, rows, -100)})
            .ended("SAVEPOINT_DONE", {Scene::job("1", JobState::SavepointDone, 600, 600, -1000)})
            .done(2000);
    }
}

/// One that runs again under its id, ended runs behind it.
void runsOfOneId(int runs)
{
    Scene scene;
    for (int i = 0; i < runs; ++i) {
        scene.overview(1, 0, 1, 2, i)
            .running({Scene::job("1", JobState::Running, 10, 10, 10 * i)})
            .done(5000);
        scene.overview(0, 0, 1, 2, i + 1)
            .running({})
            .ended("FINISHED", {Scene::job("1", JobState::Finished, 10 + i % 5, 10 + i % 5, 10 * i)})
            .done(5000);
    }
}

/// All are known by one list, and there are as many sweeps as jobs.
void jobsThatStay(int jobs)
{
    Scene scene;
    QList<Scene::JobInfo> ended;
    for (int i = 0; i < jobs; ++i)
        ended.append(jobOf(i, JobState::Finished, i % 2));
    scene.overview(0, 0, 1, 0, jobs).running({}).ended("FINISHED", ended).done();
    for (int i = 0; i < jobs; ++i)
        scene.overview(0, 0, 1, 0, jobs).running({}).done();
}

/// All members of one sweep, each asked once, each seeing itself and one that all see.
void members(int count)
{
    Scene scene;
    for (int i = 0; i < count; ++i) {
        const QByteArray name = QByteArray("h") + QByteArray::number(i);
        scene.at(name.constData()).overview(1, 0, count).running({}).masters({"h0", name.constData()});
    }
    scene.done();
}

/// One reply names them all, and calls each of them master.
void membersOfOneReply(int count)
{
    QList<engine::MemberStatus> statuses;
    for (int i = 0; i < count; ++i) {
        engine::MemberStatus status;
        status.isMaster = true;
        status.host = QStringLiteral("h%1").arg(i);
        statuses.append(status);
    }
    Scene scene(QStringLiteral("h0:5801"));
    scene.overview(0).members(statuses).done();
}

} // namespace

void TestGrowth::staysNearTheNumber_data()
{
    QTest::addColumn<Watch>("watch");
    QTest::newRow("jobs that vanish") << Watch(&jobsThatVanish);
    QTest::newRow("jobs that are missed") << Watch(&jobsThatAreMissed);
    QTest::newRow("jobs that end") << Watch(&jobsThatEnd);
    QTest::newRow("jobs that are findings") << Watch(&jobsThatAreFindings);
    QTest::newRow("jobs that are asked for") << Watch(&jobsThatAreAskedFor);
    QTest::newRow("one job again and again") << Watch(&oneJobAgainAndAgain);
    QTest::newRow("runs of one id") << Watch(&runsOfOneId);
    QTest::newRow("jobs that stay") << Watch(&jobsThatStay);
    QTest::newRow("members") << Watch(&members);
    QTest::newRow("members of one reply") << Watch(&membersOfOneReply);
}

void TestGrowth::staysNearTheNumber()
{
    QFETCH(Watch, watch);
    const int few = growth::isFull() ? growth::parts() : 250;
    const int many = static_cast<int>(few * growth::kFactor);
    const QByteArray verdict = growth::verdict(
        QTest::currentDataTag(), [&] { watch(few); }, [&] { watch(many); });
    QVERIFY2(verdict.isEmpty(), verdict.constData());
}

QTEST_GUILESS_MAIN(TestGrowth)
#include "test_growth.moc"
