#include "models/core/clock.h"
#include "models/items/findingsmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shots.h"
#include "tests/ui/monitor/jobpagefixture.h"
#include "tests/ui/monitor/samples.h"
#include "ui/actions/actions.h"
#include "ui/monitor/findingdetails.h"
#include "ui/monitor/findingslist.h"
#include "ui/monitor/findingspanel.h"
#include "ui/monitor/jobheader.h"
#include "ui/monitor/joboverview.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/livetable.h"
#include "ui/monitor/rawviewer.h"
#include "ui/widgets/agelabel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorview.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/timechart.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

using Fixture = JobPageFixture;

} // namespace

class TestJobPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStateAndHowItIsKnown();
    void aJobThatIsGoneKeepsItsLastNumbers();
    void whatIsOldLooksOld();
    void aRecordingThatIsOverStandsStill();
    void timesOfAnotherDayHaveTheirDate();
    void theNameHasItsRoomBeforeTheButtons();
    void stopAsksOnlyWhileItRuns();
    void errorIsReadable();
    void chartShowsPlateausAndRestarts();
    void configAndEventsAndFindingsOfThisJob();
    void findingsPanelActs();
    void theWorstIsShownUntilAPersonSelects();
    void harmWaitsForAPerson();
    void detailsAreForAVisiblePageOfALiveJob();
    void emptyFindingsPanelClaimsOnlyWhatWasChecked();
    void rawViewerKeepsLongIds();
    void everyControlHasAName();
};

void TestJobPage::tellsTheStateAndHowItIsKnown()
{
    Fixture f;
    QSignalSpy titles(&f.page, &JobPage::titleChanged);
    QCOMPARE(f.page.title(), QStringLiteral("…761"));
    monitor::JobView job = failedJob();
    job.inRunningList = true;
    f.page.setSnapshot(snapshotOf({job}));
    QCOMPARE(f.page.title(), QStringLiteral("orders_daily …761"));
    QCOMPARE(titles.count(), 1);
    QVERIFY2(f.header()->howKnown().contains(QLatin1String("alpha:5801")),
             qPrintable(f.header()->howKnown()));
    QVERIFY(f.header()->howKnown().contains(QLatin1String("both its running and its finished list")));
    job.inRunningList = false;
    f.page.setSnapshot(snapshotOf({job}));
    QVERIFY(f.header()->howKnown().contains(QLatin1String("in its finished list")));
}

void TestJobPage::aJobThatIsGoneKeepsItsLastNumbers()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf({}));
    QVERIFY(!f.header()->howKnown().contains(QLatin1String("any more"))); // not seen yet is not gone
    monitor::JobView job =
        jobView(failingId, QStringLiteral("orders_daily"), engine::JobState::Running, 9, 9);
    f.page.setSnapshot(snapshotOf({job}));
    f.page.setSnapshot(snapshotOf({}));
    QVERIFY(f.header()->howKnown().contains(QLatin1String("No member lists this job any more")));
    QCOMPARE(f.page.title(), QStringLiteral("orders_daily …761"));
    QVERIFY(!f.button(QStringLiteral("&Stop…"))->isEnabled());
}

/// After a kill -9 of the engine no snapshot says that a job is gone: only time passes.
void TestJobPage::whatIsOldLooksOld()
{
    Fixture f;
    monitor::JobView job = failedJob();
    job.info.state = engine::JobState::Running;
    job.info.stateText = QStringLiteral("RUNNING");
    job.inRunningList = true;
    job.inFinishedList = false;
    job.sinkRowsPerSecond = 12.5;
    job.seenMs = snapshotOf({job}).timeMs;
    const auto *badge = f.header()->findChild<widgets::Badge *>();
    const auto *chart = f.page.findChild<widgets::TimeChart *>();
    f.page.setSnapshot(snapshotOf({job}));
    QCOMPARE(badge->look().text, QStringLiteral("RUNNING"));
    QCOMPARE(badge->look().tone, widgets::Tone::Info);
    QVERIFY(!chart->isMuted());
    monitor::ClusterSnapshot later = snapshotOf({job});
    later.timeMs += 30'000;
    f.page.setSnapshot(later);
    QCOMPARE(badge->look().text, QStringLiteral("last seen RUNNING"));
    QCOMPARE(badge->look().tone, widgets::Tone::Muted);
    QVERIFY(chart->isMuted());
    saveShots(f.page, QStringLiteral("job-old"));
    for (const auto *label : f.header()->findChildren<widgets::ElidedLabel *>())
        QVERIFY2(!label->text().contains(QLatin1String("rows/s")), "a rate of now");
    job.seenMs = later.timeMs;
    later = snapshotOf({job});
    later.timeMs = job.seenMs;
    f.page.setSnapshot(later);
    QCOMPARE(badge->look().text, QStringLiteral("RUNNING"));
    QVERIFY(!chart->isMuted());
}

namespace {

monitor::JobView runningJob()
{
    monitor::JobView job = failedJob();
    job.info.state = engine::JobState::Running;
    job.info.stateText = QStringLiteral("RUNNING");
    job.inRunningList = true;
    job.inFinishedList = false;
    job.seenMs = noonMs;
    return job;
}

} // namespace

void TestJobPage::aRecordingThatIsOverStandsStill()
{
    Fixture f;
    monitor::ClusterSnapshot last = snapshotOf({runningJob()});
    last.recorded = true;
    f.page.setSnapshot(last);
    const auto *badge = f.header()->findChild<widgets::Badge *>();
    const auto *age = f.header()->findChild<widgets::AgeLabel *>();
    const auto *chart = f.page.findChild<widgets::TimeChart *>();
    QCOMPARE(badge->look().text, QStringLiteral("RUNNING"));
    // Its last moment is not now: nothing of it looks as if it were, and it gets no older.
    last.ended = true;
    f.page.setSnapshot(last);
    const QString how = f.header()->howKnown();
    QVERIFY2(how.contains(QLatin1String("The recording ends here")), qPrintable(how));
    QCOMPARE(badge->look().text, QStringLiteral("last seen RUNNING"));
    QCOMPARE(badge->look().tone, widgets::Tone::Muted);
    QVERIFY(chart->isMuted());
    QVERIFY(f.page.isOver());
    f.clock.advance(3'600'000);
    f.page.setStaleAfter(10'000); // the clock is looked at
    QVERIFY2(age->text().isEmpty(), qPrintable(age->text()));
    QCOMPARE(f.header()->howKnown(), how);
    saveShots(f.page, QStringLiteral("job-over"));
    last.ended = false; // it is played again
    f.page.setSnapshot(last);
    QCOMPARE(badge->look().text, QStringLiteral("RUNNING"));
    QVERIFY(!chart->isMuted());
    // What had ended in it is as it was left.
    last = snapshotOf({failedJob()});
    last.recorded = last.ended = true;
    f.page.setSnapshot(last);
    QCOMPARE(badge->look().text, QStringLiteral("FAILED"));
    QVERIFY(!f.page.isOver());
}

void TestJobPage::timesOfAnotherDayHaveTheirDate()
{
    Fixture f;
    const QString day = QDateTime::fromMSecsSinceEpoch(noonMs).toString(QStringLiteral("yyyy-MM-dd"));
    monitor::Finding finding = findingOf(QStringLiteral("duplicate-writes"), monitor::Severity::Critical,
                                         failingId, QStringLiteral("orders_daily"));
    f.findings.setFindings(QStringLiteral("prod"), {finding});
    const auto *details = f.page.findChild<FindingDetails *>();
    const auto show = [&] { // as when a finding is confirmed
        finding.updatedMs += 1000;
        f.findings.confirm({finding});
        f.page.setSnapshot(snapshotOf({runningJob()}));
        f.page.setCounters(restartedCounters());
    };
    show();
    QTRY_VERIFY(details->text().contains(QLatin1String("Open since")));
    const auto *chart = f.page.findChild<JobOverview *>()->chart();
    const qint64 moment = restartedCounters().last().timeMs;
    QVERIFY2(!details->text().contains(day), qPrintable(details->text()));
    QVERIFY(!f.header()->howKnown().contains(day));
    QVERIFY(!chart->readout(moment).contains(day));
    f.clock.advance(2 * 86'400'000);
    show();
    QTRY_VERIFY2(details->text().contains(QStringLiteral("Open since ") + day), qPrintable(details->text()));
    QVERIFY2(f.header()->howKnown().contains(day), qPrintable(f.header()->howKnown()));
    QVERIFY2(chart->readout(moment).contains(day), qPrintable(chart->readout(moment)));
}

void TestJobPage::theNameHasItsRoomBeforeTheButtons()
{
    Fixture f;
    f.page.resize(640, 620); // of a window of 1280, its panels open
    const QString name = QStringLiteral("various_orders_d1");
    f.page.setSnapshot(snapshotOf({jobView(failingId, name, engine::JobState::Running, 9, 9)}));
    QCoreApplication::processEvents();
    bool named = false;
    bool identified = false;
    for (const auto *label : f.header()->findChildren<widgets::ElidedLabel *>()) {
        named = named || (label->text() == name && !label->isElided());
        identified = identified || (label->text() == failingId && !label->isElided());
    }
    QVERIFY(named);
    QVERIFY(identified);
    saveShots(f.page, QStringLiteral("job-narrow"));
}

void TestJobPage::stopAsksOnlyWhileItRuns()
{
    Fixture f;
    QSignalSpy stops(&f.page, &JobPage::stopRequested);
    f.page.setSnapshot(snapshotOf({failedJob()}));
    QVERIFY(!f.button(QStringLiteral("&Stop…"))->isEnabled());
    monitor::JobView writesOn = failedJob(); // ended by its state, and not by its threads
    writesOn.executes = true;
    f.page.setSnapshot(snapshotOf({writesOn}));
    QVERIFY(f.button(QStringLiteral("&Stop…"))->isEnabled());
    f.page.setSnapshot(
        snapshotOf({jobView(failingId, QStringLiteral("a"), engine::JobState::Running, 1, 1)}));
    QTest::mouseClick(f.button(QStringLiteral("&Stop…")), Qt::LeftButton);
    QTest::mouseClick(f.button(QStringLiteral("Stop with save&point…")), Qt::LeftButton);
    QCOMPARE(stops.count(), 2);
    QCOMPARE(stops.at(0), (QVariantList{QStringLiteral("prod"), failingId, false}));
    QCOMPARE(stops.at(1), (QVariantList{QStringLiteral("prod"), failingId, true}));
}

void TestJobPage::errorIsReadable()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf({failedJob()}));
    f.page.showTab(JobPage::Exceptions);
    auto *error = f.page.findChild<widgets::ErrorView *>();
    QVERIFY(error->isVisible());
    QVERIFY2(error->error().headline.startsWith(QLatin1String("CheckpointException: Checkpoint expired")),
             qPrintable(error->error().headline));
    QCOMPARE(error->error().rootCause, QStringLiteral("TimeoutException: no acknowledgement from the sink"));
    QCOMPARE(error->error().frames, 2);
    QVERIFY(!error->isStackShown());
    saveShots(f.page, QStringLiteral("job-exceptions"));
}

void TestJobPage::chartShowsPlateausAndRestarts()
{
    Fixture f;
    f.findings.setFindings(QStringLiteral("prod"), someFindings());
    f.page.setSnapshot(snapshotOf({failedJob()}));
    f.page.setCounters(restartedCounters());
    widgets::TimeChart *chart = f.page.findChild<JobOverview *>()->chart();
    QCOMPARE(chart->markers().size(), 3);
    QCOMPARE(chart->markers().last().text, QStringLiteral("attempt 4"));
    QVERIFY(chart->drawnPoints(0).size() < 30); // level stretches are two points each
    QCOMPARE(chart->drawnPoints(0).first().y(), 0.0);
    QCOMPARE(chart->drawnPoints(0).last().y(), 2400.0);
    const QString readout = chart->readout(noonMs - 40000);
    QVERIFY2(readout.contains(QLatin1String("Rows read: 1,200")), qPrintable(readout));
    QVERIFY(chart->accessibleDescription().contains(QLatin1String("attempt 2")));
    const QString before = chart->accessibleDescription();
    QTest::keyClick(chart, Qt::Key_Left);
    QVERIFY(chart->accessibleDescription() != before);
    saveShots(f.page, QStringLiteral("job-overview"));

    QList<monitor::CounterPoint> many;
    for (int i = 0; i < 10000; ++i)
        many.append({noonMs + i * 1000, i == 5003 ? 1 : i * 10, i * 10});
    f.page.setCounters(many);
    QVERIFY(chart->drawnPoints(0).size() <= 2010);
    QVERIFY(
        chart->drawnPoints(0).contains(QPointF(static_cast<double>(noonMs + 5003000), 1))); // the dip is seen
}

void TestJobPage::configAndEventsAndFindingsOfThisJob()
{
    Fixture f;
    monitor::Finding other = someFindings().first();
    other.jobId = QStringLiteral("5");
    f.findings.setFindings(QStringLiteral("prod"), someFindings() + QList<monitor::Finding>{other});
    f.page.setSnapshot(snapshotOf({failedJob()}));
    f.page.setStates(
        {{noonMs - 61000, QStringLiteral("alpha:5801"), engine::JobState::Running, QStringLiteral("RUNNING")},
         {noonMs, QStringLiteral("alpha:5801"), engine::JobState::Failed, QStringLiteral("FAILED")}});
    QCOMPARE(f.tabs()->tabText(JobPage::Events), QStringLiteral("Eve&nts (2)"));
    QCOMPARE(f.tabs()->tabText(JobPage::Findings), QStringLiteral("Fin&dings (2 open of 3)"));
    f.page.showTab(JobPage::Events);
    saveShots(f.page, QStringLiteral("job-events"));
    f.page.showTab(JobPage::Config);
    bool interval = false;
    for (const QTreeWidget *tree : f.page.findChildren<QTreeWidget *>())
        interval =
            interval || !tree->findItems(QStringLiteral("checkpoint.interval"), Qt::MatchExactly).isEmpty();
    QVERIFY(interval);
    f.page.showTab(JobPage::Findings);
    saveShots(f.page, QStringLiteral("job-findings"));
}

void TestJobPage::findingsPanelActs()
{
    ManualClock clock(noonMs);
    items::FindingsModel model(clock);
    FindingsPanel panel(&model);
    panel.resize(1100, 230);
    panel.setScope({1, 7, 6, noonMs});
    panel.show();
    model.setFindings(QStringLiteral("prod"), someFindings());
    FindingDetails *details = panel.list()->details();
    QTRY_VERIFY(details->finding());
    QCOMPARE(details->finding()->code,
             QStringLiteral("failed-but-data-complete")); // the worst, without a click
    QVERIFY2(details->text().contains(QLatin1String("What to do: Check the target")),
             qPrintable(details->text()));
    saveShots(panel, QStringLiteral("findings"));

    QSignalSpy opened(&panel, &FindingsPanel::jobOpenRequested);
    QSignalSpy why(&panel, &FindingsPanel::whyRequested);
    QSignalSpy raw(&panel, &FindingsPanel::rawRequested);
    QSignalSpy acknowledged(&panel, &FindingsPanel::acknowledgeRequested);
    QTest::keyClick(panel.list()->table(), Qt::Key_Return);
    for (QPushButton *button : details->findChildren<QPushButton *>()) {
        if (!button->text().contains(QLatin1String("ute")))
            button->click();
    }
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.at(0), (QVariantList{QStringLiteral("prod"), failingId}));
    QCOMPARE(why.count(), 1);
    QCOMPARE(why.at(0).at(0).toString(), QStringLiteral("failed-but-data-complete"));
    QCOMPARE(acknowledged.count(), 1);
    QCOMPARE(acknowledged.at(0).at(0).value<monitor::Finding>().code,
             QStringLiteral("failed-but-data-complete"));
    panel.list()->table()->setFocus();
    QTest::keyClick(panel.list()->table(), Qt::Key_K);
    QCOMPARE(acknowledged.count(), 2);
    QCOMPARE(raw.count(), 1);
    QCOMPARE(raw.at(0).at(0).value<monitor::Finding>().evidence, 7);

    panel.list()->table()->setFocus();
    const auto muting = [&panel] {
        for (const QAction *action : panel.list()->table()->actions()) {
            if (actions::commandOf(action) == actions::Command::MuteFinding)
                return action->text();
        }
        return QString();
    };
    QCOMPARE(muting(), QStringLiteral("&Mute this finding"));
    details->findChild<QToolButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), details->text());
    QTest::keyClick(panel.list()->table(), Qt::Key_M);
    QCOMPARE(model.openCount(monitor::Severity::Critical), 0);
    QTRY_VERIFY(details->finding() && details->finding()->code != QLatin1String("failed-but-data-complete"));
    QCOMPARE(findUnnamedControls(&panel), QStringList());
}

// What was done is not undone when nobody sees it any more: the panel says so, and who closed it.
void TestJobPage::theWorstIsShownUntilAPersonSelects()
{
    ManualClock clock(noonMs);
    items::FindingsModel model(clock);
    FindingsPanel panel(&model);
    panel.resize(1100, 230);
    panel.show();
    monitor::Finding info = someFindings().first();
    info.severity = monitor::Severity::Info;
    info.code = QStringLiteral("only-info");
    model.setFindings(QStringLiteral("prod"), {info});
    const auto code = [&panel] {
        const auto &finding = panel.list()->details()->finding();
        return finding ? finding->code : QString();
    };
    QTRY_COMPARE(code(), QStringLiteral("only-info"));
    monitor::Finding critical = someFindings().first();
    model.apply({monitor::FindingChange::Opened, critical, noonMs});
    QTRY_COMPARE(code(), critical.code);

    QTest::keyClick(panel.list()->table(), Qt::Key_Down);
    QTRY_COMPARE(code(), QStringLiteral("only-info"));
    critical.code = QStringLiteral("another");
    critical.sinceMs += 1000;
    QSignalSpy counted(panel.list(), &FindingsList::countChanged);
    model.apply({monitor::FindingChange::Opened, critical, noonMs + 1000});
    QTRY_VERIFY(counted.count() > 0);
    QCoreApplication::processEvents();
    QCOMPARE(code(), QStringLiteral("only-info")); // what a person reads is not taken away
}

void TestJobPage::harmWaitsForAPerson()
{
    ManualClock clock(noonMs);
    items::FindingsModel model(clock);
    FindingsPanel panel(&model);
    panel.resize(1100, 230);
    panel.show();
    monitor::Finding harm = someFindings().first();
    harm.goneMs = noonMs - 5000;
    model.setFindings(QStringLiteral("prod"), {harm});
    FindingDetails *details = panel.list()->details();
    QTRY_VERIFY(details->finding());
    QVERIFY2(details->text().contains(QLatin1String("it stays until you acknowledge it")),
             qPrintable(details->text()));
    QCOMPARE(model.index(0, items::FindingsModel::Until).data().toString(), QStringLiteral("to acknowledge"));
    saveShots(panel, QStringLiteral("findings-harm"));
    harm.acknowledgedMs = noonMs;
    harm.acknowledgedBy = QStringLiteral("ann");
    harm.untilMs = noonMs;
    model.apply({monitor::FindingChange::Closed, harm, noonMs});
    QTRY_VERIFY(!details->finding()->isOpen());
    QVERIFY2(details->text().contains(QLatin1String("acknowledged by ann at")), qPrintable(details->text()));
    QSignalSpy acknowledged(&panel, &FindingsPanel::acknowledgeRequested);
    panel.list()->table()->setFocus();
    QTest::keyClick(panel.list()->table(), Qt::Key_K);
    QCOMPARE(acknowledged.count(), 0);
}

// The engine is asked for a job by itself only while somebody sees its page and it may still change.
void TestJobPage::detailsAreForAVisiblePageOfALiveJob()
{
    Fixture f;
    QSignalSpy changed(&f.page, &JobPage::wantsDetailsChanged);
    monitor::JobView job =
        jobView(failingId, QStringLiteral("orders_daily"), engine::JobState::Running, 5, 5);
    job.sinkRowsPerSecond = 12.5;
    f.page.setSnapshot(snapshotOf({job}));
    f.page.hide();
    QVERIFY(!f.page.wantsDetails());
    f.page.show();
    QVERIFY(f.page.wantsDetails());
    QVERIFY(changed.count() > 0);
    const auto says = [&f](const char *text) {
        QStringList texts;
        for (const auto *label : f.page.findChildren<QLabel *>())
            texts.append(label->text());
        for (const auto *flow : f.page.findChildren<widgets::FlowText *>())
            texts.append(flow->text());
        return texts.join(QLatin1Char('\n')).contains(QLatin1String(text));
    };
    QVERIFY(says("12.5 rows/s"));
    changed.clear();
    job.gone = true;
    job.sinkRowsPerSecond.reset();
    f.page.setSnapshot(snapshotOf({job}));
    QVERIFY(!f.page.wantsDetails());
    QCOMPARE(changed.count(), 1);
    QVERIFY(says("No member lists this job any more. This is what alpha:5801 said at"));
    QVERIFY(!says("rows/s"));
    auto *resume = f.page.findChild<QPushButton *>(QStringLiteral("jobResume"));
    QVERIFY2(!f.button(QStringLiteral("&Stop…"))->isEnabled(), "there is nothing to stop");
    QVERIFY(!resume->isVisible());
    job.mode = engine::JobMode::Streaming;
    f.page.setSnapshot(snapshotOf({job}));
    QVERIFY2(resume->isVisible(), "it took checkpoints");
    QVERIFY2(resume->text().contains(QLatin1String("checkpoint")), qPrintable(resume->text()));
    QVERIFY(!f.button(QStringLiteral("&Stop…"))->isVisible());
    job.executes = true;
    f.page.setSnapshot(snapshotOf({job}));
    QVERIFY2(!resume->isVisible(), "two of them would write the same rows");
    QVERIFY(f.button(QStringLiteral("&Stop…"))->isEnabled());
    job.executes = false;
    f.page.setSnapshot(snapshotOf({failedJob()}));
    QVERIFY(!f.page.wantsDetails());
}

void TestJobPage::emptyFindingsPanelClaimsOnlyWhatWasChecked()
{
    ManualClock clock(noonMs);
    items::FindingsModel model(clock);
    FindingsPanel panel(&model);
    panel.show();
    const auto *empty = panel.findChild<widgets::EmptyState *>();
    QCOMPARE(empty->title(), QStringLiteral("Nothing is watched"));
    panel.setScope({1, 7, 0, 0});
    QCOMPARE(empty->title(), QStringLiteral("Asking…"));
    panel.setScope({1, 7, 12, noonMs});
    QCOMPARE(empty->title(), QStringLiteral("Nothing is lying to you"));
    QVERIFY2(empty->sentence().startsWith(QLatin1String("7 checks on 12 job")),
             qPrintable(empty->sentence()));
    panel.setScope({1, 7, 0, noonMs});
    QCOMPARE(empty->title(), QStringLiteral("No job was seen"));
    panel.setScope({1, 7, 12, noonMs, true});
    QCOMPARE(empty->title(), QStringLiteral("Nothing was found in what could be read"));
    panel.resize(1100, 230);
    saveShots(panel, QStringLiteral("findings-none"));
    model.setFindings(QStringLiteral("prod"), someFindings());
    QVERIFY(!empty->isVisible());
}

void TestJobPage::rawViewerKeepsLongIds()
{
    RawViewer viewer(QStringLiteral("prod"));
    viewer.setRaw(QStringLiteral("GET /job-info"),
                  QStringLiteral("{\"b\":1176388734405312513,\"a\":[1.10,{}],\"s\":\"x, {y\\\"}\"}"));
    QCOMPARE(viewer.text(),
             QStringLiteral("{\n  \"b\": 1176388734405312513,\n  \"a\": [\n    1.10,\n    {}\n  ],\n"
                            "  \"s\": \"x, {y\\\"}\"\n}"));
    viewer.setRaw(QStringLiteral("GET /x"), QStringLiteral("<html>login</html>"));
    QCOMPARE(viewer.text(), QStringLiteral("<html>login</html>"));
    viewer.setRaw(QStringLiteral("GET /x"), QString());
    QCOMPARE(viewer.text(), QStringLiteral("This reply is no longer kept."));
    QCOMPARE(findUnnamedControls(&viewer), QStringList());
}

void TestJobPage::everyControlHasAName()
{
    Fixture f;
    f.findings.setFindings(QStringLiteral("prod"), someFindings());
    f.page.setSnapshot(snapshotOf({failedJob()}));
    QCOMPARE(findUnnamedControls(&f.page), QStringList());
}

QTEST_MAIN(TestJobPage)
#include "test_jobpage.moc"
