#include "models/engine/http/masking.h"
#include "models/engine/http/recorder.h"
#include "models/engine/http/recording.h"
#include "models/engine/http/recordingline.h"
#include "models/engine/seatunnel/reply.h"
#include "tests/models/engine/recordings.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <malloc.h>

#include <algorithm>

using namespace sluice;
using namespace sluice::engine;
using test::content;
using test::FakeWire;
using test::get;
using test::packed;
using test::readText;

namespace {

/// The bytes of a long recording, none of which is in memory before it is read.
class LongRecording : public QIODevice
{
public:
    LongRecording(int count, bool gzip)
        : count_(count)
        , gzip_(gzip)
    {
    }

    static QByteArray line(int number)
    {
        RawReply raw =
            get(1'700'000'000'000 + number * 500, number % 2 == 0 ? "/overview" : "/running-jobs", {});
        const QByteArray counted = QByteArray::number(number * 7919);
        raw.body = R"({"jobId":"1176388734405312513","jobStatus":"RUNNING","read":")" + counted +
                   R"(","filler":")" + QByteArray("the same in each of them, ").repeated(20) + "\"}";
        return recordingLine(raw);
    }
    qint64 total() const { return total_; } ///< bytes of the text
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        while (ready_.isEmpty() && next_ <= count_) {
            const QByteArray text = next_ < count_ ? line(next_) + '\n' : QByteArray();
            total_ += text.size();
            ready_ = !gzip_ ? text : next_ < count_ ? packer_.pack(text) : packer_.finish();
            ++next_;
        }
        const qint64 taken = std::min<qint64>(size, ready_.size());
        std::copy_n(ready_.constData(), taken, data);
        ready_.remove(0, taken);
        return taken;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    int count_;
    bool gzip_;
    int next_ = 0;
    qint64 total_ = 0;
    QByteArray ready_;
    GzipPacker packer_;
};

QJsonObject lineObject(const RawReply &raw)
{
    return QJsonDocument::fromJson(recordingLine(raw)).object();
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void growsWithEachReply_data();
    void growsWithEachReply();
    void nothingRecordedCostsNoFile();
    void aFileThatGoesAwayIsTold_data();
    void aFileThatGoesAwayIsTold();
    void cannotWrite();
    void ownRefusalsAreNotRecorded();
    void secretsAreMasked();
    void secretsInTexts();
    void readsWhatOthersWrote();
    void malformed_data();
    void malformed();
    void goodLinesSurviveBadOnes();
    void packedAndCutOff();
    void packedInPieces();
    void limits();
    void tellsHowFarItIsAndEndsWhenToldTo();
    void aLongOneTakesLittleMemory_data();
    void aLongOneTakesLittleMemory();
    void missingFile();
};

void TestRecording::roundTrip_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("r.jsonl");
    QTest::newRow("packed") << QStringLiteral("r.jsonl.gz");
}

void TestRecording::roundTrip()
{
    QFETCH(QString, name);
    QTemporaryDir dir;
    const QString path = dir.filePath(name);
    RawReply submit = get(1'700'000'000'123, "/submit-job?jobName=a%20b",
                          R"({"jobId":"1176388734405312513","jobName":"a b"})");
    submit.method = "POST";
    submit.request = R"({"env":{"parallelism":2},"source":[{"plugin_name":"FakeSource","row.num":600}]})";
    RawReply timeout = get(1'700'000'001'000, "/overview", {}, 0);
    timeout.transportError = Error{ErrorCode::Timeout, verbatim("No complete answer within 5 s."), "a:1"};
    RawReply refused = timeout;
    refused.timeMs += 1;
    refused.transportError = Error{ErrorCode::Refused, verbatim("Nobody there."), "a:1"};
    const QList<RawReply> sent{
        submit,
        timeout,
        refused,
        get(1'700'000'002'000, "/running-jobs",
            R"([{"jobId":1176388734405312513,"jobStatus":"RUNNING","jobName":"订单\n\"x\""}])"),
        get(1'700'000'003'000, "/job-info/5", R"({"status":"fail","message":"no\tmaster"})", 500),
        get(1'700'000'004'000, "/overview", "<html>\"\\\x01</html>", 404),
        get(1'700'000'005'000, "/finished-jobs", "", 204),
    };
    FakeWire wire;
    Recorder recorder(wire, "v2", path);
    QVERIFY(recorder.start(1'699'999'999'000));
    for (const RawReply &raw : sent)
        wire.tell(raw);
    recorder.note(1'700'000'006'000, QStringLiteral("the master was paused"));
    QCOMPARE(recorder.count(), sent.size());
    QVERIFY(recorder.finish());
    QCOMPARE(content(path).startsWith("\x1f\x8b"), name.endsWith(QLatin1String("gz")));

    const auto recording = Recording::load(path);
    QVERIFY(recording);
    QVERIFY(recording->problems().isEmpty());
    QCOMPARE(recording->members(), QStringList{QStringLiteral("a:1")});
    QCOMPARE(recording->api(), QByteArray("v2"));
    QCOMPARE(recording->startMs(), 1'699'999'999'000);
    const Recording::Replies read = recording->replies();
    QCOMPARE(read.size(), sent.size() + 2);
    QCOMPARE(read.last().body, QByteArray("the master was paused"));
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const RawReply &a = sent.at(i);
        const RawReply &b = read.at(i + 1);
        QCOMPARE(b.timeMs, a.timeMs);
        QCOMPARE(b.latencyMs, a.latencyMs);
        QCOMPARE(b.member, a.member);
        QCOMPARE(b.method, a.method);
        QCOMPARE(b.path, a.path);
        QCOMPARE(b.status, a.status);
        QCOMPARE(b.request, a.request);
        if (!a.transportError)
            QCOMPARE(b.body, a.body);
        QVERIFY(b.transportError == a.transportError);
        const Reply x = decode(a);
        const Reply y = decode(b);
        QCOMPARE(y.endpoint, x.endpoint);
        QVERIFY(x.error == y.error);
        QCOMPARE(y.payload.index(), x.payload.index());
        if (const auto *jobs = std::get_if<QList<JobInfo>>(&x.payload))
            QVERIFY(*jobs == std::get<QList<JobInfo>>(y.payload));
    }
}

void TestRecording::growsWithEachReply_data()
{
    roundTrip_data();
}

void TestRecording::growsWithEachReply()
{
    QFETCH(QString, name);
    QTemporaryDir dir;
    const QString path = dir.filePath(name);
    FakeWire wire;
    Recorder recorder(wire, "v2", path);
    QVERIFY(recorder.start(0));
    for (int number = 1; number <= 3; ++number) {
        wire.tell(get(number, "/overview", "{}"));
        const auto recording = Recording::load(path);
        QVERIFY(recording);
        QCOMPARE(recording->replies().size(), number + 1);
        QVERIFY(recording->problems().isEmpty()); // packed or not: what there is, is whole
    }
    Recorder second(wire, "v2", path);
    const auto twice = second.start(0);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::Conflict);
    QVERIFY(recorder.finish());
    QVERIFY(Recording::load(path)->problems().isEmpty());
}

void TestRecording::nothingRecordedCostsNoFile()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("r.jsonl.gz"));
    FakeWire wire;
    {
        Recorder recorder(wire, "v2", path);
        QVERIFY(recorder.start(0));
        QVERIFY(recorder.finish());
    }
    QVERIFY(!QFile::exists(path));
    {
        Recorder forgotten(wire, "v2", path);
        QVERIFY(forgotten.start(0));
        wire.tell(get(1, "/overview", "{}"));
    }
    const QByteArray before = content(path);
    QVERIFY(!before.isEmpty());
    {
        Recorder again(wire, "v2", path);
        QVERIFY(again.start(0));
    }
    QCOMPARE(content(path), before);
}

void TestRecording::aFileThatGoesAwayIsTold_data()
{
    QTest::addColumn<bool>("moved");
    QTest::addColumn<bool>("another");
    QTest::newRow("removed") << false << false;
    QTest::newRow("renamed") << true << false;
    QTest::newRow("another in its place") << true << true;
}

void TestRecording::aFileThatGoesAwayIsTold()
{
    QFETCH(bool, moved);
    QFETCH(bool, another);
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("r.jsonl"));
    FakeWire wire;
    Recorder recorder(wire, "v2", path);
    QVERIFY(recorder.start(0));
    wire.tell(get(1, "/overview", "{}"));
    QVERIFY(moved ? QFile::rename(path, path + QStringLiteral(".1")) : QFile::remove(path));
    if (another) {
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("x") == 1);
    }
    wire.tell(get(2, "/overview", "{}"));
    const Result<void> finished = recorder.finish();
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, ErrorCode::Conflict);
    if (moved)
        QCOMPARE(Recording::load(path + QStringLiteral(".1"))->size(), 3); // with the header: nothing is lost
}

void TestRecording::cannotWrite()
{
    FakeWire wire;
    Recorder recorder(wire, "v2", QStringLiteral("/nonexistent/folder/r.jsonl"));
    const auto started = recorder.start(0);
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotFound);
    QVERIFY(!recorder.isRecording());
    QVERIFY(recorder.finish());
}

void TestRecording::ownRefusalsAreNotRecorded()
{
    QTemporaryDir dir;
    FakeWire wire;
    Recorder recorder(wire, "v2", dir.filePath(QStringLiteral("r.jsonl")));
    QVERIFY(recorder.start(0));
    for (const ErrorCode code : {ErrorCode::Cancelled, ErrorCode::Unsupported, ErrorCode::InvalidArgument}) {
        RawReply raw = get(1, "/overview", {}, 0);
        raw.transportError = Error{code, verbatim("x")};
        wire.tell(raw);
    }
    QCOMPARE(recorder.count(), 0);
}

void TestRecording::secretsAreMasked()
{
    RawReply raw =
        get(1, "/submit-job?jobName=a", R"({"jobId":"1","envOptions":{"db.password":"hidden-5"}})");
    raw.method = "POST";
    raw.request =
        R"({"env":{"x":1},"source":[{"plugin_name":"Jdbc","password":"hidden-1","user":"ann",)"
        R"("url":"jdbc:mysql://h/db?user=u&password=hidden-2&x=1","kafka.config":{"sasl.jaas.config":"hidden-3"},)"
        R"("access_key":["hidden-4"],"token":17}],"sink":[{"path":"https://u:hidden-6@h/"}]})";
    const QByteArray line = recordingLine(raw);
    QVERIFY2(!line.contains("hidden"), line);
    const QJsonObject source =
        lineObject(raw)[QStringLiteral("request")][QStringLiteral("source")][0].toObject();
    QCOMPARE(source[QStringLiteral("user")].toString(), QStringLiteral("ann"));
    QCOMPARE(source[QStringLiteral("password")].toString(), QStringLiteral("******"));
    QCOMPARE(source[QStringLiteral("token")].toString(), QStringLiteral("******"));
    QCOMPARE(source[QStringLiteral("url")].toString(),
             QStringLiteral("jdbc:mysql://h/db?user=u&password=******&x=1"));
    // What is no JSON cannot be masked and is not kept.
    raw.request = "source { Jdbc { password = hidden } }";
    QVERIFY(lineObject(raw)[QStringLiteral("request")].isNull());
    raw.body = "java.sql.SQLException: jdbc:mysql://h/?password=hidden refused";
    raw.status = 500;
    QVERIFY(!recordingLine(raw).contains("hidden"));
}

void TestRecording::secretsInTexts()
{
    // The shapes are those of models/core; here is what the types and the reader add.
    QCOMPARE(maskedText(QByteArray("http://ann:hidden@h/x")), QByteArray("http://ann:******@h/x"));
    QCOMPARE(maskedText(QStringLiteral("ü password=hidden")), QStringLiteral("ü password=******"));
    QCOMPARE(maskedJson("{\"password\":\"hidden\xFF\"}"), QByteArray("{\"password\":\"******\"}"));
    QVERIFY(maskedJson("17").isEmpty());
    const QByteArray loose =
        "{\"a\" : [1, -2.5, true, null, \"\\u0001\\\"\\\\\xC3\xA9\"], \"id\":18446744073709551615}";
    QByteArray compact = loose;
    compact.replace(" ", "");
    QCOMPARE(maskedJson(loose), compact);
}

void TestRecording::readsWhatOthersWrote()
{
    const auto recording =
        readText("\xEF\xBB\xBF"
                 "{\"t\": 1795237731.071, \"method\": \"GET\", \"endpoint\": \"/overview\", \"status\": 200, "
                 "\"ms\": 0.3, \"body\": {\"a\": \"1\"}}\r\n"
                 "\n"
                 "{\"t\": 1795237732, \"endpoint\": \"/running-jobs\", \"status\": 200, \"body\": \"[]\"}\n"
                 "{\"t\": 1795237733, \"endpoint\": \"#action\", \"method\": \"NOTE\", \"status\": 0, "
                 "\"body\": \"kill\"}\n"
                 "{\"t\": 1795237734, \"endpoint\": \"/overview\", \"method\": \"GET\", \"status\": 0, "
                 "\"body\": \"<urlopen error [Errno 111] Connection refused>\"}\n"
                 "{\"t\": 1795237735, \"endpoint\": \"/submit-job\", \"method\": \"POST\", \"status\": 200, "
                 "\"request\": null, \"body\": {\"jobId\": \"1\"}}");
    QVERIFY(recording);
    QVERIFY(recording->problems().isEmpty());
    QCOMPARE(recording->replies().size(), 5);
    QVERIFY(recording->members().isEmpty());
    QCOMPARE(recording->api(), QByteArray());
    const RawReply &first = recording->replies().first();
    QCOMPARE(first.timeMs, 1795237731071);
    QCOMPARE(first.latencyMs, 0);
    QCOMPARE(first.body, QByteArray(R"({"a":"1"})"));
    QCOMPARE(decode(recording->replies().at(1)).payload.index(), std::variant_npos + 3);
    QCOMPARE(decode(recording->replies().at(2)).remark, QStringLiteral("kill"));
    QCOMPARE(recording->replies().at(3).transportError.value().code, ErrorCode::Refused);
    QVERIFY(recording->replies().at(4).request.isEmpty());
}

void TestRecording::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not json") << QByteArray("hello");
    QTest::newRow("cut off") << QByteArray(R"({"t":1,"endpoint":"/overview","body":{"a")");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no time") << QByteArray(R"({"endpoint":"/overview","status":200})");
    QTest::newRow("time as text") << QByteArray(R"({"t":"1","endpoint":"/overview","status":200})");
    QTest::newRow("time before 1970") << QByteArray(R"({"t":-1,"endpoint":"/overview","status":200})");
    QTest::newRow("time without end") << QByteArray(R"({"t":1e300,"endpoint":"/overview","status":200})");
    QTest::newRow("no endpoint") << QByteArray(R"({"t":1,"status":200})");
    QTest::newRow("endpoint as object") << QByteArray(R"({"t":1,"endpoint":{},"status":200})");
    QTest::newRow("status as text") << QByteArray(R"({"t":1,"endpoint":"/overview","status":"ok"})");
    QTest::newRow("status too large") << QByteArray(R"({"t":1,"endpoint":"/overview","status":70000})");
    QTest::newRow("member as list") << QByteArray(
        R"({"t":1,"endpoint":"/overview","status":200,"member":[]})");
    QTest::newRow("deep") << QByteArray(R"({"t":1,"endpoint":"/overview","body":)") + QByteArray(5000, '[') +
                                 QByteArray(5000, ']') + "}";
}

void TestRecording::malformed()
{
    QFETCH(QByteArray, line);
    const auto recording = readText("\n" + line);
    QVERIFY(!recording);
    QCOMPARE(recording.error().place, std::string("line 2"));
    QVERIFY(!recording.error().message.empty());
}

void TestRecording::goodLinesSurviveBadOnes()
{
    const QByteArray good = R"({"t":1,"endpoint":"/overview","status":200})";
    const auto recording = readText(good + "\nbad\n" + good + "\n" + QByteArray("x\n").repeated(300));
    QVERIFY(recording);
    QCOMPARE(recording->replies().size(), 2);
    QCOMPARE(recording->problems().size(), 100);
    QCOMPARE(recording->problems().first().place, std::string("line 2"));
}

void TestRecording::packedAndCutOff()
{
    QByteArray text;
    for (int i = 0; i < 2000; ++i)
        text += R"({"t":)" + QByteArray::number(i) + R"(.5,"endpoint":"/overview","status":200,"body":")" +
                QByteArray::number(i * 7919) + "\"}\n";
    const QByteArray whole = packed(text);
    QVERIFY(whole.size() < text.size() / 2);
    QCOMPARE(readText(whole)->replies().size(), 2000);
    for (qsizetype size = 0; size < whole.size(); size += size < 64 ? 1 : 499) {
        const auto recording = readText(whole.left(size));
        if (!recording) {
            // Nothing is said to be used where there is nothing.
            QVERIFY2(recording.error().english().find("what came before") == std::string::npos,
                     recording.error().english().c_str());
            continue;
        }
        QVERIFY(recording->replies().size() < 2000);
        QVERIFY(!recording->problems().isEmpty());
    }
    QByteArray damaged = whole;
    for (qsizetype i = damaged.size() / 2; i < damaged.size() / 2 + 8; ++i)
        damaged[i] = static_cast<char>(~damaged.at(i));
    const auto recording = readText(damaged);
    QVERIFY(recording);
    QVERIFY(!recording->problems().isEmpty());
    QVERIFY(!readText("\x1f\x8b and no gzip"));
    for (const QByteArray &start :
         {whole.left(10), whole.left(2), QByteArray("\x1f\x8b and no gzip"), QByteArray(R"({"t":1,"endpo)")})
        QVERIFY2(readText(start).error().english().find("there is nothing to use") != std::string::npos,
                 readText(start).error().english().c_str());
}

void TestRecording::packedInPieces()
{
    const QByteArray line = "{\"t\":1,\"endpoint\":\"/overview\",\"status\":200}\n";
    const auto recording = readText(packed(line) + packed(line + line));
    QVERIFY(recording);
    QVERIFY(recording->problems().isEmpty());
    QCOMPARE(recording->replies().size(), 3);
}

void TestRecording::tellsHowFarItIsAndEndsWhenToldTo()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(
        QByteArray("{\"t\":1,\"endpoint\":\"/overview\",\"status\":200,\"body\":{}}\n").repeated(2000));
    file.close();
    QList<qint64> told;
    const auto whole = Recording::load(file.fileName(), [&told](qint64 done, qint64 total) {
        told.append(done);
        return total > 0;
    });
    QVERIFY(whole);
    QCOMPARE(whole->size(), 2000);
    QVERIFY(told.size() > 2);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    const auto ended = Recording::load(file.fileName(), [](qint64, qint64) { return false; });
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, ErrorCode::Cancelled);
}

void TestRecording::limits()
{
    const QByteArray line = "{\"t\":1,\"endpoint\":\"/overview\",\"status\":200}\n";
    Recording::Limits limits;
    limits.lines = 3;
    auto recording = readText(line.repeated(5), limits);
    QVERIFY(recording);
    QCOMPARE(recording->replies().size(), 3);
    QCOMPARE(recording->problems().first().code, ErrorCode::TooLarge);

    limits = {};
    limits.totalBytes = 100'000;
    recording = readText(packed(line.repeated(100'000)), limits); // a small file that unpacks to a large one
    QVERIFY(recording);
    QVERIFY(recording->replies().size() <= 100'000 / line.size());
    QCOMPARE(recording->problems().first().code, ErrorCode::TooLarge);

    limits = {};
    limits.heldBytes = 10'000;
    recording = readText(line.repeated(5'000), limits);
    QVERIFY(recording);
    QVERIFY(recording->size() > 100 && recording->size() < 5'000);
    QCOMPARE(recording->problems().first().code, ErrorCode::TooLarge);

    limits = {};
    limits.lineBytes = 1000;
    recording = readText(line + QByteArray(200'000, 'x') + "\n" + line, limits);
    QVERIFY(recording);
    QCOMPARE(recording->replies().size(), 1);
    QCOMPARE(recording->problems().first().code, ErrorCode::TooLarge);
}

void TestRecording::aLongOneTakesLittleMemory_data()
{
    QTest::addColumn<bool>("gzip");
    QTest::newRow("plain") << false;
    QTest::newRow("packed") << true;
}

void TestRecording::aLongOneTakesLittleMemory()
{
    QFETCH(bool, gzip);
    constexpr int count = 12'000;
    LongRecording device(count, gzip);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const std::size_t before = mallinfo2().uordblks;
    const auto recording = Recording::read(device);
    const std::size_t after = mallinfo2().uordblks; // both 0 with AddressSanitizer
    QVERIFY(recording);
    QVERIFY(recording->problems().isEmpty());
    QCOMPARE(recording->size(), count);
    const qint64 text = device.total();
    QVERIFY2(text > 6'000'000, QByteArray::number(text));
    QVERIFY2(recording->heldBytes() < text / 6, QByteArray::number(recording->heldBytes()));
    QVERIFY2(after < before + static_cast<std::size_t>(text) / 4, QByteArray::number(qint64(after - before)));
    // Wherever one looks, it is all there.
    for (int i = 0; i < count; i += 197) {
        const int place = i % 2 == 0 ? i : count - 1 - i;
        const RawReply raw = recording->reply(place);
        QCOMPARE(raw.timeMs, recording->timeMs(place));
        QCOMPARE(recordingLine(raw), LongRecording::line(place));
        QCOMPARE(recording->questions().at(recording->questionOf(place)).path, raw.path);
    }
    QCOMPARE(recording->questions().size(), 2);
}

void TestRecording::missingFile()
{
    const auto recording = Recording::load(QStringLiteral("/nonexistent/r.jsonl"));
    QVERIFY(!recording);
    QCOMPARE(recording.error().code, ErrorCode::NotFound);
    QVERIFY(!readText(""));
    QVERIFY(!readText("\n\n"));
}

QTEST_GUILESS_MAIN(TestRecording)
#include "test_recording.moc"
