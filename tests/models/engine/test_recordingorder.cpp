#include "models/engine/http/recorder.h"
#include "models/engine/http/recordingline.h"
#include "tests/models/engine/recordings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;
using test::content;
using test::FakeWire;
using test::get;
using test::readText;

/// The order and the times of a recording, whatever was done to the clock, and where it was cut.
class TestRecordingOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutBetweenTwoAnswersOrWithinOne();
    void keepsTheOrderOfTheFile();
    void carriesTheTimeOnWhereTheClockWasSetBack_data();
    void carriesTheTimeOnWhereTheClockWasSetBack();
    void aLateAnswerIsNoClockThatWasSetBack_data();
    void aLateAnswerIsNoClockThatWasSetBack();
};

// A kill leaves a plain file and a packed one in the same way: whole up to the last answer that was written
// whole.
void TestRecordingOrder::cutBetweenTwoAnswersOrWithinOne()
{
    QTemporaryDir dir;
    const QString plain = dir.filePath(QStringLiteral("r.jsonl"));
    const QString gzip = dir.filePath(QStringLiteral("r.jsonl.gz"));
    FakeWire wire;
    Recorder plainly(wire, "v2", plain);
    Recorder packing(wire, "v2", gzip);
    QVERIFY(plainly.start(0) && packing.start(0));
    QList<qsizetype> ends; // of the pieces of the packed file
    for (int number = 1; number <= 5; ++number) {
        wire.tell(get(number, "/overview", QByteArray::number(number * 7919).repeated(4)));
        ends.append(content(gzip).size());
    }
    for (const QString &path : {plain, gzip}) {
        const QByteArray whole = content(path);
        for (qsizetype size = 1; size < whole.size(); ++size) {
            const auto recording = readText(whole.left(size));
            if (!recording)
                continue; // no line of it
            const bool atEnd =
                path == plain ? whole.at(size - 1) == '\n' || whole.at(size) == '\n' : ends.contains(size);
            QVERIFY2(recording->problems().isEmpty() == atEnd, qPrintable(QString::number(size)));
        }
    }
}

void TestRecordingOrder::keepsTheOrderOfTheFile()
{
    const auto recording = readText(R"({"t":2,"endpoint":"/b","status":200})"
                                    "\n"
                                    R"({"t":1,"endpoint":"/a","status":200})"
                                    "\n"
                                    R"({"t":2,"endpoint":"/c","status":200})");
    QVERIFY(recording);
    QStringList paths;
    for (const RawReply &raw : recording->replies())
        paths << raw.path;
    QCOMPARE(paths.join(QString()), QStringLiteral("/b/a/c"));
    QCOMPARE(recording->timeMs(1), 2000);
    QCOMPARE(recording->reply(1).timeMs, 1000); // when it was asked
    QVERIFY(!recording->clockRemark());
}

void TestRecordingOrder::carriesTheTimeOnWhereTheClockWasSetBack_data()
{
    QTest::addColumn<bool>("withLatency");
    QTest::addColumn<int>("byMs");
    for (const int byMs : {1'500, 30'000, 3'600'000})
        for (const bool withLatency : {true, false})
            QTest::addRow("%d ms, latency %d", byMs, int(withLatency)) << withLatency << byMs;
}

void TestRecordingOrder::carriesTheTimeOnWhereTheClockWasSetBack()
{
    QFETCH(bool, withLatency);
    QFETCH(int, byMs);
    QByteArray text;
    constexpr qint64 startMs = 1'700'000'000'000;
    for (int i = 0; i < 10; ++i) {
        RawReply raw = get(startMs + i * 400 - (i < 5 ? 0 : byMs), "/overview", QByteArray::number(i));
        raw.latencyMs = withLatency ? 5 : -1;
        text += recordingLine(raw) + '\n';
    }
    const auto recording = readText(text);
    QVERIFY(recording && recording->problems().isEmpty());
    QVERIFY(recording->clockRemark());
    QCOMPARE(recording->clockRemark()->place, std::string("line 6"));
    for (qsizetype i = 0; i < recording->size(); ++i) {
        const RawReply raw = recording->reply(i);
        QCOMPARE(raw.body, QByteArray::number(i));
        const qint64 trueMs = startMs + i * 400;
        QVERIFY(raw.timeMs <= trueMs &&
                raw.timeMs > trueMs - 400); // the pause that holds the step is not known
        QVERIFY(i == 0 || recording->timeMs(i) > recording->timeMs(i - 1));
    }
}

void TestRecordingOrder::aLateAnswerIsNoClockThatWasSetBack_data()
{
    QTest::addColumn<bool>("withLatency");
    QTest::newRow("that says how long it took") << true;
    QTest::newRow("that does not") << false;
}

// The time of a line is when was asked, the place of the line when was answered.
void TestRecordingOrder::aLateAnswerIsNoClockThatWasSetBack()
{
    QFETCH(bool, withLatency);
    QByteArray text;
    constexpr qint64 startMs = 1'700'000'000'000;
    for (int i = 0; i < 30; ++i) {
        if (i == 10 || i == 20) { // asked nine seconds ago
            RawReply late = get(startMs + i * 1000 - 9000, "/running-jobs", {});
            late.latencyMs = withLatency ? 9000 : -1;
            text += recordingLine(late) + '\n';
        }
        RawReply raw = get(startMs + i * 1000 + 1, "/overview", {});
        raw.latencyMs = withLatency ? 5 : -1;
        text += recordingLine(raw) + '\n';
    }
    const auto recording = readText(text);
    QVERIFY(recording);
    QVERIFY(!recording->clockRemark());
    QCOMPARE(recording->endMs(), startMs + 29 * 1000 + 1);
    if (withLatency)
        QCOMPARE(recording->reply(10).timeMs, startMs + 1000);
    for (qsizetype i = 1; i < recording->size(); ++i)
        QVERIFY(recording->timeMs(i) >= recording->timeMs(i - 1));
}

QTEST_GUILESS_MAIN(TestRecordingOrder)
#include "test_recordingorder.moc"
