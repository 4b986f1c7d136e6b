#include "models/engine/http/pastedaddress.h"
#include "models/engine/seatunnel/endpoint.h"
#include "models/engine/seatunnel/memberaddress.h"
#include "models/engine/seatunnel/probecandidates.h"
#include "models/engine/seatunnel/transport.h"

#include <QTest>

using namespace sluice;
using namespace sluice::engine;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void refusedPaths_data();
    void refusedPaths();
    void submitNames_data();
    void submitNames();
    void parse_data();
    void parse();
    void stop();
    void contexts_data();
    void contexts();
    void addresses();
    void candidates_data();
    void candidates();
    void pastedAddresses_data();
    void pastedAddresses();
};

void TestEndpoint::paths_data()
{
    QTest::addColumn<int>("endpoint");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("path");
    const auto row = [](Endpoint endpoint, const char *argument, const char *path) {
        QTest::newRow(path) << int(endpoint) << QString::fromLatin1(argument) << QString::fromLatin1(path);
    };
    row(Endpoint::Overview, "", "/overview");
    row(Endpoint::RunningJobs, "", "/running-jobs");
    row(Endpoint::JobInfo, "1176388734405312513", "/job-info/1176388734405312513");
    row(Endpoint::FinishedJobs, "", "/finished-jobs");
    row(Endpoint::FinishedJobs, "SAVEPOINT_DONE", "/finished-jobs/SAVEPOINT_DONE");
    row(Endpoint::SystemMonitoring, "", "/system-monitoring-information");
    row(Endpoint::RunningThreads, "", "/running-threads");
    row(Endpoint::ClusterInfo, "", "/hazelcast/rest/cluster");
    row(Endpoint::StopJob, "5", "/stop-job");
}

void TestEndpoint::paths()
{
    QFETCH(int, endpoint);
    QFETCH(QString, argument);
    QFETCH(QString, path);
    RequestSpec spec;
    spec.endpoint = static_cast<Endpoint>(endpoint);
    spec.argument = argument;
    const auto made = requestPath(spec);
    QVERIFY(made);
    QCOMPARE(*made, path);
    if (spec.endpoint != Endpoint::StopJob) {
        const EndpointCall call = parseCall("GET", path);
        QCOMPARE(call.endpoint, spec.endpoint);
        QCOMPARE(call.argument, argument);
    }
}

void TestEndpoint::refusedPaths_data()
{
    QTest::addColumn<int>("endpoint");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *name, Endpoint endpoint, const QString &argument) {
        QTest::newRow(name) << int(endpoint) << argument;
    };
    row("no id", Endpoint::JobInfo, {});
    row("letters", Endpoint::JobInfo, QStringLiteral("abc"));
    row("up", Endpoint::JobInfo, QStringLiteral("../engine_runningJobInfo"));
    row("slash", Endpoint::JobInfo, QStringLiteral("1/2"));
    row("sign", Endpoint::JobInfo, QStringLiteral("-1"));
    row("21 digits", Endpoint::JobInfo, QString(21, QLatin1Char('1')));
    row("other digits", Endpoint::JobInfo, QStringLiteral("١٢٣"));
    row("running is no end", Endpoint::FinishedJobs, QStringLiteral("RUNNING"));
    row("state with path", Endpoint::FinishedJobs, QStringLiteral("FAILED/../x"));
    row("stop without id", Endpoint::StopJob, {});
    row("stop with quote", Endpoint::StopJob, QStringLiteral("1\",\"x\":\""));
    row("other", Endpoint::Other, QStringLiteral("/engine_runningJobInfo"));
}

void TestEndpoint::refusedPaths()
{
    QFETCH(int, endpoint);
    QFETCH(QString, argument);
    RequestSpec spec;
    spec.endpoint = static_cast<Endpoint>(endpoint);
    spec.argument = argument;
    QVERIFY(!requestPath(spec));
}

void TestEndpoint::submitNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString() << QStringLiteral("/submit-job");
    QTest::newRow("reserved") << QStringLiteral("a b/c&d=e?f#g+h%")
                              << QStringLiteral("/submit-job?jobName=a%20b%2Fc%26d%3De%3Ff%23g%2Bh%25");
    QTest::newRow("chinese") << QStringLiteral("订单")
                             << QStringLiteral("/submit-job?jobName=%E8%AE%A2%E5%8D%95");
    QTest::newRow("line end") << QStringLiteral("a\r\nX: y")
                              << QStringLiteral("/submit-job?jobName=a%0D%0AX%3A%20y");
}

void TestEndpoint::submitNames()
{
    QFETCH(QString, name);
    QFETCH(QString, path);
    RequestSpec spec;
    spec.endpoint = Endpoint::SubmitJob;
    spec.jobName = name;
    QCOMPARE(requestPath(spec).value_or(QString()), path);
    spec.jobId = QStringLiteral("12");
    spec.withSavepoint = true;
    QVERIFY(requestPath(spec)->endsWith(QLatin1String("jobId=12&isStartWithSavePoint=true")));
    spec.jobId.clear();
    QVERIFY(!requestPath(spec));
    spec.withSavepoint = false;
    spec.jobId = QStringLiteral("1&x=2");
    QVERIFY(!requestPath(spec));
}

void TestEndpoint::parse_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("endpoint");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *method, const char *path, Endpoint endpoint, const char *argument = "") {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path)
                                             << int(endpoint) << QString::fromLatin1(argument);
    };
    row("GET", "/hazelcast/rest/maps/running-jobs", Endpoint::RunningJobs);
    row("GET", "/overview/?tag=v", Endpoint::Overview);
    row("GET", "/running-job/12", Endpoint::JobInfo, "12");
    row("GET", "/job-info", Endpoint::JobInfo);
    row("GET", "/job-info/abc", Endpoint::Other);
    row("GET", "/finished-jobs/failed", Endpoint::FinishedJobs, "FAILED");
    row("GET", "/finished-jobs/UNKNOWABLE", Endpoint::FinishedJobs, "UNKNOWABLE");
    row("GET", "/running-jobsXYZ", Endpoint::Other);
    row("POST", "/submit-job?jobName=a", Endpoint::SubmitJob);
    row("POST", "/submit-jobs", Endpoint::Other);
    row("GET", "/submit-job", Endpoint::Other);
    row("POST", "/overview", Endpoint::Other);
    row("DELETE", "/engine_runningJobInfo", Endpoint::Other);
    row("GET", "", Endpoint::Other);
    row("GET", "/", Endpoint::Other);
    row("NOTE", "#action", Endpoint::Other);
}

void TestEndpoint::parse()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(int, endpoint);
    QFETCH(QString, argument);
    const EndpointCall call = parseCall(method, path);
    QCOMPARE(int(call.endpoint), endpoint);
    QCOMPARE(call.argument, argument);
}

void TestEndpoint::stop()
{
    QCOMPARE(stopBody(QStringLiteral("1176388734405312513"), true),
             QByteArray(R"({"jobId":"1176388734405312513","isStopWithSavePoint":true})"));
    QVERIFY(!isOffered(ApiFlavour::V2, Endpoint::ClusterInfo));
    QCOMPARE(pathPrefix(ApiFlavour::V1, Endpoint::ClusterInfo), QString());
    QCOMPARE(pathPrefix(ApiFlavour::V1, Endpoint::Overview), QStringLiteral("/hazelcast/rest/maps"));
    QCOMPARE(pathPrefix(ApiFlavour::V2, Endpoint::Overview), QString());
}

void TestEndpoint::contexts_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("context");
    const auto row = [](const char *path, const char *context) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(context);
    };
    row("", "");
    row("/", "");
    row("/overview", "");
    row("/ctx/", "/ctx");
    row("/ctx/overview/", "/ctx");
    row("/a/b/finished-jobs/FAILED", "/a/b");
    row("/a/job-info/12", "/a");
    row("/submit-job", "");
    row("/hazelcast/rest/maps", "");
    row("/proxy/hazelcast/rest/maps/running-jobs", "/proxy");
    row("/hazelcast/rest/cluster", "");
}

void TestEndpoint::contexts()
{
    QFETCH(QString, path);
    QFETCH(QString, context);
    QCOMPARE(contextOf(path), context);
}

void TestEndpoint::addresses()
{
    const auto address = MemberAddress::fromUrl(
        QUrl(QStringLiteral("https://us%40er:p%3Aw@h.example:9443/ctx/overview?x=1#/y")), ApiFlavour::V2);
    QVERIFY(address);
    QCOMPARE(address->name, QStringLiteral("h.example:9443"));
    QCOMPARE(address->base.toString(), QStringLiteral("https://h.example:9443/ctx"));
    QCOMPARE(address->authorization, "Basic " + QByteArray("us@er:p:w").toBase64());
    const auto six = MemberAddress::fromUrl(QUrl(QStringLiteral("http://[::1]:5801")), ApiFlavour::V1);
    QVERIFY(six);
    QCOMPARE(six->name, QStringLiteral("[::1]:5801"));
    for (const char *bad :
         {"ftp://u:secret@h", "http://", "file:///etc", "", "http://u:secret@:1", "http://h:0"}) {
        const auto refused = MemberAddress::fromUrl(QUrl(QString::fromLatin1(bad)), ApiFlavour::V1);
        QVERIFY2(!refused, bad);
        QVERIFY(refused.error().english().find("secret") == std::string::npos);
    }
}

void TestEndpoint::candidates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tries");
    const auto row = [](const char *text, const QStringList &tries) {
        QTest::newRow(text) << QString::fromLatin1(text) << tries;
    };
    const auto s = [](const char *text) {
        return QString::fromLatin1(text);
    };
    row("h:5801", {s("1 http://h:5801"), s("2 http://h:5801")});
    row(" http://h:8080/overview ", {s("2 http://h:8080"), s("1 http://h:8080")});
    row("http://h:5801/hazelcast/rest/maps/running-jobs", {s("1 http://h:5801"), s("2 http://h:5801")});
    row("h", {s("1 http://h:5801"), s("2 http://h:5801"), s("2 http://h:8080"), s("1 http://h:8080"),
              s("1 http://h:80"), s("2 http://h:80")});
    row("https://h/ctx", {s("1 https://h:443/ctx"), s("2 https://h:443/ctx"), s("2 https://h:8443/ctx"),
                          s("1 https://h:8443/ctx")});
    row("", {});
    row("two words", {});
    row("ftp://h", {});
    row("http://:5801", {});
}

void TestEndpoint::candidates()
{
    QFETCH(QString, text);
    QFETCH(QStringList, tries);
    QStringList made;
    const auto candidates = probeCandidates(text).value_or(QList<ProbeCandidate>());
    for (const ProbeCandidate &candidate : candidates)
        made << QStringLiteral("%1 %2")
                    .arg(candidate.address.flavour == ApiFlavour::V1 ? 1 : 2)
                    .arg(candidate.address.base.toString());
    QCOMPARE(made, tries);
}

void TestEndpoint::pastedAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // an address; or a part of the sentence, after "!"
    const auto row = [](const char *text, const char *read) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(read);
    };
    row("h", "http://h");
    row("h:5801", "http://h:5801");
    row(" HTTPS://H:1/ctx/?q#f ", "https://h:1/ctx/");
    row("h:65535", "http://h:65535");
    row("my_host:5801", "http://my_host:5801");
    row("127.0.0.1:5801", "http://127.0.0.1:5801");
    row("[::1]:5801", "http://[::1]:5801");
    row("http://[::1]", "http://[::1]");
    row("h/a?b=1", "http://h/a");
    row("http://ann:p%40s@h:5801", "http://ann:p%40s@h:5801");
    row("http://ann:p@s@h:5801", "http://ann:p%40s@h:5801"); // up to the last @
    row("http://ann@h", "http://ann@h");
    row("h:0", "!\"0\" is no port");
    row("h:65536", "!\"65536\" is no port");
    row("h:99999", "!\"99999\" is no port");
    row("http://h:99999/ctx", "!\"99999\" is no port");
    row("h:4294973097", "!\"4294973097\" is no port"); // 5801 + 2^32
    row("h:abc", "!\"abc\" is no port");
    row("http://h:59o1", "!\"59o1\" is no port");
    row("h:-5801", "!\"-5801\" is no port");
    row("h:+5801", "!\"+5801\" is no port");
    row("h:5801x", "!\"5801x\" is no port");
    row("h:０", "!is no port"); // a digit, but not an ASCII one
    row("h:", "!missing after the colon");
    row("http://h:/x", "!missing after the colon");
    row("[::1]:x", "!\"x\" is no port");
    row("::1", "!brackets");
    row("fe80::1:5801", "!brackets");
    row("http://h:1:2", "!brackets");
    row("", "!no address");
    row("http://", "!no address");
    row("http://:5801", "!no address");
    row("http:///x", "!no address");
    row("[::1", "!no address");
    row("[::1]x:1", "!no address");
    row("[h]:1", "!no address");
    row("two words", "!no address");
    row("a\tb", "!no address");
    row("h\\x", "!no address");
    row("ftp://h", "!no address");
    row("h\u202e:1", "!no address");
    row("1", "!\"1\" alone would be the address 0.0.0.1");
    row("5801/ctx", "!would be the address");
    row("http://127.1:5801", "!\"127.1\" alone would be the address 127.0.0.1");
    row("0x10", "!would be the address 0.0.0.16");
    row("99999999999999999999", "!no address");
    row("1.2.3.4.5", "!no address");
    row("h1", "http://h1");
    row("http://ann:hid/den@h:5801", "!%2F");
    row("http://ann:12/hidden@h:5801", "!%2F"); // not port 12 of a host "ann"
    row("http://ann:hid#den@h", "!%2F");
    row("http://ann:hidden@h:x1", "!\"x1\" is no port");
}

void TestEndpoint::pastedAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const Result<QUrl> url = readAddress(text);
    if (!read.startsWith(QLatin1Char('!'))) {
        QVERIFY2(url, url ? "" : url.error().english().c_str());
        QCOMPARE(url->toString(QUrl::FullyEncoded), read);
        return;
    }
    QVERIFY2(!url, url ? url->toEncoded().constData() : "");
    QCOMPARE(url.error().code, ErrorCode::InvalidArgument);
    const QString message = QString::fromStdString(url.error().english());
    QVERIFY2(message.contains(read.mid(1)), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1String("hid")), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "test_endpoint.moc"
