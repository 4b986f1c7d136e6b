#include "tests/app/ctl/sluicectl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <memory>

namespace {

const QByteArray flawed =
    "env {\n  job.mode = \"BATCH\"\n  checkpoint.interval = 10000\n}\nsource { FakeSource {} }\n"
    "sink { Console {} }\n";
constexpr uid_t nobody = 65534;

} // namespace

/// What the terminal program does to files and to standard output, as scripts meet it.
class TestCtlFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void eachFileOfALintStandsAlone_data();
    void eachFileOfALintStandsAlone();
    void asksBeforeAnOverwriting();
    void keepsModeAndOwner();
    void keepsAnothersFile();
    void neverEditsADevice();
    void neverWaitsToEditAPipe();
    void aClosedPipeIsQuiet_data();
    void aClosedPipeIsQuiet();
    void aClosedOutputFails();

private:
    QString at(const QString &name) const { return folder_->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes, unsigned mode = 0644) const;
    QByteArray read(const QString &name) const;
    struct stat info(const QString &name) const;
    Ran shell(const QString &line) const;

    std::unique_ptr<QTemporaryDir> folder_;
};

QString TestCtlFiles::write(const QString &name, const QByteArray &bytes, unsigned mode) const
{
    QFile file(at(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    file.close();
    ::chmod(QFile::encodeName(at(name)).constData(), mode);
    return at(name);
}

QByteArray TestCtlFiles::read(const QString &name) const
{
    QFile file(at(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

struct stat TestCtlFiles::info(const QString &name) const
{
    struct stat result = {};
    if (::lstat(QFile::encodeName(at(name)).constData(), &result) != 0)
        qFatal("no %s", qPrintable(name));
    return result;
}

/// $CTL in the line is the program.
Ran TestCtlFiles::shell(const QString &line) const
{
    QProcess process;
    process.setWorkingDirectory(folder_->path());
    process.start(
        QStringLiteral("bash"),
        {QStringLiteral("-c"), QString(line).replace(QStringLiteral("$CTL"), QStringLiteral(SLUICECTL))});
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCtlFiles::eachFileOfALintStandsAlone_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"text", "json", "sarif"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestCtlFiles::eachFileOfALintStandsAlone()
{
    QFETCH(QString, format);
    const QString first = write(QStringLiteral("first.conf"), flawed);
    const QString guarded = write(QStringLiteral("guarded.conf"), flawed, 0444);
    const QString last = write(QStringLiteral("last.conf"), flawed);
    const Ran ran =
        sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), QStringLiteral("--format"), format, first,
                   at(QStringLiteral("missing.conf")), folder_->path(), guarded, last});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("missing.conf: there is no such file"), ran.errors);
    QVERIFY2(ran.errors.contains("folder"), ran.errors);
    QVERIFY2(ran.errors.contains("guarded.conf: The file is protected"), ran.errors);
    // Two are mended, and have no problems then.
    const int clear = format == QLatin1String("text") ? 2 : 0;
    QCOMPARE(ran.errors.count(": No problems in"), clear);
    QCOMPARE(ran.errors.count('\n'), 3 + clear);
    QVERIFY(!read(QStringLiteral("first.conf")).contains("checkpoint"));
    QVERIFY(!read(QStringLiteral("last.conf")).contains("checkpoint"));
    QCOMPARE(read(QStringLiteral("guarded.conf")), flawed);
    QVERIFY(ran.output.contains("batch-checkpoint")); // of the one that could not be mended
    if (format == QLatin1String("json")) {
        QCOMPARE(ran.output.count('\n'), 5);
        QCOMPARE(ran.output.count("\"error\":"), 3);
    } else if (format == QLatin1String("sarif")) {
        const QJsonObject run = QJsonDocument::fromJson(ran.output)[QStringLiteral("runs")][0].toObject();
        const QJsonObject invocation = run[QStringLiteral("invocations")][0].toObject();
        QCOMPARE(invocation[QStringLiteral("executionSuccessful")], QJsonValue(false));
        QCOMPARE(invocation[QStringLiteral("toolExecutionNotifications")].toArray().size(), 3);
    }
}

void TestCtlFiles::asksBeforeAnOverwriting()
{
    const QString file = write(QStringLiteral("f.conf"), flawed);
    QVERIFY(QFile::link(file, at(QStringLiteral("symbolic.conf"))));
    QCOMPARE(::link(QFile::encodeName(file).constData(),
                    QFile::encodeName(at(QStringLiteral("other.conf"))).constData()),
             0);
    const QStringList edit{QStringLiteral("remove"), QStringLiteral("-i"),
                           at(QStringLiteral("symbolic.conf")), QStringLiteral("/env/checkpoint.interval")};
    const Ran refused = sluicectl(edit);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("hard links") && refused.errors.contains("--in-place-unsafe"),
             refused.errors);
    QCOMPARE(read(QStringLiteral("other.conf")), flawed);
    const Ran done = sluicectl(edit + QStringList{QStringLiteral("--in-place-unsafe")});
    QVERIFY2(done.status == 0, done.errors);
    QVERIFY(!read(QStringLiteral("other.conf")).contains("checkpoint"));
    QVERIFY(S_ISLNK(info(QStringLiteral("symbolic.conf")).st_mode));
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void TestCtlFiles::keepsModeAndOwner()
{
    const QString file = write(QStringLiteral("f.conf"), flawed, 0640);
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::chown(QFile::encodeName(file).constData(), nobody, nobody), 0);
    for (const QStringList &edit :
         {QStringList{QStringLiteral("set"), QStringLiteral("-i"), file, QStringLiteral("/env/parallelism"),
                      QStringLiteral("2")},
          QStringList{QStringLiteral("format"), QStringLiteral("-i"), QStringLiteral("--indent"),
                      QStringLiteral("4"), file},
          QStringList{QStringLiteral("lint"), QStringLiteral("--fix"), QStringLiteral("--fail-on"),
                      QStringLiteral("error"), file}}) {
        const ino_t before = info(QStringLiteral("f.conf")).st_ino;
        const Ran ran = sluicectl(edit);
        QVERIFY2(ran.status == 0, ran.errors);
        QVERIFY(info(QStringLiteral("f.conf")).st_ino != before); // replaced in one step
        QCOMPARE(info(QStringLiteral("f.conf")).st_mode & 07777, 0640U);
        if (root)
            QCOMPARE(info(QStringLiteral("f.conf")).st_uid, nobody);
    }
}

/// Somebody who may write a file but not give away its replacement.
void TestCtlFiles::keepsAnothersFile()
{
    if (::geteuid() != 0)
        QSKIP("only root can be several users");
    const QString file = write(QStringLiteral("f.conf"), flawed, 0666);
    ::chmod(QFile::encodeName(folder_->path()).constData(), 0777);
    const auto asNobody = [&](const QStringList &arguments) {
        QProcess process;
        process.setChildProcessModifier([] {
            if (::setgid(nobody) != 0 || ::setuid(nobody) != 0)
                ::_exit(126);
        });
        process.start(QStringLiteral(SLUICECTL), arguments);
        const bool ended = process.waitForStarted() && process.waitForFinished();
        return Ran{ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                   process.readAllStandardError()};
    };
    if (asNobody({QStringLiteral("--version")}).status != 0)
        QSKIP("others may not run the program here");
    const QStringList edit{QStringLiteral("remove"), QStringLiteral("-i"), file,
                           QStringLiteral("/env/checkpoint.interval")};
    const Ran refused = asNobody(edit);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("another user"), refused.errors);
    QCOMPARE(read(QStringLiteral("f.conf")), flawed);
    const Ran done = asNobody(edit + QStringList{QStringLiteral("--in-place-unsafe")});
    QVERIFY2(done.status == 0, done.errors);
    QVERIFY(!read(QStringLiteral("f.conf")).contains("checkpoint"));
    QCOMPARE(info(QStringLiteral("f.conf")).st_uid, uid_t{0});
    // A folder that takes no new file asks too; the copy of the old text lies elsewhere meanwhile.
    write(QStringLiteral("f.conf"), flawed, 0666);
    ::chmod(QFile::encodeName(folder_->path()).constData(), 0755);
    const Ran folder = asNobody(edit);
    QCOMPARE(folder.status, 2);
    QVERIFY2(folder.errors.contains("takes no new file"), folder.errors);
    QCOMPARE(asNobody(edit + QStringList{QStringLiteral("--in-place-unsafe")}).status, 0);
    QVERIFY(!read(QStringLiteral("f.conf")).contains("checkpoint"));
    QVERIFY(!QFile::exists(QDir::tempPath() + QStringLiteral("/f.conf.sluice-backup")));
    // And what one may not write is not written.
    write(QStringLiteral("f.conf"), flawed, 0644);
    ::chmod(QFile::encodeName(folder_->path()).constData(), 0777);
    const Ran forbidden = asNobody(edit + QStringList{QStringLiteral("--in-place-unsafe")});
    QCOMPARE(forbidden.status, 2);
    QCOMPARE(read(QStringLiteral("f.conf")), flawed);
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestCtlFiles::neverEditsADevice()
{
    QVERIFY(QFile::link(QStringLiteral("/dev/null"), at(QStringLiteral("null.conf"))));
    const Ran ran =
        shell(QStringLiteral("\"$CTL\" insert -i --in-place-unsafe null.conf /env/parallelism 4"));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("device"), ran.errors);
    QVERIFY(S_ISLNK(info(QStringLiteral("null.conf")).st_mode));
    // A pipe is read, as before.
    write(QStringLiteral("f.conf"), flawed);
    const Ran piped = shell(QStringLiteral("\"$CTL\" cat <(cat f.conf)"));
    QCOMPARE(piped.output, flawed);
}

void TestCtlFiles::aClosedPipeIsQuiet_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"explain", "cat f.conf", "--help", "lint f.conf --format sarif"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCtlFiles::aClosedPipeIsQuiet()
{
    QFETCH(QString, arguments);
    write(QStringLiteral("f.conf"), flawed);
    QProcess process;
    process.setWorkingDirectory(folder_->path());
    process.setChildProcessModifier([] {
        int ends[2];
        if (::pipe(ends) != 0 || ::close(ends[0]) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0)
            ::_exit(126);
    });
    process.start(QStringLiteral(SLUICECTL), arguments.split(QLatin1Char(' ')));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(process.exitCode(), SIGPIPE);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestCtlFiles::aClosedOutputFails()
{
    write(QStringLiteral("f.conf"), flawed);
    const Ran closed = shell(QStringLiteral("\"$CTL\" cat f.conf >&-"));
    QCOMPARE(closed.status, 2);
    QVERIFY2(closed.errors.contains("standard output"), closed.errors);
    // Nothing to say is nothing that fails; and no file gets the number of what was closed.
    const Ran silent =
        shell(QStringLiteral("\"$CTL\" remove -i f.conf /env/checkpoint.interval <&- >&- 2>&-"));
    QCOMPARE(silent.status, 0);
    QVERIFY(read(QStringLiteral("f.conf")).startsWith("env {\n  job.mode"));
    QVERIFY(!read(QStringLiteral("f.conf")).contains("checkpoint"));
}

/// Reading it would wait for a writer that never comes.
void TestCtlFiles::neverWaitsToEditAPipe()
{
    const QString path = at(QStringLiteral("pipe.conf"));
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    for (const char *words : {"set -i FILE /a 1", "format -i FILE", "lint --fix FILE"}) {
        const QStringList arguments =
            QString::fromLatin1(words).replace(QLatin1String("FILE"), path).split(QLatin1Char(' '));
        const Ran ran = sluicectl(arguments, {}, 20000);
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.errors.contains("no regular file"), ran.errors);
    }
}

QTEST_GUILESS_MAIN(TestCtlFiles)
#include "test_files.moc"
