#include "models/workspace/knownclusters.h"
#include "models/workspace/settingsfile.h"
#include "tests/support/stubserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;

/// The terminal program knows the clusters of the window.
class TestCtlClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsThem();
    void asksOneByItsName();
    void aNameThatNobodyHas();
    void onePasswordIsMissing();
    void nobodyIsGiven();
    void damagedSettings();

private:
    struct Ran
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    Ran run(const QString &command);

    StubServer server_;
    std::unique_ptr<QTemporaryDir> home_;
};

void TestCtlClusters::init()
{
    home_ = std::make_unique<QTemporaryDir>();
    server_.setHandler([](const StubRequest &request) {
        if (request.path.contains("overview"))
            return StubAnswer{
                200,
                R"({"projectVersion":"2.3.8","gitCommitAbbrev":"a","totalSlot":"4","unassignedSlot":"2",)"
                R"("runningJobs":"0","finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})"};
        return StubAnswer{200, "[]"};
    });
    workspace::ClusterEntry prod;
    prod.name = QStringLiteral("prod");
    prod.members = {{server_.url().toString(), QStringLiteral("v1"), false}};
    prod.production = true;
    workspace::ClusterEntry locked;
    locked.name = QStringLiteral("locked");
    locked.members = {{QStringLiteral("http://10.0.0.1:5801"), QStringLiteral("v1"), false}};
    locked.user = QStringLiteral("maria");
    QVERIFY(QDir(home_->path()).mkpath(QStringLiteral("sluice")));
    const auto settings = workspace::settingsFile(home_->filePath(QStringLiteral("sluice/sluice.ini")));
    settings->setValue(QStringLiteral("clusters/list"),
                       workspace::withCluster(workspace::withCluster({}, prod), locked));
    settings->setValue(QStringLiteral("clusters/target"), QStringLiteral("prod"));
}

TestCtlClusters::Ran TestCtlClusters::run(const QString &command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home_->path());
    environment.remove(QStringLiteral("http_proxy"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SLUICECTL), command.split(QLatin1Char(' ')));
    process.closeWriteChannel();
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCtlClusters::listsThem()
{
    const Ran text = run(QStringLiteral("clusters"));
    QCOMPARE(text.status, 0);
    QVERIFY2(text.output.startsWith("* prod    " + server_.url().toString().toLatin1() + "  (production)\n"),
             text.output.constData());
    QVERIFY2(text.output.contains("  locked  http://10.0.0.1:5801  (user maria)\n"), text.output.constData());
    const Ran json = run(QStringLiteral("clusters --format json"));
    QCOMPARE(json.status, 0);
    const QJsonArray list =
        QJsonDocument::fromJson(json.output).object().value(QStringLiteral("clusters")).toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("engine")).toString(), QStringLiteral("seatunnel"));
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("target")).toBool(), true);
    home_ = std::make_unique<QTemporaryDir>();
    const Ran none = run(QStringLiteral("clusters"));
    QCOMPARE(none.status, 0);
    QVERIFY2(none.output.startsWith("No cluster is known"), none.output.constData());
}

void TestCtlClusters::asksOneByItsName()
{
    const Ran ran = run(QStringLiteral("jobs --cluster prod"));
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QVERIFY2(ran.output.contains("none runs"), ran.output.constData());
    const Ran twice = run(QStringLiteral("jobs --cluster prod --url ") + server_.url().toString());
    QCOMPARE(twice.status, 2);
}

void TestCtlClusters::aNameThatNobodyHas()
{
    const Ran near = run(QStringLiteral("watch --for 1 --cluster prot"));
    QCOMPARE(near.status, 2);
    QVERIFY2(near.errors.contains("did you mean \"prod\"?"), near.errors.constData());
    const Ran far = run(QStringLiteral("stop 5 --cluster somewhere"));
    QCOMPARE(far.status, 2);
    QVERIFY2(far.errors.contains("sluicectl clusters"), far.errors.constData());
    QCOMPARE(server_.count("POST"), 0);
}

void TestCtlClusters::onePasswordIsMissing()
{
    const Ran ran = run(QStringLiteral("jobs --cluster locked"));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("password") && ran.errors.contains("maria"), ran.errors.constData());
}

void TestCtlClusters::nobodyIsGiven()
{
    for (const char *command : {"jobs", "watch", "record -o x", "stop 5", "submit x.conf"}) {
        const Ran ran = run(QString::fromLatin1(command));
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.errors.contains("--url is required"), ran.errors.constData());
    }
}

/// It says so, goes on with what it would know without them, and leaves the file for the window to keep.
void TestCtlClusters::damagedSettings()
{
    const QString path = home_->filePath(QStringLiteral("sluice/sluice.ini"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray cut = file.readAll().chopped(8);
    QVERIFY(file.resize(cut.size()));
    file.close();
    const Ran list = run(QStringLiteral("clusters"));
    QCOMPARE(list.status, 2);
    QVERIFY2(list.output.startsWith("No cluster is known"), list.output.constData());
    QVERIFY2(list.errors.contains("sluice.ini are not used: Line "), list.errors.constData());
    const Ran jobs = run(QStringLiteral("jobs --cluster prod"));
    QCOMPARE(jobs.status, 2);
    QVERIFY2(jobs.errors.contains("not used: Line "), jobs.errors.constData());
    const Ran json = run(QStringLiteral("clusters --format json"));
    QCOMPARE(json.output, QByteArray("{\"clusters\":[]}\n"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), cut);
    QCOMPARE(QDir(home_->filePath(QStringLiteral("sluice"))).entryList(QDir::Files),
             QStringList(QStringLiteral("sluice.ini")));
}

QTEST_GUILESS_MAIN(TestCtlClusters)
#include "test_clusters.moc"
