#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/stopping.h"
#include "models/engine/seatunnel/submission.h"
#include "tests/support/stubserver.h"

#include <QTest>

#include <optional>

using namespace sluice;
using namespace sluice::engine;
using test::StubAnswer;
using test::StubRequest;
using test::StubServer;
using How = StubAnswer::How;
using End = SubmitReport::End;

namespace {

/// A server that knows a job 12 before and after the POST, whose answer is lost.
void knowsJob12(StubServer &server, const QByteArray &before, const QByteArray &after)
{
    server.setHandler([&server, before, after](const StubRequest &request) {
        StubAnswer close;
        close.how = How::Close;
        if (request.method == "POST")
            return close;
        if (request.path.endsWith("/running-jobs"))
            return StubAnswer{200, "[]"};
        return StubAnswer{200, server.count("POST") == 0 ? before : after};
    });
}

QByteArray job12(const char *state, const char *created, const char *name = "orders")
{
    return QByteArray(R"({"jobId":"12","jobName":")") + name + R"(","jobStatus":")" + state +
           R"(","createTime":"2026-11-28 )" + created + R"(","metrics":{}})";
}

SubmitReport submitted(StubServer &server, const SubmitOrder &wanted)
{
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(server.url(), ApiFlavour::V1).value()}, clock);
    SubmitOrder order = wanted;
    order.member = server.member();
    order.json = "{}";
    order.lookMs = 400;
    order.pauseMs = 10;
    Submission submission(*client, order);
    std::optional<SubmitReport> report;
    QObject::connect(&submission, &Submission::finished, &submission,
                     [&report](const SubmitReport &end) { report = end; });
    submission.start();
    [&report] {
        QTRY_VERIFY(report);
    }();
    return report.value_or(SubmitReport());
}

} // namespace

/// Submits and stops under an id that the engine knows already, whose answer is lost.
class TestKnownIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdThatTheEngineKnows_data();
    void anIdThatTheEngineKnows();
    void itIsAskedForOnce();
    void aLostStopWithSavepointNeedsOne_data();
    void aLostStopWithSavepointNeedsOne();
    void anotherMemberTellsOfALostStop();
};

void TestKnownIds::anIdThatTheEngineKnows_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("fromSavepoint");
    QTest::addColumn<int>("posts");
    QTest::addColumn<End>("end");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, bool savepoint,
                        int posts, End end) {
        QTest::newRow(name) << before << after << savepoint << posts << end;
    };
    const QByteArray nothing = R"({"jobId":"12"})";
    // The same run as before is no proof that the POST arrived.
    for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
        row(state, job12(state, "10:00:00"), job12(state, "10:00:00"), false, 1, End::NotSeen);
    row("stopped, and not resumed", job12("SAVEPOINT_DONE", "10:00:00"), job12("SAVEPOINT_DONE", "10:00:00"),
        true, 1, End::NotSeen);
    row("resumed", job12("SAVEPOINT_DONE", "10:00:00"), job12("RUNNING", "11:00:00"), true, 1, End::Runs);
    row("resumed, and over at once", job12("SAVEPOINT_DONE", "10:00:00"), job12("FAILED", "11:00:00"), true,
        1, End::Runs);
    row("new", nothing, job12("RUNNING", "11:00:00"), false, 1, End::Runs);
    row("new, and over at once", nothing, job12("FAILED", "11:00:00"), false, 1, End::Runs);
    row("not there", nothing, nothing, false, 1, End::NotSeen);
    row("nobody told before, another job is over", "no", job12("FINISHED", "10:00:00", "other"), false, 1,
        End::NotSeen);
    row("nobody told before, it runs", "no", job12("RUNNING", "11:00:00"), false, 1, End::Runs);
    // Under the id of a job that is not over the engine starts nothing, and says that it did.
    for (const char *state : {"RUNNING", "DOING_SAVEPOINT", "CANCELING", "SCHEDULED"}) {
        row(qPrintable(QLatin1String(state) + QLatin1String(", submit")), job12(state, "10:00:00"), nothing,
            false, 0, End::NotSent);
        row(qPrintable(QLatin1String(state) + QLatin1String(", resume")), job12(state, "10:00:00"), nothing,
            true, 0, End::NotSent);
    }
}

void TestKnownIds::anIdThatTheEngineKnows()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(bool, fromSavepoint);
    QFETCH(int, posts);
    QFETCH(End, end);
    StubServer server;
    knowsJob12(server, before, after);
    SubmitOrder order;
    order.jobId = QStringLiteral("12");
    order.jobName = QStringLiteral("orders");
    order.fromSavepoint = fromSavepoint;
    const SubmitReport report = submitted(server, order);
    QCOMPARE(report.end, end);
    QCOMPARE(server.count("POST"), posts);
    QCOMPARE(report.error.has_value(), true); // the answer was lost, or nothing was sent: either is said
    if (end == End::NotSent)
        QVERIFY2(report.error->english().starts_with("Nothing was sent. The id 12 is that of orders"),
                 report.error->english().c_str());
}

void TestKnownIds::itIsAskedForOnce()
{
    StubServer server;
    server.setHandler([](const StubRequest &request) {
        return request.method == "POST" ? StubAnswer{200, R"({"jobId":"12","jobName":"orders"})"}
                                        : StubAnswer{200, job12("SAVEPOINT_DONE", "10:00:00")};
    });
    SubmitOrder order;
    order.jobId = QStringLiteral("12");
    order.fromSavepoint = true;
    QCOMPARE(submitted(server, order).end, End::Runs);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().constLast().path.contains("jobId=12&isStartWithSavePoint=true"));
}

// A job that ended otherwise has no savepoint to go on from.
void TestKnownIds::aLostStopWithSavepointNeedsOne_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("isProof");
    for (const char *state : {"DOING_SAVEPOINT", "SAVEPOINT_DONE"})
        QTest::newRow(state) << QByteArray(state) << true;
    for (const char *state : {"CANCELED", "CANCELING", "FAILED", "FINISHED", "RUNNING"})
        QTest::newRow(state) << QByteArray(state) << false;
}

void TestKnownIds::aLostStopWithSavepointNeedsOne()
{
    QFETCH(QByteArray, state);
    QFETCH(bool, isProof);
    StubServer server;
    knowsJob12(server, {}, job12(state.constData(), "10:00:00"));
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(server.url(), ApiFlavour::V1).value()}, clock);
    StopOrder order;
    order.jobId = QStringLiteral("12");
    order.members = client->members();
    order.withSavepoint = true;
    order.lookMs = 400;
    order.pauseMs = 10;
    Stopping stopping(*client, order);
    std::optional<StopReport> report;
    connect(&stopping, &Stopping::reported, this, [&](const StopReport &told) { report = told; });
    stopping.start();
    QTRY_VERIFY(report);
    QCOMPARE(int(report->end), int(isProof ? StopReport::End::Stops : StopReport::End::NoEffect));
    QCOMPARE(server.count("POST"), 1);
}

// The member that was told takes the stop and is gone: the others know how the job is.
void TestKnownIds::anotherMemberTellsOfALostStop()
{
    auto told = std::make_unique<StubServer>();
    StubServer other;
    told->setHandler([](const StubRequest &request) {
        StubAnswer close;
        close.how = How::Close;
        return request.method == "POST" ? close : StubAnswer{500, {}};
    });
    other.setHandler([](const StubRequest &) { return StubAnswer{200, job12("CANCELING", "10:00:00")}; });
    const SystemClock clock;
    const auto client = networkClient({MemberAddress::fromUrl(told->url(), ApiFlavour::V1).value(),
                                       MemberAddress::fromUrl(other.url(), ApiFlavour::V1).value()},
                                      clock);
    StopOrder order;
    order.jobId = QStringLiteral("12");
    order.members = client->members();
    order.lookMs = 5000;
    order.pauseMs = 10;
    Stopping stopping(*client, order);
    std::optional<StopReport> report;
    connect(&stopping, &Stopping::reported, this, [&](const StopReport &one) { report = one; });
    stopping.start();
    QTRY_VERIFY(report);
    QCOMPARE(int(report->end), int(StopReport::End::Stops));
    QCOMPARE(report->member, told->member());
    QCOMPARE(told->count("POST"), 1);
    QCOMPARE(other.count("POST"), 0);
}

QTEST_GUILESS_MAIN(TestKnownIds)
#include "test_knownids.moc"
