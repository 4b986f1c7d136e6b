// What real engines sent, from the folder of recordings beside the project; skipped where it is absent.
#include "models/engine/http/recording.h"
#include "models/engine/seatunnel/reply.h"
#include "sourcedir.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;

namespace {

QString sharedFolder(const char *name)
{
    QString shared = qEnvironmentVariable("SLUICE_SHARED");
    if (shared.isEmpty())
        shared = QStringLiteral(SLUICE_SOURCE_DIR "/../shared");
    return QDir(shared).filePath(QString::fromLatin1(name));
}

QByteArray bytesOf(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.toString().toUtf8();
}

/// One of the recorded requests, as it went over the wire.
RawReply recordedRequest(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    RawReply raw;
    raw.member = QStringLiteral("localhost:5801");
    raw.method = object[QStringLiteral("method")].toString().toLatin1();
    raw.path = object[QStringLiteral("path")].toString();
    if (const QString query = object[QStringLiteral("query")].toString(); !query.isEmpty())
        raw.path += (query.startsWith(QLatin1Char('?')) ? QString() : QStringLiteral("?")) + query;
    raw.status = object[QStringLiteral("status")].toInt();
    raw.request = bytesOf(object[QStringLiteral("request")]);
    raw.body = bytesOf(object[QStringLiteral("body")]);
    return raw;
}

JobInfo jobOf(const char *name)
{
    const Reply reply =
        decode(recordedRequest(sharedFolder("data/seatunnel-rest-2.3.8/") + QLatin1String(name)));
    return std::holds_alternative<JobInfo>(reply.payload) ? std::get<JobInfo>(reply.payload) : JobInfo();
}

QList<Reply> replay(const QString &trace)
{
    QList<Reply> replies;
    const auto recording = Recording::load(trace);
    if (recording && recording->problems().isEmpty()) {
        for (const RawReply &raw : recording->replies())
            replies << decode(raw);
    }
    return replies;
}

} // namespace

class TestContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRecordedRequest_data();
    void everyRecordedRequest();
    void detailsOfOneJobThroughItsLife();
    void everyTrace_data();
    void everyTrace();
    void theStoryOfTheFailingJob_data();
    void theStoryOfTheFailingJob();
};

void TestContract::initTestCase()
{
    if (!QDir(sharedFolder("data/traces")).exists())
        QSKIP("The folder of recordings (SLUICE_SHARED or ../shared) is not here.");
}

void TestContract::everyRecordedRequest_data()
{
    QTest::addColumn<QString>("path");
    const QDir dir(sharedFolder("data/seatunnel-rest-2.3.8"));
    const QStringList files = dir.entryList({QStringLiteral("*.json")});
    QCOMPARE(files.size(), 92);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << dir.filePath(file);
}

void TestContract::everyRecordedRequest()
{
    QFETCH(QString, path);
    const RawReply raw = recordedRequest(path);
    QVERIFY(!raw.path.isEmpty());
    const Reply reply = decode(raw);
    const bool fine = raw.status == 200;
    QVERIFY2(fine == !reply.error, reply.error ? reply.error->english().c_str() : "no error");
    if (reply.error && !raw.body.isEmpty() && raw.status >= 400) {
        const QString own = QJsonDocument::fromJson(raw.body)[QStringLiteral("message")].toString();
        QVERIFY(!own.isEmpty());
        QVERIFY(QString::fromStdString(reply.error->english()).contains(own));
    }
    if (fine && reply.endpoint != Endpoint::Other)
        QVERIFY(!std::holds_alternative<std::monostate>(reply.payload));
    if (const auto *jobs = std::get_if<QList<JobInfo>>(&reply.payload)) {
        for (const JobInfo &job : *jobs) {
            QVERIFY(job.id.size() == 19 || job.id.size() == 18);
            QVERIFY(job.state != JobState::Other);
            QVERIFY(job.createTime.isValid());
            QVERIFY(job.dag.vertices.size() >= 2 && !job.dag.edges.isEmpty());
            QVERIFY(job.counters.sourceRows.has_value());
            QCOMPARE(job.dag.vertices.first().kind, StageKind::Source);
            QCOMPARE(job.finishTime.isValid(), isEndState(job.state));
        }
    }
}

void TestContract::detailsOfOneJobThroughItsLife()
{
    const JobInfo running = jobOf("job-info-running.json");
    const JobInfo ended = jobOf("job-info-savepoint-done.json");
    const JobInfo cancelled = jobOf("job-info-canceled.json");
    QCOMPARE(running.id, QStringLiteral("1176392082642698241"));
    QCOMPARE(ended.id, running.id);
    QCOMPARE(running.state, JobState::Running);
    QCOMPARE(ended.state, JobState::SavepointDone);
    QCOMPARE(cancelled.state, JobState::Canceled);
    QCOMPARE(running.mode(), JobMode::Streaming);
    QCOMPARE(ended.mode(), JobMode::Unknown); // 2.3.8 forgets the env of what has ended
    // The two shapes of the graph give one picture.
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(running.dag.vertices.at(i).name, ended.dag.vertices.at(i).name);
        QCOMPARE(running.dag.vertices.at(i).kind, ended.dag.vertices.at(i).kind);
    }
    QVERIFY(!jobOf("job-info-unknown.json").known);
}

void TestContract::everyTrace_data()
{
    QTest::addColumn<QString>("path");
    const QDir dir(sharedFolder("data/traces"));
    for (const QString &file : dir.entryList({QStringLiteral("*.jsonl.gz")}))
        QTest::newRow(qPrintable(file)) << dir.filePath(file);
}

void TestContract::everyTrace()
{
    QFETCH(QString, path);
    const auto recording = Recording::load(path);
    QVERIFY(recording);
    QVERIFY(recording->problems().isEmpty());
    for (const RawReply &raw : recording->replies()) {
        const Reply reply = decode(raw);
        const bool silent = raw.status == 0 && reply.remark.isEmpty();
        QVERIFY2(reply.error.has_value() == (silent || raw.status >= 300), qPrintable(raw.path));
        QVERIFY(reply.endpoint != Endpoint::Other || !reply.remark.isEmpty() || raw.method == "DELETE");
        QVERIFY(!reply.error || !reply.error->message.empty());
        if (silent)
            QVERIFY(reply.error->code == ErrorCode::Timeout || reply.error->code == ErrorCode::Refused ||
                    reply.error->code == ErrorCode::Network);
        QCOMPARE(reply.request.has_value(), raw.method == "POST");
        if (const auto *threads = std::get_if<QList<ThreadInfo>>(&reply.payload)) {
            for (const ThreadInfo &thread : *threads)
                QCOMPARE(thread.kind != ThreadInfo::Kind::Other,
                         thread.name.contains(QLatin1String("jobId=")) ||
                             thread.name.startsWith(QLatin1String("checkpoint-coordinator-")));
        }
    }
}

void TestContract::theStoryOfTheFailingJob_data()
{
    QTest::addColumn<QString>("trace");
    QTest::newRow("2.3.8") << QStringLiteral("b-batch-checkpoint-expired");
    QTest::newRow("2.3.9") << QStringLiteral("v2-batch-checkpoint-fails");
}

void TestContract::theStoryOfTheFailingJob()
{
    QFETCH(QString, trace);
    const auto replies = replay(sharedFolder("data/traces/") + trace + QStringLiteral(".jsonl.gz"));
    QVERIFY(!replies.isEmpty());
    QString id;
    QList<qint64> counts;
    JobInfo last;
    for (const Reply &reply : replies) {
        if (reply.endpoint == Endpoint::SubmitJob) {
            id = std::get<Submitted>(reply.payload).jobId;
            QCOMPARE(reply.request->expectedRows, std::optional<qint64>(600));
            QCOMPARE(reply.request->env.value(QStringLiteral("checkpoint.interval")), QStringLiteral("1000"));
        }
        const auto *job = std::get_if<JobInfo>(&reply.payload);
        if (!job || job->id != id)
            continue;
        last = *job;
        const qint64 rows = job->counters.sinkRows.value_or(0);
        if (rows > 0 && !counts.contains(rows) && rows % 600 == 0)
            counts << rows;
    }
    QCOMPARE(last.state, JobState::Failed);
    QCOMPARE(counts, (QList<qint64>{600, 1200, 1800, 2400}));
    QVERIFY(last.errorMessage.contains(QLatin1String("Checkpoint expired before completing")));
}

QTEST_GUILESS_MAIN(TestContract)
#include "test_contract.moc"
