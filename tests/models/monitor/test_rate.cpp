// Rows a second: right for counters that grow steadily, in steps, in bursts, and not at all.
#include "models/engine/http/recording.h"
#include "models/engine/seatunnel/client.h"
#include "models/monitor/detector.h"
#include "models/monitor/rate.h"
#include "sourcedir.h"
#include "tests/support/snapshotnow.h"

#include <QTest>

#include <functional>

using namespace sluice;
using monitor::CounterPoint;

namespace {

/// What a monitor sees of a counter: two answers a sweep, `betweenMs` apart, every `sweepMs`.
QList<CounterPoint> seen(const std::function<qint64(qint64)> &counter, qint64 untilMs, qint64 sweepMs = 2000,
                         qint64 betweenMs = 70)
{
    monitor::SeriesBook book;
    const monitor::SeriesBook::Handle series = book.begin(QStringLiteral("1"), 0, {});
    for (qint64 timeMs = 0; timeMs <= untilMs; timeMs += sweepMs) {
        for (const qint64 at : {timeMs, timeMs + betweenMs}) {
            engine::JobCounters counters;
            counters.sourceRows = counter(at);
            counters.sinkRows = counter(at);
            book.addPoint(*series, QString(), 1'000'000 + at, counters);
        }
    }
    return series->points;
}

qint64 steady(qint64 ms)
{
    return ms / 100; // 10 a second
}
qint64 inSteps(qint64 ms)
{
    return ms / 10000 * 100; // 10 a second, told every 10 s
}

QString tracesFolder()
{
    const QString shared =
        qEnvironmentVariable("SLUICE_SHARED", QStringLiteral(SLUICE_SOURCE_DIR "/../shared"));
    return shared + QStringLiteral("/data/traces/");
}

} // namespace

class TestRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingTooEarly()
    {
        QVERIFY(!monitor::sinkRowsPerSecond({}));
        QVERIFY(!monitor::sinkRowsPerSecond({{1000, 5, 5}}));
        // Two answers of one sweep are one look.
        QVERIFY(!monitor::sinkRowsPerSecond({{1000, 5, 5}, {1070, 5, 5}}));
        QVERIFY(!monitor::sinkRowsPerSecond({{1000, 5, 5}, {1070, 6, 6}}));
    }

    void steadyCounters()
    {
        for (qint64 until = 4000; until <= 120000; until += 2000) {
            const auto rate = monitor::sinkRowsPerSecond(seen(steady, until));
            QVERIFY(rate);
            QVERIFY2(qAbs(*rate - 10.0) < 0.5, qPrintable(QString::number(*rate)));
        }
    }

    // At every moment, whatever the phase between the engine's steps and our sweeps.
    void countersThatComeInSteps()
    {
        for (qint64 phase = 0; phase < 10000; phase += 700) {
            const auto counter = [phase](qint64 ms) {
                return inSteps(ms + phase);
            };
            for (qint64 until = 22000; until <= 90000; until += 2000) {
                const auto rate = monitor::sinkRowsPerSecond(seen(counter, until));
                QVERIFY(rate);
                QVERIFY2(*rate > 7.0 && *rate < 13.0,
                         qPrintable(QStringLiteral("%1 at %2, phase %3").arg(*rate).arg(until).arg(phase)));
            }
        }
    }

    void aCounterThatStopsComesDownToNothing()
    {
        const auto counter = [](qint64 ms) {
            return steady(qMin<qint64>(ms, 30000));
        };
        double before = 11;
        for (qint64 until = 30000; until <= 60000; until += 2000) {
            const auto rate = monitor::sinkRowsPerSecond(seen(counter, until));
            QVERIFY(rate);
            QVERIFY(*rate <= before + 0.5);
            before = *rate;
        }
        QCOMPARE(before, 0.0);
    }

    void aFallIsNoRate()
    {
        const auto counter = [](qint64 ms) {
            return ms < 20000 ? steady(ms) + 5000 : steady(ms - 20000);
        };
        for (qint64 until = 24000; until < 60000; until += 2000) {
            const auto rate = monitor::sinkRowsPerSecond(seen(counter, until));
            QVERIFY(rate);
            QVERIFY2(qAbs(*rate - 10.0) < 1.0, qPrintable(QString::number(*rate)));
        }
    }

    void aRunThatMovesNothing()
    {
        const auto nothing = [](qint64) {
            return 0LL;
        };
        QCOMPARE(monitor::sinkRowsPerSecond(seen(nothing, 10000)), std::optional(0.0));
    }

    void trendIsMadeOfWhatWasSeen()
    {
        QCOMPARE(monitor::sinkTrend({}), QList<float>());
        QCOMPARE(monitor::sinkTrend({{1000, 5, 5}}), QList<float>());
        QCOMPARE(monitor::sinkTrend({{1000, 5, 5}, {2500, 9, 9}}), QList<float>()); // less than one span
        // A flat stretch is kept as its two ends.
        QCOMPARE(monitor::sinkTrend({{0, 0, 0}, {2000, 10, 10}, {6000, 10, 10}, {8000, 40, 40}}),
                 QList<float>({10, 0, 0, 30}));
        // A fall is no negative number.
        QCOMPARE(monitor::sinkTrend({{0, 600, 600}, {2000, 0, 0}, {4000, 70, 70}}), QList<float>({0, 70}));
        const QList<float> minute = monitor::sinkTrend(seen(steady, 120000));
        QCOMPARE(minute, QList<float>(monitor::Trend::length, 20));
        QCOMPARE(monitor::quietMs({}), 0);
        QCOMPARE(monitor::quietMs({3, 0, 0}), 4000);
        QCOMPARE(monitor::quietMs({0, 3}), 0);
    }

    // However often somebody looks while it is replayed.
    void aMomentOfARecordingHasOneTrend()
    {
        const auto recording =
            engine::Recording::load(tracesFolder() + QStringLiteral("c-healthy-streaming.jsonl.gz"));
        if (!recording)
            QSKIP("no shared recordings: set SLUICE_SHARED");
        QList<engine::RawReply> replies;
        for (const engine::RawReply &raw : recording->replies())
            replies.append(raw);
        const auto trendAt = [&](qsizetype end, qsizetype every) {
            monitor::Detector detector(QStringLiteral("recorded"));
            monitor::ClusterSnapshot snapshot;
            for (qsizetype at = 0; at < end; ++at) {
                detector.consume(engine::decode(replies.at(at)));
                if (at % every == 0 || at + 1 == end)
                    snapshot = test::snapshotNow(detector, recording->members(), replies.at(at).timeMs);
            }
            QList<QList<float>> trends;
            for (const monitor::JobView &view : snapshot.jobs)
                trends.append(view.trend);
            return trends;
        };
        bool any = false;
        for (qsizetype end = replies.size() / 4; end < replies.size(); end += replies.size() / 8 + 1) {
            const auto trends = trendAt(end, 1);
            QCOMPARE(trendAt(end, 7), trends);
            QCOMPARE(trendAt(end, 1000), trends);
            any = any ||
                  std::any_of(trends.begin(), trends.end(), [](const auto &one) { return one.size() > 3; });
        }
        QVERIFY(any);
    }

    void recordedRuns_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("job");
        QTest::addColumn<double>("expected");
        QTest::addColumn<qint64>("afterMs");
        QTest::newRow("a stream of 10 a second") << "c-healthy-streaming"
                                                 << "cdc_stream" << 10.0 << 3000LL;
        // Its worker dies in the twelfth second and it begins again.
        QTest::newRow("a batch of 190 a second") << "k-worker-killed"
                                                 << "orders_par4" << 190.0 << 30000LL;
        QTest::newRow("a slow sink, v2") << "v2-kill9-quick-restart"
                                         << "v2-long" << 49.0 << 5000LL;
    }
    // As the snapshot has it.
    void recordedRuns()
    {
        QFETCH(QString, name);
        QFETCH(QString, job);
        QFETCH(double, expected);
        QFETCH(qint64, afterMs);
        const auto recording = engine::Recording::load(tracesFolder() + name + QStringLiteral(".jsonl.gz"));
        if (!recording)
            QSKIP("no shared recordings: set SLUICE_SHARED");
        monitor::Detector detector(QStringLiteral("recorded"));
        int said = 0;
        qint64 firstMs = 0;
        for (const engine::RawReply &raw : recording->replies()) {
            const int sweep = detector.history().sweep();
            detector.consume(engine::decode(raw));
            if (detector.history().sweep() == sweep)
                continue;
            const auto snapshot = test::snapshotNow(detector, recording->members(), raw.timeMs);
            for (const monitor::JobView &view : snapshot.jobs) {
                if (view.info.name != job || !view.inRunningList)
                    continue;
                firstMs = firstMs == 0 ? raw.timeMs : firstMs;
                if (raw.timeMs - firstMs < afterMs)
                    continue;
                QVERIFY(view.sinkRowsPerSecond);
                QVERIFY2(qAbs(*view.sinkRowsPerSecond - expected) < expected / 5,
                         qPrintable(QString::number(*view.sinkRowsPerSecond)));
                ++said;
            }
        }
        QVERIFY(said > 0);
    }
};

QTEST_GUILESS_MAIN(TestRate)
#include "test_rate.moc"
