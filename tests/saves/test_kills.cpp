#include "tests/saves/faultrun.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace sluice::saves;

namespace {

const auto fileName = QStringLiteral("orders.conf");
const auto leftover = QStringLiteral(".orders.conf.sluice~");
constexpr int timeoutMs = 60'000;

/// How many of each; the trials ask for more (SLUICE_TRIALS).
int rounds()
{
    const int asked = qEnvironmentVariableIntValue("SLUICE_TRIALS");
    return asked > 0 ? asked : 50;
}

QByteArray numbers(const QByteArray &number)
{
    return (number + ' ').repeated(4000);
}

} // namespace

/// kill -9 at any moment of an edit, and edits at once: no file is cut off or mixed, nothing lies about for
/// long, no edit that was said to be done is lost.
class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killsOfTheTerminal();
    void killsOfTheWindow();
    void editsAtOnce();
    void whoeverReadsCleansUp_data();
    void whoeverReadsCleansUp();

private:
    FaultRun run_;
    QRandomGenerator random_{QRandomGenerator::global()->generate()};
};

/// Half of them at a random moment, half at a random system call.
void TestKills::killsOfTheTerminal()
{
    const QString program = QStringLiteral(SLUICECTL);
    const QByteArray filler = "# " + QByteArray(20'000, '.') + "\n";
    const auto text = [&filler](int value) {
        return "env { parallelism=" + QByteArray::number(value) + " }\n" + filler;
    };
    const auto arguments = [](int value) {
        return QStringList{QStringLiteral("set"), QStringLiteral("-i"), fileName,
                           QStringLiteral("/env/parallelism"), QString::number(value)};
    };
    run_.put(fileName, text(0));
    QElapsedTimer timer;
    timer.start();
    const Outcome good = run_.run(program, arguments(1));
    QCOMPARE(good.status, 0);
    const int usualMs = static_cast<int>(timer.elapsed()) + 2;
    int value = 1;
    int killed = 0;
    int changed = 0;
    int left = 0;
    for (int round = 0; round < rounds(); ++round) {
        const int next = value + 1;
        if (round % 2 == 0) {
            const Fault fault{static_cast<int>(random_.bounded(1, static_cast<int>(good.calls.size()) + 1)),
                              random_.bounded(2) == 0 ? "kill" : "kill-after"};
            killed += run_.run(program, arguments(next), fault).status == -1 ? 1 : 0;
        } else {
            QProcess process;
            process.setWorkingDirectory(run_.at(QString()));
            process.start(program, arguments(next));
            if (!process.waitForFinished(static_cast<int>(random_.bounded(usualMs)))) {
                process.kill();
                QVERIFY(process.waitForFinished(timeoutMs));
            }
            killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        }
        const QByteArray now = run_.text(fileName);
        QVERIFY2(now == text(value) || now == text(next), now.left(100));
        changed += now == text(next) ? 1 : 0;
        value = now == text(next) ? next : value;
        left += run_.names().contains(leftover) ? 1 : 0;
        QVERIFY2(run_.names() == QStringList{fileName} || run_.names() == (QStringList{leftover, fileName}),
                 qPrintable(run_.names().join(QLatin1Char(' '))));
    }
    QCOMPARE(run_.run(program, arguments(0)).status, 0);
    QCOMPARE(run_.names(), QStringList{fileName});
    qInfo("%d runs, %d killed, %d of them after the new file was in place, %d left a temporary file that the "
          "next "
          "save removed; no file damaged",
          rounds(), killed, changed, left);
    QVERIFY(killed > rounds() / 4);
}

/// A document that is saved again and again, killed in the middle of it.
void TestKills::killsOfTheWindow()
{
    run_.clear();
    run_.put(fileName, numbers("1"));
    qint64 saves = 0;
    int left = 0;
    for (int round = 0; round < rounds(); ++round) {
        QProcess process;
        process.setWorkingDirectory(run_.at(QString()));
        process.setStandardErrorFile(QProcess::nullDevice());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SLUICE_SAVEDRIVER), {QStringLiteral("edits"), fileName});
        QVERIFY(process.waitForReadyRead(timeoutMs)); // one save at least
        QVERIFY(!process.waitForFinished(static_cast<int>(random_.bounded(20))));
        process.kill();
        QVERIFY(process.waitForFinished(timeoutMs));
        saves += process.readAllStandardOutput().size();
        const QByteArray now = run_.text(fileName);
        const QByteArray number = now.left(std::max<qsizetype>(now.indexOf(' '), 0));
        QVERIFY(number.toLongLong() >= saves); // what was said to be saved is there
        QCOMPARE(now, numbers(number));
        left += run_.names().contains(leftover) ? 1 : 0;
        QVERIFY(run_.names().size() <= 2);
    }
    const Outcome last = run_.run(QStringLiteral(SLUICE_SAVEDRIVER),
                                  {QStringLiteral("save"), fileName, QStringLiteral("end")});
    QCOMPARE(last.status, 0);
    QCOMPARE(run_.names(), QStringList{fileName});
    qInfo("%d kills in %lld saves, %d left a temporary file that the next save removed; no file damaged",
          rounds(), static_cast<long long>(saves), left);
}

/// Two at a time: both may succeed one after the other, or one is told that the other was there.
void TestKills::editsAtOnce()
{
    run_.clear();
    run_.put(fileName, "env {\n  a=0\n  b=0\n}\n");
    int both = 0;
    int refused = 0;
    for (int round = 1; round <= rounds(); ++round) {
        QProcess edits[2];
        const char *const names[2] = {"a", "b"};
        for (int i = 0; i < 2; ++i) {
            edits[i].setWorkingDirectory(run_.at(QString()));
            edits[i].start(QStringLiteral(SLUICECTL),
                           {QStringLiteral("set"), QStringLiteral("-i"), fileName,
                            QStringLiteral("/env/") + QLatin1String(names[i]), QString::number(round)});
        }
        int done = 0;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(edits[i].waitForFinished(timeoutMs));
            const QByteArray line = QByteArray(names[i]) + '=' + QByteArray::number(round) + '\n';
            const QByteArray errors = edits[i].readAllStandardError();
            if (edits[i].exitCode() == 0) {
                ++done;
            } else {
                QCOMPARE(edits[i].exitCode(), 2);
                QVERIFY2(errors.contains("Another program"), errors);
            }
        }
        const QByteArray text = run_.text(fileName);
        for (int i = 0; i < 2; ++i) {
            const QByteArray line = QByteArray(names[i]) + '=' + QByteArray::number(round) + '\n';
            QVERIFY2(text.contains(line) == (edits[i].exitCode() == 0), text);
        }
        QVERIFY(done >= 1);
        both += done == 2 ? 1 : 0;
        refused += done == 1 ? 1 : 0;
        QCOMPARE(run_.names(), QStringList{fileName});
    }
    qInfo("%d times two edits at once: %d times both were made, %d times one was told of the other, 0 were "
          "lost",
          rounds(), both, refused);
}

void TestKills::whoeverReadsCleansUp_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const char *program, const QString &arguments) {
        QTest::newRow(name) << QString::fromLatin1(program) << arguments.split(QLatin1Char('|'));
    };
    for (const char *command : {"lint", "cat", "tree", "resolve"})
        row(command, SLUICECTL, QString::fromLatin1(command) + QLatin1Char('|') + fileName);
    row("window", SLUICE_SAVEDRIVER, QStringLiteral("save-as|%1|copy.conf").arg(fileName));
}

/// Killed when the new text has its temporary name and not yet the file's: no further edit is needed.
void TestKills::whoeverReadsCleansUp()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    run_.clear();
    run_.put(fileName, "env { parallelism=1 }\n", 0640);
    const QStringList edit{QStringLiteral("set"), QStringLiteral("-i"), fileName,
                           QStringLiteral("/env/parallelism"), QStringLiteral("2")};
    const Outcome good = run_.run(QStringLiteral(SLUICECTL), edit);
    const int rename = static_cast<int>(good.calls.indexOf(QStringLiteral("rename ") + fileName)) + 1;
    QVERIFY(rename > 0);
    run_.put(fileName, "env { parallelism=1 }\n", 0640);
    QCOMPARE(run_.run(QStringLiteral(SLUICECTL), edit, Fault{rename, "kill"}).status, -1);
    QCOMPARE(run_.names(), (QStringList{leftover, fileName}));
    QVERIFY(run_.run(program, arguments).status >= 0);
    QVERIFY2(!run_.names().contains(leftover), qPrintable(run_.names().join(QLatin1Char(' '))));
    QCOMPARE(run_.text(fileName), QByteArray("env { parallelism=1 }\n"));
}

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
