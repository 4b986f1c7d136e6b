#include "tests/integration/seatunnel/realengine.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <cstdlib>

using sluice::ErrorCode;
using sluice::testing::RealEngine;

namespace {

// A batch of 20 rows that ends at once.
QByteArray smallJob(const QByteArray &name)
{
    return R"({"env":{"job.name":")" + name + R"(","job.mode":"BATCH","parallelism":1},
        "source":[{"plugin_name":"FakeSource","result_table_name":"t","row.num":20,"split.num":1,
                   "schema":{"fields":{"id":"bigint"}}}],
        "sink":[{"plugin_name":"Console","source_table_name":"t"}]})";
}

bool isAlive(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

} // namespace

/// The fixture that other tests stand on: the engine is real, alone on loopback, and leaves nothing behind.
class TestRealEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void runsAJob();
    void listensOnLoopbackOnly();
    void stopEndsTheProcess();
    void twoMembersAreOneCluster();
    void aPausedMemberIsSilentUntilResumed();
    void diesWithItsParent();

private:
    RealEngine engine_;
};

void TestRealEngine::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", qPrintable(engine_.logTail()));
}

void TestRealEngine::runsAJob()
{
    SLUICE_START_REAL_ENGINE(engine_, 1);
    const auto submitted = engine_.post(QStringLiteral("/submit-job"), smallJob("fixture_check"));
    QVERIFY2(submitted, submitted ? "" : submitted.error().english().c_str());
    const QString id = submitted->object().value(QLatin1String("jobId")).toString();
    QVERIFY(!id.isEmpty());

    QJsonObject job;
    const auto isFinished = [&] {
        const auto info = engine_.get(QStringLiteral("/job-info/") + id);
        job = info ? info->object() : QJsonObject();
        return job.value(QLatin1String("jobStatus")).toString() == QLatin1String("FINISHED");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isFinished(), qPrintable(engine_.logTail()), 30000);
    const QJsonObject metrics = job.value(QLatin1String("metrics")).toObject();
    QCOMPARE(metrics.value(QLatin1String("SinkWriteCount")).toString(), QStringLiteral("20"));
}

void TestRealEngine::listensOnLoopbackOnly()
{
    if (engine_.memberCount() == 0)
        QSKIP("no engine (see above)");
    // 127.0.0.2 is this machine as well, but not the address the engine was told to bind.
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.2"), static_cast<quint16>(engine_.url().port()));
    QVERIFY(!socket.waitForConnected(2000));
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestRealEngine::stopEndsTheProcess()
{
    if (engine_.memberCount() == 0)
        QSKIP("no engine (see above)");
    const qint64 pid = engine_.processId();
    QVERIFY(isAlive(pid));
    engine_.stop();
    QVERIFY(!isAlive(pid));
    QCOMPARE(engine_.memberCount(), 0);
}

void TestRealEngine::twoMembersAreOneCluster()
{
    SLUICE_START_REAL_ENGINE(engine_, 2);
    const auto members = engine_.get(QStringLiteral("/system-monitoring-information"), 1);
    QVERIFY2(members, members ? "" : members.error().english().c_str());
    QStringList masters;
    const QJsonArray list = members->array();
    for (const auto &member : list) {
        if (member[QLatin1String("isMaster")].toString() == QLatin1String("true"))
            masters.append(member[QLatin1String("port")].toString());
    }
    QCOMPARE(list.size(), 2);
    QCOMPARE(masters, QStringList{QString::number(engine_.url(0).port())});
}

void TestRealEngine::aPausedMemberIsSilentUntilResumed()
{
    if (engine_.memberCount() != 2)
        QSKIP("no engine (see above)");
    engine_.pause(1);
    const auto silent = engine_.get(QStringLiteral("/overview"), 1, 500);
    QVERIFY(!silent);
    QCOMPARE(silent.error().code, ErrorCode::Timeout);
    engine_.resume(1);
    QTRY_VERIFY_WITH_TIMEOUT(engine_.get(QStringLiteral("/overview"), 1).has_value(), 15000);
    engine_.stop();
}

void TestRealEngine::diesWithItsParent()
{
    // This program once more, as a parent that starts an engine and then crashes; what it leaves behind is
    // ours.
    const QTemporaryDir leavings;
    QProcess parent;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SLUICE_TEST_CRASH"), QStringLiteral("1"));
    environment.insert(QStringLiteral("TMPDIR"), leavings.path());
    parent.setProcessEnvironment(environment);
    parent.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(parent.waitForFinished(120000));
    const QByteArray said = parent.readAllStandardOutput().trimmed();
    if (said.startsWith("none") && !RealEngine::mustRun())
        QSKIP("no engine (see above)");
    QCOMPARE(parent.exitStatus(), QProcess::CrashExit);
    const qint64 pid = said.toLongLong();
    QVERIFY2(pid > 1, said.constData());
    QTRY_VERIFY(!isAlive(pid));
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("SLUICE_TEST_CRASH")) {
        RealEngine engine;
        const auto started = engine.start();
        std::printf("%s\n", started ? std::to_string(engine.processId()).c_str() : "none");
        std::fflush(stdout);
        if (started)
            ::raise(SIGKILL); // nothing of this program runs any more, no destructor, no handler
        return 0;
    }
    TestRealEngine test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_engine.moc"
