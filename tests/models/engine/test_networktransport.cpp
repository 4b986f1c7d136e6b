#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/probe.h"
#include "tests/models/engine/transportclient.h"
#include "tests/support/stubserver.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;
using sluice::test::Answered;
using sluice::test::nobody;
using sluice::test::overview;
using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;
using sluice::test::TransportClient;
using sluice::test::v1;

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overviewOfBothFlavours_data();
    void overviewOfBothFlavours();
    void submitAndStop();
    void credentialsAreSentAndNotShown();
    void badAnswers_data();
    void badAnswers();
    void refusedConnection();
    void bodyCap_data();
    void bodyCap();
    void timeout_data();
    void timeout();
    void oneInFlightForAMemberAndEndpoint();
    void cancelInFlightAndQueued();
    void refusedRequestsAreAnsweredToo();
    void redirectsAreNotFollowed();
    void connectionsThatCloseAfterEveryAnswer();
    void twoMembers();
    void destroyedWithRequestsUnderWay();
    void whoAskedIsGone();

    void silences_data();
    void silences();
    void errorsNameTheProxy();
    void onlyOneJobOfAListIsMalformed();
    void interimAnswersAreSkipped_data();
    void interimAnswersAreSkipped();
    void wrongChunks_data();
    void wrongChunks();
};

void TestNetworkTransport::overviewOfBothFlavours_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<QString>("context");
    QTest::newRow("v1") << true << QString();
    QTest::newRow("v2") << false << QString();
    QTest::newRow("v2 with a context") << false << QStringLiteral("/seatunnel");
}

void TestNetworkTransport::overviewOfBothFlavours()
{
    QFETCH(bool, first);
    QFETCH(QString, context);
    StubServer server;
    server.answer((first ? v1 : context.toLatin1()) + "/overview", overview);
    TransportClient client({server.url(context)}, first ? ApiFlavour::V1 : ApiFlavour::V2);
    const quint64 id = client.ask(Endpoint::Overview);
    QVERIFY(client.answers.isEmpty());
    QTRY_COMPARE(client.answers.size(), 1);
    const Answered &answer = client.answers.first();
    QCOMPARE(answer.id, id);
    QVERIFY(!answer.reply.error);
    QCOMPARE(std::get<Overview>(answer.reply.payload).finished, 3);
    QCOMPARE(answer.reply.member, server.member());
    QCOMPARE(answer.raw.path, QStringLiteral("/overview"));
    QCOMPARE(answer.raw.body, overview);
    QCOMPARE(answer.raw.timeMs, 1'700'000'000'000);
    QVERIFY(answer.raw.latencyMs >= 0);
}

void TestNetworkTransport::submitAndStop()
{
    StubServer server;
    server.setHandler([](const StubRequest &) {
        return StubAnswer{200, R"({"jobId":"12","jobName":"a b"})"};
    });
    TransportClient client({server.url()});
    RequestSpec submit;
    submit.member = server.member();
    submit.endpoint = Endpoint::SubmitJob;
    submit.jobName = QStringLiteral("a b/你");
    submit.body = R"({"env":{}})";
    client.ask(submit);
    RequestSpec stop = submit;
    stop.endpoint = Endpoint::StopJob;
    stop.argument = QStringLiteral("12");
    stop.withSavepoint = true;
    client.ask(stop);
    QTRY_COMPARE(client.answers.size(), 2);
    QCOMPARE(server.requests().size(), 2);
    const StubRequest &first = server.requests().at(0);
    QCOMPARE(first.method, QByteArray("POST"));
    QCOMPARE(first.path, v1 + "/submit-job?jobName=a%20b%2F%E4%BD%A0");
    QCOMPARE(first.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(first.body, submit.body);
    QCOMPARE(server.requests().at(1).body, QByteArray(R"({"jobId":"12","isStopWithSavePoint":true})"));
    QCOMPARE(client.answers.at(1).reply.argument, QStringLiteral("12"));
    QCOMPARE(std::get<Submitted>(client.answers.at(0).reply.payload).jobId, QStringLiteral("12"));
}

void TestNetworkTransport::credentialsAreSentAndNotShown()
{
    StubServer server;
    server.answer(v1 + "/overview", StubAnswer{401, "<html>no</html>", "text/html"});
    QUrl url = server.url();
    url.setUserName(QStringLiteral("ann"));
    url.setPassword(QStringLiteral("hidden-word"));
    TransportClient client({url});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(server.requests().first().headers.value("authorization"),
             "Basic " + QByteArray("ann:hidden-word").toBase64());
    const Answered &answer = client.answers.first();
    QCOMPARE(client.code(), ErrorCode::Http);
    const std::string shown = answer.reply.error->english() + answer.reply.error->place +
                              answer.raw.path.toStdString() + answer.raw.member.toStdString() +
                              answer.reply.member.toStdString();
    QVERIFY(shown.find("hidden-word") == std::string::npos);
    QVERIFY(shown.find("ann") == std::string::npos);
}

void TestNetworkTransport::badAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("how");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    using How = StubAnswer::How;
    const auto row = [](const char *name, int status, const QByteArray &body, How how, ErrorCode code,
                        const QByteArray &says = {}) {
        QTest::newRow(name) << status << body << int(how) << int(code) << says;
    };
    row("cut off", 200, overview, How::CutOff, ErrorCode::Network, "before a whole answer");
    row("closed", 200, overview, How::Close, ErrorCode::Network, "https://");
    row("no http", 200, "hello\r\n\r\n", How::Garbage, ErrorCode::Network);
    // An alert of TLS, as a port of https answers to a request in the clear.
    row("https", 200, QByteArray::fromHex("15030300020246"), How::Garbage, ErrorCode::Network, "https://");
    row("too low a length", 200, overview, How::LengthTooLow, ErrorCode::Protocol);
    row("web page", 200, "<html>", How::Whole, ErrorCode::Protocol);
    row("no content", 204, "", How::Whole, ErrorCode::NotFound);
    row("empty 400", 400, "", How::Whole, ErrorCode::NotFound);
    row("engine error", 500, R"({"status":"fail","message":"MemberLeftException"})", How::Whole,
        ErrorCode::Http);
    row("jetty", 404, "<html>", How::Whole, ErrorCode::NotFound);
}

void TestNetworkTransport::badAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, how);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    StubServer server;
    StubAnswer answer{status, body};
    answer.how = static_cast<StubAnswer::How>(how);
    server.answer(v1 + "/overview", answer);
    TransportClient client({server.url()});
    client.ask(Endpoint::Overview, {}, 5000);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(int(client.code()), code);
    QVERIFY(!client.message().empty());
    QVERIFY2(client.message().find(says.toStdString()) != std::string::npos, client.message().c_str());
    // The transport goes on as if nothing had been.
    server.answer(v1 + "/overview", overview);
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 2);
    QVERIFY(!client.answers.at(1).reply.error);
}

void TestNetworkTransport::refusedConnection()
{
    TransportClient client({nobody()});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(client.code(), ErrorCode::Refused);
    QVERIFY(client.message().find("enable-http") != std::string::npos);
    QCOMPARE(client.answers.first().raw.status, 0);
    QVERIFY(client.answers.first().raw.transportError);
}

void TestNetworkTransport::bodyCap_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced") << true;
    QTest::newRow("endless") << false;
}

void TestNetworkTransport::bodyCap()
{
    QFETCH(bool, announced);
    StubServer server;
    StubAnswer answer{200, QByteArray(announced ? 300'000 : 50'000, ' ')};
    answer.how = announced ? StubAnswer::How::HoldHalf : StubAnswer::How::Endless;
    server.answer(v1 + "/running-jobs", answer);
    TransportClient client({server.url()});
    client.transport.setBodyCap(200'000);
    client.ask(Endpoint::RunningJobs);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(client.code(), ErrorCode::TooLarge);
    QVERIFY(client.answers.first().raw.body.isEmpty());
    QVERIFY2(server.sentBytes() < 20'000'000, "it was not given up while receiving");
    // Just under the cap is taken.
    server.answer(v1 + "/running-jobs", QByteArray(199'998, ' ') + "[]");
    client.ask(Endpoint::RunningJobs);
    QTRY_COMPARE(client.answers.size(), 2);
    QVERIFY(!client.answers.at(1).reply.error);
}

void TestNetworkTransport::timeout_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("silent") << int(StubAnswer::How::Hold);
    QTest::newRow("stops in the middle") << int(StubAnswer::How::HoldHalf);
}

void TestNetworkTransport::timeout()
{
    QFETCH(int, how);
    StubServer server;
    StubAnswer answer{200, overview};
    answer.how = static_cast<StubAnswer::How>(how);
    server.answer(v1 + "/overview", answer);
    TransportClient client({server.url()});
    client.ask(Endpoint::Overview, {}, 50);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(client.code(), ErrorCode::Timeout);
    QVERIFY(client.answers.first().raw.latencyMs >= 50);
}

void TestNetworkTransport::oneInFlightForAMemberAndEndpoint()
{
    StubServer server;
    StubAnswer held{200, R"({"jobId":"1"})"};
    held.how = StubAnswer::How::Hold;
    server.setHandler([held](const StubRequest &) { return held; });
    TransportClient client({server.url()});
    QList<quint64> ids;
    for (const char *id : {"1", "2", "3"})
        ids << client.ask(Endpoint::JobInfo, QString::fromLatin1(id));
    client.ask(Endpoint::Overview); // another endpoint does not wait
    QTRY_COMPARE(server.held(), 2);
    for (int answered = 0; answered < 3; ++answered) {
        QTRY_VERIFY(server.held() >= 1);
        int jobInfos = 0;
        for (const StubRequest &request : server.requests())
            jobInfos += request.path.contains("job-info") ? 1 : 0;
        QCOMPARE(jobInfos, answered + 1);
        server.release();
    }
    QTRY_COMPARE(client.answers.size(), 4);
    QList<quint64> order;
    for (const Answered &answer : client.answers) {
        if (answer.reply.endpoint == Endpoint::JobInfo)
            order << answer.id;
    }
    QCOMPARE(order, ids);
}

void TestNetworkTransport::cancelInFlightAndQueued()
{
    StubServer server;
    StubAnswer held{200, R"({"jobId":"1"})"};
    held.how = StubAnswer::How::Hold;
    server.setHandler([held](const StubRequest &) { return held; });
    TransportClient client({server.url()});
    const quint64 first = client.ask(Endpoint::JobInfo, QStringLiteral("1"));
    const quint64 second = client.ask(Endpoint::JobInfo, QStringLiteral("2"));
    const quint64 third = client.ask(Endpoint::JobInfo, QStringLiteral("3"));
    QTRY_COMPARE(server.held(), 1);
    client.cancel(second);
    client.cancel(second); // twice is one answer
    client.cancel(first);
    Call().cancel(); // of nothing
    QTRY_COMPARE(client.answers.size(), 2);
    QCOMPARE(client.code(0), ErrorCode::Cancelled);
    QCOMPARE(client.code(1), ErrorCode::Cancelled);
    QTRY_COMPARE(server.held(), 2);
    server.release();
    QTRY_COMPARE(client.answers.size(), 3);
    QCOMPARE(client.answers.at(2).id, third);
    client.cancel(third); // it is over
    QVERIFY(!client.answers.at(2).reply.error);
    QVERIFY(!server.requests().last().path.contains("/2"));
}

void TestNetworkTransport::refusedRequestsAreAnsweredToo()
{
    StubServer server;
    TransportClient client({server.url()}, ApiFlavour::V2);
    const quint64 badId = client.ask(Endpoint::JobInfo, QStringLiteral("1/../x"));
    client.ask(Endpoint::ClusterInfo);
    RequestSpec stranger;
    stranger.member = QStringLiteral("elsewhere:1");
    client.ask(stranger);
    QVERIFY(client.answers.isEmpty()); // never before send() has returned
    QTRY_COMPARE(client.answers.size(), 3);
    QCOMPARE(client.answers.at(0).id, badId);
    QCOMPARE(client.code(0), ErrorCode::InvalidArgument);
    QCOMPARE(client.answers.at(0).reply.endpoint, Endpoint::JobInfo);
    QCOMPARE(client.code(1), ErrorCode::Unsupported);
    QCOMPARE(client.code(2), ErrorCode::InvalidArgument);
    QCOMPARE(server.requests().size(), 0);
}

void TestNetworkTransport::redirectsAreNotFollowed()
{
    StubServer elsewhere;
    StubServer server;
    StubAnswer redirect{302, ""};
    redirect.headers = {{"Location", elsewhere.url(QStringLiteral("/login")).toEncoded()}};
    server.setHandler([redirect](const StubRequest &) { return redirect; });
    TransportClient client({server.url()});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(client.code(), ErrorCode::Protocol);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestNetworkTransport::connectionsThatCloseAfterEveryAnswer()
{
    StubServer server;
    StubAnswer closing{200, overview};
    closing.keepAlive = false;
    server.answer(v1 + "/overview", closing);
    TransportClient client({server.url()});
    for (int i = 0; i < 5; ++i)
        client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 5);
    for (const Answered &answer : client.answers)
        QVERIFY(!answer.reply.error);
}

void TestNetworkTransport::twoMembers()
{
    StubServer a;
    StubServer b;
    a.answer(v1 + "/overview", overview);
    b.answer(v1 + "/overview", StubAnswer{500, R"({"status":"fail","message":"gone"})"});
    TransportClient client({a.url(), b.url()});
    QCOMPARE(client.transport.members(), QStringList({a.member(), b.member()}));
    for (const QString &member : client.transport.members()) {
        RequestSpec spec;
        spec.member = member;
        client.ask(spec);
    }
    QTRY_COMPARE(client.answers.size(), 2);
    for (const Answered &answer : client.answers)
        QCOMPARE(answer.reply.error.has_value(), answer.reply.member == b.member());
}

void TestNetworkTransport::destroyedWithRequestsUnderWay()
{
    StubServer server;
    StubAnswer held{200, overview};
    held.how = StubAnswer::How::HoldHalf;
    server.answer(v1 + "/overview", held);
    int answers = 0;
    Call call;
    {
        TransportClient client({server.url()});
        RequestSpec spec;
        spec.member = server.member();
        for (int i = 0; i < 2; ++i)
            call =
                client.transport.send(spec, this, [&answers](const Reply &, const RawReply &) { ++answers; });
        QTRY_COMPARE(server.held(), 1);
        QVERIFY(call.isOpen());
    }
    QCOMPARE(answers, 0);
    QVERIFY(!call.isOpen());
    call.cancel();
}

// A submit goes its way although nobody waits for the answer any more.
void TestNetworkTransport::whoAskedIsGone()
{
    StubServer server;
    StubAnswer held{200, R"({"jobId":"12","jobName":"a"})"};
    held.how = StubAnswer::How::Hold;
    server.setHandler([held](const StubRequest &) { return held; });
    TransportClient client({server.url()});
    RequestSpec submit;
    submit.member = server.member();
    submit.endpoint = Endpoint::SubmitJob;
    submit.body = R"({"env":{}})";
    int answers = 0;
    auto asker = std::make_unique<QObject>();
    Call call = client.transport.send(submit, asker.get(),
                                      [&answers](const Reply &, const RawReply &) { ++answers; });
    QTRY_COMPARE(server.held(), 1);
    asker.reset();
    QVERIFY(call.isOpen());
    server.release();
    QTRY_VERIFY(!call.isOpen());
    QCOMPARE(answers, 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestNetworkTransport::silences_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<int>("silence");
    QTest::addColumn<QString>("said");
    QTest::newRow("takes the connection and is silent")
        << int(StubAnswer::How::Hold) << int(Silence::NoAnswer) << QStringLiteral("too full to answer");
    QTest::newRow("begins and stops")
        << int(StubAnswer::How::HoldHalf) << int(Silence::HalfAnswer) << QStringLiteral("began");
}

void TestNetworkTransport::silences()
{
    QFETCH(int, how);
    QFETCH(int, silence);
    QFETCH(QString, said);
    StubServer server;
    server.answer(v1 + "/running-threads", "[]");
    StubAnswer answer{200, overview};
    answer.how = static_cast<StubAnswer::How>(how);
    server.answer(v1 + "/overview", answer);
    TransportClient client({server.url()});
    // On a connection of its own, and on one that was kept.
    for (const qsizetype index : {0, 2}) {
        client.ask(Endpoint::Overview, {}, 100);
        QTRY_COMPARE(client.answers.size(), index + 1);
        QCOMPARE(client.code(index), ErrorCode::Timeout);
        QCOMPARE(int(client.answers.at(index).reply.silence), silence);
        QVERIFY2(client.message(index).find(said.toStdString()) != std::string::npos,
                 client.message(index).c_str());
        client.ask(Endpoint::RunningThreads);
        QTRY_COMPARE(client.answers.size(), index + 2);
    }
}

void TestNetworkTransport::errorsNameTheProxy()
{
    StubServer proxy;
    proxy.setHandler([](const StubRequest &) { return StubAnswer{502, "<html>", "text/html"}; });
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.port()));
    TransportClient client({QUrl(QStringLiteral("http://engine.example:5801"))});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    const std::string place = client.answers.first().reply.error->place;
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"),
                                                     static_cast<quint16>(nobody().port())));
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 2);
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QCOMPARE(place, "engine.example:5801 through the proxy " + proxy.member().toStdString());
    QVERIFY2(client.message(1).find("The proxy 127.0.0.1:") == 0, client.message(1).c_str());
}

void TestNetworkTransport::onlyOneJobOfAListIsMalformed()
{
    StubServer server;
    server.answer(v1 + "/running-jobs", R"([{"jobId":"1","jobName":"a","jobStatus":"RUNNING"},)"
                                        R"({"jobId":"2","jobName":"b","jobStatus":"RUNNING","metrics":7},)"
                                        R"(17,{"jobId":"3","jobName":"c","jobStatus":"FINISHED"}])");
    TransportClient client({server.url()});
    client.ask(Endpoint::RunningJobs);
    QTRY_COMPARE(client.answers.size(), 1);
    const Reply &reply = client.answers.first().reply;
    QVERIFY(!reply.error);
    const auto jobs = std::get<QList<JobInfo>>(reply.payload);
    QCOMPARE(jobs.size(), 4);
    for (const qsizetype whole : {0, 3}) {
        QVERIFY(jobs.at(whole).malformed.empty() && jobs.at(whole).raw.isEmpty());
    }
    QCOMPARE(jobs.at(1).id, QStringLiteral("2"));
    QCOMPARE(jobs.at(1).state, JobState::Running);
    QVERIFY2(QString::fromStdString(jobs.at(1).malformed.english()).contains(QLatin1String("[1].metrics")),
             jobs.at(1).malformed.english().c_str());
    QVERIFY(jobs.at(1).raw.contains("\"metrics\":7"));
    QVERIFY(!jobs.at(2).malformed.empty() && jobs.at(2).id.isEmpty());
    QCOMPARE(jobs.at(2).raw, "17");
}

void TestNetworkTransport::interimAnswersAreSkipped_data()
{
    QTest::addColumn<QByteArray>("interim");
    QTest::newRow("100") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
    QTest::newRow("102") << QByteArray("HTTP/1.1 102 Processing\r\n\r\n");
    QTest::newRow("103") << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
    QTest::newRow("several") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
}

void TestNetworkTransport::interimAnswersAreSkipped()
{
    QFETCH(QByteArray, interim);
    StubServer server;
    // Each answer tells which question it is to, and the connections are kept.
    server.setHandler([&](const StubRequest &request) {
        const QByteArray body = request.path.endsWith("/overview")
                                    ? overview
                                    : QByteArray(R"([{"jobId":"1","jobStatus":"RUNNING"}])");
        StubAnswer answer{200, interim +
                                   "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                                   QByteArray::number(body.size()) + "\r\n\r\n" + body};
        answer.how = StubAnswer::How::Raw;
        return answer;
    });
    TransportClient client({server.url()});
    constexpr int rounds = 5;
    for (int i = 0; i < rounds; ++i) {
        client.ask(Endpoint::Overview);
        client.ask(Endpoint::RunningJobs);
        client.ask(Endpoint::FinishedJobs);
    }
    QTRY_COMPARE(client.answers.size(), 3 * rounds);
    for (const Answered &answer : std::as_const(client.answers)) {
        QVERIFY2(!answer.reply.error, answer.reply.error ? answer.reply.error->english().c_str() : "");
        QCOMPARE(answer.reply.status, 200);
        QCOMPARE(std::holds_alternative<Overview>(answer.reply.payload),
                 answer.reply.endpoint == Endpoint::Overview);
    }
}

void TestNetworkTransport::wrongChunks_data()
{
    QTest::addColumn<QByteArray>("chunks");
    QTest::newRow("no number") << QByteArray("zz\r\n" + overview + "\r\n0\r\n\r\n");
    QTest::newRow("too small") << QByteArray("5\r\n" + overview + "\r\n0\r\n\r\n");
    QTest::newRow("negative") << QByteArray("-1\r\n" + overview + "\r\n0\r\n\r\n");
}

void TestNetworkTransport::wrongChunks()
{
    QFETCH(QByteArray, chunks);
    StubServer server;
    StubAnswer answer{
        200,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks};
    answer.how = StubAnswer::How::Raw;
    server.answer(v1 + "/overview", answer);
    TransportClient client({server.url()});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(client.code(), ErrorCode::Protocol);
    QVERIFY2(client.message().find("The answer is damaged") == 0, client.message().c_str());
    // Good chunks, and a page in chunks, are what they are.
    StubAnswer good{200, overview};
    good.how = StubAnswer::How::Chunked;
    server.answer(v1 + "/overview", good);
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 2);
    QVERIFY(!client.answers.at(1).reply.error);
    good.body = "<html>";
    server.answer(v1 + "/overview", good);
    TransportClient other({server.url()});
    other.ask(Endpoint::Overview);
    QTRY_COMPARE(other.answers.size(), 1);
    QVERIFY2(other.message().find("web page") != std::string::npos, other.message().c_str());
}

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "test_networktransport.moc"
