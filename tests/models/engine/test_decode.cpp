#include "models/engine/seatunnel/reply.h"

#include <QTest>

using namespace sluice;
using namespace sluice::engine;

namespace {

Reply answer(const char *path, const QByteArray &body, int status = 200)
{
    RawReply raw;
    raw.path = QLatin1String(path);
    raw.status = status;
    raw.body = body;
    return decode(raw);
}

Reply posted(const char *path, const QByteArray &request, const QByteArray &body, int status = 200)
{
    RawReply raw;
    raw.method = "POST";
    raw.path = QLatin1String(path);
    raw.status = status;
    raw.request = request;
    raw.body = body;
    return decode(raw);
}

/// A running job of 2.3.8; `extra` goes before its last brace.
QByteArray runningJob(const QByteArray &extra = {})
{
    return R"~({"jobId":"1176392082642698241","jobName":"orders","jobStatus":"RUNNING",)~"
           R"~("envOptions":{"job.mode":"BATCH","checkpoint.interval":"1000","parallelism":2},)~"
           R"~("createTime":"2026-11-21 05:22:08","jobDag":{"vertices":[)~"
           R"~({"id":1,"name":"Source[0]-FakeSource(id=1)","parallelism":2},)~"
           R"~({"id":2,"name":"Transform[0]-Sql(id=2)","parallelism":2},)~"
           R"~({"id":4,"name":"Sink[0]-Console-MultiTableSink(id=4)","parallelism":2}],)~"
           R"~("edges":[{"inputVertex":"Source[0]-FakeSource","targetVertex":"Transform[0]-Sql"},)~"
           R"~({"inputVertex":"Transform[0]-Sql","targetVertex":"Sink[0]-Console-MultiTableSink"}]},)~"
           R"~("pluginJarsUrls":[],"isStartWithSavePoint":false,)~"
           R"~("metrics":{"TableSourceReceivedCount":{"db.t":"20"},"SinkWriteCount":"18",)~"
           R"~("SourceReceivedQPS":"6.46","SourceReceivedCount":20,"SourceReceivedBytes":"180.0"})~" +
           extra + "}";
}

const JobInfo &job(const Reply &reply)
{
    return std::get<JobInfo>(reply.payload);
}

QByteArray overviewBody()
{
    return R"({"projectVersion":"2.3.8","gitCommitAbbrev":"8604631","totalSlot":"2","unassignedSlot":"0",)"
           R"("runningJobs":"1","finishedJobs":"3","failedJobs":"4","cancelledJobs":"5","workers":"6"})";
}

} // namespace

class TestDecode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overview();
    void overviewWithoutCountIsAnError();
    void runningJobOf238();
    void dagShapes_data();
    void dagShapes();
    void brokenDagLeavesTheJob();
    void idsKeepEveryDigit();
    void emptyMetrics_data();
    void emptyMetrics();
    void unknownId();
    void failedJob();
    void times_data();
    void times();
    void envOptionsFromTheGraph();
    void threads();
    void members();
    void cluster();
    void notWhatWasAsked_data();
    void notWhatWasAsked();
    void wrongTypes_data();
    void wrongTypes();
    void repliesAreNamed_data();
    void repliesAreNamed();
    void oneIdTwice();
    void outcomes_data();
    void outcomes();
    void notUtf8();
    void submitRequest_data();
    void submitRequest();
    void stopRequest();
    void remarks();
};

void TestDecode::overview()
{
    const Reply reply = answer("/overview", overviewBody());
    QVERIFY(!reply.error);
    Overview expected;
    expected.version = QStringLiteral("2.3.8");
    expected.commit = QStringLiteral("8604631");
    expected.totalSlots = 2;
    expected.running = 1;
    expected.finished = 3;
    expected.failed = 4;
    expected.cancelled = 5;
    expected.workers = 6;
    QVERIFY(std::get<Overview>(reply.payload) == expected);
}

void TestDecode::overviewWithoutCountIsAnError()
{
    QByteArray body = overviewBody();
    body.replace(R"("finishedJobs":"3",)", "");
    const Reply reply = answer("/overview", body);
    QVERIFY(reply.error);
    QCOMPARE(reply.error->code, ErrorCode::Protocol);
    QVERIFY(reply.error->english().find("finishedJobs") != std::string::npos);
    QCOMPARE(QString::fromStdString(reply.error->place), reply.member); // where a person looks for it
    QVERIFY(std::holds_alternative<std::monostate>(reply.payload));
}

void TestDecode::runningJobOf238()
{
    const Reply reply = answer("/running-jobs", '[' + runningJob() + ']');
    QVERIFY2(!reply.error, reply.error ? reply.error->english().c_str() : "");
    const auto jobs = std::get<QList<JobInfo>>(reply.payload);
    QCOMPARE(jobs.size(), 1);
    const JobInfo &info = jobs.first();
    QCOMPARE(info.id, QStringLiteral("1176392082642698241"));
    QCOMPARE(info.state, JobState::Running);
    QCOMPARE(info.mode(), JobMode::Batch);
    QCOMPARE(info.envOptions.value(QStringLiteral("parallelism")), QStringLiteral("2"));
    QCOMPARE(info.createTime.toString(QStringLiteral("yyyyMMddHHmmss")), QStringLiteral("20261121052208"));
    QVERIFY(!info.finishTime.isValid());
    QCOMPARE(info.counters.sourceRows, std::optional<qint64>(20));
    QCOMPARE(info.counters.sinkRows, std::optional<qint64>(18));
    QCOMPARE(info.counters.sourceBytes, std::optional<qint64>(180));
    QCOMPARE(info.counters.sinkBytes, std::optional<qint64>());
    QCOMPARE(info.counters.sourceRowsByTable.value(QStringLiteral("db.t")), 20);
    QCOMPARE(info.dag.vertices.size(), 3);
    QCOMPARE(info.dag.vertices.at(1).kind, StageKind::Transform);
    QCOMPARE(info.dag.vertices.at(1).parallelism, std::optional<int>(2));
    QVERIFY((info.dag.edges == QList<DagEdge>{{1, 2}, {2, 4}}));
}

void TestDecode::dagShapes_data()
{
    QTest::addColumn<QByteArray>("dag");
    const QByteArray map =
        R"({"jobId":1176392082642698241,"pipelineEdges":{"1":[{"inputVertexId":1,"targetVertexId":2}]},)"
        R"("vertexInfoMap":{"1":{"vertexId":1,"type":"SOURCE","connectorType":"pipeline-1 [Source[0]-FakeSource]"},)"
        R"("2":{"vertexId":2,"type":"SINK","connectorType":"pipeline-1 [Sink[0]-Console]"}}})";
    QByteArray quoted = map;
    quoted.replace('"', "\\\"");
    QTest::newRow("names") << QByteArray(
        R"~({"vertices":[{"id":1,"name":"Source[0]-FakeSource(id=1)"},{"id":2,"name":"Sink[0]-Console(id=2)"}],)~"
        R"~("edges":[{"inputVertex":"Source[0]-FakeSource","targetVertex":"Sink[0]-Console"}]})~");
    QTest::newRow("map") << map;
    QTest::newRow("string") << '"' + quoted + '"';
    QTest::newRow("list") << QByteArray(
        R"({"pipelineEdges":{"1":[{"inputVertexId":"1","targetVertexId":"2"}]},"vertexInfoMap":[)"
        R"({"vertexId":2,"type":"sink","vertexName":"pipeline-1 [Sink[0]-Console]","tablePaths":["fake"]},)"
        R"({"vertexId":1,"type":"source","vertexName":"pipeline-1 [Source[0]-FakeSource]"}]})");
}

void TestDecode::dagShapes()
{
    QFETCH(QByteArray, dag);
    const Reply reply = answer("/job-info/1", R"({"jobId":"1","jobStatus":"RUNNING","jobDag":)" + dag + "}");
    QVERIFY(!reply.error);
    const JobDag &result = job(reply).dag;
    QCOMPARE(result.vertices.size(), 2);
    QCOMPARE(result.vertices.at(0).id, 1);
    QCOMPARE(result.vertices.at(0).name, QStringLiteral("Source[0]-FakeSource"));
    QCOMPARE(result.vertices.at(0).kind, StageKind::Source);
    QCOMPARE(result.vertices.at(1).name, QStringLiteral("Sink[0]-Console"));
    QCOMPARE(result.vertices.at(1).kind, StageKind::Sink);
    QVERIFY((result.edges == QList<DagEdge>{{1, 2}}));
}

void TestDecode::brokenDagLeavesTheJob()
{
    for (const char *dag : {R"("{\"vert")", "7", "[]", "null", R"({"vertices":7,"edges":{}})",
                            R"({"vertexInfoMap":{"x":{}},"pipelineEdges":[1]})"}) {
        const Reply reply =
            answer("/job-info/1", QByteArray(R"({"jobId":"1","jobStatus":"FAILED","jobDag":)") + dag + "}");
        QVERIFY2(!reply.error, dag);
        QCOMPARE(job(reply).state, JobState::Failed);
        QVERIFY2(job(reply).dag.vertices.isEmpty(), dag);
    }
}

void TestDecode::idsKeepEveryDigit()
{
    const Reply text = answer("/job-info/1", R"({"jobId":"1176388734405312513","jobStatus":"FAILED"})");
    QCOMPARE(job(text).id, QStringLiteral("1176388734405312513"));
    const Reply bare = answer("/job-info/1", R"({"jobId":1176388734405312513,"jobStatus":"FAILED"})");
    QCOMPARE(job(bare).id, QStringLiteral("1176388734405312513"));
    const Reply largest = answer("/job-info/1", R"({"jobId":18446744073709551615,"jobStatus":"FAILED"})");
    QCOMPARE(job(largest).id, QStringLiteral("18446744073709551615"));
    const Reply stop =
        posted("/stop-job", R"({"jobId":1176388734405312513})", R"({"jobId":1176388734405312513})");
    QCOMPARE(std::get<Submitted>(stop.payload).jobId, QStringLiteral("1176388734405312513"));
    QCOMPARE(stop.argument, QStringLiteral("1176388734405312513"));
}

void TestDecode::emptyMetrics_data()
{
    QTest::addColumn<QByteArray>("metrics");
    QTest::newRow("text") << QByteArray(R"("")");
    QTest::newRow("object") << QByteArray("{}");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("tables as text") << QByteArray(R"({"TableSinkWriteCount":"","SinkWriteCount":""})");
}

void TestDecode::emptyMetrics()
{
    QFETCH(QByteArray, metrics);
    const Reply reply =
        answer("/running-jobs", R"([{"jobId":"1","jobStatus":"SCHEDULED","metrics":)" + metrics + "}]");
    QVERIFY(!reply.error);
    QVERIFY(std::get<QList<JobInfo>>(reply.payload).first().counters == JobCounters());
}

void TestDecode::unknownId()
{
    const Reply reply = answer("/job-info/1234", R"({"jobId":"1234"})");
    QVERIFY(!reply.error);
    QVERIFY(!job(reply).known);
    QCOMPARE(job(reply).id, QStringLiteral("1234"));
}

void TestDecode::failedJob()
{
    const Reply reply = answer(
        "/finished-jobs/FAILED",
        R"~([{"jobId":"7","jobName":"x","jobStatus":"FAILED","errorMsg":"a.b.C: no\n\tat x.y(Z.java:1)",)~"
        R"~("createTime":"2026-11-21 05:22:08","finishTime":"2026-11-21 05:23:09","pluginJarsUrls":[]},)~"
        R"~({"jobId":"8","jobName":"x","jobStatus":"CANCELED","errorMsg":null,"finishedTime":"2026-11-21 05:23:10"}])~");
    QVERIFY(!reply.error);
    QCOMPARE(reply.argument, QStringLiteral("FAILED"));
    const auto jobs = std::get<QList<JobInfo>>(reply.payload);
    QVERIFY(jobs.at(0).errorMessage.startsWith(QLatin1String("a.b.C: no\n\tat")));
    QCOMPARE(jobs.at(0).createTime.secsTo(jobs.at(0).finishTime), 61);
    QVERIFY(jobs.at(1).errorMessage.isEmpty());
    QVERIFY(jobs.at(1).finishTime.isValid());
    QVERIFY(isEndState(jobs.at(1).state));
}

void TestDecode::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << QByteArray("2026-03-29 02:30:00") << true; // inside a daylight saving gap
    QTest::newRow("iso") << QByteArray("2026-03-29T02:30:00.000Z") << true;
    QTest::newRow("offset") << QByteArray("2026-03-29T02:30:00+08:00") << true;
    QTest::newRow("no such day") << QByteArray("2026-02-30 02:30:00") << false;
    QTest::newRow("short") << QByteArray("2026-03-29") << false;
    QTest::newRow("letters") << QByteArray("2026-03-29 0x:30:00") << false;
    QTest::newRow("long") << QByteArray("2026-03-29 02:30:000") << false;
}

void TestDecode::times()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    const Reply reply =
        answer("/job-info/1", R"({"jobId":"1","jobStatus":"RUNNING","createTime":")" + text + "\"}");
    QCOMPARE(!reply.error, valid);
    if (valid)
        QCOMPARE(job(reply).createTime, QDateTime(QDate(2026, 3, 29), QTime(2, 30), Qt::UTC));
}

void TestDecode::envOptionsFromTheGraph()
{
    const Reply reply =
        answer("/job-info/1", R"({"jobId":"1","jobStatus":"FAILED","jobDag":{"vertexInfoMap":[],)"
                              R"("envOptions":{"job.mode":"streaming","parallelism":"1"}}})");
    QVERIFY(!reply.error);
    QCOMPARE(job(reply).mode(), JobMode::Streaming);
}

void TestDecode::threads()
{
    const Reply reply = answer(
        "/running-threads",
        R"([{"threadName":"BlockingWorker-TaskGroupLocation{jobId=1176392082642698241, pipelineId=1, taskGroupId=30000}","classLoader":"x"},)"
        R"({"threadName":"checkpoint-coordinator-2/1176392082642698241"},)"
        R"({"threadName":"BlockingWorker-TaskGroupLocation{jobId=a, pipelineId=1, taskGroupId=1}"},)"
        R"({"threadName":"checkpoint-coordinator-x/1"},{"threadName":"Finalizer"}])");
    QVERIFY(!reply.error);
    const auto threads = std::get<QList<ThreadInfo>>(reply.payload);
    QCOMPARE(threads.at(0).kind, ThreadInfo::Kind::TaskGroup);
    QCOMPARE(threads.at(0).jobId, QStringLiteral("1176392082642698241"));
    QCOMPARE(threads.at(0).taskGroup, 30000);
    QCOMPARE(threads.at(1).kind, ThreadInfo::Kind::CheckpointCoordinator);
    QCOMPARE(threads.at(1).pipeline, 2);
    for (int i = 2; i < 5; ++i)
        QCOMPARE(threads.at(i).kind, ThreadInfo::Kind::Other);
}

void TestDecode::members()
{
    const Reply reply =
        answer("/system-monitoring-information",
               R"([{"isMaster":"true","host":"localhost","port":"5801","load.process":"69.89%"},)"
               R"({"isMaster":false,"host":"b","port":5802}])");
    QVERIFY(!reply.error);
    const auto members = std::get<QList<MemberStatus>>(reply.payload);
    QVERIFY(members.at(0).isMaster && !members.at(1).isMaster);
    QCOMPARE(members.at(1).port, 5802);
    QCOMPARE(members.at(0).values,
             (QMap<QString, QString>{{QStringLiteral("load.process"), QStringLiteral("69.89%")}}));
}

void TestDecode::cluster()
{
    const Reply reply =
        answer("/hazelcast/rest/cluster",
               R"({"members":[{"address":"[localhost]:5801","uuid":"u-1"}],"connectionCount":1})");
    QVERIFY(!reply.error);
    QCOMPARE(std::get<QList<ClusterMember>>(reply.payload).first().uuid, QStringLiteral("u-1"));
}

void TestDecode::notWhatWasAsked_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, int status, const char *body, ErrorCode code, const char *says) {
        QTest::newRow(name) << status << QByteArray(body) << int(code) << QString::fromUtf8(says);
    };
    row("login", 200, "<html><form><input type=\"password\"></form>", ErrorCode::Protocol, "login page");
    row("proxy", 200, "\n <!DOCTYPE html><h1>Welcome</h1>", ErrorCode::Protocol, "HTML");
    row("no content", 204, "", ErrorCode::NotFound, "204");
    row("empty", 200, "", ErrorCode::Protocol, "empty");
    row("cut off", 200, "[{\"jobId\":\"1\",", ErrorCode::Protocol, "cut off");
    row("empty 400", 400, "", ErrorCode::NotFound, "400");
    row("jetty", 404, "<html><h2>HTTP ERROR 404 Not Found</h2>", ErrorCode::NotFound, "context path");
    row("own words", 500, R"({"status":"fail","message":"For input string: \"abc\""})", ErrorCode::Http,
        "For input string: \"abc\"");
    row("fail in a 200", 200, R"({"status":"fail","message":"no master"})", ErrorCode::Http, "no master");
    row("fail without a reason", 200, R"({"status":"fail"})", ErrorCode::Http, "without a reason");
    row("unauthorised", 401, "<html>", ErrorCode::Http, "name and password");
    row("redirect", 302, "", ErrorCode::Protocol, "another address");
    row("bad gateway", 502, "<html>nginx", ErrorCode::Http, "502");
    row("plain words", 500, "Out of disk.\r\n", ErrorCode::Http, "answered 500: Out of disk.");
    row("lines and a sign", 503, "no\n\tworker \x1b[31m", ErrorCode::Http, "answered 503: no worker ␛[31m");
    row("a password", 500, "jdbc:mysql://root:hush@db/x failed", ErrorCode::Http,
        "//root:******@db/x failed");
    row("JSON of another", 500, R"({"error":"boom","password":"hush"})", ErrorCode::Http,
        R"(answered 500: {"error":"boom","password":"******"})");
    row("many words", 500, QByteArray("word ").repeated(100000).constData(), ErrorCode::Http, "word…");
    row("blanks", 500, " \n ", ErrorCode::Http, "500 without a reason");
    row("no answer", 0, "timed out", ErrorCode::Timeout, "in time");
    row("refused", 0, "[Errno 111] Connection refused", ErrorCode::Refused, "enable-http");
    row("closed", 0, "Remote end closed connection without response", ErrorCode::Network, "closed");
    row("scalar", 200, "17", ErrorCode::Protocol, "shape");
    row("object for a list", 200, "{}", ErrorCode::Protocol, "list");
}

void TestDecode::notWhatWasAsked()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Reply reply = answer("/running-jobs", body, status);
    QVERIFY(reply.error);
    QCOMPARE(int(reply.error->code), code);
    const QString message = QString::fromStdString(reply.error->english());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1String("hush")), qPrintable(message));
    QVERIFY2(message.size() < 400, qPrintable(message));
    QVERIFY(std::holds_alternative<std::monostate>(reply.payload));
}

void TestDecode::wrongTypes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *body, const char *place) {
        QTest::newRow(place) << QByteArray(body) << QString::fromLatin1(place);
    };
    row(R"([{"jobStatus":"RUNNING","jobName":"x"}])", "[0].jobId");
    row(R"([{"jobId":"1","jobName":"x"}])", "[0].jobStatus");
    row(R"([{"jobId":"1","jobStatus":"RUNNING"},{"jobId":"2","jobStatus":"RUNNING","jobName":{}}])",
        "[1].jobName");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","metrics":7}])", "[0].metrics");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","metrics":{"SinkWriteCount":"many"}}])", "[0].SinkWriteCount");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","metrics":{"SourceReceivedCount":1e300}}])",
        "[0].SourceReceivedCount");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","metrics":{"TableSinkWriteCount":[]}}])",
        "[0].TableSinkWriteCount");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","isStartWithSavePoint":"maybe"}])",
        "[0].isStartWithSavePoint");
    row(R"([{"jobId":"1","jobStatus":"RUNNING","envOptions":[]}])", "[0].envOptions");
    row(R"([7])", "[0]");
}

void TestDecode::wrongTypes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, place);
    const Reply reply = answer("/running-jobs", body);
    QVERIFY(!reply.error); // the others of the list are as they are
    int malformed = 0;
    for (const JobInfo &job : std::get<QList<JobInfo>>(reply.payload)) {
        if (job.malformed.empty())
            continue;
        ++malformed;
        QVERIFY2(QString::fromStdString(job.malformed.english()).contains(place + QLatin1Char(' ')),
                 job.malformed.english().c_str());
        QVERIFY2(QString::fromStdString(job.malformed.english())
                     .startsWith(QLatin1String("The list of running jobs (/running-jobs) ")),
                 job.malformed.english().c_str());
        QVERIFY(!job.raw.isEmpty());
    }
    QCOMPARE(malformed, 1);
}

void TestDecode::repliesAreNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *path, const char *body, const char *says) {
        QTest::newRow(path) << QString::fromLatin1(path) << QByteArray(body) << QString::fromLatin1(says);
    };
    row("/overview", "{}", "The overview (/overview) does not have the expected shape: totalSlot is missing");
    row("/running-jobs", "{}",
        "The list of running jobs (/running-jobs) does not have the expected shape: it is not a list");
    row("/finished-jobs/FAILED", "7", "The list of ended jobs (/finished-jobs/FAILED) does not have");
    row("/job-info/7", "[]", "The answer about one job (/job-info/7) does not have");
    row("/running-threads", "[{}]",
        "The list of running threads (/running-threads) does not have the expected shape: [0].threadName is");
    row("/system-monitoring-information", R"([{"host":"h","port":"x"}])",
        "The list of the members' states (/system-monitoring-information) does not have the expected shape: "
        "[0].port is");
}

void TestDecode::repliesAreNamed()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Reply reply = answer(path.toLatin1().constData(), body);
    QVERIFY(reply.error);
    QVERIFY2(QString::fromStdString(reply.error->english()).startsWith(says), reply.error->english().c_str());
}

void TestDecode::oneIdTwice()
{
    const Reply reply = answer("/running-jobs", R"([{"jobId":"7","jobName":"a","jobStatus":"RUNNING"},)"
                                                R"({"jobId":"8","jobName":"b","jobStatus":"RUNNING"},)"
                                                R"({"jobId":"7","jobName":"c","jobStatus":"FAILING"},)"
                                                R"({"jobId":"7","jobName":"d","jobStatus":"RUNNING"},)"
                                                R"({"jobStatus":"RUNNING"},{"jobStatus":"RUNNING"}])");
    const auto jobs = std::get<QList<JobInfo>>(reply.payload);
    QCOMPARE(jobs.size(), 4); // what has no id is not the same
    QCOMPARE(jobs.at(0).name, QStringLiteral("a"));
    QCOMPARE(jobs.at(0).state, JobState::Running);
    QCOMPARE(QString::fromStdString(jobs.at(0).malformed.english()),
             QStringLiteral("The list of running jobs (/running-jobs) has the job id 7 more "
                            "than once, at [0] and [2]: only the first is shown."));
    QVERIFY(jobs.at(1).malformed.empty());
}

void TestDecode::outcomes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("sent");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, int status, bool sent, const char *body, Outcome outcome) {
        QTest::newRow(name) << status << sent << QByteArray(body) << int(outcome);
    };
    row("taken", 200, true, R"({"jobId":"1","jobName":"a"})", Outcome::Accepted);
    row("no byte went out", 0, false, "", Outcome::NotSent);
    row("no answer", 0, true, "", Outcome::Unknown);
    row("half an answer", 200, true, R"({"jobId":"1)", Outcome::Unknown);
    row("a failure inside", 200, true, R"({"status":"fail","message":"no"})", Outcome::Refused);
    row("refused", 400, true, R"({"status":"fail","message":"Miss <Source>"})", Outcome::Refused);
    row("failed", 500, true, R"({"status":"fail","message":"Plugin not found"})", Outcome::Refused);
    row("failed on the way", 500, true, R"({"status":"fail","message":"OperationTimeoutException"})",
        Outcome::Unknown);
    row("a proxy's failure", 502, true, "<html>", Outcome::Unknown);
    row("send it elsewhere", 307, true, "", Outcome::Refused);
    row("see elsewhere", 303, true, "", Outcome::Unknown);
}

void TestDecode::outcomes()
{
    QFETCH(int, status);
    QFETCH(bool, sent);
    QFETCH(QByteArray, body);
    QFETCH(int, outcome);
    RawReply raw;
    raw.method = "POST";
    raw.path = QStringLiteral("/submit-job");
    raw.status = status;
    raw.sent = sent;
    raw.body = body;
    QCOMPARE(int(decode(raw).outcome), outcome);
    raw.method = "GET";
    raw.path = QStringLiteral("/overview");
    QCOMPARE(int(decode(raw).outcome), int(Outcome::None));
}

void TestDecode::notUtf8()
{
    const Reply reply =
        answer("/job-info/1", "{\"jobId\":\"1\",\"jobStatus\":\"RUNNING\",\"jobName\":\"a\xff\"}");
    QVERIFY(!reply.error);
    QCOMPARE(job(reply).name, QStringLiteral("a\\xFF")); // shown as it is, and never silently replaced
}

void TestDecode::submitRequest_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<qint64>("rows"); // -1: no promise
    const auto row = [](const char *name, const char *config, qint64 rows) {
        QTest::newRow(name) << QByteArray(config) << rows;
    };
    row("one reader", R"({"source":[{"plugin_name":"FakeSource","row.num":600}]})", 600);
    row("every reader makes row.num",
        R"({"env":{"parallelism":4},"source":[{"plugin_name":"FakeSource","row.num":"4000"}]})", 16000);
    row("own parallelism",
        R"({"env":{"parallelism":4},"source":[{"plugin_name":"FakeSource","row.num":10,"parallelism":2}]})",
        20);
    row("two sources",
        R"({"source":[{"plugin_name":"FakeSource","row.num":10},{"plugin_name":"FakeSource","row.num":7}]})",
        17);
    row("default", R"({"source":[{"plugin_name":"FakeSource"}]})", 5);
    row("tables",
        R"({"env":{"parallelism":2},"source":[{"plugin_name":"FakeSource","tables_configs":[{"row.num":3},{"row.num":4}]}]})",
        14);
    row("fixed rows", R"({"source":[{"plugin_name":"FakeSource","rows":[{}]}]})", -1);
    row("another source", R"({"source":[{"plugin_name":"FakeSource","row.num":1},{"plugin_name":"Jdbc"}]})",
        -1);
    row("no source", R"({"source":[]})", -1);
    row("a variable", R"({"source":[{"plugin_name":"FakeSource","row.num":"${n}"}]})", -1);
    row("overflow",
        R"({"env":{"parallelism":9000000000},"source":[{"plugin_name":"FakeSource","row.num":9000000000}]})",
        -1);
    row("not JSON", "env { }", -1);
}

void TestDecode::submitRequest()
{
    QFETCH(QByteArray, config);
    QFETCH(qint64, rows);
    const Reply reply = posted("/submit-job?jobName=a%20b%2Fc+%E4%BD%A0&jobId=12&isStartWithSavePoint=true",
                               config, R"({"jobId":"12","jobName":"a b/c 你"})");
    QVERIFY(!reply.error);
    QVERIFY(reply.request);
    QCOMPARE(reply.request->expectedRows.value_or(-1), rows);
    QCOMPARE(reply.request->jobName, QStringLiteral("a b/c 你"));
    QCOMPARE(reply.request->jobId, QStringLiteral("12"));
    QVERIFY(reply.request->withSavepoint);
    QCOMPARE(std::get<Submitted>(reply.payload).jobName, QStringLiteral("a b/c 你"));
}

void TestDecode::stopRequest()
{
    const Reply reply =
        posted("/stop-job", R"({"jobId":"12","isStopWithSavePoint":true})", R"({"jobId":"12"})");
    QVERIFY(!reply.error);
    QCOMPARE(reply.request->jobId, QStringLiteral("12"));
    QVERIFY(reply.request->withSavepoint);
}

void TestDecode::remarks()
{
    RawReply raw;
    raw.method = "NOTE";
    raw.path = QStringLiteral("pause");
    raw.body = "member paused";
    const Reply reply = decode(raw);
    QCOMPARE(reply.remark, QStringLiteral("member paused"));
    QCOMPARE(reply.endpoint, Endpoint::Other);
    QVERIFY(!reply.error);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "test_decode.moc"
