#include "models/monitor/clustermonitor.h"
#include "tests/support/stubserver.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/monitor/connectsheet.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/lateanswers.h"

#include <QTest>

using namespace sluice;
using test::StubAnswer;
using test::StubRequest;
using test::StubServer;
using test::WindowFixture;

namespace {

StubAnswer dead(const StubRequest &)
{
    StubAnswer answer;
    answer.how = StubAnswer::How::Close;
    return answer;
}

/// An engine with REST v2, whatever it is asked.
StubAnswer engineV2(const StubRequest &request)
{
    if (request.path == "/overview")
        return {200,
                "{\"projectVersion\":\"2.3.9\",\"totalSlot\":\"0\",\"unassignedSlot\":\"0\",\"works\":\"1\","
                "\"runningJobs\":\"0\",\"finishedJobs\":\"0\",\"failedJobs\":\"0\",\"cancelledJobs\":\"0\"}"};
    if (request.path == "/running-jobs" || request.path.startsWith("/finished-jobs"))
        return {200, "[]"};
    return {404, "{}"};
}

} // namespace

/// A cluster that is added while its engine is down is watched when that comes up, in the API it then has.
class TestShellLateAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theApiIsFoundOutWhenTheEngineComesUp()
    {
        StubServer server;
        server.setHandler(dead);
        WindowFixture fixture;
        auto &clusters = fixture.window->clusters();
        monitorui::FoundCluster down;
        down.identity.name = QStringLiteral("late");
        down.identity.locked = true;
        down.silent = {*engine::likelyAddress(server.url().toString())};
        QCOMPARE(down.silent.first().flavour, engine::ApiFlavour::V1); // a guess that is wrong here
        fixture.window->addCluster(down);
        QCOMPARE(clusters.target(), QStringLiteral("late"));
        QVERIFY(clusters.monitor(QStringLiteral("late")) != nullptr);

        auto *late = fixture.window->findChild<shell::LateAnswers *>();
        late->ask();
        QTRY_VERIFY(server.connections() > 0);
        QTRY_VERIFY(late->findChildren<monitorui::AddressSearch *>().isEmpty());
        QCOMPARE(clusters.entry(QStringLiteral("late"))->members.first().api, QStringLiteral("v1"));

        server.setHandler(engineV2);
        late->ask();
        QTRY_COMPARE(clusters.entry(QStringLiteral("late"))->members.first().api, QStringLiteral("v2"));
        QVERIFY(clusters.entry(QStringLiteral("late"))->production);
        const auto answers = [&clusters] {
            const auto &members = clusters.monitor(QStringLiteral("late"))->snapshot().members;
            return !members.isEmpty() && members.first().lastAnswerMs > 0;
        };
        QTRY_VERIFY(answers());
        late->ask(); // one that has answered is not asked about its API any more
        QVERIFY(late->findChildren<monitorui::AddressSearch *>().isEmpty());
    }

    /// An address without a port is asked at the usual ports of both APIs, also in a later run.
    void aPortThatWasNotGivenIsFoundOutToo()
    {
        // An address of this computer at which no engine is.
        const QHostAddress host(QStringLiteral("127.0.0.77"));
        StubServer server;
        if (!server.moveTo(host, 5801) || !server.moveTo(host, 8080))
            QSKIP("the engine's usual ports are taken on this computer");
        server.setHandler(dead);
        WindowFixture fixture;
        monitorui::FoundCluster down;
        down.identity.name = QStringLiteral("late");
        down.silent = {*engine::likelyAddress(host.toString())};
        down.portGuessed = {down.silent.first().name};
        fixture.window->addCluster(down);
        const QString name = QStringLiteral("late");
        QCOMPARE(fixture.window->clusters().entry(name)->members.first().url,
                 QStringLiteral("http://127.0.0.77:5801"));
        QCOMPARE(fixture.window->clusters().entry(name)->asGiven().first(),
                 QStringLiteral("http://127.0.0.77"));

        fixture.close();
        fixture.open();
        fixture.window->startSession(false);
        auto &clusters = fixture.window->clusters();
        QVERIFY(clusters.monitor(name) != nullptr || clusters.watch(name));
        server.setHandler(engineV2);
        fixture.window->findChild<shell::LateAnswers *>()->ask();
        QTRY_COMPARE(clusters.entry(name)->urls(), QStringList(QStringLiteral("http://127.0.0.77:8080")));
        QCOMPARE(clusters.entry(name)->members.first().api, QStringLiteral("v2"));
        QVERIFY(!clusters.entry(name)->members.first().portGuessed);
        QTRY_VERIFY(clusters.monitor(name)->snapshot().members.first().lastAnswerMs > 0);
    }

    void aSilentClusterIsRememberedWithoutItsPassword()
    {
        WindowFixture fixture;
        monitorui::FoundCluster down;
        down.identity.name = QStringLiteral("late");
        down.credentials = {QStringLiteral("maria"), QStringLiteral("s3cret")};
        down.silent = {*engine::likelyAddress(QStringLiteral("http://maria:s3cret@127.0.0.1:1"))};
        fixture.window->addCluster(down);
        fixture.settings->sync();
        const QByteArray kept = WindowFixture::readFile(fixture.settingsPath());
        QVERIFY(kept.contains("127.0.0.1:1"));
        QVERIFY(!kept.contains("s3cret"));
        fixture.close();
        fixture.open();
        fixture.window->startSession(false);
        QCOMPARE(fixture.window->clusters().entry(QStringLiteral("late"))->user, QStringLiteral("maria"));
    }
};

QTEST_MAIN(TestShellLateAnswers)
#include "test_lateanswers.moc"
