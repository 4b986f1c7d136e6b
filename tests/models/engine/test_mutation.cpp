#include "models/core/clock.h"
#include "models/engine/http/recordingline.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/endpoint.h"
#include "tests/models/engine/fixtures.h"
#include "tests/support/stubserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <QTestEventLoop>
#include <algorithm>

#include <functional>

using namespace sluice;
using namespace sluice::engine;
using namespace sluice::test;

namespace {

QByteArray toJson(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// Calls `emitWhole` with the whole document in which one value below `value` was dropped or replaced.
void mutate(const QJsonValue &value, const QList<QJsonValue> &replacements,
            const std::function<void(const QJsonValue &)> &emitWhole)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            QJsonObject copy = object;
            copy.remove(key);
            emitWhole(copy);
            for (const QJsonValue &replacement : replacements) {
                copy[key] = replacement;
                emitWhole(copy);
            }
            mutate(object[key], replacements, [&](const QJsonValue &changed) {
                QJsonObject whole = object;
                whole[key] = changed;
                emitWhole(whole);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const auto replaceItem = [&](const QJsonValue &changed) {
                QJsonArray whole = array;
                whole[i] = changed;
                emitWhole(whole);
            };
            for (const QJsonValue &replacement : replacements)
                replaceItem(replacement);
            mutate(array[i], replacements, replaceItem);
        }
    }
}

/// Every field dropped, and every value replaced by one of each other type.
QList<QByteArray> changedFields(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QList<QJsonValue> replacements{QJsonValue::Null,
                                         true,
                                         7,
                                         -1.5e300,
                                         QString(),
                                         QStringLiteral("\u2028x"),
                                         QJsonArray{1},
                                         QJsonObject{{QStringLiteral("a"), 1}}};
    QList<QByteArray> mutants;
    mutate(root, replacements, [&mutants](const QJsonValue &whole) { mutants << toJson(whole); });
    return mutants;
}

QList<QByteArray> truncated(const QByteArray &body, qsizetype step)
{
    QList<QByteArray> mutants;
    for (qsizetype size = 0; size < body.size(); size += step)
        mutants << body.left(size);
    return mutants;
}

RawReply rawOf(const EngineAnswer &answer, const QByteArray &body)
{
    RawReply raw;
    raw.path = QString::fromLatin1(answer.path);
    raw.status = 200;
    raw.body = body;
    return raw;
}

/// A reply is either an error with a sentence, or a value.
bool isSound(const Reply &reply)
{
    const bool empty = std::holds_alternative<std::monostate>(reply.payload);
    return reply.error ? empty && !reply.error->message.empty() : !empty;
}

/// In a list of jobs a broken entry is marked, and the others stay.
bool hasMalformed(const Reply &reply)
{
    const auto *const jobs = std::get_if<QList<JobInfo>>(&reply.payload);
    return jobs &&
           std::any_of(jobs->begin(), jobs->end(), [](const JobInfo &job) { return !job.malformed.empty(); });
}

void addAnswers()
{
    QTest::addColumn<int>("index");
    const auto answers = engineAnswers();
    for (int i = 0; i < answers.size(); ++i)
        QTest::newRow(answers.at(i).name) << i;
}

} // namespace

class TestMutation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeAnswersHaveNoError_data() { addAnswers(); }
    void wholeAnswersHaveNoError();
    void truncatedIsAlwaysAnError_data() { addAnswers(); }
    void truncatedIsAlwaysAnError();
    void anyFieldMayBreak_data() { addAnswers(); }
    void anyFieldMayBreak();
    void everyMutantOverTheWire_data() { addAnswers(); }
    void everyMutantOverTheWire();
    void flippedBytes_data() { addAnswers(); }
    void flippedBytes();
    void brokenRequests();
    void recordingLines();
    void deepAndWide();
};

void TestMutation::wholeAnswersHaveNoError()
{
    QFETCH(int, index);
    const EngineAnswer answer = engineAnswers().at(index);
    const Reply reply = decode(rawOf(answer, answer.body));
    QVERIFY2(!reply.error, reply.error ? reply.error->english().c_str() : "");
    QVERIFY(isSound(reply));
    if (const auto *jobs = std::get_if<QList<JobInfo>>(&reply.payload)) {
        QCOMPARE(jobs->first().dag.edges.size(), 1);
        QCOMPARE(jobs->first().counters.sinkCommittedRows, std::optional<qint64>(580));
    }
}

void TestMutation::truncatedIsAlwaysAnError()
{
    QFETCH(int, index);
    const EngineAnswer answer = engineAnswers().at(index);
    for (const QByteArray &body : truncated(answer.body, 1)) {
        const Reply reply = decode(rawOf(answer, body));
        QVERIFY2(reply.error && isSound(reply), body);
        QCOMPARE(reply.error->code, ErrorCode::Protocol);
    }
}

void TestMutation::anyFieldMayBreak()
{
    QFETCH(int, index);
    const EngineAnswer answer = engineAnswers().at(index);
    const auto mutants = changedFields(answer.body);
    QVERIFY(mutants.size() > 10);
    int errors = 0;
    for (const QByteArray &body : mutants) {
        const Reply reply = decode(rawOf(answer, body));
        QVERIFY2(isSound(reply), body);
        errors += reply.error || hasMalformed(reply) ? 1 : 0;
    }
    QVERIFY2(errors > 0, "no broken field was noticed");
}

void TestMutation::everyMutantOverTheWire()
{
    QFETCH(int, index);
    const EngineAnswer answer = engineAnswers().at(index);
    const auto mutants = changedFields(answer.body) + truncated(answer.body, 13);
    StubServer server;
    qsizetype next = 0;
    // Qt asks again by itself when the connection it had just used again turns out to be closed, so there may
    // be more requests than were sent.
    server.setHandler([&](const StubRequest &) {
        StubAnswer reply{200, mutants.at(next % mutants.size())};
        // Every seventh is cut off by the connection too.
        if (next++ % 7 == 3)
            reply.how = StubAnswer::How::CutOff;
        return reply;
    });
    SystemClock clock;
    const auto transport =
        networkClient({MemberAddress::fromUrl(server.url(), ApiFlavour::V1).value()}, clock);
    QTestEventLoop loop;
    QSet<qsizetype> answered;
    qsizetype unsound = 0;
    const EndpointCall call = parseCall("GET", QString::fromLatin1(answer.path));
    RequestSpec spec;
    spec.member = server.member();
    spec.endpoint = call.endpoint;
    spec.argument = call.argument;
    for (qsizetype i = 0; i < mutants.size(); ++i)
        transport->send(spec, this, [&, i](const Reply &reply, const RawReply &) {
            answered.insert(i);
            unsound += isSound(reply) ? 0 : 1;
            if (answered.size() == mutants.size())
                loop.exitLoop();
        });
    loop.enterLoopMSecs(60'000);
    QCOMPARE(answered.size(), mutants.size());
    QCOMPARE(unsound, 0);
    QVERIFY(server.requests().size() >= mutants.size());
}

void TestMutation::flippedBytes()
{
    QFETCH(int, index);
    const EngineAnswer answer = engineAnswers().at(index);
    for (qsizetype i = 0; i < answer.body.size(); i += 3) {
        for (const char byte : {'\0', '"', '\\', '}', '9', '\xff'}) {
            QByteArray body = answer.body;
            body[i] = byte;
            QVERIFY2(isSound(decode(rawOf(answer, body))), body);
        }
    }
}

void TestMutation::brokenRequests()
{
    const QByteArray config =
        R"({"env":{"parallelism":2,"job.name":"n"},"source":[{"plugin_name":"FakeSource","row.num":600,)"
        R"("tables_configs":[{"row.num":1}]}],"sink":[{"plugin_name":"Console"}]})";
    RawReply raw;
    raw.method = "POST";
    raw.path = QStringLiteral("/submit-job?jobName=%zz&jobId=%&isStartWithSavePoint");
    raw.status = 200;
    raw.body = R"({"jobId":"1"})";
    for (const QByteArray &request : changedFields(config) + truncated(config, 1)) {
        raw.request = request;
        const Reply reply = decode(raw);
        QVERIFY(reply.request && !reply.error);
        QVERIFY(!reply.request->expectedRows || *reply.request->expectedRows >= 0);
    }
}

void TestMutation::recordingLines()
{
    const QByteArray line =
        R"({"t":1.5,"member":"a:1","method":"POST","endpoint":"/submit-job?x","status":200,"ms":3,)"
        R"("request":{"a":[1]},"body":{"jobId":"1"},"api":"v2","error":"timeout"})";
    QVERIFY(parseRecordingLine(line));
    for (const QByteArray &mutant : changedFields(line) + truncated(line, 1)) {
        const auto parsed = parseRecordingLine(mutant);
        if (!parsed) {
            QVERIFY(!parsed.error().message.empty());
            continue;
        }
        QVERIFY(parsed->raw.timeMs >= 0);
        // What was read can be written and read again.
        QVERIFY2(parseRecordingLine(recordingLine(parsed->raw)), mutant);
        (void)decode(parsed->raw);
    }
}

void TestMutation::deepAndWide()
{
    QElapsedTimer timer;
    timer.start();
    const EngineAnswer list{"", "/running-jobs", {}};
    for (const char *open : {"[", "{\"a\":", "[{\"jobId\":"}) {
        const Reply reply = decode(rawOf(list, QByteArray(open).repeated(300'000)));
        QVERIFY(reply.error);
    }
    constexpr int count = 50'001;
    QByteArrayList entries;
    for (int i = 0; i < count; ++i)
        entries.append(R"({"jobId":")" + QByteArray::number(i) + R"(","jobStatus":"FINISHED"})");
    const Reply wide = decode(rawOf(list, "[" + entries.join(',') + "]"));
    QCOMPARE(std::get<QList<JobInfo>>(wide.payload).size(), count);
    // The same one again and again is one, and that it is more is said once.
    const Reply same =
        decode(rawOf(list, "[" + (entries.first() + ",").repeated(count) + entries.first() + "]"));
    const auto jobs = std::get<QList<JobInfo>>(same.payload);
    QCOMPARE(jobs.size(), 1);
    QVERIFY(jobs.first().malformed.english().size() < 200);
    QByteArray dag =
        R"("{\"vertices\":[)" + QByteArray(R"({\"id\":1,\"name\":\"a\"},)").repeated(5000) + "{}]";
    dag += R"(,\"edges\":[)" +
           QByteArray(R"({\"inputVertex\":\"a\",\"targetVertex\":\"b\"},)").repeated(5000) + R"({}]}")";
    const Reply graph = decode(rawOf(list, R"([{"jobId":"1","jobStatus":"RUNNING","jobDag":)" + dag + "}]"));
    QVERIFY(!graph.error);
    QVERIFY2(timer.elapsed() < 60'000, "hostile sizes must not take for ever");
}

QTEST_GUILESS_MAIN(TestMutation)
#include "test_mutation.moc"
