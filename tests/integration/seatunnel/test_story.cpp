#include "models/core/text.h"
#include "sourcedir.h"
#include "tests/integration/seatunnel/realengine.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using sluice::testing::RealEngine;

namespace {

const QString jobName = QStringLiteral("orders_daily");
constexpr int longEnoughMs = 60000;

QString sample()
{
    return QStringLiteral(SLUICE_SOURCE_DIR "/resources/samples/orders.conf");
}

struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

/// Starts the terminal program as a person would, and leaves it running.
std::unique_ptr<QProcess> started(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(QStringLiteral(SLUICE_CTL), arguments);
    return process;
}

Outcome ended(QProcess &process, int timeoutMs)
{
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(),
                "did not end in time\n" + process.readAllStandardError()};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome run(const QStringList &arguments)
{
    return ended(*started(arguments), 30000);
}

QList<QJsonObject> jsonLines(const QByteArray &text)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : text.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            lines.append(object);
    }
    return lines;
}

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QList<QJsonObject> opened(const QByteArray &events)
{
    QList<QJsonObject> list;
    for (const QJsonObject &event : jsonLines(events)) {
        if (textOf(event, "event") == QLatin1String("opened"))
            list.append(event);
    }
    return list;
}

QSet<QString> codes(const QList<QJsonObject> &events)
{
    QSet<QString> set;
    for (const QJsonObject &event : events)
        set.insert(textOf(event, "code"));
    return set;
}

sluice::TextEdits editsOf(const QJsonObject &fix)
{
    sluice::TextEdits edits;
    for (const auto &value : fix.value(QLatin1String("edits")).toArray()) {
        const QJsonObject edit = value.toObject();
        edits.push_back({static_cast<std::size_t>(edit.value(QLatin1String("offset")).toInteger()),
                         static_cast<std::size_t>(edit.value(QLatin1String("length")).toInteger()),
                         textOf(edit, "text").toStdString()});
    }
    return edits;
}

// A batch of 200 rows that takes 4 s; `options` are for its env.
QByteArray job(const QByteArray &options)
{
    return R"({"env":{)" + options + R"("job.mode":"BATCH","parallelism":1},
        "source":[{"plugin_name":"FakeSource","result_table_name":"t","row.num":200,"split.num":1,
                   "schema":{"fields":{"id":"bigint"}}}],
        "sink":[{"plugin_name":"Console","source_table_name":"t","log.print.delay.ms":20}]})";
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The first story without a window: a BATCH job with checkpoint settings writes its rows four times and is
/// reported FAILED; linted, submitted anyway, watched, repaired, submitted again. Recorded meanwhile, and
/// replayed.
class TestStoryHeadless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void lintFindsTheMistake();
    void theFixRemovesIt();
    void theFailingJobIsSeenThrough();
    void theRepairedJobFinishes();
    void aRestartTakesNothingBack();
    void theReplayRaisesWhatTheWatchRaised();

private:
    QString url() const { return engine_.url().toString(); }
    QString file(const char *name) const { return folder_.filePath(QLatin1String(name)); }
    /// What the engine itself says of the only run of the job that is in `state`; null when there is none.
    QJsonObject runInState(const QString &state) const;

    RealEngine engine_;
    QTemporaryDir folder_;
    QJsonObject problem_;
    std::unique_ptr<QProcess> watch_;
    std::unique_ptr<QProcess> record_;
    QByteArray watched_;
};

void TestStoryHeadless::initTestCase()
{
    QVERIFY(folder_.isValid());
    SLUICE_START_REAL_ENGINE(engine_, 1);
}

void TestStoryHeadless::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s\n--- watch ---\n%s", qPrintable(engine_.logTail()), watched_.constData());
}

QJsonObject TestStoryHeadless::runInState(const QString &state) const
{
    const auto list = engine_.get(QStringLiteral("/finished-jobs/") + state);
    for (const auto &value : list ? list->array() : QJsonArray()) {
        if (textOf(value.toObject(), "jobName") == jobName)
            return value.toObject();
    }
    return {};
}

void TestStoryHeadless::lintFindsTheMistake()
{
    const QStringList lint = {QStringLiteral("lint"), sample(), QStringLiteral("--format"),
                              QStringLiteral("json")};
    const Outcome outcome = run(lint);
    QVERIFY2(outcome.exitCode == 0,
             outcome.err.constData()); // it would run: a warning is below --fail-on error
    QCOMPARE(run(lint + QStringList{QStringLiteral("--fail-on"), QStringLiteral("warning")}).exitCode, 1);

    const QJsonObject report = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(textOf(report, "version"), QStringLiteral("2.3.8"));
    for (const auto &value : report.value(QLatin1String("problems")).toArray()) {
        if (textOf(value.toObject(), "code") == QLatin1String("batch-checkpoint"))
            problem_ = value.toObject();
    }
    QCOMPARE(textOf(problem_, "severity"), QStringLiteral("warning"));
    QCOMPARE(textOf(problem_, "pointer"), QStringLiteral("/env/checkpoint.interval"));
    const QByteArray marked = readFile(sample()).mid(problem_.value(QLatin1String("offset")).toInteger(),
                                                     problem_.value(QLatin1String("length")).toInteger());
    QVERIFY2(marked.contains("checkpoint.interval") || marked.contains("1000"), marked.constData());
}

void TestStoryHeadless::theFixRemovesIt()
{
    const QJsonArray fixes = problem_.value(QLatin1String("fixes")).toArray();
    QVERIFY(!fixes.isEmpty());
    const std::string before = readFile(sample()).toStdString();
    const sluice::TextEdits edits = editsOf(fixes.first().toObject());
    QVERIFY(!edits.empty() && sluice::isValid(edits, before.size()));
    QFile fixed(file("fixed.conf"));
    QVERIFY(fixed.open(QIODevice::WriteOnly));
    fixed.write(QByteArray::fromStdString(sluice::applied(before, edits)));
    fixed.close();

    const Outcome outcome =
        run({QStringLiteral("lint"), fixed.fileName(), QStringLiteral("--format"), QStringLiteral("json"),
             QStringLiteral("--fail-on"), QStringLiteral("warning")});
    QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
}

void TestStoryHeadless::theFailingJobIsSeenThrough()
{
    // Until they are told to end.
    watch_ = started({QStringLiteral("watch"), QStringLiteral("--url"), url(), QStringLiteral("--format"),
                      QStringLiteral("json")});
    record_ = started({QStringLiteral("record"), QStringLiteral("--url"), url(), QStringLiteral("-o"),
                       file("story.jsonl")});
    QVERIFY(watch_->waitForStarted() && record_->waitForStarted());
    const auto submit =
        started({QStringLiteral("submit"), sample(), QStringLiteral("--url"), url(),
                 QStringLiteral("--watch"), QStringLiteral("--format"), QStringLiteral("json")});

    const auto watchSays = [&](const char *code) {
        watched_ += watch_->readAllStandardOutput();
        return codes(opened(watched_)).contains(QLatin1String(code));
    };
    // The lie is seen while the engine still tells it.
    QTRY_VERIFY_WITH_TIMEOUT(watchSays("running-but-restarting") && watchSays("duplicate-writes"), 60000);
    const auto running = engine_.get(QStringLiteral("/running-jobs"));
    QVERIFY(running && running->array().size() == 1);
    QCOMPARE(textOf(running->array().first().toObject(), "jobStatus"), QStringLiteral("RUNNING"));

    QTRY_VERIFY_WITH_TIMEOUT(watchSays("failed-but-data-complete"), 90000);
    const QJsonObject metrics =
        runInState(QStringLiteral("FAILED")).value(QLatin1String("metrics")).toObject();
    QCOMPARE(textOf(metrics, "SinkWriteCount"), QStringLiteral("2400"));
    for (const QJsonObject &event : opened(watched_)) {
        if (textOf(event, "code") != QLatin1String("failed-but-data-complete"))
            continue;
        QCOMPARE(textOf(event, "name"), jobName);
        QCOMPARE(textOf(event, "severity"), QStringLiteral("critical"));
        const QString observed = textOf(event, "observed");
        QVERIFY2(observed.contains(QLatin1String("2400")) || observed.contains(QLatin1String("2,400")),
                 qPrintable(observed));
        QVERIFY2(observed.contains(QLatin1String("600")), qPrintable(observed));
    }

    const Outcome outcome = ended(*submit, 30000);
    QVERIFY2(outcome.exitCode == 1, outcome.err.constData() + outcome.out);
    QVERIFY(codes(opened(outcome.out)).contains(QStringLiteral("failed-but-data-complete")));
}

void TestStoryHeadless::theRepairedJobFinishes()
{
    const auto submit =
        started({QStringLiteral("submit"), file("fixed.conf"), QStringLiteral("--url"), url(),
                 QStringLiteral("--watch"), QStringLiteral("--format"), QStringLiteral("json")});
    const Outcome outcome = ended(*submit, 60000);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData() + outcome.out);
    QVERIFY2(opened(outcome.out).isEmpty(), outcome.out.constData());

    const QJsonObject job = runInState(QStringLiteral("FINISHED"));
    QCOMPARE(textOf(job.value(QLatin1String("metrics")).toObject(), "SinkWriteCount"), QStringLiteral("600"));

    const Outcome jobs = run({QStringLiteral("jobs"), QStringLiteral("--url"), url(),
                              QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(jobs.exitCode == 0, jobs.err.constData());
    QVERIFY(jobs.out.contains("FINISHED") && jobs.out.contains("FAILED"));
}

// The engine is killed and is back before anybody looked, with two other jobs that ended meanwhile.
void TestStoryHeadless::aRestartTakesNothingBack()
{
    if (!watch_)
        QSKIP("nothing was watched (see above)");
    const auto watching = static_cast<pid_t>(watch_->processId());
    ::kill(watching, SIGSTOP);
    const auto restarted = engine_.restart();
    if (!restarted)
        ::kill(watching, SIGCONT);
    QVERIFY2(restarted, restarted ? "" : restarted.error().english().c_str());
    for (const char *name : {"small_1", "small_2"}) {
        const auto submitted =
            engine_.post(QStringLiteral("/submit-job?jobName=") + QLatin1String(name), job({}));
        QVERIFY2(submitted, submitted ? "" : submitted.error().english().c_str());
    }
    const auto ended = [this] {
        const auto overview = engine_.get(QStringLiteral("/overview"));
        return overview && textOf(overview->object(), "finishedJobs") == QLatin1String("2");
    };
    const bool both = QTest::qWaitFor(ended, longEnoughMs);
    ::kill(watching, SIGCONT);
    QVERIFY(both);

    const auto isOpen = [&](const char *code) {
        watched_ += watch_->readAllStandardOutput();
        return codes(opened(watched_)).contains(QLatin1String(code));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOpen("history-lost"), longEnoughMs);
    // More jobs end, and that brings nothing back. The last one has a hint that opens and closes with it, so
    // it is known when the watch has seen its end.
    QVERIFY(engine_.post(QStringLiteral("/submit-job?jobName=small_3"), job({})));
    QVERIFY(engine_.post(QStringLiteral("/submit-job?jobName=checkpointed"),
                         job(R"("checkpoint.interval":30000,"checkpoint.timeout":60000,)")));
    const auto hint = [&](const char *event) {
        watched_ += watch_->readAllStandardOutput();
        const QList<QJsonObject> events = jsonLines(watched_);
        return std::any_of(events.begin(), events.end(), [event](const QJsonObject &line) {
            return textOf(line, "event") == QLatin1String(event) &&
                   textOf(line, "name") == QLatin1String("checkpointed") &&
                   textOf(line, "code") == QLatin1String("batch-with-checkpoint");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hint("opened"), longEnoughMs);
    QTRY_VERIFY_WITH_TIMEOUT(hint("closed"), longEnoughMs);

    const QSet<QString> harm = {QStringLiteral("history-lost"), QStringLiteral("duplicate-writes"),
                                QStringLiteral("failed-but-data-complete")};
    QSet<QString> closed;
    for (const QJsonObject &event : jsonLines(watched_)) {
        if (textOf(event, "event") == QLatin1String("closed"))
            closed.insert(textOf(event, "code"));
    }
    QCOMPARE(codes(opened(watched_)) & harm, harm);
    QCOMPARE(closed & harm, QSet<QString>());
    // A BATCH job whose checkpoints work has no finding but the hint.
    for (const QJsonObject &event : opened(watched_))
        QVERIFY2(textOf(event, "name") != QLatin1String("checkpointed") ||
                     textOf(event, "code") == QLatin1String("batch-with-checkpoint"),
                 qPrintable(textOf(event, "code")));
}

void TestStoryHeadless::theReplayRaisesWhatTheWatchRaised()
{
    if (!watch_)
        QSKIP("nothing was watched (see above)");
    watch_->terminate();
    record_->terminate();
    const Outcome watched = ended(*watch_, longEnoughMs);
    const Outcome recorded = ended(*record_, longEnoughMs);
    watched_ += watched.out;
    QVERIFY2(watched.exitCode == 1, watched.err.constData());
    QVERIFY2(recorded.exitCode == 0, recorded.err.constData());

    const Outcome replayed = run(
        {QStringLiteral("replay"), file("story.jsonl"), QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(replayed.exitCode == 1, replayed.err.constData());
    // Two observers poll at different moments: what lasts for seconds only, such as a job without threads,
    // one of them may miss. These four last.
    const QSet<QString> lasting = {
        QStringLiteral("batch-with-checkpoint"), QStringLiteral("duplicate-writes"),
        QStringLiteral("running-but-restarting"), QStringLiteral("failed-but-data-complete")};
    QCOMPARE(codes(opened(watched_)) & lasting, lasting);
    QCOMPARE(codes(opened(replayed.out)) & lasting, lasting);
}

QTEST_GUILESS_MAIN(TestStoryHeadless)

#include "test_story.moc"
