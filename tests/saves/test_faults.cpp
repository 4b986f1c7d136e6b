#include "tests/saves/faultrun.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <unistd.h>

#include <cerrno>

using namespace sluice::saves;

namespace {

const QByteArray oldText = "env {\n  parallelism=1 # as many as cores\n  job.mode=\"BATCH\"\n"
                           "  checkpoint.interval = 10000\n}\n"
                           "source { FakeSource { result_table_name = \"a\" } }\nsink { Console {} }\n";
const auto fileName = QStringLiteral("orders.conf");

/// One kind of save.
struct Save
{
    const char *name;
    const char *program;
    const char *arguments;   ///< apart by |; %1 is the edited text
    const char *target;      ///< the file that is written
    const char *linked = ""; ///< another name of the file
    bool named = false;      ///< without O_TMPFILE
};

const Save saves[] = {
    {"sluicectl set -i", SLUICECTL, "set|-i|orders.conf|/env/parallelism|4", "orders.conf"},
    {"sluicectl set -i, no unnamed files", SLUICECTL, "set|-i|orders.conf|/env/parallelism|4", "orders.conf",
     "", true},
    {"sluicectl set, in place", SLUICECTL, "set|--in-place-unsafe|orders.conf|/env/parallelism|4",
     "orders.conf", "other"},
    {"sluicectl format -i", SLUICECTL, "format|-i|orders.conf", "orders.conf"},
    {"sluicectl lint --fix", SLUICECTL, "lint|--fix|orders.conf", "orders.conf"},
    {"window: save", SLUICE_SAVEDRIVER, "save|orders.conf|%1", "orders.conf"},
    {"window: save under a new name", SLUICE_SAVEDRIVER, "save-as|orders.conf|copy.conf", "copy.conf"},
};

} // namespace

/// Every system call of every kind of save is made to fail in every way it can: the file is the old one or
/// the new one, nothing lies about that was not named, and what failed is said.
class TestSaveFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallOfASave_data();
    void everyCallOfASave();
    void everyCallOfARecoveryCopy();
    void standardOutput_data();
    void standardOutput();
    void fullDisk();
    void fileSizeLimit();

private:
    static QStringList argumentsOf(const Save &save);
    void prepare(const Save &save) const;
    /// What is in the folder beside `usual`.
    QStringList left(const QStringList &usual) const;
    void check(const Save &save, const Fault &fault, const Outcome &outcome, const QStringList &usual,
               const QByteArray &before, const QByteArray &after) const;

    FaultRun run_;
};

QStringList TestSaveFaults::argumentsOf(const Save &save)
{
    QString edited = QString::fromUtf8(oldText);
    edited.replace(QLatin1String("parallelism=1"), QLatin1String("parallelism=16"));
    QStringList words = QString::fromLatin1(save.arguments).split(QLatin1Char('|'));
    words.replaceInStrings(QStringLiteral("%1"), edited);
    return words;
}

QStringList TestSaveFaults::left(const QStringList &usual) const
{
    QStringList names = run_.names();
    for (const QString &name : usual)
        names.removeAll(name);
    return names;
}

void TestSaveFaults::prepare(const Save &save) const
{
    run_.clear();
    run_.put(fileName, oldText, 0640);
    if (*save.linked != '\0' &&
        ::link(QFile::encodeName(run_.at(fileName)).constData(),
               QFile::encodeName(run_.at(QString::fromLatin1(save.linked))).constData()) != 0)
        qFatal("no hard links here");
}

void TestSaveFaults::everyCallOfASave_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < static_cast<int>(std::size(saves)); ++index)
        QTest::newRow(saves[index].name) << index;
}

void TestSaveFaults::everyCallOfASave()
{
    QFETCH(int, index);
    const Save &save = saves[index];
    const QString program = QString::fromLatin1(save.program);
    const QString target = QString::fromLatin1(save.target);
    run_.setNamedOnly(save.named);
    prepare(save);
    const QByteArray before = run_.text(target);
    const Outcome good = run_.run(program, argumentsOf(save));
    const QByteArray after = run_.text(target);
    const QStringList usual = run_.names();
    QVERIFY2(good.status != 2 && good.status >= 0, good.errors);
    QVERIFY(after != before);
    QVERIFY2(good.calls.size() > 8, "the calls are not seen: is the library loaded?");
    for (int number = 1; number <= good.calls.size(); ++number) {
        const QString call = good.calls.at(number - 1);
        for (Fault fault : faultsOf(call.section(QLatin1Char(' '), 0, 0), true)) {
            fault.at = number;
            prepare(save);
            const Outcome outcome = run_.run(program, argumentsOf(save), fault);
            addToTable({QString::fromLatin1(save.name), QString::number(number), call, faultName(fault),
                        outcome.status < 0 ? QStringLiteral("killed") : QString::number(outcome.status),
                        run_.text(target) == after    ? QStringLiteral("new file")
                        : run_.text(target) == before ? QStringLiteral("old file")
                                                      : QStringLiteral("damaged"),
                        left(usual).join(QLatin1Char(' ')),
                        QString::fromUtf8(outcome.errors).trimmed().section(QLatin1Char('\n'), -1)});
            check(save, fault, outcome, usual, before, after);
            if (QTest::currentTestFailed()) {
                qWarning() << save.name << number << call << faultName(fault) << outcome.status
                           << outcome.errors << run_.names() << run_.text(target);
                return;
            }
        }
    }
}

void TestSaveFaults::check(const Save &save, const Fault &fault, const Outcome &outcome,
                           const QStringList &usual, const QByteArray &before, const QByteArray &after) const
{
    const QString target = QString::fromLatin1(save.target);
    const QByteArray text = run_.text(target);
    const bool inPlace = *save.linked != '\0';
    const bool killed = fault.what.startsWith("kill");
    const QStringList lying = left(usual);
    // Where the file can only be overwritten, a kill or a disk that stays full costs it, but the old text is
    // beside it, under a name that was said.
    if (inPlace && text != before && text != after) {
        QVERIFY(killed || outcome.errors.contains("orders.conf.sluice-backup"));
        QCOMPARE(run_.text(QStringLiteral("orders.conf.sluice-backup")), before);
        return;
    }
    QVERIFY(text == before || text == after);
    QCOMPARE(text.isNull(), before.isNull() && text != after);
    if (run_.names().contains(fileName))
        QCOMPARE(run_.mode(fileName), 0640U);
    if (!killed) {
        QVERIFY(outcome.status >= 0);
        for (const QString &name : lying)
            QVERIFY2(outcome.errors.contains(name.toUtf8()), "something is left over, and was not named");
        if (outcome.status == 2)
            QVERIFY(!outcome.errors.trimmed().isEmpty());
        else
            QCOMPARE(text, after);
        return;
    }
    // What a killed program has left, the next save removes; a copy made for an overwriting stays to be
    // found.
    for (const QString &name : lying)
        QVERIFY2(name.endsWith(QLatin1String(".sluice~")) || name.contains(QLatin1String(".sluice-backup")),
                 qPrintable(name));
    if (lying.isEmpty())
        return;
    if (inPlace) {
        const Outcome next = run_.run(QString::fromLatin1(save.program), argumentsOf(save));
        QVERIFY2(next.status == 0 ? left(usual).isEmpty() : next.errors.contains(lying.first().toUtf8()),
                 next.errors);
        return;
    }
    run_.put(fileName, oldText, 0640);
    QVERIFY(run_.run(QString::fromLatin1(save.program), argumentsOf(save)).status != 2);
    QCOMPARE(run_.names(), usual);
}

void TestSaveFaults::everyCallOfARecoveryCopy()
{
    run_.setNamedOnly(false);
    run_.clear();
    const QString folder = run_.at(QStringLiteral("recovery"));
    const QStringList arguments{QStringLiteral("recovery"), folder, QString::fromUtf8(oldText)};
    const Outcome good = run_.run(QStringLiteral(SLUICE_SAVEDRIVER), arguments);
    QCOMPARE(good.status, 0);
    for (int number = 1; number <= good.calls.size(); ++number) {
        const QString call = good.calls.at(number - 1);
        for (Fault fault : faultsOf(call.section(QLatin1Char(' '), 0, 0), true)) {
            fault.at = number;
            run_.clear();
            const Outcome outcome = run_.run(QStringLiteral(SLUICE_SAVEDRIVER), arguments, fault);
            const QStringList copies = QDir(folder).entryList({QStringLiteral("*.recovery")}, QDir::Files);
            addToTable(
                {QStringLiteral("window: recovery copy"), QString::number(number), call, faultName(fault),
                 outcome.status < 0 ? QStringLiteral("killed") : QString::number(outcome.status),
                 copies.isEmpty() ? QStringLiteral("no copy") : QStringLiteral("whole copy"), QString(),
                 QString::fromUtf8(outcome.errors).trimmed().section(QLatin1Char('\n'), -1)});
            if (outcome.status == 0)
                QCOMPARE(copies.size(), 1);
            else if (outcome.status == 2)
                QVERIFY(!outcome.errors.isEmpty());
            for (const QString &name : copies) {
                QVERIFY(run_.text(QStringLiteral("recovery/") + name).endsWith(oldText));
                QCOMPARE(run_.mode(QStringLiteral("recovery/") + name), 0600U);
            }
        }
    }
}

void TestSaveFaults::standardOutput_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line :
         {"set|orders.conf|/env/parallelism|4", "cat|orders.conf", "tree|orders.conf", "format|orders.conf",
          "lint|--fail-on|hint|orders.conf", "lint|--format|json|orders.conf",
          "lint|--format|sarif|orders.conf", "convert|--to|json|orders.conf", "resolve|orders.conf",
          "explain", "diff|orders.conf|other.conf", "diff|--text|orders.conf|other.conf", "--help",
          "--version", "set|--help"})
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char('|'));
}

/// A redirection that fails is exit status 2, whatever the command.
void TestSaveFaults::standardOutput()
{
    QFETCH(QStringList, arguments);
    run_.setNamedOnly(false);
    run_.clear();
    run_.put(fileName, oldText);
    run_.put(QStringLiteral("other.conf"), QByteArray(oldText).replace("=1", "=2"));
    const QString program = QStringLiteral(SLUICECTL);
    const auto out = QStringLiteral("out");
    const Outcome good = run_.run(program, arguments, {}, out);
    QVERIFY2(good.status == 0 || good.status == 1, good.errors);
    const QByteArray whole = run_.text(out);
    QVERIFY(!whole.isEmpty());
    for (int number = 1; number <= good.calls.size(); ++number) {
        const QString call = good.calls.at(number - 1);
        if (!call.endsWith(QLatin1String(" out")))
            continue;
        for (Fault fault : faultsOf(call.section(QLatin1Char(' '), 0, 0), false)) {
            fault.at = number;
            const Outcome outcome = run_.run(program, arguments, fault, out);
            addToTable(
                {QStringLiteral("sluicectl ") + arguments.join(QLatin1Char(' ')) + QStringLiteral(" > out"),
                 QString::number(number), call, faultName(fault), QString::number(outcome.status),
                 run_.text(out) == whole ? QStringLiteral("whole") : QStringLiteral("cut off"), QString(),
                 QString::fromUtf8(outcome.errors).trimmed().section(QLatin1Char('\n'), -1)});
            if (fault.what == "short" && !fault.stays) {
                QCOMPARE(outcome.status, good.status);
                QCOMPARE(run_.text(out), whole);
            } else {
                QCOMPARE(outcome.status, 2);
                QVERIFY2(outcome.errors.contains("standard output"), outcome.errors);
            }
        }
    }
}

void TestSaveFaults::fullDisk()
{
    run_.clear();
    run_.put(fileName, oldText);
    QProcess shell;
    const auto sh = [&](const QString &line) {
        shell.setWorkingDirectory(run_.at(QString()));
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), line});
        return shell.waitForFinished() ? shell.exitCode() : -1;
    };
    if (::geteuid() != 0 || sh(QStringLiteral("mkdir small && mount -t tmpfs -o size=16k none small")) != 0)
        QSKIP("a small disk can only be mounted by root");
    const auto unmount = qScopeGuard([&] { sh(QStringLiteral("umount small")); });
    const QString small = QStringLiteral("small/orders.conf");
    run_.put(small, oldText, 0640);
    QCOMPARE(sh(QStringLiteral("head -c 12k /dev/zero > small/filler || true")), 0);
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("set"), QStringLiteral("-i"), small, QStringLiteral("/env/job.name"),
                      QString(9000, QLatin1Char('x'))},
          QStringList{QStringLiteral("format"), QStringLiteral("-i"), small}}) {
        sh(QStringLiteral("head -c 64k /dev/zero >> small/filler || true"));
        const Outcome outcome = run_.run(QStringLiteral(SLUICECTL), arguments);
        QVERIFY2(outcome.status == 2, outcome.errors);
        QVERIFY2(outcome.errors.contains("no space left"), outcome.errors);
        QCOMPARE(run_.text(small), oldText);
        QCOMPARE(QDir(run_.at(QStringLiteral("small"))).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }
    const Outcome window =
        run_.run(QStringLiteral(SLUICE_SAVEDRIVER),
                 {QStringLiteral("save"), small, QString::fromUtf8(oldText) + QLatin1Char('\n')});
    QVERIFY2(window.status == 2 && window.errors.contains("no space left"), window.errors);
    QCOMPARE(run_.text(small), oldText);
    QCOMPARE(sh(QStringLiteral("\"%1\" cat orders.conf > small/out").arg(QStringLiteral(SLUICECTL))), 2);
    QCOMPARE(sh(QStringLiteral("\"%1\" --help > /dev/full").arg(QStringLiteral(SLUICECTL))), 2);
    QVERIFY(shell.readAllStandardError().contains("no space left"));
}

void TestSaveFaults::fileSizeLimit()
{
    run_.clear();
    run_.put(fileName, oldText + "# " + QByteArray(4096, 'x') + '\n', 0640);
    const QByteArray before = run_.text(fileName);
    QProcess shell;
    shell.setWorkingDirectory(run_.at(QString()));
    // In blocks of 1,024 bytes.
    shell.start(
        QStringLiteral("bash"),
        {QStringLiteral("-c"), QStringLiteral("ulimit -f 2; \"%1\" set -i orders.conf /env/parallelism 4")
                                   .arg(QStringLiteral(SLUICECTL))});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    QCOMPARE(shell.exitCode(), 2);
    QVERIFY(shell.readAllStandardError().contains("ulimit"));
    QCOMPARE(run_.text(fileName), before);
    QCOMPARE(run_.names(), QStringList{fileName});
}

QTEST_GUILESS_MAIN(TestSaveFaults)
#include "test_faults.moc"
