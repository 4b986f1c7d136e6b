#include "models/engine/http/recording.h"
#include "tests/saves/faultrun.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <sys/stat.h>

using namespace sluice;
using namespace sluice::saves;

/// Every system call of a recording is made to fail: what was said to be recorded is in the file, and can be
/// replayed.
class TestRecordFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCall_data();
    void everyCall();
    void devicesAndPipesStay();

private:
    FaultRun run_;
};

void TestRecordFaults::everyCall_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("old");
    QTest::newRow("plain") << QStringLiteral("r.jsonl") << false;
    QTest::newRow("packed") << QStringLiteral("r.jsonl.gz") << false;
    QTest::newRow("packed, over an old one") << QStringLiteral("r.jsonl.gz") << true;
}

void TestRecordFaults::everyCall()
{
    QFETCH(QString, name);
    QFETCH(bool, old);
    const QByteArray oldBytes = R"({"t":1,"endpoint":"/overview","status":200,"body":{}})";
    const auto prepare = [&] {
        run_.clear();
        if (old)
            run_.put(name, oldBytes);
    };
    const QStringList arguments{name};
    prepare();
    const Outcome good = run_.run(QStringLiteral(SLUICE_RECORDDRIVER), arguments);
    QCOMPARE(good.status, 0);
    QCOMPARE(good.output, QByteArray("....."));
    QVERIFY(good.calls.size() > 6);
    for (int number = 1; number <= good.calls.size(); ++number) {
        const QString call = good.calls.at(number - 1);
        for (Fault fault : faultsOf(call.section(QLatin1Char(' '), 0, 0), true)) {
            fault.at = number;
            prepare();
            const Outcome outcome = run_.run(QStringLiteral(SLUICE_RECORDDRIVER), arguments, fault);
            const auto recording = engine::Recording::load(run_.at(name));
            const qsizetype told = outcome.output.count('.');
            const qsizetype kept = recording ? recording->replies().size() - (told > 0 ? 1 : 0) : 0;
            addToTable({QStringLiteral("record ") + name, QString::number(number), call, faultName(fault),
                        outcome.status < 0 ? QStringLiteral("killed") : QString::number(outcome.status),
                        QStringLiteral("%1 replies, %2 said").arg(kept).arg(told), QString(),
                        QString::fromUtf8(outcome.errors).trimmed().section(QLatin1Char('\n'), -1)});
            const QByteArray where = QStringLiteral("%1 %2 %3, %4 of %5: ")
                                         .arg(number)
                                         .arg(call, faultName(fault))
                                         .arg(kept)
                                         .arg(told)
                                         .toUtf8() +
                                     outcome.errors;
            QVERIFY2(kept >= told, where);
            if (told == 0 && old && run_.text(name) != oldBytes)
                QVERIFY2(call.contains(QLatin1String("write")) || call.contains(QLatin1String("ftruncate")),
                         where);
            if (outcome.status == 0)
                QVERIFY2(kept == 5 && recording->problems().isEmpty(), where);
            else if (outcome.status == 2)
                QVERIFY2(!outcome.errors.trimmed().isEmpty(), where);
            QVERIFY2(run_.names().size() <= 1, where);
        }
    }
}

void TestRecordFaults::devicesAndPipesStay()
{
    run_.clear();
    const auto name = QStringLiteral("pipe");
    QCOMPARE(::mkfifo(QFile::encodeName(run_.at(name)).constData(), 0600), 0);
    QProcess reader;
    reader.start(QStringLiteral("cat"), {run_.at(name)});
    QVERIFY(reader.waitForStarted());
    QCOMPARE(run_.run(QStringLiteral(SLUICE_RECORDDRIVER), {name}).status, 0);
    QVERIFY(reader.waitForFinished());
    QCOMPARE(reader.readAllStandardOutput().count('\n'), 6);
    QCOMPARE(run_.names(), QStringList{name});
    struct stat info = {};
    QCOMPARE(::stat("/dev/null", &info), 0);
    QVERIFY(S_ISCHR(info.st_mode));
    QCOMPARE(run_.run(QStringLiteral(SLUICE_RECORDDRIVER), {QStringLiteral("/dev/null")}).status, 0);
    QCOMPARE(::stat("/dev/null", &info), 0);
    QVERIFY(S_ISCHR(info.st_mode));
    const Outcome out = run_.run(QStringLiteral(SLUICE_RECORDDRIVER), {QStringLiteral("-")});
    QCOMPARE(out.status, 0);
    QCOMPARE(out.output.count("\"/overview\""), 5);
    const Outcome full = run_.run(QStringLiteral(SLUICE_RECORDDRIVER), {QStringLiteral("/dev/full")});
    QCOMPARE(full.status, 2);
    QVERIFY2(full.errors.contains("no space left"), full.errors);
}

QTEST_GUILESS_MAIN(TestRecordFaults)
#include "test_recording.moc"
