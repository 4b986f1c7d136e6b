#include "models/engine/seatunnel/probe.h"
#include "tests/models/engine/transportclient.h"
#include "tests/support/stubserver.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;
using sluice::test::nobody;
using sluice::test::overview;
using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;
using sluice::test::v1;

class TestProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void probe_data();
    void probe();
    void probeOfNobody();
    void probeTellsAboutPasswords();
    void probeCancelAndTimeout();
    void probeSaysWhatIsWrong_data();
    void probeSaysWhatIsWrong();
    void probeOfAContextThatTheV1PortCloses();
    void probeLearnsWhoItIs();
};

void TestProbe::probe_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("pasted"); // after host:port
    QTest::addColumn<bool>("first");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *name, const char *path, const char *pasted, bool first,
                        const char *base) {
        QTest::newRow(name) << QByteArray(path) << QString::fromLatin1(pasted) << first
                            << QString::fromLatin1(base);
    };
    row("v1", "/hazelcast/rest/maps/overview", "", true, "");
    row("v1 with a path", "/hazelcast/rest/maps/overview", "/hazelcast/rest/maps/running-jobs", true, "");
    row("v1 behind a prefix", "/p/hazelcast/rest/maps/overview", "/p/", true, "/p");
    row("v2", "/overview", "/", false, "");
    row("v2 with a path", "/overview", "/overview", false, "");
    row("v2 with a context", "/ctx/overview", "/ctx/job-info/12?x#y", false, "/ctx");
    row("v2 web page address", "/overview", "/#/overview", false, "");
}

void TestProbe::probe()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, pasted);
    QFETCH(bool, first);
    QFETCH(QString, base);
    StubServer server;
    server.answer(path, overview);
    for (const QString &scheme : {QStringLiteral("http://"), QString()}) {
        Probe probe(scheme + server.member() + pasted);
        QList<ProbeResult> results;
        connect(&probe, &Probe::found, this, [&results](const ProbeResult &result) { results << result; });
        probe.start();
        QVERIFY(results.isEmpty());
        QTRY_COMPARE(results.size(), 1);
        QCOMPARE(results.first().address.flavour, first ? ApiFlavour::V1 : ApiFlavour::V2);
        QCOMPARE(results.first().address.base, server.url(base));
        QCOMPARE(results.first().overview.version, QStringLiteral("2.3.8"));
    }
    for (const StubRequest &request : server.requests())
        QVERIFY(request.method == "GET" && request.path.endsWith("/overview"));
}

void TestProbe::probeOfNobody()
{
    const auto outcome = [this](const QString &pasted) {
        Probe probe(pasted);
        QList<Error> errors;
        connect(&probe, &Probe::failed, this, [&errors](const Error &error) { errors << error; });
        probe.start();
        [&] {
            QTRY_COMPARE(errors.size(), 1);
        }();
        return errors.value(0);
    };
    QCOMPARE(outcome(nobody().toString()).code, ErrorCode::Refused);
    QCOMPARE(outcome(QStringLiteral("no address")).code, ErrorCode::InvalidArgument);
    StubServer page;
    page.setHandler([](const StubRequest &) { return StubAnswer{200, "<html>hi</html>", "text/html"}; });
    QCOMPARE(outcome(page.url().toString()).code, ErrorCode::Protocol);
    StubServer empty;
    QCOMPARE(outcome(empty.url().toString()).code, ErrorCode::NotFound);
}

void TestProbe::probeTellsAboutPasswords()
{
    // The first flavour is a 404 here, the second asks for a password: that is the one to tell about.
    StubServer server;
    server.answer("/overview", StubAnswer{401, "", "text/html"});
    Probe probe(server.url().toString());
    QList<Error> errors;
    connect(&probe, &Probe::failed, this, [&errors](const Error &error) { errors << error; });
    probe.start();
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::Http);
}

void TestProbe::probeCancelAndTimeout()
{
    StubServer server;
    StubAnswer held{200, overview};
    held.how = StubAnswer::How::Hold;
    server.setHandler([held](const StubRequest &) { return held; });
    QList<Error> errors;
    const auto keep = [&errors](const Error &error) {
        errors << error;
    };
    Probe cancelled(server.url().toString());
    connect(&cancelled, &Probe::failed, this, keep);
    cancelled.start();
    QTRY_COMPARE(server.held(), 1);
    cancelled.cancel();
    cancelled.cancel();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.takeFirst().code, ErrorCode::Cancelled);

    {
        // Gone right after the cancel, as when a person closes the sheet: nothing of it may outlive it.
        Probe closed(server.url().toString());
        closed.start();
        QTRY_COMPARE(server.held(), 2);
        closed.cancel();
    }

    Probe slow(server.url().toString(), 30);
    connect(&slow, &Probe::failed, this, keep);
    slow.start();
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::Timeout);
}

void TestProbe::probeSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("path"); // where the engine answers
    QTest::addColumn<QString>("pasted");  // %1 is host:port
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *path, const char *pasted, const char *said) {
        QTest::newRow(name) << QByteArray(path) << QString::fromLatin1(pasted) << QString::fromLatin1(said);
    };
    row("a context that is not there, v2", "/overview", "http://%1/seatunel",
        "The context path /seatunel is wrong: the engine answers at http://%1.");
    row("a context that is not there, v1", "/hazelcast/rest/maps/overview", "%1/x/y",
        "The context path /x/y is wrong: the engine answers at http://%1.");
    row("another context", "/seatunnel/overview", "http://%1/seatunel",
        "The context path /seatunel is wrong");
    row("a context is missing", "/seatunnel/overview", "http://%1", "If context-path is set");
    row("https on an http port", "/overview", "https://%1",
        "This port speaks http, not https: the address is http://%1.");
    row("https on an http port, v1, with a password", "/hazelcast/rest/maps/overview",
        "https://ann:hidden@%1", "This port speaks http, not https: the address is http://%1.");
}

void TestProbe::probeSaysWhatIsWrong()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, pasted);
    QFETCH(QString, said);
    StubServer server;
    server.answer(path, overview);
    Probe probe(pasted.arg(server.member()), 500);
    QList<Error> errors;
    connect(&probe, &Probe::failed, this, [&errors](const Error &error) { errors << error; });
    probe.start();
    QTRY_COMPARE(errors.size(), 1);
    const QString message = QString::fromStdString(errors.first().english());
    QVERIFY2(message.contains(said.contains(u'%') ? said.arg(server.member()) : said), qPrintable(message));
    QVERIFY(errors.first().place.find(server.member().toStdString()) != std::string::npos);
    // A password is not sent by a scheme that was not asked for.
    for (const StubRequest &request : server.requests())
        QVERIFY(!request.headers.contains("authorization"));
}

void TestProbe::probeOfAContextThatTheV1PortCloses()
{
    // As the port of REST v1 does with a path that is none of its own: no answer, the connection ends.
    StubServer server;
    server.setHandler([](const StubRequest &request) {
        StubAnswer close;
        close.how = StubAnswer::How::Close;
        return request.path == v1 + "/overview" ? StubAnswer{200, overview} : close;
    });
    Probe probe(server.member() + QStringLiteral("/seatunel"), 500);
    QList<Error> errors;
    connect(&probe, &Probe::failed, this, [&errors](const Error &error) { errors << error; });
    probe.start();
    QTRY_COMPARE(errors.size(), 1);
    const QString expected =
        QStringLiteral("The context path /seatunel is wrong: the engine answers at http://%1.")
            .arg(server.member());
    QCOMPARE(QString::fromStdString(errors.first().english()), expected);
}

void TestProbe::probeLearnsWhoItIs()
{
    StubServer server;
    server.answer(v1 + "/overview", overview);
    server.answer("/hazelcast/rest/cluster",
                  R"({"members":[{"address":"[h1]:5801","localMember":false,"uuid":"u1"},)"
                  R"({"address":"[h2]:5801","localMember":true,"uuid":"u2"}]})");
    server.answer(v1 + "/running-threads",
                  R"([{"threadName":"hz.happy_noether.event-1","classLoader":"x"}])");
    Probe probe(server.member());
    probe.setIdentifying(true);
    QList<ProbeResult> results;
    connect(&probe, &Probe::found, this, [&results](const ProbeResult &result) { results << result; });
    probe.start();
    QTRY_COMPARE(results.size(), 1);
    const MemberIdentity identity = results.first().identity;
    QCOMPARE(identity.uuid, QStringLiteral("u2"));
    QCOMPARE(identity.instance, QStringLiteral("happy_noether"));
    QCOMPARE(identity.memberUuids, (QSet<QString>{QStringLiteral("u1"), QStringLiteral("u2")}));
}

QTEST_GUILESS_MAIN(TestProbe)
#include "test_probe.moc"
