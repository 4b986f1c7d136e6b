#include "app/ctl/progressline.h"
#include "models/core/clock.h"
#include "tests/app/ctl/sluicectl.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// What takes long says how far it is, on a terminal and nowhere else.
class TestCtlProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsQuickSaysNothing();
    void saysAFewTimesASecond();
    void aPipeGetsNothing();
};

void TestCtlProgress::whatIsQuickSaysNothing()
{
    ManualClock clock;
    QStringList written;
    {
        ctl::ProgressLine line(clock, [&written](std::string_view bytes) {
            written << QString::fromStdString(std::string(bytes));
        });
        for (int i = 0; i < 499; ++i) {
            line.tell("reading", i, 499);
            clock.advance(1);
        }
    }
    QCOMPARE(written, QStringList());
}

void TestCtlProgress::saysAFewTimesASecond()
{
    ManualClock clock;
    QStringList written;
    {
        ctl::ProgressLine line(clock, [&written](std::string_view bytes) {
            written << QString::fromStdString(std::string(bytes));
        });
        for (int i = 0; i < 2000; ++i) {
            line.tell("reading", i, 2000);
            clock.advance(1);
        }
        QCOMPARE(written.size(), 6); // from 500 ms on, every 250 ms
        QVERIFY(written.constFirst().endsWith(QLatin1String("reading 25 %")));
        line.tell("looking", 1, 0);
    }
    QCOMPARE(written.size(), 8);                               // it is taken away
    QCOMPARE(written.constLast(), QStringLiteral("\r\x1b[K")); // nothing is left of it
}

void TestCtlProgress::aPipeGetsNothing()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("long.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 40'000; ++i)
        file.write("{\"t\":" + QByteArray::number(i) +
                   ",\"endpoint\":\"/overview\",\"status\":200,\"body\":{}}\n");
    file.close();
    const Ran ran = sluicectl({QStringLiteral("replay"), file.fileName()});
    QVERIFY2(ran.errors.isEmpty(), ran.errors.constData());
    QVERIFY(ran.status == 0 || ran.status == 1);
}

QTEST_GUILESS_MAIN(TestCtlProgress)
#include "test_progress.moc"
