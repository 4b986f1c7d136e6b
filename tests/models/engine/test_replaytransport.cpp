#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"

#include <QBuffer>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;

namespace {

QByteArray line(double t, const char *path, const QByteArray &body, const char *member = nullptr,
                int status = 200)
{
    return "{\"t\":" + QByteArray::number(t, 'f', 3) +
           (member ? QByteArray(",\"member\":\"") + member + '"' : QByteArray()) +
           ",\"method\":\"GET\",\"endpoint\":\"" + path + "\",\"status\":" + QByteArray::number(status) +
           ",\"body\":" + body + "}\n";
}

QByteArray job(const char *state, int rows)
{
    return QByteArray(R"({"jobId":"7","jobName":"x","jobStatus":")") + state +
           R"(","metrics":{"SourceReceivedCount":")" + QByteArray::number(rows) + "\"}}";
}

Recording recordingOf(const QByteArray &text)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return Recording::read(buffer).value();
}

QByteArray overview(int running)
{
    return R"({"projectVersion":"2.3.8","gitCommitAbbrev":"x","totalSlot":"0","unassignedSlot":"0","runningJobs":")" +
           QByteArray::number(running) +
           R"(","finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})";
}

struct Player
{
    explicit Player(const QByteArray &text, const ReplayOptions &options = {})
        : replay(replayClient(recordingOf(text), clock, options))
        , transport(*replay.client)
        , wire(*replay.wire)
    {
    }
    Call send(const RequestSpec &spec)
    {
        return transport.send(spec, &transport, [this, id = ++asked](const Reply &reply, const RawReply &) {
            ids << id;
            replies << reply;
        });
    }
    /// Asks and waits for the answer.
    Reply ask(Endpoint endpoint, const QString &argument = {}, const QString &member = {})
    {
        RequestSpec spec;
        spec.member = member.isEmpty() ? transport.members().value(0) : member;
        spec.endpoint = endpoint;
        spec.argument = argument;
        const qsizetype before = replies.size();
        send(spec);
        [&] {
            QTRY_COMPARE(replies.size(), before + 1);
        }();
        return replies.last();
    }
    int running() { return std::get<Overview>(ask(Endpoint::Overview).payload).running; }
    qint64 rows()
    {
        return std::get<JobInfo>(ask(Endpoint::JobInfo, QStringLiteral("7")).payload)
            .counters.sourceRows.value_or(-1);
    }

    ManualClock clock{1'000'000};
    ReplayClient replay;
    Client &transport;
    ReplayWire &wire;
    quint64 asked = 0;
    QList<quint64> ids;
    QList<Reply> replies;
};

} // namespace

class TestReplayTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheClock();
    void speed();
    void loop();
    void endIsToldOnce();
    void members();
    void failuresComeBack();
    void firstSweep();
    void unknownQuestions();
    void cannotBeChanged();
    void detailsFollowTheLists();
    void detailsOfAJobThatIsGone();
    void cancel();
    void destroyedWithRequestsOpen();
};

void TestReplayTransport::followsTheClock()
{
    Player player(line(100, "/overview", overview(1)) + line(102, "/overview", overview(2)) +
                  line(104, "/overview", overview(3)));
    QCOMPARE(player.running(), 1);
    player.clock.advance(1999);
    QCOMPARE(player.running(), 1);
    player.clock.advance(1);
    QCOMPARE(player.running(), 2);
    QCOMPARE(player.wire.positionMs(), 102'000);
    QCOMPARE(player.replies.last().timeMs, player.clock.nowMs());
    player.clock.advance(60'000);
    QCOMPARE(player.running(), 3);
    QCOMPARE(player.wire.positionMs(), 104'000);
}

void TestReplayTransport::speed()
{
    Player player(line(100, "/overview", overview(1)) + line(110, "/overview", overview(2)) +
                      line(120, "/overview", overview(3)),
                  {10.0, false});
    player.clock.advance(1000);
    QCOMPARE(player.running(), 2);
    player.wire.setSpeed(1.0);
    player.clock.advance(9000);
    QCOMPARE(player.running(), 2);
    player.clock.advance(1000);
    QCOMPARE(player.running(), 3);
}

void TestReplayTransport::loop()
{
    Player player(line(100, "/overview", overview(1)) + line(110, "/overview", overview(2)), {1.0, true});
    int restarts = 0;
    connect(&player.transport, &Transport::restarted, this, [&] {
        ++restarts;
        QCOMPARE(player.replies.size(), 2); // before the answer of the new round
    });
    QCOMPARE(player.running(), 1);
    player.clock.advance(12'000);
    QCOMPARE(player.running(), 2);
    QCOMPARE(restarts, 0);
    player.clock.advance(4'000);
    QCOMPARE(player.running(), 1);
    QCOMPARE(restarts, 1);
    QCOMPARE(player.wire.positionMs(), 101'000);
}

void TestReplayTransport::endIsToldOnce()
{
    Player player(line(100, "/overview", overview(1)) + line(110, "/overview", overview(2)));
    int ends = 0;
    connect(&player.transport, &Transport::ended, this, [&ends] { ++ends; });
    player.running();
    QCOMPARE(ends, 0);
    player.clock.advance(10'000);
    player.running();
    player.running();
    QCOMPARE(ends, 1);
}

void TestReplayTransport::members()
{
    Player named(line(100, "/overview", overview(1), "a:1") + line(100, "/overview", overview(2), "b:1"));
    QCOMPARE(named.transport.members(), QStringList({QStringLiteral("a:1"), QStringLiteral("b:1")}));
    const Reply reply = named.ask(Endpoint::Overview, {}, QStringLiteral("b:1"));
    QCOMPARE(std::get<Overview>(reply.payload).running, 2);
    QCOMPARE(reply.member, QStringLiteral("b:1"));
    QCOMPARE(named.ask(Endpoint::Overview, {}, QStringLiteral("c:1")).error.value().code,
             ErrorCode::InvalidArgument);

    Player nameless(line(100, "/overview", overview(1)));
    QCOMPARE(nameless.transport.members().size(), 1);
    QCOMPARE(nameless.running(), 1);
    QCOMPARE(nameless.replies.last().member, nameless.transport.members().first());
}

void TestReplayTransport::failuresComeBack()
{
    Player player(line(100, "/overview", "\"timed out\"", nullptr, 0) +
                  line(101, "/overview", R"({"status":"fail","message":"gone"})", nullptr, 500));
    QCOMPARE(player.ask(Endpoint::Overview).error.value().code, ErrorCode::Timeout);
    player.clock.advance(1000);
    QCOMPARE(player.ask(Endpoint::Overview).error.value().code, ErrorCode::Http);
}

void TestReplayTransport::firstSweep()
{
    Player player(line(100, "/overview", overview(1)) + line(101.5, "/running-jobs", "[]") +
                  line(103, "/running-threads", "[]"));
    QVERIFY(!player.ask(Endpoint::RunningJobs).error);
    QCOMPARE(player.ask(Endpoint::RunningThreads).error.value().code, ErrorCode::Unsupported);
    player.clock.advance(1000);
    QVERIFY(!player.ask(Endpoint::RunningThreads).error);
}

void TestReplayTransport::unknownQuestions()
{
    Player player(line(100, "/overview", overview(1)) + line(100, "/finished-jobs/FAILED", "[]"));
    QCOMPARE(player.ask(Endpoint::SystemMonitoring).error.value().code, ErrorCode::Unsupported);
    QCOMPARE(player.ask(Endpoint::FinishedJobs, QStringLiteral("FINISHED")).error.value().code,
             ErrorCode::Unsupported);
    QVERIFY(!player.ask(Endpoint::FinishedJobs, QStringLiteral("FAILED")).error);
    QCOMPARE(player.ask(Endpoint::JobInfo, QStringLiteral("x")).error.value().code,
             ErrorCode::InvalidArgument);
}

void TestReplayTransport::cannotBeChanged()
{
    Player player(line(100, "/overview", overview(1)));
    const Reply stop = player.ask(Endpoint::StopJob, QStringLiteral("7"));
    QCOMPARE(stop.error.value().code, ErrorCode::Unsupported);
    QCOMPARE(stop.endpoint, Endpoint::StopJob);
    QCOMPARE(stop.argument, QStringLiteral("7"));
    const Reply submit = player.ask(Endpoint::SubmitJob);
    QVERIFY(submit.error.value().english().find("replay") != std::string::npos);
}

void TestReplayTransport::detailsFollowTheLists()
{
    Player player(
        line(100, "/running-jobs", "[]") + line(101, "/running-jobs", '[' + job("RUNNING", 1) + ']') +
        line(102, "/job-info/7", job("RUNNING", 2)) +
        line(103, "/running-jobs", '[' + job("RUNNING", 3) + ']') + line(105, "/running-jobs", "[]") +
        line(106, "/finished-jobs/FAILED", '[' + job("FAILED", 4) + ']') + line(109, "/running-jobs", "[]"));
    player.clock.advance(1000);
    QCOMPARE(player.rows(), 1);
    player.clock.advance(1000);
    QCOMPARE(player.rows(), 2);
    player.clock.advance(1000);
    QCOMPARE(player.rows(), 3);
    player.clock.advance(3000);
    QCOMPARE(player.rows(), 4);
    player.clock.advance(3000);
    QCOMPARE(player.rows(), 4);
}

void TestReplayTransport::detailsOfAJobThatIsGone()
{
    Player player(line(100, "/job-info/7", job("RUNNING", 2)) +
                  line(101, "/running-jobs", '[' + job("RUNNING", 3) + ']') +
                  line(104, "/running-jobs", "[]"));
    player.clock.advance(2000);
    QCOMPARE(player.rows(), 3);
    player.clock.advance(2000);
    QCOMPARE(player.ask(Endpoint::JobInfo, QStringLiteral("7")).error.value().code, ErrorCode::Unsupported);
}

void TestReplayTransport::cancel()
{
    Player player(line(100, "/overview", overview(1)));
    RequestSpec spec;
    spec.member = player.transport.members().first();
    Call first = player.send(spec);
    first.cancel();
    first.cancel();
    player.send(spec);
    QTRY_COMPARE(player.replies.size(), 2);
    QCOMPARE(player.ids, (QList<quint64>{1, 2}));
    QCOMPARE(player.replies.at(0).error.value().code, ErrorCode::Cancelled);
    QVERIFY(!player.replies.at(1).error);
}

void TestReplayTransport::destroyedWithRequestsOpen()
{
    int answers = 0;
    {
        Player player(line(100, "/overview", overview(1)));
        RequestSpec spec;
        spec.member = player.transport.members().first();
        for (int i = 0; i < 50; ++i)
            player.transport.send(spec, this, [&answers](const Reply &, const RawReply &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestReplayTransport)
#include "test_replaytransport.moc"
