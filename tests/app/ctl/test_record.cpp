#include "models/engine/http/recording.h"
#include "tests/support/stubserver.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;
using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;

namespace {

const QByteArray overview =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"a","totalSlot":"4","unassignedSlot":"2","runningJobs":"0",)"
    R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})";

} // namespace

/// sluicectl record, ended in every way there is: what the cluster has answered is in the file.
class TestCtlRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anyEndKeepsWhatCame_data();
    void anyEndKeepsWhatCame();
    void aFullDiskKeepsWhatCame();
    void goesToStandardOutput();
    void anOldFileOutlivesAFailure();
    void anOldFileIsReplacedOnlyWhenAsked();
    void aPipeThatNobodyReadsIsNamed();
    void aNameMayBeAnyBytes();
    void whatWasNotSeenIsNoAllClear();

private:
    void start(const QString &output, const QStringList &more = {});

    std::unique_ptr<StubServer> server_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<QProcess> record_;
};

void TestCtlRecord::init()
{
    record_.reset();
    folder_ = std::make_unique<QTemporaryDir>();
    server_ = std::make_unique<StubServer>();
    server_->setHandler([](const StubRequest &request) {
        if (request.path.contains("overview"))
            return StubAnswer{200, overview};
        if (request.path.endsWith("/cluster")) // not every engine has it
            return StubAnswer{404, "no such thing"};
        return StubAnswer{200, "[]"};
    });
}

void TestCtlRecord::start(const QString &output, const QStringList &more)
{
    record_ = std::make_unique<QProcess>();
    record_->start(QStringLiteral(SLUICECTL),
                   QStringList{QStringLiteral("record"), QStringLiteral("--url"), server_->url().toString(),
                               QStringLiteral("-o"), output} +
                       more);
}

void TestCtlRecord::anyEndKeepsWhatCame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("signal");
    for (const char *name : {"r.jsonl", "r.jsonl.gz"})
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGKILL})
            QTest::addRow("%s, signal %d", name, signal) << QString::fromLatin1(name) << signal;
}

void TestCtlRecord::anyEndKeepsWhatCame()
{
    QFETCH(QString, name);
    QFETCH(int, signal);
    const QString path = folder_->filePath(name);
    start(path);
    const auto recorded = [&path] {
        const auto recording = engine::Recording::load(path);
        return recording ? recording->replies().size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(recorded() > 5 || record_->state() == QProcess::NotRunning, 20000);
    QVERIFY2(record_->state() == QProcess::Running, record_->readAllStandardError());
    const qsizetype before = recorded();
    QCOMPARE(::kill(static_cast<pid_t>(record_->processId()), signal), 0);
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording);
    QVERIFY(recording->replies().size() >= before);
    if (signal == SIGKILL) {
        QCOMPARE(record_->exitStatus(), QProcess::CrashExit);
        return;
    }
    QCOMPARE(record_->exitStatus(), QProcess::NormalExit);
    QCOMPARE(record_->exitCode(), 0);
    QVERIFY(recording->problems().isEmpty()); // ended as it should be
}

void TestCtlRecord::aFullDiskKeepsWhatCame()
{
    const QString path = folder_->filePath(QStringLiteral("r.jsonl"));
    record_ = std::make_unique<QProcess>();
    record_->start(
        QStringLiteral("bash"),
        {QStringLiteral("-c"), QStringLiteral("ulimit -f 2; exec \"%1\" record --url %2 -o \"%3\"")
                                   .arg(QStringLiteral(SLUICECTL), server_->url().toString(), path)});
    QTRY_COMPARE_WITH_TIMEOUT(record_->state(), QProcess::NotRunning, 60000);
    QCOMPARE(record_->exitStatus(), QProcess::NormalExit);
    QCOMPARE(record_->exitCode(), 2);
    const QByteArray said = record_->readAllStandardError();
    QVERIFY2(said.contains("ulimit") && said.contains("What was written before is in the file"), said);
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording);
    QVERIFY(recording->replies().size() > 5);
    QVERIFY(recording->problems().isEmpty()); // not even half a line
}

void TestCtlRecord::goesToStandardOutput()
{
    start(QStringLiteral("-"), {QStringLiteral("--for"), QStringLiteral("0.5")});
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QCOMPARE(record_->exitCode(), 0);
    QVERIFY(record_->readAllStandardOutput().count("\"endpoint\"") > 3);
}

void TestCtlRecord::anOldFileOutlivesAFailure()
{
    const QString path = folder_->filePath(QStringLiteral("r.jsonl"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("an old one\n") > 0);
    old.close();
    server_->setHandler([](const StubRequest &) { return StubAnswer{404, "no"}; });
    start(path, {QStringLiteral("--overwrite")});
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QCOMPARE(record_->exitCode(), 2);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("an old one\n"));
}

void TestCtlRecord::anOldFileIsReplacedOnlyWhenAsked()
{
    const QString path = folder_->filePath(QStringLiteral("orders.conf"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("env {}\n") > 0);
    old.close();
    const QStringList briefly{QStringLiteral("--for"), QStringLiteral("0.5")};
    start(path, briefly);
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QCOMPARE(record_->exitCode(), 2);
    QVERIFY(record_->readAllStandardError().contains("--overwrite"));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("env {}\n"));
    old.close();

    start(path, briefly + QStringList{QStringLiteral("--overwrite")});
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QCOMPARE(record_->exitCode(), 0);
    const auto recording = engine::Recording::load(path);
    QVERIFY(recording && recording->replies().size() > 0);
}

void TestCtlRecord::aPipeThatNobodyReadsIsNamed()
{
    const QString path = folder_->filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    start(path, {QStringLiteral("--for"), QStringLiteral("0.5")});
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QCOMPARE(record_->exitCode(), 2);
    QVERIFY(record_->readAllStandardError().contains("reader"));
}

/// A name in GBK is the name of the file, in both directions, and not one that looks like it.
void TestCtlRecord::aNameMayBeAnyBytes()
{
    const std::string path = folder_->path().toStdString() + "/\xbc\xc7\xc2\xbc.jsonl.gz";
    // Through a shell, as a script would: QProcess takes only names that are text.
    const auto run = [this](const QString &words) {
        record_ = std::make_unique<QProcess>();
        record_->start(QStringLiteral("bash"),
                       {QStringLiteral("-c"), QStringLiteral("cd \"$2\" && exec \"$1\" ") + words,
                        QStringLiteral("bash"), QStringLiteral(SLUICECTL), folder_->path()});
    };
    run(QStringLiteral("record --url %1 --for 0.5 -o $'\\xbc\\xc7\\xc2\\xbc.jsonl.gz'")
            .arg(server_->url().toString()));
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QVERIFY2(record_->exitCode() == 0, record_->readAllStandardError());
    QCOMPARE(::access(path.c_str(), R_OK), 0);
    run(QStringLiteral("replay $'\\xbc\\xc7\\xc2\\xbc.jsonl.gz'"));
    QTRY_COMPARE(record_->state(), QProcess::NotRunning);
    QVERIFY2(record_->exitCode() == 0, record_->readAllStandardError());
    QVERIFY(record_->readAllStandardOutput().startsWith("No discrepancy found in "));
    QCOMPARE(::unlink(path.c_str()), 0); // QTemporaryDir cannot
}

/// An engine that answers its overview alone: who records it is told, and who replays that is too.
void TestCtlRecord::whatWasNotSeenIsNoAllClear()
{
    server_->setHandler([](const StubRequest &request) {
        return request.path.contains("overview") ? StubAnswer{200, overview}
                                                 : StubAnswer{500, "out of memory"};
    });
    const QString path = folder_->filePath(QStringLiteral("r.jsonl"));
    start(path, {QStringLiteral("--for"), QStringLiteral("3")});
    QTRY_COMPARE_WITH_TIMEOUT(record_->state(), QProcess::NotRunning, 30000);
    QCOMPARE(record_->exitCode(), 0); // it is written down as it was
    const QByteArray told = record_->readAllStandardError();
    QVERIFY2(told.contains("the list of running jobs was not seen"), told.constData());

    // What an engine says of itself is a finding of its own; a recording cut before that has none.
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray first;
    for (int line = 0; line < 3; ++line)
        first += whole.readLine();
    const QString cut = folder_->filePath(QStringLiteral("cut.jsonl"));
    QFile file(cut);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(first) == first.size());
    file.close();
    QProcess replay;
    replay.start(QStringLiteral(SLUICECTL), {QStringLiteral("replay"), cut});
    QTRY_COMPARE_WITH_TIMEOUT(replay.state(), QProcess::NotRunning, 30000);
    const QByteArray output = replay.readAllStandardOutput();
    QVERIFY2(output.contains("what is missing may have held some"), output.constData());
    QVERIFY(replay.readAllStandardError().contains("not seen"));
    QCOMPARE(replay.exitCode(), 2);
}

QTEST_GUILESS_MAIN(TestCtlRecord)
#include "test_record.moc"
