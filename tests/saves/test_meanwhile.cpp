#include "tests/saves/faultrun.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sluice::saves;

/// Another program changes a file while `lint --fix` is at work, at each moment that it could.
class TestMeanwhile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOthersChangeStands();
    void whatElseChangesIsSeen_data();
    void whatElseChangesIsSeen();

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
        undisturbed.calls.lastIndexOf(QStringLiteral("fstat ") + files[1], renamed - 1) + 1;
    QCOMPARE(renamed - looked, 1);

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
            // One error; the other two lines say of which files all is well.
            QVERIFY2(outcome.errors.contains("2.conf: Another program") &&
                         outcome.errors.count("sluicectl: ") == 1 && outcome.errors.count('\n') == 3,
                     where);
        } else {
            // Before it was read, or after it was written.
            QVERIFY2(text == kOthersFixed || text == kOthers, where);
        }
    }
    QVERIFY2(conflicts >= 3, QByteArray::number(conflicts));
}

void TestMeanwhile::whatElseChangesIsSeen_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"mode", "protected", "names", "owner", "folder"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

/// Not its text: its mode, its owner, its other names, and the folder that it is in.
void TestMeanwhile::whatElseChangesIsSeen()
{
    QFETCH(QString, what);
    if (what == QLatin1String("owner") && ::geteuid() != 0)
        QSKIP("only root gives files away");
    const QString file = QStringLiteral("w/j.conf");
    const QByteArray before = "env {\n  parallelism = 1\n}\n";
    const QByteArray after = "env {\n  parallelism = 7\n}\n";
    const QStringList arguments{QStringLiteral("set"), QStringLiteral("-i"), file,
                                QStringLiteral("/env/parallelism"), QStringLiteral("7")};
    const auto begin = [&] {
        run_.clear();
        QVERIFY(QDir(run_.at({})).mkdir(QStringLiteral("w")));
        run_.put(file, before, 0640);
    };
    const std::string path = run_.at(file).toStdString();
    const auto change = [&] {
        if (what == QLatin1String("mode")) {
            QCOMPARE(::chmod(path.c_str(), 0604), 0);
        } else if (what == QLatin1String("protected")) {
            QCOMPARE(::chmod(path.c_str(), 0440), 0);
        } else if (what == QLatin1String("owner")) {
            QCOMPARE(::chown(path.c_str(), 1234, 4321), 0);
        } else if (what == QLatin1String("names")) {
            QCOMPARE(::link(path.c_str(), run_.at(QStringLiteral("other")).toStdString().c_str()), 0);
        } else {
            QVERIFY(QFile::rename(run_.at(QStringLiteral("w")), run_.at(QStringLiteral("moved"))));
            QVERIFY(QDir(run_.at({})).mkdir(QStringLiteral("w")));
            run_.put(file, before, 0640);
        }
    };
    begin();
    const Outcome undisturbed = run_.run(QStringLiteral(SLUICECTL), arguments);
    QCOMPARE(undisturbed.status, 0);
    const qsizetype renamed = undisturbed.calls.indexOf(QStringLiteral("rename j.conf")) + 1;
    const qsizetype looked = undisturbed.calls.lastIndexOf(QStringLiteral("fstat j.conf"), renamed - 1) + 1;
    const qsizetype lookedAtFolder = undisturbed.calls.lastIndexOf(QStringLiteral("stat w"), renamed - 1) + 1;
    QVERIFY(looked > 0 && renamed == looked + 1 && lookedAtFolder > 0 && lookedAtFolder < looked);
    const qsizetype last = what == QLatin1String("folder") ? lookedAtFolder : looked;
    for (int call = 1; call <= undisturbed.calls.size(); ++call) {
        if (call > last && call <= renamed)
            continue;
        begin();
        const Outcome outcome = run_.run(QStringLiteral(SLUICECTL), arguments, call, change);
        const QByteArray where =
            QByteArray::number(call) + " " + undisturbed.calls.at(call - 1).toUtf8() + ": " + outcome.errors;
        const QByteArray text = run_.text(file);
        const bool late = call > renamed;
        QVERIFY2(outcome.status == 0 || (outcome.status == 2 && !late), where);
        if (what == QLatin1String("folder") && late) {
            QVERIFY2(run_.text(QStringLiteral("moved/j.conf")) == after && text == before, where);
            continue;
        }
        QVERIFY2(text == (outcome.status == 0 ? after : before), where);
        struct stat info = {};
        QCOMPARE(::stat(path.c_str(), &info), 0);
        if (what == QLatin1String("mode"))
            QVERIFY2(outcome.status == 0 && (info.st_mode & 0777U) == 0604U, where);
        if (what == QLatin1String("protected"))
            QVERIFY2((outcome.status == 2) != late && (info.st_mode & 0777U) == 0440U, where);
        if (what == QLatin1String("owner"))
            QVERIFY2(outcome.status == 0 && info.st_uid == 1234 && info.st_gid == 4321, where);
        if (what == QLatin1String("names"))
            QVERIFY2((outcome.status == 2) != late && info.st_nlink == 2, where);
        QCOMPARE(QDir(run_.at(QStringLiteral("w")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("j.conf")});
    }
}

QTEST_GUILESS_MAIN(TestMeanwhile)
#include "test_meanwhile.moc"
