// The monitor over a transport that answers when the test says so.
#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/transport.h"
#include "models/monitor/clustermonitor.h"
#include "models/monitor/eventjson.h"
#include "models/monitor/explain.h"
#include "models/monitor/findingkind.h"
#include "models/monitor/rawring.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using engine::Endpoint;

namespace {

class FakeTransport : public engine::Transport
{
public:
    FakeTransport(QStringList members, const Clock &clock)
        : members_(std::move(members))
        , clock_(clock)
    {
    }

    QStringList members() const override { return members_; }
    engine::ApiFlavour flavour() const override { return engine::ApiFlavour::V1; }
    /// Answers the oldest request.
    void answerOne()
    {
        const auto [id, request] = waiting.takeFirst();
        answer(id, request);
    }
    void answerAll()
    {
        while (!waiting.isEmpty())
            answerOne();
    }
    void answer(quint64 id, const engine::RequestSpec &request)
    {
        engine::Reply reply;
        reply.timeMs = clock_.nowMs();
        reply.member = request.member;
        reply.endpoint = request.endpoint;
        reply.argument = request.argument;
        reply.latencyMs = 5;
        reply.status = 200;
        if (dead.contains(request.member)) {
            reply.status = 0;
            reply.error = Error{ErrorCode::Refused, verbatim("refused")};
        } else {
            fill(reply, request);
        }
        engine::RawReply raw;
        raw.member = request.member;
        raw.status = reply.status;
        raw.body = "{\"jobId\":\"1\",\"password\":\"hunter2\"}";
        Transport::answer(id, reply, raw);
    }

    struct Waiting
    {
        quint64 id = 0;
        engine::RequestSpec request;
    };
    QList<Waiting> waiting;
    QList<quint64> cancelled;
    QStringList dead;
    QList<engine::JobInfo> running;
    QString master;        ///< who says that it is; empty: nobody
    QString executing;     ///< who has a task group of job 1 among its threads
    std::string stopError; ///< of a stop that is refused

private:
    void begin(quint64 id, const engine::RequestSpec &request) override { waiting.append({id, request}); }
    void cancel(quint64 id) override { cancelled.append(id); }
    void fill(engine::Reply &reply, const engine::RequestSpec &request) const
    {
        engine::Overview overview;
        overview.version = QStringLiteral("2.3.8");
        overview.workers = static_cast<int>(members_.size());
        overview.running = static_cast<int>(running.size());
        switch (request.endpoint) {
        case Endpoint::Overview:
            reply.payload = overview;
            break;
        case Endpoint::RunningJobs:
            reply.payload = running;
            break;
        case Endpoint::FinishedJobs:
            reply.payload = QList<engine::JobInfo>();
            break;
        case Endpoint::SystemMonitoring:
            if (!master.isEmpty()) {
                engine::MemberStatus status;
                status.isMaster = true;
                status.host = master.section(QLatin1Char(':'), 0, 0);
                status.port = master.section(QLatin1Char(':'), 1).toInt();
                reply.payload = QList<engine::MemberStatus>{status};
            }
            break;
        case Endpoint::RunningThreads:
            if (executing == request.member) {
                engine::ThreadInfo thread;
                thread.kind = engine::ThreadInfo::Kind::TaskGroup;
                thread.jobId = QStringLiteral("1");
                reply.payload = QList<engine::ThreadInfo>{thread};
            }
            break;
        case Endpoint::StopJob:
            reply.outcome = stopError.empty() ? engine::Outcome::Accepted : engine::Outcome::Refused;
            if (!stopError.empty())
                reply.error = Error{ErrorCode::Protocol, verbatim(stopError), {}};
            break;
        case Endpoint::SubmitJob:
            reply.payload = engine::Submitted{QStringLiteral("1"), request.jobName};
            break;
        default:
            break;
        }
    }

    QStringList members_;
    const Clock &clock_;
};

engine::JobInfo checkpointedBatch(qint64 rows)
{
    engine::JobInfo info;
    info.id = QStringLiteral("1");
    info.name = QStringLiteral("orders");
    info.state = engine::JobState::Running;
    info.stateText = QStringLiteral("RUNNING");
    info.envOptions = {{QStringLiteral("job.mode"), QStringLiteral("BATCH")},
                       {QStringLiteral("checkpoint.interval"), QStringLiteral("1000")}};
    info.createTime = QDateTime(QDate(2027, 1, 15), QTime(8, 0));
    info.counters.sourceRows = rows;
    info.counters.sinkRows = rows;
    return info;
}

struct Fixture
{
    explicit Fixture(const QStringList &members = {QStringLiteral("a:1")})
    {
        auto carrier = std::make_unique<FakeTransport>(members, clock);
        transport = carrier.get();
        monitor = std::make_unique<monitor::ClusterMonitor>(QStringLiteral("c"), std::move(carrier), clock);
        QObject::connect(monitor.get(), &monitor::ClusterMonitor::snapshotChanged, transport,
                         [this] { ++snapshots; });
    }
    /// Answers all that is asked, and waits for what the monitor makes of it: it thinks on a thread.
    bool sweep()
    {
        const int before = snapshots;
        transport->answerAll();
        return QTest::qWaitFor([&] { return snapshots > before; });
    }
    bool start()
    {
        monitor->start();
        return sweep();
    }
    bool tick(qint64 ms = 2000)
    {
        clock.advance(ms);
        monitor->poll();
        return sweep();
    }

    ManualClock clock{1'800'000'000'000};
    FakeTransport *transport = nullptr;
    std::unique_ptr<monitor::ClusterMonitor> monitor;
    int snapshots = 0;
};

} // namespace

class TestClusterMonitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeStopped()
    {
        Fixture fixture;
        QVERIFY(!fixture.monitor->isActive());
        fixture.monitor->poll();
        QVERIFY(fixture.transport->waiting.isEmpty());
    }

    void tellsOnceASweep()
    {
        Fixture fixture;
        QSignalSpy snapshots(fixture.monitor.get(), &monitor::ClusterMonitor::snapshotChanged);
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        QCOMPARE(snapshots.count(), 1);
        const monitor::ClusterSnapshot &snapshot = fixture.monitor->snapshot();
        QCOMPARE(snapshot.version, QStringLiteral("2.3.8"));
        QCOMPARE(snapshot.jobs.size(), 1);
        QCOMPARE(snapshot.jobs.first().openFindings, 1);
        QVERIFY(snapshot.members.first().reachable);
        QVERIFY(fixture.tick());
        QCOMPARE(snapshots.count(), 2);
    }

    void ratesComeFromDeltas()
    {
        Fixture fixture;
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        QVERIFY(!fixture.monitor->snapshot().jobs.first().sinkRowsPerSecond);
        fixture.transport->running = {checkpointedBatch(110)};
        QVERIFY(fixture.tick());
        QVERIFY(!fixture.monitor->snapshot().jobs.first().sinkRowsPerSecond); // one rise may be a step
        fixture.transport->running = {checkpointedBatch(210)};
        QVERIFY(fixture.tick());
        QCOMPARE(*fixture.monitor->snapshot().jobs.first().sinkRowsPerSecond, 50.0);
        QCOMPARE(fixture.monitor->counters(QStringLiteral("1")).size(), 3);
        QCOMPARE(fixture.monitor->states(QStringLiteral("1")).size(), 1);
    }

    void evidenceHasNoSecrets()
    {
        Fixture fixture;
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        const QList<monitor::Finding> findings = fixture.monitor->findings();
        QCOMPARE(findings.size(), 1);
        const QString raw = fixture.monitor->rawEvidence(findings.first().evidence);
        QVERIFY(raw.contains(QLatin1String("jobId")));
        QVERIFY(!raw.contains(QLatin1String("hunter2")));
        QCOMPARE(fixture.monitor->rawEvidence(-1), QString());
    }

    void resetForgets()
    {
        Fixture fixture;
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        QSignalSpy changes(fixture.monitor.get(), &monitor::ClusterMonitor::findingChanged);
        fixture.transport->running.clear();
        fixture.monitor->reset();
        QTRY_COMPARE(changes.count(), 1);
        QVERIFY(fixture.monitor->findings().isEmpty());
        QVERIFY(fixture.monitor->snapshot().jobs.isEmpty());
        QVERIFY(fixture.tick());
        QVERIFY(fixture.monitor->snapshot().jobs.isEmpty());
    }

    void aPersonAcknowledges()
    {
        Fixture fixture;
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        QCOMPARE(fixture.monitor->snapshot().jobs.first().openFindings, 1);
        QSignalSpy changes(fixture.monitor.get(), &monitor::ClusterMonitor::findingChanged);
        fixture.clock.advance(500);
        fixture.monitor->acknowledge(fixture.monitor->findings().first(), QStringLiteral("ann"));
        QTRY_COMPARE(changes.count(), 1);
        const auto event = changes.first().first().value<monitor::FindingEvent>();
        QCOMPARE(event.change, monitor::FindingChange::Closed);
        QCOMPARE(event.finding.acknowledgedBy, QStringLiteral("ann"));
        QCOMPARE(event.finding.acknowledgedMs, fixture.clock.nowMs());
        QCOMPARE(fixture.monitor->snapshot().jobs.first().openFindings, 0);
        QVERIFY(fixture.tick());
        QVERIFY(fixture.tick());
        QCOMPARE(changes.count(), 1); // the same evidence is no news
        QVERIFY(fixture.monitor->findings().first().isAcknowledged());
    }

    // A job that no list has any more: as last seen, and it gets no older.
    void aJobThatIsGoneIsAsLastSeen()
    {
        Fixture fixture;
        QVERIFY(fixture.start());
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.tick());
        const qint64 seenMs = fixture.clock.nowMs();
        QVERIFY(!fixture.monitor->snapshot().jobs.first().gone);
        const qint64 durationMs = fixture.monitor->snapshot().jobs.first().durationMs;
        QVERIFY(durationMs >= 0);
        fixture.transport->running.clear();
        for (int i = 0; i < 3; ++i)
            QVERIFY(fixture.tick());
        const monitor::JobView &job = fixture.monitor->snapshot().jobs.first();
        QVERIFY(job.gone);
        QCOMPARE(job.seenMs, seenMs);
        QCOMPARE(job.durationMs, durationMs);
        QVERIFY(!job.sinkRowsPerSecond);
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.tick());
        QVERIFY(!fixture.monitor->snapshot().jobs.first().gone);
    }

    void stopDropsWhatIsUnderWay()
    {
        Fixture fixture;
        QSignalSpy snapshots(fixture.monitor.get(), &monitor::ClusterMonitor::snapshotChanged);
        fixture.monitor->start();
        const auto late = fixture.transport->waiting.takeFirst();
        fixture.monitor->stop();
        QCOMPARE(fixture.transport->cancelled, QList<quint64>{late.id});
        fixture.transport->answer(late.id, late.request);
        QVERIFY(fixture.transport->waiting.isEmpty());
        QCOMPARE(snapshots.count(), 0);
        QVERIFY(fixture.start());
        QCOMPARE(snapshots.count(), 1);
    }

    void unreachableOpensAfterTwoFailedSweeps()
    {
        Fixture fixture;
        engine::JobInfo plain = checkpointedBatch(10);
        plain.envOptions.clear();
        fixture.transport->running = {plain};
        QVERIFY(fixture.start());
        QVERIFY(!fixture.monitor->snapshot().jobs.first().unheard);
        fixture.transport->dead = fixture.transport->members();
        QVERIFY(fixture.tick());
        QVERIFY(fixture.monitor->findings().isEmpty());
        QVERIFY(!fixture.monitor->snapshot().jobs.first().unheard);
        QVERIFY(fixture.tick(2300));
        QVERIFY(fixture.monitor->snapshot().jobs.first().unheard);
        QCOMPARE(fixture.monitor->findings().size(), 1);
        QCOMPARE(fixture.monitor->findings().first().code, QStringLiteral("unreachable"));
        QVERIFY(!fixture.monitor->snapshot().members.first().reachable);
        const qint64 confirmed = fixture.monitor->findings().first().updatedMs;
        QVERIFY(fixture.tick(10000)); // every failed try confirms it
        QVERIFY(fixture.monitor->findings().first().updatedMs >= confirmed + 10000);
    }

    void aClockThatIsSetBackStopsNothing()
    {
        Fixture fixture;
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        QVERIFY(fixture.tick());
        fixture.clock.set(fixture.clock.nowMs() - 3'600'000);
        for (int i = 0; i < 3; ++i)
            QVERIFY(fixture.tick()); // it is asked as before, not in an hour
        fixture.transport->dead = fixture.transport->members();
        QVERIFY(fixture.tick());
        QVERIFY(fixture.tick(2300));
        const QList<monitor::Finding> findings = fixture.monitor->findings();
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const monitor::Finding &finding) {
            return finding.code == QLatin1String("unreachable");
        }));
    }

    void aRecordingThatIsOverIsJudgedNoMore()
    {
        // A job on its way to another state, at one moment: nothing says that it stayed there.
        const QByteArray line = R"({"t":1700000000,"member":"a:1","endpoint":"%1","status":200,"body":%2})";
        QByteArray text;
        const auto add = [&](const char *endpoint, const char *body) {
            text += QByteArray(line).replace("%1", endpoint).replace("%2", body) + '\n';
        };
        add("/overview",
            R"({"projectVersion":"2.3.8","totalSlot":"0","unassignedSlot":"0","runningJobs":"1",)"
            R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})");
        add("/running-jobs", R"([{"jobId":"7","jobName":"x","jobStatus":"CANCELING","envOptions":{},)"
                             R"("createTime":"2023-11-14 22:00:00","metrics":{}}])");
        add("/running-threads", "[]");
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        ManualClock clock{1'800'000'000'000};
        engine::ReplayOptions options;
        options.ownTimes = true;
        monitor::ClusterMonitor watching(
            QStringLiteral("c"),
            engine::replayClient(engine::Recording::read(buffer).value(), clock, options).client, clock);
        watching.start();
        QTRY_VERIFY(watching.snapshot().ended);
        QCOMPARE(watching.snapshot().jobs.size(), 1);
        QCOMPARE(watching.snapshot().timeMs, 1'700'000'000'000);
        QSignalSpy snapshots(&watching, &monitor::ClusterMonitor::snapshotChanged);
        for (int i = 0; i < 300; ++i) {
            clock.advance(2000);
            watching.poll();
            QCoreApplication::processEvents();
        }
        watching.refresh();
        QCoreApplication::processEvents();
        QCOMPARE(snapshots.count(), 0);
        QVERIFY(watching.findings().isEmpty());
    }

    void theOthersGoOnWithoutAMemberThatIsGone()
    {
        Fixture fixture({QStringLiteral("a:1"), QStringLiteral("b:1")});
        fixture.transport->dead = {QStringLiteral("b:1")};
        QSignalSpy snapshots(fixture.monitor.get(), &monitor::ClusterMonitor::snapshotChanged);
        QVERIFY(fixture.start());
        for (int i = 0; i < 5; ++i)
            QVERIFY(fixture.tick());
        QVERIFY(snapshots.count() >= 6);
        QVERIFY(fixture.monitor->snapshot().members.first().reachable);
    }

    void submitAsksForTheJobAtOnce()
    {
        Fixture fixture;
        QSignalSpy submitted(fixture.monitor.get(), &monitor::ClusterMonitor::submitted);
        QVERIFY(fixture.start());
        fixture.monitor->submit("{}", QStringLiteral("orders"));
        QCOMPARE(fixture.transport->waiting.first().request.jobName, QStringLiteral("orders"));
        fixture.transport->answerOne();
        QCOMPARE(submitted.count(), 1);
        bool asked = false;
        while (!fixture.transport->waiting.isEmpty()) {
            asked = asked || fixture.transport->waiting.first().request.endpoint == Endpoint::JobInfo;
            fixture.transport->answerOne();
        }
        QVERIFY(asked);
    }

    void failedSubmitIsTold()
    {
        Fixture fixture;
        fixture.transport->dead = fixture.transport->members();
        QSignalSpy failed(fixture.monitor.get(), &monitor::ClusterMonitor::submitFailed);
        fixture.monitor->submit("{}", QStringLiteral("orders"));
        fixture.transport->answerOne();
        QCOMPARE(failed.count(), 1);
    }

    void tellsInOrderWhatALongQueueHolds()
    {
        // The thread that asks is not held up, and what it is told comes in the order of the answers.
        Fixture fixture;
        QStringList told;
        QObject::connect(fixture.monitor.get(), &monitor::ClusterMonitor::findingChanged, fixture.transport,
                         [&](const monitor::FindingEvent &event) {
                             told << monitor::changeName(event.change) + QLatin1Char(' ') +
                                         event.finding.code;
                         });
        QObject::connect(
            fixture.monitor.get(), &monitor::ClusterMonitor::snapshotChanged, fixture.transport,
            [&](const monitor::ClusterSnapshot &snapshot) { told << QString::number(snapshot.jobs.size()); });
        fixture.transport->running = {checkpointedBatch(10)};
        fixture.monitor->start();
        fixture.transport->answerAll();
        fixture.monitor->reset();
        QCOMPARE(told, QStringList());
        const QStringList expected{QStringLiteral("opened batch-with-checkpoint"), QStringLiteral("1"),
                                   QStringLiteral("closed batch-with-checkpoint"), QStringLiteral("0")};
        QTRY_COMPARE(told, expected);
    }

    void asksNoFurtherThanItCanThink()
    {
        Fixture fixture;
        fixture.monitor->start();
        fixture.transport->answerAll();
        for (int i = 0; i < 5; ++i) {
            fixture.clock.advance(2000);
            fixture.monitor->poll();
            fixture.transport->answerAll();
        }
        QTRY_COMPARE(fixture.snapshots, 2); // the third is asked for when the first is done
        QVERIFY(!fixture.transport->waiting.isEmpty());
        QVERIFY(fixture.sweep());
    }

    void canBeReadAndEndedWhileItThinks()
    {
        Fixture fixture;
        for (int i = 0; i < 500; ++i) {
            engine::JobInfo info = checkpointedBatch(10);
            info.id = QString::number(i);
            fixture.transport->running.append(info);
        }
        QVERIFY(fixture.start());
        const QString id = QStringLiteral("7");
        for (qsizetype sweeps = 2; sweeps < 5; ++sweeps) {
            for (engine::JobInfo &info : fixture.transport->running)
                info.counters.sourceRows = *info.counters.sourceRows + 10;
            fixture.clock.advance(2000);
            fixture.monitor->poll();
            fixture.transport->answerAll();
            QTRY_COMPARE(fixture.monitor->counters(id).size(), sweeps);
            QCOMPARE(fixture.monitor->states(id).size(), 1);
            QTRY_COMPARE(fixture.snapshots, static_cast<int>(sweeps));
        }
        fixture.clock.advance(2000);
        fixture.monitor->poll();
        fixture.transport->answerAll();
        fixture.monitor.reset();
        QCOMPARE(fixture.snapshots, 4);
    }

    /// Whom a stop of job 1 goes to.
    static QStringList told(const Fixture &fixture)
    {
        QStringList members;
        for (const auto &entry : std::as_const(fixture.transport->waiting))
            if (entry.request.endpoint == Endpoint::StopJob)
                members << entry.request.member;
        return members;
    }

    // Members pass a stop on to the master: two that know the job would carry it out twice.
    void aStopGoesToOneMember()
    {
        Fixture fixture({QStringLiteral("a:1"), QStringLiteral("b:1")});
        fixture.transport->running = {checkpointedBatch(10)};
        fixture.transport->master = QStringLiteral("b:1");
        QVERIFY(fixture.start());
        QVERIFY(fixture.monitor->snapshot().members.at(1).isMaster);
        QSignalSpy failed(fixture.monitor.get(), &monitor::ClusterMonitor::stopFailed);
        fixture.monitor->stopJob(QStringLiteral("1"), false);
        QCOMPARE(told(fixture), QStringList{QStringLiteral("b:1")});
        fixture.transport->answerAll();
        QCOMPARE(told(fixture), QStringList());
        QCOMPARE(failed.count(), 0);
    }

    void aStopGoesToTheNextWhereTheJobIsUnknown()
    {
        Fixture fixture({QStringLiteral("a:1"), QStringLiteral("b:1")});
        fixture.transport->running = {checkpointedBatch(10)};
        fixture.transport->master = QStringLiteral("a:1");
        QVERIFY(fixture.start());
        fixture.transport->stopError = "Job 1 does not exist.";
        QSignalSpy failed(fixture.monitor.get(), &monitor::ClusterMonitor::stopFailed);
        fixture.monitor->stopJob(QStringLiteral("1"), false);
        QCOMPARE(told(fixture), QStringList{QStringLiteral("a:1")});
        fixture.transport->answerOne();
        fixture.transport->stopError.clear();
        QCOMPARE(told(fixture), QStringList{QStringLiteral("b:1")});
        fixture.transport->answerAll();
        QCOMPARE(failed.count(), 0); // somebody took it
        fixture.transport->stopError = "The engine is being shut down.";
        fixture.monitor->stopJob(QStringLiteral("1"), false);
        fixture.transport->answerAll();
        QCOMPARE(told(fixture), QStringList()); // any other refusal is the last word
        QCOMPARE(failed.count(), 1);
    }

    void aStopGoesToWhoExecutesWhatNobodyLists()
    {
        Fixture fixture({QStringLiteral("a:1"), QStringLiteral("b:1")});
        fixture.transport->master = QStringLiteral("a:1");
        fixture.transport->executing = QStringLiteral("b:1");
        QVERIFY(fixture.start());
        fixture.monitor->stopJob(QStringLiteral("1"), false);
        QCOMPARE(told(fixture), QStringList{QStringLiteral("b:1")});
    }

    void aSplitClusterIsToldOnBothSides()
    {
        Fixture fixture({QStringLiteral("a:1"), QStringLiteral("b:1")});
        fixture.transport->running = {checkpointedBatch(10)};
        QVERIFY(fixture.start());
        fixture.monitor->stopJob(QStringLiteral("1"), false, true);
        QCOMPARE(told(fixture), fixture.transport->members());
    }

    void linesOfEvents()
    {
        monitor::FindingEvent event;
        event.finding.code = QStringLiteral("duplicate-writes");
        event.finding.severity = monitor::Severity::Critical;
        event.finding.cluster = QStringLiteral("c\"1");
        event.finding.sinceMs = 1'800'000'000'000;
        event.finding.observed = Message{"Finding", "%1 rows", {"7"}};
        event.atMs = 1'800'000'000'123;
        const QByteArray expected =
            "{'event':'opened','code':'duplicate-writes','severity':'critical','cluster':'c#1','job':'','"
            "name':'',"
            "'at':'2027-01-15T08:00:00.123Z','since':'2027-01-15T08:00:00.000Z','reported':'',"
            "'observed':'7 rows','cause':'','advice':''}";
        QCOMPARE(monitor::toJsonLine(event).replace("\\\"", "#").replace('"', '\''), expected);
        QVERIFY(monitor::toText(event).contains(QLatin1String("observed: 7 rows")));
        event.finding.goneMs = 1'800'000'001'000;
        QVERIFY(monitor::toJsonLine(event).contains("\"gone\":\"2027-01-15T08:00:01.000Z\""));
        QVERIFY(monitor::toText(event).contains(QLatin1String("gone: not observed since 2027")));
    }

    void everyCodeIsExplained()
    {
        for (const std::string_view code : monitor::explainedCodes()) {
            const auto explanation = monitor::explain(code);
            QVERIFY(explanation && !explanation->title.empty());
            const bool harm = monitor::kindOf(QString::fromUtf8(code.data(), qsizetype(code.size()))) ==
                              monitor::FindingKind::Harm;
            QCOMPARE(explanation->paragraphs.size(), std::size_t(harm ? 4 : 3)); // and that it stays
        }
        QVERIFY(monitor::explain("duplicate-writes"));
        QVERIFY(!monitor::explain("no-such-code"));
    }
};

QTEST_GUILESS_MAIN(TestClusterMonitor)
#include "test_clustermonitor.moc"
