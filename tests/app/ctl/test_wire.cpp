// What sluicectl does over a wire that fails: which members it asks, what it says of the others, how often it
// sends, and with which status it ends.
#include "tests/support/stubserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using sluice::test::StubAnswer;
using sluice::test::StubRequest;
using sluice::test::StubServer;

namespace {

const QByteArray v1 = "/hazelcast/rest/maps";

QByteArray overview(int running = 0)
{
    return R"({"projectVersion":"2.3.8","gitCommitAbbrev":"x","totalSlot":"0","unassignedSlot":"0","runningJobs":")" +
           QByteArray::number(running) +
           R"(","finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})";
}

/// A member that has nothing to do.
struct Member
{
    explicit Member(const QByteArray &uuid, QByteArray base = v1,
                    const QByteArray &instance = "happy_noether")
        : prefix(std::move(base))
    {
        answers["/overview"] = overview();
        answers["/running-jobs"] = "[]";
        for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
            answers[QByteArray("/finished-jobs/") + state] = "[]";
        answers["/running-threads"] =
            R"([{"threadName":"hz.)" + instance + R"(.event-1","classLoader":"x"}])";
        answers["/system-monitoring-information"] =
            R"([{"isMaster":"true","host":"localhost","port":"5801","operations.completed.count":"1"}])";
        cluster =
            R"({"members":[{"address":"[localhost]:5801","localMember":true,"uuid":")" + uuid + R"("}]})";
        server.setHandler([this](const StubRequest &request) { return answer(request); });
    }
    StubAnswer answer(const StubRequest &request)
    {
        if (request.method == "POST")
            return post;
        if (request.path == "/hazelcast/rest/cluster" && prefix == v1)
            return {200, cluster};
        if (!request.path.startsWith(prefix))
            return {404, "<html>", "text/html"};
        const QByteArray path = request.path.mid(prefix.size());
        if (silent.contains(path)) {
            StubAnswer held;
            held.how = StubAnswer::How::Hold;
            return held;
        }
        if (path.startsWith("/job-info/")) {
            const QByteArray id = path.mid(10);
            return {200, jobThere
                             ? R"({"jobId":")" + id + R"(","jobName":"a","jobStatus":")" + jobState + R"("})"
                             : R"({"jobId":")" + id + R"("})"};
        }
        if (server.count("POST") > 0 && afterPost.contains(path))
            return {200, afterPost.value(path)};
        const auto found = answers.constFind(path);
        return found == answers.constEnd() ? StubAnswer{404, "<html>", "text/html"} : StubAnswer{200, *found};
    }
    QString url() const { return server.url().toString(); }
    int asked(const QByteArray &path) const
    {
        return int(std::count_if(server.requests().begin(), server.requests().end(),
                                 [&](const StubRequest &request) { return request.path == prefix + path; }));
    }

    QByteArray prefix;
    QMap<QByteArray, QByteArray> answers;
    QMap<QByteArray, QByteArray> afterPost; ///< once something was submitted
    QByteArrayList silent;
    QByteArray cluster;
    StubAnswer post{200, R"({"jobId":"12","jobName":"a"})"};
    bool jobThere = false;
    QByteArray jobState = "RUNNING"; ///< of that job
    StubServer server;
};

QString nobody()
{
    StubServer gone;
    return gone.url().toString();
}

struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

/// Runs it while the servers of this thread answer.
Ran run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("http_proxy"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SLUICECTL), arguments);
    process.closeWriteChannel();
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList with(const QStringList &urls)
{
    QStringList options;
    for (const QString &url : urls)
        options << QStringLiteral("--url") << url;
    return options;
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theLivingAreAsked();
    void nothingAnswers();
    void anAddressThatIsNone_data();
    void anAddressThatIsNone();
    void aMalformedJobIsShown();
    void oneJobTwiceIsSaid();
    void whatIsNotSeenIsSaidInGrammar();
    void aRefusalIsExplained();
    void aListThatDoesNotCome();
    void whatWasNotSeenIsNoAllClear();
    void allWasSeen();
    void secondsThatAreNone_data();
    void secondsThatAreNone();
    void oneMemberIsAskedOnce();
    void strangersAreNamed();
    void theFileAfterTheAddress();
    void aFileWithErrors();
    void aLostAnswerIsLookedFor();
    void aSimilarJobIsNamed();
    void whoEndsItIsToldWhatToLookFor_data();
    void whoEndsItIsToldWhatToLookFor();
    void aStopGoesOutOnce();
    void aStopGoesOnWhereTheJobIsUnknown();
    void aStopOfAnUnknownJobIsNotDone();
    void aSplitClusterIsToldOnBothSides();
    void resumes();
    void aJobThatNeverAppears();
    void aJobThatIsSeenNoMore();

private:
    QString file(const QByteArray &text)
    {
        const QString path = folder_.filePath(QStringLiteral("a.conf"));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("no file");
        return path;
    }
    QString job()
    {
        return file("env {\n  job.mode = BATCH\n}\nsource {\n  FakeSource {\n    row.num = 1\n    schema { "
                    "fields { a = "
                    "int } }\n  }\n}\nsink {\n  Console {}\n}\n");
    }
    QTemporaryDir folder_;
};

void TestWire::init()
{
    QVERIFY(folder_.isValid());
}

void TestWire::theLivingAreAsked()
{
    Member up("u1");
    up.answers["/running-jobs"] = R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING"}])";
    const QString down = nobody();
    const Ran ran = run(words("jobs --format json") + with({down, up.url()}));
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.contains(down.mid(7).toLatin1() + ": Nothing answers"), ran.errors.constData());
    const QJsonObject root = QJsonDocument::fromJson(ran.output).object();
    QCOMPARE(root.value(QLatin1String("jobs")).toArray().size(), 1);
    const QJsonArray unanswered = root.value(QLatin1String("unanswered")).toArray();
    QCOMPARE(unanswered.size(), 1);
    QCOMPARE(unanswered.first().toObject().value(QLatin1String("member")).toString(), down.mid(7));
}

void TestWire::nothingAnswers()
{
    const QString one = nobody();
    const QString two = nobody();
    const Ran ran = run(words("jobs") + with({one, two}));
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    for (const QString &url : {one, two})
        QCOMPARE(ran.errors.count(url.mid(7).toLatin1()), 1);
}

void TestWire::anAddressThatIsNone_data()
{
    QTest::addColumn<QString>("port");
    for (const char *port : {"99999", "0", "abc", "59o1", "-1", ""})
        QTest::newRow(port) << QString::fromLatin1(port);
}

void TestWire::anAddressThatIsNone()
{
    QFETCH(QString, port);
    Member up("u1");
    const Ran ran = run(words("jobs") + with({up.url(), QStringLiteral("http://127.0.0.1:") + port}));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("1 to 65535") && ran.errors.contains(port.toLatin1()),
             ran.errors.constData());
    QCOMPARE(ran.errors.count('\n'), 1); // said once
    QVERIFY(up.server.requests().isEmpty());
}

void TestWire::aMalformedJobIsShown()
{
    Member up("u1");
    up.answers["/running-jobs"] = R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING"},{"jobId":"8"},)"
                                  R"({"jobId":"9","jobName":"x","jobStatus":"RUNNING","metrics":[]}])";
    const Ran ran = run(words("jobs") + with({up.url()}));
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.contains(up.server.member().toLatin1()) && ran.errors.contains("[2].metrics"),
             ran.errors.constData());
    QVERIFY2(ran.output.contains("7") && ran.output.contains("orders") && ran.output.contains("malformed"),
             ran.output.constData());
    // What could be read is shown, and what could not stands beside it.
    const QByteArrayList lines = ran.output.split('\n');
    const auto line =
        std::find_if(lines.begin(), lines.end(), [](const QByteArray &one) { return one.startsWith("9 "); });
    QVERIFY(line != lines.end());
    QVERIFY2(line->contains("RUNNING (malformed)") &&
                 line->contains("The list of running jobs (/running-jobs)") && line->contains("[2].metrics"),
             line->constData());
}

void TestWire::oneJobTwiceIsSaid()
{
    Member up("u1");
    up.answers["/running-jobs"] = R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING"},)"
                                  R"({"jobId":"7","jobName":"\ud83d\ude00","jobStatus":"RUNNING"}])";
    const Ran ran = run(words("jobs") + with({up.url()}));
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.contains("the job id 7 more than once, at [0] and [1]"), ran.errors.constData());
    QCOMPARE(ran.output.count('\n'), 2); // the head and one row
}

void TestWire::whatIsNotSeenIsSaidInGrammar()
{
    Member up("u1");
    for (const char *state : {"FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"})
        up.answers[QByteArray("/finished-jobs/") + state] = "7";
    up.answers["/running-threads"] = "7";
    const Ran ran = run(words("watch --for 2") + with({up.url()}));
    QVERIFY2(ran.errors.contains("the lists of ended jobs were not seen"), ran.errors.constData());
    QVERIFY2(ran.errors.contains("the running threads were not seen"), ran.errors.constData());
    QVERIFY2(ran.errors.contains("The list of ended jobs (/finished-jobs/"), ran.errors.constData());
}

void TestWire::aRefusalIsExplained()
{
    Member up("u1");
    up.post = {
        500,
        R"({"status":"fail","message":"Cannot invoke \"java.util.List.size()\" because \"sources\" is null"})"};
    const Ran ran = run(QStringList{QStringLiteral("submit"), job()} + with({up.url()}));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("The job has no source block. ") &&
                 ran.errors.contains("\"sources\" is null"),
             ran.errors.constData());
}

void TestWire::aListThatDoesNotCome()
{
    Member up("u1");
    up.answers["/finished-jobs/FAILED"] = "<html>";
    const Ran ran = run(words("jobs --format json") + with({up.url()}));
    QCOMPARE(ran.status, 2); // nobody told which jobs failed
    QVERIFY2(ran.errors.contains("(ended FAILED) is missing"), ran.errors.constData());
    QVERIFY(ran.output.contains(R"("question":"ended FAILED")"));
}

void TestWire::whatWasNotSeenIsNoAllClear()
{
    Member full("u1");
    for (const auto &path : full.answers.keys())
        if (path != "/overview")
            full.silent << path;
    const Ran ran = run(words("watch --for 1") + with({full.url()}));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains(full.server.member().toLatin1() + ": the list of running jobs"),
             ran.errors.constData());
    QVERIFY(ran.errors.contains("no all-clear"));

    Member up("u2");
    const Ran half = run(words("watch --for 1") + with({up.url(), nobody()}));
    QCOMPARE(half.status, 2);
    QVERIFY2(half.errors.contains("Nothing answers") && half.errors.contains("no all-clear"),
             half.errors.constData());

    up.answers["/running-jobs"] = R"([{"jobId":"7"},7])";
    QCOMPARE(run(words("watch --for 1") + with({up.url()})).status, 2);
}

void TestWire::allWasSeen()
{
    Member up("u1");
    const Ran ran = run(words("watch --for 1") + with({up.url()}));
    QVERIFY2(ran.status == 0 && ran.errors.isEmpty(), ran.errors.constData());
}

void TestWire::secondsThatAreNone_data()
{
    QTest::addColumn<QString>("seconds");
    for (const char *seconds : {"nan", "inf", "-1", "0", "1e400", "1e10", "9999999", "1s", ""})
        QTest::newRow(seconds) << QString::fromLatin1(seconds);
}

void TestWire::secondsThatAreNone()
{
    QFETCH(QString, seconds);
    Member up("u1");
    for (const char *command : {"watch", "record -o /dev/null"}) {
        const Ran ran =
            run(words(command) + QStringList{QStringLiteral("--for=") + seconds} + with({up.url()}));
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.errors.contains("--for"), ran.errors.constData());
    }
    QVERIFY(up.server.requests().isEmpty());
}

void TestWire::oneMemberIsAskedOnce()
{
    Member member("u1");
    QUrl other = member.server.url();
    other.setHost(QStringLiteral("localhost"));
    const Ran ran = run(words("jobs") + with({member.url(), other.toString()}));
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.contains((member.url() + QStringLiteral(" and ") + other.toString() +
                                  QStringLiteral(" are one member"))
                                     .toUtf8()),
             ran.errors.constData());
    QCOMPARE(member.asked("/running-jobs"), 1);

    // The same address in other letters is no second one.
    const Ran twice =
        run(words("jobs") + with({member.url(), member.url() + QLatin1Char('/'), member.server.member()}));
    QCOMPARE(twice.status, 0);
    QVERIFY2(twice.errors.isEmpty(), twice.errors.constData());
    QCOMPARE(member.asked("/running-jobs"), 2);

    // The same process in the other flavour, at another port.
    Member v2({}, {}, "happy_noether");
    const Ran both = run(words("jobs") + with({member.url(), v2.url()}));
    QCOMPARE(both.status, 0);
    QVERIFY2(both.errors.contains("are one member"), both.errors.constData());
    QCOMPARE(member.asked("/running-jobs"), 3);
    QCOMPARE(v2.asked("/running-jobs"), 0);
}

void TestWire::strangersAreNamed()
{
    Member one("u1");
    Member two("u2", v1, "sad_gauss");
    const Ran ran = run(words("jobs") + with({one.url(), two.url()}));
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.contains("do not see each other"), ran.errors.constData());
    QCOMPARE(two.asked("/running-jobs"), 1);
}

void TestWire::theFileAfterTheAddress()
{
    Member up("u1");
    const Ran ran = run(words("submit") + with({up.url()}) + QStringList{job()});
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QCOMPARE(ran.output, "12\n");
    QCOMPARE(up.server.count("POST"), 1);
}

void TestWire::aFileWithErrors()
{
    Member up("u1");
    const QString path = file("env { job.mode = BATCH \nsource { FakeSource { row.num = 1 } }\n");
    const Ran ran = run(QStringList{QStringLiteral("submit"), path} + with({up.url()}));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("nothing was submitted") && ran.errors.contains("--force"),
             ran.errors.constData());
    QVERIFY(up.server.requests().isEmpty());
    const Ran forced =
        run(QStringList{QStringLiteral("submit"), QStringLiteral("--force"), path} + with({up.url()}));
    QCOMPARE(forced.status, 2);                                          // it cannot even be written as JSON
    QCOMPARE(forced.errors.count("error:"), ran.errors.count("error:")); // and that is said once
    QVERIFY(up.server.requests().isEmpty());
}

void TestWire::aLostAnswerIsLookedFor()
{
    for (const char *command : {"submit", "submit --watch"}) {
        Member up("u1");
        up.post.how = StubAnswer::How::Close;
        up.jobThere = true;
        up.jobState = "FINISHED"; // so that the watching ends
        const Ran ran = run(words(command) + QStringList{job()} + with({up.url()}));
        QVERIFY2(ran.status == 0, ran.errors.constData());
        QCOMPARE(up.server.count("POST"), 1);
        QVERIFY2(ran.errors.contains("was lost"), ran.errors.constData());
        const QByteArray id = ran.output.trimmed();
        QVERIFY2(up.asked("/job-info/" + id) > 0, id.constData());
        QVERIFY2(ran.errors.contains("looking for the job " + id), ran.errors.constData());
    }
}

// The engine has not taken our id, its answer is lost, and a job of that name is new in its list.
void TestWire::aSimilarJobIsNamed()
{
    Member up("u1");
    up.post.how = StubAnswer::How::Close;
    up.answers.insert("/running-jobs", "[]");
    up.afterPost.insert(
        "/running-jobs",
        R"([{"jobId":"4711","jobName":"a","jobStatus":"RUNNING","envOptions":{},"metrics":{}}])");
    const Ran ran = run(words("submit --watch") + QStringList{job()} + with({up.url()}));
    QCOMPARE(ran.status, 2);
    QCOMPARE(up.server.count("POST"), 1);
    QVERIFY2(ran.errors.contains("looking for the job "), ran.errors.constData());
    QVERIFY2(ran.errors.contains("did not run before runs as 4711"), ran.errors.constData());
}

void TestWire::whoEndsItIsToldWhatToLookFor_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("signal");
    for (const char *command : {"submit", "submit --watch", "stop"})
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            QTest::addRow("%s, signal %d", command, signal) << QString::fromLatin1(command) << signal;
}

// The order is out and no answer is there: who presses Ctrl+C now must not send it again.
void TestWire::whoEndsItIsToldWhatToLookFor()
{
    QFETCH(QString, command);
    QFETCH(int, signal);
    Member member("one");
    member.post.how = StubAnswer::How::Hold;
    const bool stops = command == QLatin1String("stop");
    QProcess process;
    process.start(QStringLiteral(SLUICECTL), words(qPrintable(command)) +
                                                 QStringList{stops ? QStringLiteral("4711") : job()} +
                                                 with({member.url()}));
    QTRY_COMPARE_WITH_TIMEOUT(member.server.count("POST"), 1, 20000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("interrupted") && said.contains("before you send it again"), said);
    QVERIFY2(said.contains(stops                                ? "4711"
                           : command == QLatin1String("submit") ? "the job 6"
                                                                : "the name a") ||
                 said.contains("the job 7") || said.contains("the job 8"),
             said);
    QCOMPARE(member.server.count("POST"), 1);
}

void TestWire::aStopGoesOutOnce()
{
    Member one("u1");
    Member two("u2", v1, "sad_gauss");
    two.jobThere = true;
    const QStringList stop = words("stop 12");
    const Ran ran = run(stop + with({one.url(), nobody(), two.url()}));
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QCOMPARE(one.server.count("POST"), 0);
    QCOMPARE(two.server.count("POST"), 1); // which has it
    QVERIFY2(ran.output.contains("asked " + two.server.member().toLatin1()), ran.output.constData());
    QVERIFY2(ran.errors.contains("Nothing answers"), ran.errors.constData());

    one.jobThere = true; // a healthy cluster: each of them passes it on
    QCOMPARE(run(stop + with({one.url(), two.url()})).status, 0);
    QCOMPARE(one.server.count("POST") + two.server.count("POST"), 2);

    one.post = {500, R"({"status":"fail","message":"no"})"};
    const Ran refused = run(stop + with({one.url(), two.url()}));
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("The engine answered 500: no"), refused.errors.constData());
    QCOMPARE(one.server.count("POST") + two.server.count("POST"), 3);
}

void TestWire::aStopGoesOnWhereTheJobIsUnknown()
{
    Member one("u1");
    Member two("u2", v1, "sad_gauss");
    one.post = {404, R"({"status":"fail","message":"The job 12 does not exist"})"};
    const Ran ran = run(words("stop 12") + with({one.url(), two.url()}));
    QVERIFY2(ran.status == 2, ran.errors.constData()); // for nothing was stopped
    QCOMPARE(one.server.count("POST"), 1);
    QCOMPARE(two.server.count("POST"), 1);
    QVERIFY2(ran.errors.contains("no member that answers said that it has the job 12"),
             ran.errors.constData());
}

void TestWire::aStopOfAnUnknownJobIsNotDone()
{
    // 2.3.8 answers 200 to a stop of any number.
    Member one("u1");
    Member two("u2", v1, "sad_gauss");
    const Ran alone = run(words("stop 12") + with({one.url()}));
    QCOMPARE(alone.status, 2);
    QVERIFY2(alone.errors.contains("said that it has the job 12"), alone.errors.constData());
    const Ran both = run(words("stop 12 --every-member") + with({one.url(), two.url()}));
    QCOMPARE(both.status, 2);
    QCOMPARE(both.errors.count("said that it has the job 12"), 2);
    two.jobThere = true;
    QCOMPARE(run(words("stop 12 --every-member") + with({one.url(), two.url()})).status, 0);
}

void TestWire::aSplitClusterIsToldOnBothSides()
{
    Member one("u1");
    Member two("u2", v1, "sad_gauss");
    one.jobThere = two.jobThere = true;
    const Ran ran = run(words("stop 12 --every-member") + with({one.url(), two.url()}));
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QCOMPARE(one.server.count("POST"), 1);
    QCOMPARE(two.server.count("POST"), 1);
}

void TestWire::resumes()
{
    Member up("u1");
    const Ran ran = run(QStringList{QStringLiteral("submit"), job()} + words("--resume 1234567890123456789") +
                        with({up.url()}));
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QVERIFY(up.server.requests().constLast().path.endsWith(
        "&jobId=1234567890123456789&isStartWithSavePoint=true"));
    QCOMPARE(
        run(QStringList{QStringLiteral("submit"), job()} + words("--resume x") + with({up.url()})).status, 2);
}

void TestWire::aJobThatNeverAppears()
{
    Member up("u1");
    const QStringList submit = QStringList{QStringLiteral("submit"), job()} + words("--watch --give-up 0.5");
    const Ran ran = run(submit + with({up.url()}));
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.output, "12\n");
    QVERIFY2(ran.errors.contains("never appeared in 0.5 s"), ran.errors.constData());
    QCOMPARE(ran.errors.count("the job 12"), 1);
    QCOMPARE(up.server.count("POST"), 1);
}

void TestWire::aJobThatIsSeenNoMore()
{
    // It runs until it has been seen; then the engine has lost its memory.
    Member up("u1");
    const QByteArray runs = R"([{"jobId":"12","jobName":"a","jobStatus":"RUNNING"}])";
    up.answers["/running-jobs"] = runs;
    up.jobThere = true;
    int lists = 0;
    up.server.setHandler([&](const StubRequest &request) {
        const bool list = request.path.endsWith("/running-jobs") && up.server.count("POST") > 0;
        if (list && ++lists > 1) {
            up.answers["/running-jobs"] = "[]";
            up.jobThere = false;
        }
        return up.answer(request);
    });
    const Ran ran =
        run(QStringList{QStringLiteral("submit"), job()} + words("--watch --give-up 2.5") + with({up.url()}));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("RUNNING"), ran.errors.constData());
    QVERIFY2(ran.errors.contains("no more for 2.5 s"), ran.errors.constData());
}

QTEST_GUILESS_MAIN(TestWire)
#include "test_wire.moc"
