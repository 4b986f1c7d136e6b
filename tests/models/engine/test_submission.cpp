// Every step of a submit and of a stop made to fail once: how often the server saw the POST, what was found
// out about the job, and what was said. Nothing may be silent, nothing may be sent twice. The table is
// printed.
#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/stopping.h"
#include "models/engine/seatunnel/submission.h"
#include "tests/support/stubserver.h"

#include <QNetworkProxy>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace sluice;
using namespace sluice::engine;
using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;
using How = StubAnswer::How;
using End = SubmitReport::End;

namespace {

const QByteArray accepted = R"({"jobId":"12","jobName":"orders"})";

/// An engine whose answers to a POST are bad, a place where it may send to, and a proxy.
struct Bench
{
    Bench()
    {
        server.setHandler([this](const StubRequest &request) { return answer(request); });
        other.setHandler([](const StubRequest &) { return StubAnswer{200, accepted}; });
        proxy.setHandler([this](const StubRequest &request) {
            return request.method == "POST" ? atProxy : answer(request);
        });
        url = server.url();
    }
    StubAnswer answer(const StubRequest &request)
    {
        if (request.method == "POST")
            return post;
        const QByteArray id = request.path.mid(request.path.lastIndexOf('/') + 1);
        QByteArray body = R"({"jobId":")" + id + '"';
        if (jobThere)
            body += R"(,"jobName":"orders","jobStatus":")" + state + '"';
        return {looksFail ? 500 : 200, body + '}'};
    }
    void throughProxy(const StubAnswer &bad)
    {
        atProxy = bad;
        setProxy(proxy.port());
    }
    /// Qt takes no proxy to this computer itself, so the engine is said to be elsewhere.
    void setProxy(quint16 port)
    {
        url = QUrl(QStringLiteral("http://engine.example:5801"));
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), port));
    }
    int posts() const { return server.count("POST") + other.count("POST") + proxy.count("POST"); }

    StubServer server;
    StubServer other;
    StubServer proxy;
    StubAnswer post{200, accepted};
    StubAnswer atProxy;
    QUrl url;
    QByteArray state = "RUNNING";
    bool jobThere = false;
    bool looksFail = false;
};

/// What is broken, and what must come of it when no job is to be seen.
struct Fault
{
    const char *step;
    const char *name;
    int posts; ///< that arrive, anywhere
    End end;
    const char *said; ///< a part of the sentence
    std::function<void(Bench &)> set;
};

quint16 deadPort()
{
    StubServer gone;
    return gone.port();
}

std::vector<Fault> faults()
{
    const auto answers = [](const StubAnswer &bad) {
        return [bad](Bench &bench) {
            bench.post = bad;
        };
    };
    const auto how = [answers](How bad) {
        StubAnswer answer{200, accepted};
        answer.how = bad;
        return answers(answer);
    };
    const auto sendsTo = [](int status) {
        return [status](Bench &bench) {
            bench.post = {
                status, {}, "text/html", {{"Location", bench.other.url(QStringLiteral("/x")).toEncoded()}}};
        };
    };
    const QByteArray page = "<html><body>Bad Gateway</body></html>";
    const auto fails = [](const char *words) {
        return QByteArray(R"({"status":"fail","message":")") + words + "\"}";
    };
    return {
        {"resolve", "no such host", 0, End::NotSent, "There is no host",
         [](Bench &bench) {
             bench.url = QUrl(QStringLiteral("http://no-such-host.invalid:5801"));
         }},
        {"connect", "refused", 0, End::NotSent, "Nothing answers",
         [](Bench &bench) {
             bench.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(deadPort()));
         }},
        {"connect", "refused by the proxy", 0, End::NotSent, "proxy",
         [](Bench &bench) {
             bench.setProxy(deadPort());
         }},
        {"TLS", "silence in the handshake", 0, End::NotSent, "No encrypted",
         [](Bench &bench) {
             bench.url.setScheme(QStringLiteral("https"));
             bench.server.setSilentToTls();
         }},
        {"TLS", "the server speaks no TLS", 0, End::NotSent, "encrypted",
         [](Bench &bench) {
             bench.url.setScheme(QStringLiteral("https"));
             bench.server.greetNext("HTTP/1.1 400 Bad Request\r\n\r\n");
         }},
        {"TLS", "closed in the handshake", 0, End::NotSent, "encrypted",
         [](Bench &bench) {
             bench.url.setScheme(QStringLiteral("https"));
             bench.server.closeNext();
         }},
        {"send", "closed before reading", 0, End::NotSeen, "ended before",
         [](Bench &bench) {
             bench.server.closeNext();
         }},
        {"answer", "closed after reading", 1, End::NotSeen, "ended before", how(How::Close)},
        {"answer", "reset after reading", 1, End::NotSeen, "The connection", how(How::Reset)},
        {"answer", "silence", 1, End::NotSeen, "no answer came", how(How::Hold)},
        {"answer", "cut in the head", 1, End::NotSeen, "ended before", how(How::CutInHead)},
        {"answer", "cut in the body", 1, End::NotSeen, "ended before", how(How::CutOff)},
        {"answer", "stops in the body", 1, End::NotSeen, "The answer began", how(How::HoldHalf)},
        {"answer", "slow drip", 1, End::NotSeen, "The answer began", how(How::Drip)},
        {"answer", "no HTTP", 1, End::NotSeen, "answer is damaged", how(How::Garbage)},
        {"answer", "length one too low", 1, End::NotSeen, "not valid JSON", how(How::LengthTooLow)},
        {"answer", "endless", 1, End::NotSeen, "larger than", how(How::Endless)},
        {"answer", "web page", 1, End::NotSeen, "web page", answers({200, page, "text/html"})},
        {"answer", "empty", 1, End::NotSeen, "empty", answers({200, ""})},
        {"answer", "no JSON", 1, End::NotSeen, "not valid JSON", answers({200, "{\"jobId\":"})},
        {"answer", "JSON without a job", 1, End::NotSeen, "jobId", answers({200, "{}"})},
        {"answer", "the id 0", 1, End::NotSeen, "names no job", answers({200, R"({"jobId":0})"})},
        {"answer", "a list", 1, End::NotSeen, "jobId", answers({200, "[]"})},
        {"answer", "204", 1, End::NotSeen, "204", answers({204, ""})},
        {"answer", "301 elsewhere", 1, End::NotSeen, "another address", sendsTo(301)},
        {"answer", "302 elsewhere", 1, End::NotSeen, "another address", sendsTo(302)},
        {"answer", "303 elsewhere", 1, End::NotSeen, "another address", sendsTo(303)},
        {"answer", "307 elsewhere", 1, End::Refused, "another address", sendsTo(307)},
        {"answer", "308 elsewhere", 1, End::Refused, "another address", sendsTo(308)},
        {"answer", "400 of the engine", 1, End::Refused, "Miss <Source>",
         answers({400, fails("Miss <Source>")})},
        {"answer", "401", 1, End::Refused, "password",
         answers({401, "", "text/html", {{"WWW-Authenticate", "Basic realm=\"x\""}}})},
        {"answer", "403", 1, End::Refused, "forbids", answers({403, ""})},
        {"answer", "404 of Jetty", 1, End::Refused, "does not exist",
         answers({404, R"({"url":"/x","status":"404","message":"Not Found"})"})},
        {"answer", "408", 1, End::NotSeen, "408", answers({408, ""})},
        {"answer", "500 of the engine", 1, End::Refused, "Plugin", answers({500, fails("Plugin not found")})},
        {"answer", "500, master lost", 1, End::NotSeen, "MemberLeft",
         answers({500, fails("MemberLeftException")})},
        {"answer", "500 without a word", 1, End::NotSeen, "500", answers({500, ""})},
        {"answer", "502 of a proxy", 1, End::NotSeen, "502", answers({502, page, "text/html"})},
        {"answer", "503 of a proxy", 1, End::NotSeen, "503", answers({503, page, "text/html"})},
        {"answer", "504 of a proxy", 1, End::NotSeen, "504", answers({504, page, "text/html"})},
        {"proxy", "407", 1, End::Refused, "407",
         [](Bench &bench) {
             bench.throughProxy({407, "", "text/html", {{"Proxy-Authenticate", "Basic realm=\"x\""}}});
         }},
        {"proxy", "closed after reading", 1, End::NotSeen, "by the proxy 127.0.0.1",
         [](Bench &bench) {
             StubAnswer bad;
             bad.how = How::Close;
             bench.throughProxy(bad);
         }},
        {"proxy", "502", 1, End::NotSeen, "502",
         [page](Bench &bench) {
             bench.throughProxy({502, page, "text/html"});
         }},
        {"look", "no member can be asked", 1, End::NoOneToAsk, "No member answered",
         [](Bench &bench) {
             bench.post.how = How::Close;
             bench.looksFail = true;
         }},
        {"none", "a whole answer", 1, End::Runs, "",
         [](Bench &) {
         }},
        {"none", "in chunks", 1, End::Runs, "", how(How::Chunked)},
        {"none", "without a length", 1, End::Runs, "", how(How::UntilClose)},
    };
}

constexpr int lookMs = 150;
constexpr int timeoutMs = 200;

} // namespace

class TestSubmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }
    void cleanupTestCase();

    void submits_data();
    void submits();
    void stops_data();
    void stops();
    void keptConnectionDroppedByTheServer();
    void silenceThenClose();
    void cancelledOnTheWay();
    void credentialsGoWithTheRequest();
    void speaksToAProxyInHttp();
    void overTls();
    void drawnIds();
    void tellsOfASimilarJob();
    void anotherIdThanTheOneAskedForIsSaid_data();
    void anotherIdThanTheOneAskedForIsSaid();

private:
    static SubmitReport submit(Bench &bench, SubmitOrder order = {});
    QStringList table_;
};

SubmitReport TestSubmission::submit(Bench &bench, SubmitOrder order)
{
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(bench.url, ApiFlavour::V1).value()}, clock);
    Client &transport = *client;
    transport.setBodyCap(5'000); // soon reached, also where everything is slow
    order.member = transport.members().constFirst();
    order.json = "{}";
    order.jobName = QStringLiteral("orders");
    order.timeoutMs = timeoutMs;
    order.lookMs = lookMs;
    order.pauseMs = 10;
    Submission submission(transport, order);
    std::optional<SubmitReport> report;
    connect(&submission, &Submission::finished, &submission, [&](const SubmitReport &end) { report = end; });
    submission.start();
    [&] {
        QTRY_VERIFY(report);
    }();
    return report.value_or(SubmitReport());
}

void TestSubmission::submits_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("jobThere");
    const std::vector<Fault> all = faults();
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTest::addRow("%s: %s", all[i].step, all[i].name) << int(i) << false;
        if (all[i].end == End::NotSeen)
            QTest::addRow("%s: %s, job there", all[i].step, all[i].name) << int(i) << true;
    }
}

void TestSubmission::submits()
{
    QFETCH(int, index);
    QFETCH(bool, jobThere);
    const Fault fault = faults()[std::size_t(index)];
    Bench bench;
    bench.jobThere = jobThere;
    fault.set(bench);
    const SubmitReport report = submit(bench);
    const std::string said = report.error ? report.error->english() : "the job's id";
    table_ << QStringLiteral("submit | %1 | %2%3 | %4 | %5")
                  .arg(QLatin1String(fault.step), QLatin1String(fault.name),
                       jobThere ? QStringLiteral(" (it runs)") : QString())
                  .arg(bench.posts())
                  .arg(QString::fromStdString(said));
    QCOMPARE(bench.posts(), fault.posts);
    QCOMPARE(bench.other.count("POST"), 0);
    QCOMPARE(int(report.end), int(jobThere ? End::Runs : fault.end));
    QCOMPARE(report.found, jobThere);
    QVERIFY2(said.find(fault.said) != std::string::npos, said.c_str());
    QVERIFY(!report.jobId.isEmpty());
    if (report.end != End::Runs) {
        QVERIFY(report.error);
        const std::string host = bench.url.host().toStdString();
        QVERIFY2(report.error->place.find(host) != std::string::npos, report.error->place.c_str());
    }
    if (report.end == End::NotSent)
        QVERIFY2(said.find("Nothing was sent") == 0, said.c_str());
    if (report.end == End::NotSeen || report.end == End::NoOneToAsk)
        QVERIFY2(said.find("not known whether") != std::string::npos, said.c_str());
}

void TestSubmission::stops_data()
{
    submits_data();
}

void TestSubmission::stops()
{
    QFETCH(int, index);
    QFETCH(bool, jobThere);
    const Fault fault = faults()[std::size_t(index)];
    Bench bench;
    bench.jobThere = true;
    bench.state = jobThere ? "CANCELING" : "RUNNING";
    fault.set(bench);
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(bench.url, ApiFlavour::V1).value()}, clock);
    Client &transport = *client;
    transport.setBodyCap(5'000); // soon reached, also where everything is slow
    StopOrder order;
    order.jobId = QStringLiteral("12");
    order.members = transport.members();
    order.timeoutMs = timeoutMs;
    order.lookMs = lookMs;
    order.pauseMs = 10;
    Stopping stopping(transport, order);
    QList<StopReport> reports;
    bool finished = false;
    connect(&stopping, &Stopping::reported, this, [&](const StopReport &report) { reports << report; });
    connect(&stopping, &Stopping::finished, this, [&] { finished = true; });
    stopping.start();
    QTRY_VERIFY(finished);
    QCOMPARE(reports.size(), 1);
    const StopReport report = reports.first();
    const std::string said = report.error ? report.error->english() : "asked";
    table_ << QStringLiteral("stop | %1 | %2%3 | %4 | %5")
                  .arg(QLatin1String(fault.step), QLatin1String(fault.name),
                       jobThere ? QStringLiteral(" (it stops)") : QString())
                  .arg(bench.posts())
                  .arg(QString::fromStdString(said));
    QCOMPARE(bench.posts(), fault.posts);
    using StopEnd = StopReport::End;
    const QMap<End, StopEnd> expected = {
        {End::Runs, StopEnd::Asked},
        {End::Refused, StopEnd::Refused},
        {End::NotSent, StopEnd::NotSent},
        {End::NotSeen, jobThere ? StopEnd::Stops : StopEnd::NoEffect},
        {End::NoOneToAsk, StopEnd::NoOneToAsk},
    };
    QCOMPARE(int(report.end), int(expected.value(fault.end)));
}

void TestSubmission::cleanupTestCase()
{
    qInfo("order | step | fault | POSTs that arrived | what was said");
    for (const QString &line : std::as_const(table_))
        qInfo().noquote() << line;
}

void TestSubmission::keptConnectionDroppedByTheServer()
{
    Bench bench;
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(bench.url, ApiFlavour::V1).value()}, clock);
    Client &transport = *client;
    int answers = 0;
    const auto count = [&](const Reply &reply, const RawReply &) {
        QVERIFY(!reply.error);
        ++answers;
    };
    // A question leaves a connection behind, which the server drops just before the order goes out.
    RequestSpec ask;
    ask.member = transport.members().constFirst();
    ask.endpoint = Endpoint::JobInfo;
    ask.argument = QStringLiteral("1");
    transport.send(ask, this, count);
    QTRY_COMPARE(answers, 1);
    bench.server.dropConnections();
    RequestSpec order = ask;
    order.endpoint = Endpoint::SubmitJob;
    order.body = "{}";
    transport.send(order, this, count);
    QTRY_COMPARE(answers, 2);
    QCOMPARE(bench.posts(), 1);
    QCOMPARE(bench.server.connections(), 2);
}

void TestSubmission::silenceThenClose()
{
    Bench bench;
    bench.post.how = How::Hold;
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(bench.url, ApiFlavour::V1).value()}, clock);
    Client &transport = *client;
    SubmitOrder order;
    order.member = transport.members().constFirst();
    order.json = "{}";
    order.lookMs = lookMs;
    Submission submission(transport, order);
    std::optional<SubmitReport> report;
    connect(&submission, &Submission::finished, this, [&](const SubmitReport &end) { report = end; });
    submission.start();
    QTRY_COMPARE(bench.server.held(), 1);
    QCOMPARE(bench.server.dropHeld(), 1);
    QTRY_VERIFY(report);
    QCOMPARE(report->end, End::NotSeen);
    QCOMPARE(bench.posts(), 1);
}

void TestSubmission::cancelledOnTheWay()
{
    Bench bench;
    bench.post.how = How::Hold;
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(bench.url, ApiFlavour::V1).value()}, clock);
    Client &transport = *client;
    QList<Outcome> outcomes;
    const auto note = [&](const Reply &reply, const RawReply &) {
        outcomes << reply.outcome;
    };
    RequestSpec order;
    order.member = transport.members().constFirst();
    order.endpoint = Endpoint::SubmitJob;
    Call first = transport.send(order, this, note);
    Call second = transport.send(order, this, note); // waits for the first
    second.cancel();
    QTRY_COMPARE(bench.server.held(), 1);
    first.cancel();
    QTRY_COMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes, (QList<Outcome>{Outcome::NotSent, Outcome::Unknown}));
    QCOMPARE(bench.posts(), 1);
}

void TestSubmission::anotherIdThanTheOneAskedForIsSaid_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("fromSavepoint");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("none in particular") << QString() << false << false;
    QTest::newRow("that one") << QStringLiteral("12") << false << false;
    QTest::newRow("another") << QStringLiteral("777") << false << true;
    QTest::newRow("another savepoint") << QStringLiteral("777") << true << true;
}

void TestSubmission::anotherIdThanTheOneAskedForIsSaid()
{
    QFETCH(QString, asked);
    QFETCH(bool, fromSavepoint);
    QFETCH(bool, isSaid);
    Bench bench; // it answers that it is 12
    SubmitOrder order;
    order.jobId = asked;
    order.fromSavepoint = fromSavepoint;
    const SubmitReport report = submit(bench, order);
    QCOMPARE(int(report.end), int(End::Runs));
    QCOMPARE(report.jobId, QStringLiteral("12"));
    QVERIFY(!report.found);
    QCOMPARE(report.error.has_value(), isSaid);
    if (!isSaid)
        return;
    const std::string said = report.error->english();
    QVERIFY2(said.find("12") != std::string::npos && said.find("777") != std::string::npos, said.c_str());
    QCOMPARE(said.find("savepoint") != std::string::npos, fromSavepoint);
}

void TestSubmission::credentialsGoWithTheRequest()
{
    Bench bench;
    bench.url.setUserInfo(QStringLiteral("ann:hidden"));
    QCOMPARE(submit(bench).end, End::Runs);
    const StubRequest request = bench.server.requests().constFirst();
    QCOMPARE(request.headers.value("authorization"), "Basic " + QByteArray("ann:hidden").toBase64());
    QCOMPARE(request.headers.value("content-type"), "application/json");
    QCOMPARE(request.headers.value("content-length"), "2");
    QCOMPARE(request.headers.value("host"), bench.server.member().toLatin1());
    QVERIFY(request.path.startsWith("/hazelcast/rest/maps/submit-job?jobName=orders&jobId="));
}

void TestSubmission::speaksToAProxyInHttp()
{
    Bench bench;
    bench.throughProxy({200, accepted});
    QNetworkProxy proxy = QNetworkProxy::applicationProxy();
    proxy.setUser(QStringLiteral("p"));
    proxy.setPassword(QStringLiteral("q"));
    QNetworkProxy::setApplicationProxy(proxy);
    QCOMPARE(submit(bench).end, End::Runs);
    QCOMPARE(bench.server.count("POST"), 0);
    const StubRequest request = bench.proxy.requests().constFirst();
    QVERIFY2(request.path.startsWith("http://engine.example:5801/hazelcast/"), request.path.constData());
    QCOMPARE(request.headers.value("proxy-authorization"), "Basic " + QByteArray("p:q").toBase64());
    // The errors name it.
    bench.throughProxy({502, "<html>", "text/html"});
    const SubmitReport report = submit(bench);
    QVERIFY2(report.error->place.find(bench.proxy.member().toStdString()) != std::string::npos,
             report.error->place.c_str());
}

void TestSubmission::overTls()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const QString certificate = folder.filePath(QStringLiteral("cert.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=stub"),
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                   QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        QSKIP("no openssl here to make a certificate with");
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int posts = 0;
    connect(&server, &QSslServer::pendingConnectionAvailable, this, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&posts, socket] {
            if (!socket->readAll().startsWith("POST"))
                return;
            ++posts;
            socket->write("HTTP/1.1 200 OK\r\n\r\n" + accepted); // its end is the connection's
            socket->disconnectFromHost();
        });
    });
    Bench bench;
    bench.url = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    // Nobody vouches for the certificate: nothing is sent.
    const SubmitReport refused = submit(bench);
    QCOMPARE(refused.end, End::NotSent);
    QVERIFY2(refused.error->english().find("encrypted") != std::string::npos,
             refused.error->english().c_str());
    QCOMPARE(posts, 0);

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificates(QSslCertificate::fromPath(certificate));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const SubmitReport taken = submit(bench);
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY2(taken.end == End::Runs, taken.error ? taken.error->english().c_str() : "");
    QCOMPARE(posts, 1);
}

void TestSubmission::drawnIds()
{
    QSet<QString> ids;
    for (int i = 0; i < 100; ++i) {
        const QString id = Submission::drawJobId();
        QCOMPARE(id.size(), 19);
        bool fits = false;
        QVERIFY(id.toLongLong(&fits) >= 6'000'000'000'000'000'000 && fits);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 100);
}

void TestSubmission::tellsOfASimilarJob()
{
    Bench bench;
    bench.server.setHandler([](const StubRequest &request) {
        StubAnswer close;
        close.how = How::Close;
        if (request.method == "POST")
            return close;
        if (request.path.endsWith("/running-jobs"))
            return StubAnswer{200, R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING"},)"
                                   R"({"jobId":"8","jobName":"orders","jobStatus":"RUNNING"}])"};
        return StubAnswer{200, R"({"jobId":"1"})"};
    });
    SubmitOrder order;
    order.running = QSet<QString>{QStringLiteral("7")};
    const SubmitReport report = submit(bench, order);
    QCOMPARE(report.end, End::NotSeen); // it may be anybody's
    QVERIFY2(report.error->english().find("runs as 8") != std::string::npos, report.error->english().c_str());
}

QTEST_GUILESS_MAIN(TestSubmission)
#include "test_submission.moc"
