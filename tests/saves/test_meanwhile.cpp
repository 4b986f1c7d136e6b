#include "tests/saves/faultrun.h"

#include <QFile>
#include <QTest>

using namespace sluice::saves;

/// Another program changes a file while `lint --fix` is at work, at each moment that it could.
class TestMeanwhile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOthersChangeStands();

private:
    FaultRun run_;
};

namespace {

const QByteArray kFlawed = "env {\n  job.mode = BATCH\n  checkpoint.interval = 10000\n}\n"
                           "source { FakeSource { } }\nsink { Console { } }\n";
const QByteArray kFixed = QByteArray(kFlawed).replace("  checkpoint.interval = 10000\n", "");
const QByteArray kOthers = "# somebody else was here\n" + kFlawed;
const QByteArray kOthersFixed = "# somebody else was here\n" + kFixed;

} // namespace

void TestMeanwhile::theOthersChangeStands()
{
    const QString program = QStringLiteral(SLUICECTL);
    const QStringList files{QStringLiteral("1.conf"), QStringLiteral("2.conf"), QStringLiteral("3.conf")};
    const QStringList arguments = QStringList{QStringLiteral("lint"), QStringLiteral("--fix")} + files;
    const auto begin = [&] {
        run_.clear();
        for (const QString &file : files)
            run_.put(file, kFlawed);
    };
    begin();
    const Outcome undisturbed = run_.run(program, arguments);
    QCOMPARE(undisturbed.status, 0);
    for (const QString &file : files)
        QCOMPARE(run_.text(file), kFixed);
    // What no program can see: a change between its last look at the name and the rename (see the README).
    const qsizetype renamed = undisturbed.calls.indexOf(QStringLiteral("rename ") + files[1]) + 1;
    const qsizetype looked =
        undisturbed.calls.lastIndexOf(QStringLiteral("stat ") + files[1], renamed - 1) + 1;
    QVERIFY(looked > 0 && renamed > looked && renamed - looked < 10);

    int conflicts = 0;
    const int step = qEnvironmentVariableIsSet("SLUICE_ALL_FAULTS") ? 1 : 3;
    for (int call = 1; call <= undisturbed.calls.size(); call += step) {
        if (call > looked && call <= renamed)
            continue;
        const QString &what = undisturbed.calls.at(call - 1);
        begin();
        bool stopped = false;
        // As an editor saves: another file takes its place.
        const Outcome outcome = run_.run(program, arguments, call, [&] {
            stopped = true;
            run_.put(QStringLiteral("other"), kOthers);
            QVERIFY(QFile::remove(run_.at(files[1])) &&
                    QFile::rename(run_.at(QStringLiteral("other")), run_.at(files[1])));
        });
        QVERIFY(stopped);
        const QByteArray text = run_.text(files[1]);
        const QByteArray where =
            QByteArray::number(call) + " " + what.toUtf8() + ": " + outcome.errors + text;
        QCOMPARE(run_.text(files[0]), kFixed);
        QCOMPARE(run_.text(files[2]), kFixed);
        QCOMPARE(run_.names(), files);
        if (outcome.status == 2) {
            ++conflicts;
            QVERIFY2(text == kOthers, where);
            QVERIFY2(outcome.errors.contains("2.conf: Another program") && outcome.errors.count('\n') == 1,
                     where);
        } else {
            // Before it was read, or after it was written.
            QVERIFY2(text == kOthersFixed || text == kOthers, where);
        }
    }
    QVERIFY2(conflicts >= 3, QByteArray::number(conflicts));
}

QTEST_GUILESS_MAIN(TestMeanwhile)
#include "test_meanwhile.moc"
