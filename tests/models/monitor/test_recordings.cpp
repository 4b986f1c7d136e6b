// Every recorded run of a real engine against what it must and may raise.
#include "models/engine/http/recordingline.h"
#include "models/monitor/detector.h"
#include "models/monitor/eventjson.h"
#include "models/monitor/findingkind.h"
#include "models/monitor/replayfindings.h"
#include "tests/support/shareddata.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace sluice;
using test::sharedData;

namespace {

QSet<QString> texts(const QJsonValue &list)
{
    QSet<QString> result;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array)
        result.insert(value.toString());
    return result;
}

QString joined(const QSet<QString> &codes)
{
    QStringList list = codes.values();
    list.sort();
    return list.join(QStringLiteral(", "));
}

} // namespace

class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesWhatItMust_data();
    void raisesWhatItMust();
    void takesNoHarmBack_data();
    void takesNoHarmBack();
    void findsTheSameWhenTheClockIsSetBack_data();
    void findsTheSameWhenTheClockIsSetBack();
    void survivesDamage_data();
    void survivesDamage();

private:
    static void rows();
};

void TestRecordings::rows()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QSet<QString>>("must");
    QTest::addColumn<QSet<QString>>("may");
    QFile labels(sharedData(QStringLiteral("traces")) + QStringLiteral("/labels.json"));
    if (!labels.open(QIODevice::ReadOnly)) {
        QTest::newRow("absent") << QString() << QSet<QString>() << QSet<QString>();
        return;
    }
    const QJsonObject all = QJsonDocument::fromJson(labels.readAll()).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject label = it->toObject();
        QTest::newRow(qPrintable(it.key()))
            << sharedData(QStringLiteral("traces")) + QLatin1Char('/') + it.key() +
                   QStringLiteral(".jsonl.gz")
            << texts(label.value(QStringLiteral("must"))) << texts(label.value(QStringLiteral("may")));
    }
}

void TestRecordings::raisesWhatItMust_data()
{
    rows();
}

void TestRecordings::raisesWhatItMust()
{
    QFETCH(QString, path);
    QFETCH(QSet<QString>, must);
    QFETCH(QSet<QString>, may);
    if (path.isEmpty())
        QSKIP("no shared recordings: set SLUICE_SHARED");
    const auto recording = engine::Recording::load(path);
    QVERIFY2(recording, recording ? "" : recording.error().english().c_str());
    QSet<QString> raised;
    const QList<monitor::FindingEvent> events =
        monitor::replayRecording(*recording, QStringLiteral("recorded"));
    for (const monitor::FindingEvent &event : events) {
        if (qEnvironmentVariableIsSet("SLUICE_SHOW"))
            fprintf(stderr, "%s\n", qPrintable(monitor::toText(event)));
        if (event.change == monitor::FindingChange::Opened)
            raised.insert(event.finding.code);
    }
    QCOMPARE(joined(must - raised), QString());       // missed
    QCOMPARE(joined(raised - must - may), QString()); // false alarms
}

void TestRecordings::takesNoHarmBack_data()
{
    rows();
}

// Nobody acknowledges anything in a recording, and none of them shows that harm was undone.
void TestRecordings::takesNoHarmBack()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("no shared recordings: set SLUICE_SHARED");
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording);
    monitor::Detector detector(QStringLiteral("recorded"));
    QSet<QString> harm;
    const auto take = [&harm](const QList<monitor::FindingEvent> &events) {
        for (const monitor::FindingEvent &event : events) {
            if (monitor::kindOf(event.finding.code) != monitor::FindingKind::Harm)
                continue;
            QVERIFY2(event.change != monitor::FindingChange::Closed, qPrintable(event.finding.code));
            harm.insert(event.finding.code + event.finding.subject);
        }
    };
    for (const engine::RawReply &raw : recording->replies())
        take(detector.consume(engine::decode(raw)));
    take(detector.endSweep());
    // And an engine that is then restarted with nothing in its memory, or does not answer, closes none.
    qint64 nowMs = recording->endMs();
    for (int sweep = 0; sweep < 20; ++sweep) {
        nowMs += 2000;
        for (const QString &member : detector.history().members().keys()) {
            engine::Reply reply;
            reply.timeMs = nowMs;
            reply.member = member;
            reply.endpoint = engine::Endpoint::Overview;
            if (sweep < 3) {
                reply.error = Error{ErrorCode::Refused, verbatim("connection refused")};
                take(detector.consume(reply));
                continue;
            }
            reply.status = 200;
            reply.payload = engine::Overview();
            take(detector.consume(reply));
            reply.payload = QList<engine::JobInfo>();
            reply.endpoint = engine::Endpoint::RunningJobs;
            take(detector.consume(reply));
            reply.endpoint = engine::Endpoint::FinishedJobs;
            take(detector.consume(reply));
        }
        take(detector.endSweep());
    }
    QSet<QString> open;
    for (const monitor::Finding &finding : detector.registry().findings())
        if (finding.isOpen() && monitor::kindOf(finding.code) == monitor::FindingKind::Harm)
            open.insert(finding.code + finding.subject);
    QCOMPARE(joined(harm - open), QString());
}

void TestRecordings::findsTheSameWhenTheClockIsSetBack_data()
{
    rows();
}

// By the same codes in the same number: the pause that holds the step is lost, so that times may differ a
// little.
void TestRecordings::findsTheSameWhenTheClockIsSetBack()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("no shared recordings: set SLUICE_SHARED");
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording);
    const auto openedIn = [](const engine::Recording &one) {
        QStringList opened;
        const auto events = monitor::replayRecording(one, QStringLiteral("recorded"));
        for (const monitor::FindingEvent &event : events)
            if (event.change == monitor::FindingChange::Opened)
                opened.append(event.finding.code + u' ' + event.finding.jobId);
        opened.sort();
        return opened.join(u'\n');
    };
    const QString expected = openedIn(*recording);
    struct Step
    {
        int seconds;
        int percent;
    };
    for (const Step step : {Step{30, 30}, Step{30, 70}, Step{5, 50}, Step{3600, 50}}) {
        const auto [seconds, percent] = step;
        QByteArray text;
        const qsizetype from = recording->size() * percent / 100;
        for (qsizetype i = 0; i < recording->size(); ++i) {
            engine::RawReply raw = recording->reply(i);
            raw.timeMs -= i < from ? 0 : seconds * 1000;
            text += engine::recordingLine(raw) + '\n';
        }
        QBuffer buffer(&text);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const auto stepped = engine::Recording::read(buffer);
        QVERIFY(stepped && stepped->clockRemark());
        const QByteArray what = QByteArray::number(seconds) + " s at " + QByteArray::number(percent) + " %";
        QVERIFY2(openedIn(*stepped) == expected, what.constData());
    }
}

void TestRecordings::survivesDamage_data()
{
    rows();
}

// Replies that are lost, doubled, cut or out of order: no crash, and no event that contradicts another.
void TestRecordings::survivesDamage()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("no shared recordings: set SLUICE_SHARED");
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording);
    for (quint32 seed = 1; seed <= 2; ++seed) {
        QRandomGenerator random(seed);
        monitor::Detector detector(QStringLiteral("damaged"));
        QSet<QString> open;
        const auto check = [&](const QList<monitor::FindingEvent> &events) {
            for (const monitor::FindingEvent &event : events) {
                const monitor::Finding &finding = event.finding;
                const QString key =
                    finding.code + finding.jobId + finding.member + QString::number(finding.sinceMs);
                QVERIFY2(!finding.code.isEmpty() && !finding.observed.empty() && !finding.advice.empty(),
                         qPrintable(finding.code));
                if (event.change == monitor::FindingChange::Opened)
                    open.insert(finding.code);
                else
                    QVERIFY2(open.contains(finding.code), qPrintable(key));
            }
        };
        qsizetype skip = random.bounded(50);
        for (engine::RawReply raw : recording->replies()) {
            const quint32 fate = random.bounded(100U);
            if (fate < 10 || skip-- > 0)
                continue;
            if (fate < 20)
                raw.body.truncate(random.bounded(static_cast<int>(raw.body.size()) + 1));
            if (fate >= 20 && fate < 25)
                raw.timeMs -= random.bounded(5000);
            if (fate >= 25 && fate < 28)
                raw.status = 500;
            check(detector.consume(engine::decode(raw)));
            if (fate >= 90)
                check(detector.consume(engine::decode(raw)));
        }
        check(detector.endSweep());
    }
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "test_recordings.moc"
