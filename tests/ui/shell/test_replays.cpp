// A recording in the window shows what the terminal says of it, at every speed.
#include "models/engine/http/recording.h"
#include "models/monitor/clustermonitor.h"
#include "models/monitor/eventjson.h"
#include "tests/support/shareddata.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/shell/clusterregistry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

/// Answers of an engine, a line each; the time goes on by half a second with each.
class Lines
{
public:
    void overview(int running, int finished)
    {
        add("/overview", 200,
            QByteArray(
                R"({"projectVersion":"2.3.8","gitCommitAbbrev":"x","totalSlot":"0","unassignedSlot":"0",)"
                R"("runningJobs":"%1","finishedJobs":"%2","failedJobs":"0","cancelledJobs":"0",)"
                R"("workers":"1"})")
                .replace("%1", QByteArray::number(running))
                .replace("%2", QByteArray::number(finished)));
    }
    void add(const char *endpoint, int status, const QByteArray &body)
    {
        halfSeconds_ += 1;
        text += R"({"t":)" + QByteArray::number(1'700'000'000 + halfSeconds_ / 2.0, 'f', 1) +
                R"(,"member":"a:5801","endpoint":")" + endpoint + R"(","status":)" +
                QByteArray::number(status) +
                (status == 0 ? R"(,"error":"refused"})" : R"(,"body":)" + body + '}') + '\n';
    }

    QByteArray text;

private:
    int halfSeconds_ = 0;
};

/// An engine that is killed while a job runs, and comes back without it a minute later: a short time in which
/// much is found, as somebody who asks only now and then does not see.
QByteArray killedAndRestarted()
{
    const QByteArray job = R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING","envOptions":{},)"
                           R"("createTime":"2023-11-14 22:00:00","metrics":{"SourceReceivedCount":"10"}}])";
    Lines lines;
    for (int i = 0; i < 4; ++i) {
        lines.overview(1, 2);
        lines.add("/running-jobs", 200, job);
        lines.add("/finished-jobs/FINISHED", 200, "[]");
        lines.add("/running-threads", 200, "[]");
    }
    for (int i = 0; i < 30; ++i)
        lines.add("/overview", 0, {});
    for (int i = 0; i < 6; ++i) {
        lines.overview(0, 0);
        lines.add("/running-jobs", 200, "[]");
        lines.add("/finished-jobs/FINISHED", 200, "[]");
        lines.add("/finished-jobs/FAILED", 200, "[]");
        lines.add("/finished-jobs/CANCELED", 200, "[]");
        lines.add("/finished-jobs/SAVEPOINT_DONE", 200, "[]");
        lines.add("/job-info/7", 200, R"({"jobId":"7"})");
        lines.add("/running-threads", 200, "[]");
    }
    return lines.text;
}

/// The same recording by a computer whose clock was set back by so much after this part of the lines.
QByteArray setBack(const QByteArray &text, double part, double seconds)
{
    QByteArrayList lines = text.trimmed().split('\n');
    for (qsizetype i = qsizetype(double(lines.size()) * part); i < lines.size(); ++i) {
        QJsonObject line = QJsonDocument::fromJson(lines.at(i)).object();
        line[QStringLiteral("t")] = line[QStringLiteral("t")].toDouble() - seconds;
        lines[i] = QJsonDocument(line).toJson(QJsonDocument::Compact);
    }
    return lines.join('\n') + '\n';
}

/// A line of `sluicectl replay --format json`, without the name of the cluster. Where no member is named it
/// is also who said it.
QString withoutCluster(const QByteArray &text, const QString &cluster)
{
    QJsonObject event = QJsonDocument::fromJson(text).object();
    event.remove(QStringLiteral("cluster"));
    QString line = QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact));
    return line.replace(cluster, QStringLiteral("CLUSTER"));
}

QStringList toldInTheTerminal(const QString &path)
{
    static QHash<QString, QStringList> known;
    if (known.contains(path))
        return known.value(path);
    QProcess process;
    process.start(QStringLiteral(SLUICECTL),
                  {QStringLiteral("replay"), path, QStringLiteral("--format"), QStringLiteral("json")});
    if (!process.waitForFinished(60'000))
        return {QStringLiteral("sluicectl did not end")};
    QStringList lines;
    for (const QByteArray &text : process.readAllStandardOutput().split('\n'))
        if (!text.isEmpty())
            lines.append(withoutCluster(text, QFileInfo(path).baseName()));
    lines.sort(); // those of one moment come in any order
    known.insert(path, lines);
    return lines;
}

QStringList codesOf(const QStringList &told)
{
    QStringList codes;
    for (const QString &line : told) {
        const QJsonObject event = QJsonDocument::fromJson(line.toUtf8()).object();
        codes.append(event.value(QStringLiteral("event")).toString() + u' ' +
                     event.value(QStringLiteral("code")).toString());
    }
    codes.sort();
    return codes;
}

/// What is the matter at the end: rule, job, member and whether it is still so.
QStringList outcome(const QStringList &told)
{
    QMap<QString, QString> last;
    for (const QString &line : told) {
        const QJsonObject event = QJsonDocument::fromJson(line.toUtf8()).object();
        const QString what = event.value(QStringLiteral("code")).toString() + u' ' +
                             event.value(QStringLiteral("job")).toString() + u' ' +
                             event.value(QStringLiteral("since")).toString();
        const bool closed = event.value(QStringLiteral("event")).toString() == QLatin1String("closed");
        if (closed || !last.contains(what))
            last.insert(what, closed ? QStringLiteral("closed") : QStringLiteral("open"));
    }
    QStringList lines;
    for (auto it = last.cbegin(); it != last.cend(); ++it)
        lines.append(it.key() + u' ' + it.value());
    return lines;
}

QStringList outcome(const QList<monitor::Finding> &findings)
{
    QStringList lines;
    for (const monitor::Finding &finding : findings) {
        const QString since =
            QDateTime::fromMSecsSinceEpoch(finding.sinceMs, Qt::UTC).toString(Qt::ISODateWithMs);
        lines.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(finding.code, finding.jobId, since,
                              finding.isOpen() ? QStringLiteral("open") : QStringLiteral("closed")));
    }
    lines.sort();
    lines.removeDuplicates(); // two members may say the same at once
    return lines;
}

/// One that is found not to answer is not shown as answering.
QString contradiction(const monitor::ClusterMonitor &monitor)
{
    for (const monitor::Finding &finding : monitor.findings())
        for (const monitor::MemberView &member : monitor.snapshot().members)
            if (finding.isOpen() && finding.code == QLatin1String("unreachable") &&
                finding.subject == member.member && member.reachable)
                return QStringLiteral("%1 answers at %2 and does not")
                    .arg(member.member)
                    .arg(monitor.snapshot().timeMs);
    return {};
}

} // namespace

class TestReplays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheTerminalFinds_data();
    void findsWhatTheTerminalFinds();
};

void TestReplays::findsWhatTheTerminalFinds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Command>("speed");
    QTest::addColumn<qint64>("stepMs");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<double>("setBackAt");
    struct Pace
    {
        const char *name;
        Command speed;
        qint64 stepMs; ///< of the clock, between two looks of the window
    };
    // The last one is a computer that slept.
    const Pace paces[] = {{"as it was", Command::SpeedNormal, 2500},
                          {"4 times", Command::SpeedFast, 1000},
                          {"10 times", Command::SpeedFaster, 1000},
                          {"10 times, seldom looked at", Command::SpeedFaster, 7000},
                          {"at once", Command::SpeedNormal, 3'600'000}};
    QStringList traces{QString()};
    if (const QString folder = test::sharedData(QStringLiteral("traces")); !folder.isEmpty())
        for (const QFileInfo &file : QDir(folder).entryInfoList({QStringLiteral("*.gz")}))
            traces.append(file.filePath());
    const QString extra = qEnvironmentVariable("SLUICE_TRACE"); // one more, of one's own
    if (!extra.isEmpty())
        traces.append(extra);
    for (const QString &trace : std::as_const(traces))
        for (const Pace &pace : paces)
            QTest::addRow("%s, %s", trace.isEmpty() ? "killed" : qPrintable(QFileInfo(trace).baseName()),
                          pace.name)
                << trace << pace.speed << pace.stepMs << (trace.isEmpty() ? 2 : 0) << 0.0;
    for (const double part : {0.2, 0.5, 0.9})
        QTest::addRow("killed, clock set back at %.1f", part)
            << QString() << Command::SpeedFaster << qint64{1000} << 2 << part;
}

void TestReplays::findsWhatTheTerminalFinds()
{
    QFETCH(QString, path);
    QFETCH(Command, speed);
    QFETCH(qint64, stepMs);
    QFETCH(int, atLeast);
    QFETCH(double, setBackAt);
    WindowFixture fixture;
    const bool isSetBack = setBackAt > 0;
    if (path.isEmpty())
        path = fixture.writeFile("killed.jsonl", isSetBack ? setBack(killedAndRestarted(), setBackAt, 3600)
                                                           : killedAndRestarted());
    shell::MainWindow &window = *fixture.window;
    window.actions().action(speed)->trigger();
    QStringList told;
    connect(&window.clusters(), &shell::ClusterRegistry::watched, this,
            [&](const QString &cluster, monitor::ClusterMonitor *watching) {
                connect(watching, &monitor::ClusterMonitor::findingChanged, this,
                        [&told, cluster](const monitor::FindingEvent &event) {
                            told.append(withoutCluster(monitor::toJsonLine(event), cluster));
                        });
            });
    window.openPaths({path});
    const QString name = QFileInfo(path).fileName() + QStringLiteral(" (recording)");
    QTRY_VERIFY(window.clusters().monitor(name) != nullptr);
    monitor::ClusterMonitor &monitor = *window.clusters().monitor(name);
    QSignalSpy snapshots(&monitor, &monitor::ClusterMonitor::snapshotChanged);
    QString wrong;
    while (!monitor.snapshot().ended) {
        fixture.clock.advance(stepMs);
        monitor.refresh();
        QVERIFY(snapshots.wait());
        if (wrong.isEmpty())
            wrong = contradiction(monitor);
    }
    QCOMPARE(wrong, QString());
    told.sort();
    const QStringList expected = toldInTheTerminal(path);
    QCOMPARE(told.join(u'\n'), expected.join(u'\n'));
    QCOMPARE(outcome(monitor.findings()), outcome(expected));
    QVERIFY(monitor.findings().size() >= atLeast);
    QCOMPARE(engine::Recording::load(path)->clockRemark().has_value(), isSetBack);
    if (isSetBack) // what is found is what is found without
        QCOMPARE(codesOf(toldInTheTerminal(path)),
                 codesOf(toldInTheTerminal(fixture.writeFile("right.jsonl", killedAndRestarted()))));
    QCOMPARE(monitor.snapshot().timeMs, engine::Recording::load(path).value().endMs());
    for (const monitor::Finding &finding : monitor.findings())
        QVERIFY2(finding.evidence < 0 || !monitor.rawEvidence(finding.evidence).isEmpty(),
                 qPrintable(finding.code));
}

QTEST_MAIN(TestReplays)
#include "test_replays.moc"
