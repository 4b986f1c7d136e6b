// What the page of a job tells of its attempts, errors and stages, and that nothing is stopped in a
// recording.
#include "models/core/clock.h"
#include "models/items/findingsmodel.h"
#include "models/items/stagetext.h"
#include "tests/support/shots.h"
#include "tests/ui/monitor/jobpagefixture.h"
#include "tests/ui/monitor/samples.h"
#include "ui/monitor/counterstory.h"
#include "ui/monitor/daglist.h"
#include "ui/monitor/firstwords.h"
#include "ui/monitor/joboverview.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/timechart.h"

#include <QCheckBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

using Fixture = JobPageFixture;

} // namespace

class TestJobStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attemptsAreThoseOfTheFindings_data();
    void attemptsAreThoseOfTheFindings();
    void theChartSaysWhatItCannotShow();
    void anErrorLinksToTheFindingThatKnowsMore();
    void stagesHaveTheNamesOfTheirPlugins();
    void aNarrowLineEndsAfterAWord_data();
    void aNarrowLineEndsAfterAWord();
    void nothingIsStoppedInARecording();
};

void TestJobStory::attemptsAreThoseOfTheFindings_data()
{
    using Rows = QList<qint64>;
    using Marks = QList<AttemptMark>;
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<qint64>("perRun");
    QTest::addColumn<bool>("batch");
    QTest::addColumn<Marks>("marks");
    QTest::addColumn<qint64>("begunBefore");
    const auto row = [](const char *name, const Rows &rows, qint64 perRun, const Marks &marks,
                        qint64 before = 1, bool batch = true) {
        QTest::newRow(name) << rows << perRun << batch << marks << before;
    };
    row("nothing", {}, 600, {});
    row("steady", {0, 10, 20, 30, 30, 30, 600}, 600, {});
    row("falls", {0, 1800, 500, 900}, 0, {{2, 2, 2}}, 1, false);
    row("falls, and the fall is one of the multiples", {600, 600, 0, 1200, 1200, 1800, 2400}, 600,
        {{2, 2, 2}, {4, 3, 3}, {5, 4, 4}});
    // As the series book keeps it: of a flat stretch two points.
    row("multiple", {0, 600, 600, 1200, 1200, 1800}, 600, {{2, 2, 2}, {4, 3, 3}});
    row("on the way to a multiple", {0, 600, 600, 900, 1200, 1200}, 600, {{2, 2, 2}});
    row("nobody says how many a run moves", {0, 600, 600, 1200, 1200}, 0, {});
    row("a stream", {0, 600, 600, 1200, 1200}, 600, {}, 1, false);
    row("nobody looked for two attempts", {600, 600, 1800, 1800}, 600, {{1, 2, 3}});
    row("watched from the third on", {1800, 1800, 2400}, 600, {{1, 4, 4}}, 3);
}

void TestJobStory::attemptsAreThoseOfTheFindings()
{
    QFETCH(QList<qint64>, rows);
    QFETCH(qint64, perRun);
    QFETCH(bool, batch);
    QList<monitor::CounterPoint> points;
    for (int i = 0; i < rows.size(); ++i)
        points.append({i, rows.at(i), rows.at(i)});
    const AttemptStory story =
        attemptsOf(points, batch ? engine::JobMode::Batch : engine::JobMode::Streaming, perRun);
    QTEST(story.marks, "marks");
    QTEST(story.begunBefore, "begunBefore");
}

void TestJobStory::theChartSaysWhatItCannotShow()
{
    Fixture f;
    auto *overview = f.page.findChild<JobOverview *>();
    f.findings.setFindings(QStringLiteral("prod"), someFindings());
    f.page.setSnapshot(snapshotOf({failedJob()}));
    f.page.setCounters({{noonMs, 2400, 2400}});
    QVERIFY2(overview->gap().contains(QLatin1String("ended before it was watched")),
             qPrintable(overview->gap()));
    f.page.setCounters({{noonMs - 9000, 1800, 1800}, {noonMs - 5000, 1800, 1800}, {noonMs, 2400, 2400}});
    QVERIFY2(overview->gap().contains(QLatin1String("begins in attempt 3")), qPrintable(overview->gap()));
    QCOMPARE(overview->chart()->markers().size(), 1);
    saveShots(f.page, QStringLiteral("job-gap"));
    f.page.setCounters(restartedCounters());
    QCOMPARE(overview->gap(), QString());
}

/// The engine's advice is not the last word on a page that has a finding about the job.
void TestJobStory::anErrorLinksToTheFindingThatKnowsMore()
{
    Fixture f;
    auto *notice = f.page.findChildren<widgets::NoticeBar *>().value(1);
    f.page.setSnapshot(snapshotOf({failedJob()}));
    f.page.showTab(JobPage::Exceptions);
    QCOMPARE(f.page.beforeAdvice(), QString());
    QVERIFY(!notice->isVisible());
    monitor::Finding other = someFindings().first();
    other.jobId = QStringLiteral("5");
    f.findings.setFindings(QStringLiteral("prod"), {other});
    QVERIFY(!notice->isVisible());
    f.findings.setFindings(QStringLiteral("prod"), someFindings());
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->sentence().contains(QLatin1String("Failed, but the data looks complete")),
             qPrintable(notice->sentence()));
    saveShots(f.page, QStringLiteral("job-exceptions-finding"));
    QTest::mouseClick(f.button(QStringLiteral("Show the finding")), Qt::LeftButton);
    QVERIFY(f.page.showsFindings());
    f.findings.setFindings(QStringLiteral("prod"), {});
    f.page.showTab(JobPage::Exceptions);
    QVERIFY(!notice->isVisible());
    f.findings.setFindings(QStringLiteral("prod"), someFindings());
    QVERIFY(notice->isVisible());
}

void TestJobStory::stagesHaveTheNamesOfTheirPlugins()
{
    engine::JobDag dag;
    dag.vertices = {{1, QStringLiteral("Source[0]-FakeSource"), engine::StageKind::Source, 1},
                    {2, QStringLiteral("TransformChain[Transform[0]-Sql]"), engine::StageKind::Unknown, {}},
                    {3, QStringLiteral("Sink[0]-Console-MultiTableSink"), engine::StageKind::Sink, 1},
                    {4, QStringLiteral("Sink[1]-Console-MultiTableSink"), engine::StageKind::Sink, 1},
                    {5,
                     QStringLiteral("TransformChain[Transform[0]-Copy->Transform[1]-Sql]"),
                     engine::StageKind::Transform,
                     {}},
                    {6, QStringLiteral("something else"), engine::StageKind::Unknown, {}}};
    const QHash<int, QString> names = items::stageNames(dag);
    QCOMPARE(names.value(1), QStringLiteral("FakeSource"));
    QCOMPARE(names.value(2), QStringLiteral("Sql"));
    QCOMPARE(names.value(3), QStringLiteral("Console 1"));
    QCOMPARE(names.value(4), QStringLiteral("Console 2"));
    QCOMPARE(names.value(5), QStringLiteral("Copy → Sql"));
    QCOMPARE(names.value(6), QStringLiteral("something else"));
    DagList list;
    list.setDag(dag);
    QVERIFY2(!list.text().contains(QLatin1Char('[')), qPrintable(list.text()));
    QVERIFY(list.findChild<QLabel *>()->toolTip().contains(QLatin1String("Sink[1]-Console-MultiTableSink")));
}

void TestJobStory::aNarrowLineEndsAfterAWord_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("line");
    const QString rows = QStringLiteral(
        "2400 rows were read and 2400 handed to the sink where one run moves 600: as many as 4 runs.");
    QTest::newRow("fits") << rows << 200 << rows;
    QTest::newRow("narrow") << rows << 39 << QStringLiteral("2400 rows were read and 2400 handed …");
    QTest::newRow("no number is cut") << rows << 29 << QStringLiteral("2400 rows were read and …");
    QTest::newRow("no comma before it")
        << QStringLiteral("Read 1,800, then 2,400.") << 14 << QStringLiteral("Read 1,800 …");
    QTest::newRow("not the first") << rows << 5 << QString();
    const QString chinese = QStringLiteral("一次运行应为 600 行，实际读取 2400 行：相当于运行了 4 次。");
    QTest::newRow("Chinese") << chinese << 13 << QStringLiteral("一次运行应为 600 …");
}

void TestJobStory::aNarrowLineEndsAfterAWord()
{
    QFETCH(QString, sentence);
    QFETCH(int, most);
    const QString line = firstWords(sentence, [most](const QString &text) { return text.size() <= most; });
    QVERIFY(line.size() <= most);
    QTEST(line, "line");
}

void TestJobStory::nothingIsStoppedInARecording()
{
    const QPointer<StopSheet> sheet(new StopSheet({QStringLiteral("demo"), {}, false, true},
                                                  QStringLiteral("1"), QStringLiteral("orders"), false));
    const auto gone = qScopeGuard([&sheet] { delete sheet; });
    sheet->show();
    sheet->setMemberCount(2);
    QVERIFY(!sheet->stopButton()->isEnabled());
    QVERIFY2(sheet->trouble().contains(QLatin1String("demo is a recording")), qPrintable(sheet->trouble()));
    for (const QCheckBox *box : sheet->findChildren<QCheckBox *>())
        QVERIFY(!box->isEnabled());
    QSignalSpy confirmed(sheet.data(), &StopSheet::stopConfirmed);
    sheet->stopButton()->click();
    QCOMPARE(confirmed.count(), 0);
    saveShots(*sheet, QStringLiteral("stop-recording"));
}

QTEST_MAIN(TestJobStory)
#include "test_jobstory.moc"
