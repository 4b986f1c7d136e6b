#include "models/core/clock.h"
#include "models/items/jobsfilter.h"
#include "models/items/jobsmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shots.h"
#include "tests/ui/monitor/samples.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/chiprow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/flowtext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;
using items::JobsModel;

namespace {

struct Fixture
{
    ManualClock clock{noonMs};
    JobsPage page{clock};

    Fixture()
    {
        page.resize(1100, 500);
        page.setCluster({QStringLiteral("prod"), QColor(Qt::red), true});
        page.show();
    }
    widgets::EmptyState *empty() const { return page.findChild<widgets::EmptyState *>(); }
    widgets::FilterField *field() const { return page.findChild<widgets::FilterField *>(); }
    QToolButton *chip(items::StateGroup group) const
    {
        return page.findChild<widgets::ChipRow *>()->button(static_cast<int>(group));
    }
    void focusTable()
    {
        page.activateWindow();
        page.table()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(page.table(), key, modifiers);
    }
};

} // namespace

class TestJobsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks();
    void keysOpenStopCopyAndRefresh();
    void whatEndedCannotBeStopped();
    void slashFiltersAndEscapeReturns();
    void chipsCountAndFilter();
    void chipsDoNotCountTheSilentAsLive();
    void selectionAndScrollSurvivePolls();
    void emptyStatesSayWhatToDo();
    void unreachableKeepsTheJobsAndSaysWhy();
    void aRecordingThatIsOverStandsStill();
    void columnsFitWhatTheyShow();
    void columnsFitBeforeTheyArePainted();
    void columnsCanBeHiddenButNotAll();
    void tellsWhichJobsAreOnScreen();
    void everyControlHasAName();
};

void TestJobsPage::looks()
{
    Fixture f;
    monitor::ClusterSnapshot snapshot = snapshotOf(someJobs());
    for (int poll = 0; poll < 25; ++poll) {
        for (monitor::JobView &job : snapshot.jobs) {
            job.seenMs += 1000;
            if (job.info.counters.sinkRows)
                *job.info.counters.sinkRows += 100 + (poll * 37) % 90;
        }
        snapshot.jobs[3] = failedJob();
        snapshot.timeMs += 1000;
        f.page.setSnapshot(snapshot);
    }
    f.page.selectJob(snapshot.jobs.at(1).id);
    QCOMPARE(f.page.currentJob(), snapshot.jobs.at(1).id);
    saveShots(f.page, QStringLiteral("jobs"), {1130, 420});
    snapshot.members[0].reachable = false;
    snapshot.members[0].error =
        Error{ErrorCode::Refused, verbatim("Nothing listens on port 5801. Is the engine running?"), {}};
    f.clock.advance(31000);
    snapshot.timeMs += 31000;
    f.page.setSnapshot(snapshot);
    saveShots(f.page, QStringLiteral("jobs-unreachable"), {1130, 420});
}

void TestJobsPage::keysOpenStopCopyAndRefresh()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    QSignalSpy opened(&f.page, &JobsPage::jobOpenRequested);
    QSignalSpy stopped(&f.page, &JobsPage::stopRequested);
    QSignalSpy refreshed(&f.page, &JobsPage::refreshRequested);
    const QString id = someJobs().at(1).id;
    f.focusTable();
    f.page.selectJob(id);

    f.press(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0), (QVariantList{QStringLiteral("prod"), id}));
    f.press(Qt::Key_S);
    f.press(Qt::Key_S, Qt::ShiftModifier);
    QCOMPARE(stopped.count(), 2);
    QCOMPARE(stopped.at(0), (QVariantList{QStringLiteral("prod"), id, false}));
    QCOMPARE(stopped.at(1), (QVariantList{QStringLiteral("prod"), id, true}));
    f.press(Qt::Key_C);
    QCOMPARE(QApplication::clipboard()->text(), id);
    f.press(Qt::Key_R);
    QCOMPARE(refreshed.count(), 1);

    f.press(Qt::Key_G);
    QCOMPARE(f.page.table()->currentIndex().row(), 0);
    f.press(Qt::Key_J);
    QCOMPARE(f.page.table()->currentIndex().row(), 1);
    f.press(Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(f.page.table()->currentIndex().row(), 5);
    f.press(Qt::Key_K);
    QCOMPARE(f.page.table()->currentIndex().row(), 4);
    for (const auto modifiers : {Qt::NoModifier, Qt::ControlModifier}) {
        f.press(Qt::Key_Home, modifiers);
        QCOMPARE(f.page.table()->currentIndex().row(), 0);
        f.press(Qt::Key_End, modifiers);
        QCOMPARE(f.page.table()->currentIndex().row(), 5);
        QCOMPARE(f.page.currentJob(), someJobs().at(5).id);
    }
}

void TestJobsPage::whatEndedCannotBeStopped()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    QSignalSpy stopped(&f.page, &JobsPage::stopRequested);
    f.focusTable();
    f.page.selectJob(failingId);
    f.press(Qt::Key_S);
    QCOMPARE(f.page.currentJob(), failingId); // nor does the letter search
    QCOMPARE(stopped.count(), 0);
    for (QAction *action : f.page.table()->actions()) {
        if (action->objectName().startsWith(QLatin1String("jobs.stop")))
            QVERIFY(!action->isEnabled());
    }
}

void TestJobsPage::slashFiltersAndEscapeReturns()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    f.focusTable();
    f.press(Qt::Key_Slash);
    QTRY_VERIFY(f.field()->hasFocus());
    QTest::keyClicks(f.field(), QStringLiteral("orders"));
    QCOMPARE(f.page.filter()->rowCount(), 1);
    QTest::keyClicks(f.field(), QStringLiteral("zzz"));
    QCOMPARE(f.empty()->title(), QStringLiteral("No job matches"));
    QVERIFY(f.empty()->isVisible());
    QTest::mouseClick(f.empty()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(f.page.filter()->rowCount(), 6);
    f.field()->setFocus();
    QTest::keyClicks(f.field(), QStringLiteral("doris"));
    QTest::keyClick(f.field(), Qt::Key_Escape);
    QCOMPARE(f.page.filter()->rowCount(), 6);
    QVERIFY(f.page.table()->hasFocus());
}

void TestJobsPage::chipsCountAndFilter()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    QCOMPARE(f.chip(items::StateGroup::Failed)->text(), QStringLiteral("Failed 1"));
    QVERIFY(f.chip(items::StateGroup::Unknown)->isHidden());
    f.chip(items::StateGroup::Failed)->click();
    f.chip(items::StateGroup::Finished)->click();
    QCOMPARE(f.page.filter()->rowCount(), 2);
    f.chip(items::StateGroup::Failed)->click();
    f.chip(items::StateGroup::Finished)->click();
    QCOMPARE(f.page.filter()->rowCount(), 6);
}

/// The cluster falls silent: nobody claims that its jobs run now.
void TestJobsPage::chipsDoNotCountTheSilentAsLive()
{
    Fixture f;
    monitor::ClusterSnapshot snapshot = snapshotOf(someJobs());
    f.page.setSnapshot(snapshot);
    QToolButton *const running = f.chip(items::StateGroup::Running);
    const QString live = running->text();
    QVERIFY2(live.startsWith(QLatin1String("Running ")) && !live.contains(u'('), qPrintable(live));
    const QString count = live.mid(8);
    const QColor bright = running->palette().color(QPalette::ButtonText);
    const auto countSays = [&f](const QString &words) {
        const QList<QLabel *> labels = f.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(!countSays(QStringLiteral("last seen")));

    // No poll comes any more; only the clock goes on.
    f.clock.advance(31000);
    f.page.model()->refreshAges();
    QCOMPARE(running->text(), QStringLiteral("Running (%1)").arg(count));
    QCOMPARE(running->accessibleName(), QStringLiteral("last seen Running: %1").arg(count));
    QVERIFY(running->toolTip().contains(QLatin1String("last seen so")));
    QVERIFY(countSays(QStringLiteral("last seen")));
    QCOMPARE(running->palette().color(QPalette::ButtonText),
             widgets::toneColor(widgets::Tone::Muted, f.page.palette()));
    QVERIFY(running->palette().color(QPalette::ButtonText) != bright);
    QCOMPARE(f.chip(items::StateGroup::Failed)->text(), QStringLiteral("Failed 1")); // an end stays true
    QVERIFY2(f.page.minimumSizeHint().width() <= 1016,
             qPrintable(QString::number(f.page.minimumSizeHint().width())));
    saveShots(f.page, QStringLiteral("jobs-silent-chips"), {1016, 320});
    for (const QPalette &theme : {widgets::darkPalette(), widgets::lightPalette()}) {
        QApplication::setPalette(theme);
        QCoreApplication::processEvents();
        QCOMPARE(running->palette().color(QPalette::ButtonText),
                 widgets::toneColor(widgets::Tone::Muted, theme));
    }

    // It answers again.
    snapshot.timeMs += 32000;
    for (monitor::JobView &job : snapshot.jobs)
        job.seenMs = snapshot.timeMs;
    snapshot.jobs[1].seenMs = 1; // but for one of them
    f.page.setSnapshot(snapshot);
    QVERIFY2(running->text().endsWith(QLatin1String("(1)")), qPrintable(running->text()));
    snapshot.jobs[1].seenMs = snapshot.timeMs;
    f.page.setSnapshot(snapshot);
    QCOMPARE(running->text(), live);
    QCOMPARE(running->palette().color(QPalette::ButtonText), f.page.palette().color(QPalette::ButtonText));
}

void TestJobsPage::selectionAndScrollSurvivePolls()
{
    Fixture f;
    QList<monitor::JobView> jobs;
    for (int i = 0; i < 200; ++i)
        jobs.append(
            jobView(QString::number(1000 + i), QStringLiteral("job"), engine::JobState::Running, i, i));
    f.page.setSnapshot(snapshotOf(jobs));
    QScrollBar *bar = f.page.table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    f.page.selectJob(QStringLiteral("1120"));
    f.page.table()->scrollTo(f.page.table()->currentIndex());
    const int scrolled = bar->value();
    QVERIFY(scrolled > 0);
    for (int poll = 1; poll < 5; ++poll) {
        for (monitor::JobView &job : jobs)
            job.info.counters.sinkRows = *job.info.counters.sinkRows + poll;
        f.page.setSnapshot(snapshotOf(jobs));
    }
    QCOMPARE(bar->value(), scrolled);
    QCOMPARE(f.page.currentJob(), QStringLiteral("1120"));
    jobs.removeAt(120); // the selected job itself: no wild jump
    f.page.setSnapshot(snapshotOf(jobs));
    QVERIFY(qAbs(bar->value() - scrolled) <= 1);
}

void TestJobsPage::emptyStatesSayWhatToDo()
{
    Fixture f;
    QCOMPARE(f.empty()->title(), QStringLiteral("Asking prod for its jobs…"));
    f.page.setSnapshot(snapshotOf({}));
    QCOMPARE(f.empty()->title(), QStringLiteral("No jobs yet on prod"));
    saveShots(f.page, QStringLiteral("jobs-none"), {1000, 400});

    monitor::ClusterSnapshot down = snapshotOf({});
    down.members[0].reachable = false;
    down.members[0].lastAnswerMs = 0;
    down.members[0].error =
        Error{ErrorCode::Refused, verbatim("Nothing listens there. Is enable-http on?"), {}};
    f.page.setSnapshot(down);
    QCOMPARE(f.empty()->title(), QStringLiteral("prod does not answer"));
    QVERIFY2(f.empty()->sentence().contains(QLatin1String("Is enable-http on?")),
             qPrintable(f.empty()->sentence()));
    QSignalSpy refreshed(&f.page, &JobsPage::refreshRequested);
    QTest::mouseClick(f.empty()->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(refreshed.count(), 1);

    f.page.setCluster({});
    QCOMPARE(f.empty()->title(), QStringLiteral("No cluster yet"));
    QSignalSpy connecting(&f.page, &JobsPage::connectRequested);
    QSignalSpy demo(&f.page, &JobsPage::demoRequested);
    const QList<QPushButton *> buttons = f.empty()->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    for (QPushButton *button : buttons)
        button->click();
    QCOMPARE(connecting.count(), 1);
    QCOMPARE(demo.count(), 1);

    // The answer to a click may be a cluster at once, which replaces the button that was clicked.
    connect(&f.page, &JobsPage::demoRequested, &f.page, [&f] {
        f.page.setCluster({QStringLiteral("demo"), {}, false});
        f.page.setSnapshot(snapshotOf({}));
    });
    QTest::mouseClick(f.empty()->findChildren<QPushButton *>().at(1), Qt::LeftButton);
    QCOMPARE(f.empty()->title(), QStringLiteral("No jobs yet on demo"));
}

void TestJobsPage::unreachableKeepsTheJobsAndSaysWhy()
{
    Fixture f;
    monitor::ClusterSnapshot snapshot = snapshotOf(someJobs());
    f.page.setSnapshot(snapshot);
    snapshot.members[0].reachable = false;
    snapshot.members[0].error = Error{ErrorCode::Timeout, verbatim("No answer in 5 s."), {}};
    snapshot.timeMs += 20000;
    f.page.setSnapshot(snapshot);
    QCOMPARE(f.page.filter()->rowCount(), 6);
    QVERIFY(f.page.table()->isVisible());
    bool said = false;
    for (const auto *label : f.page.findChildren<widgets::FlowText *>())
        said = said || (label->isVisible() && label->text().contains(QLatin1String("No answer in 5 s.")));
    QVERIFY(said);
    const QModelIndex running = f.page.model()->index(f.page.model()->rowOf(someJobs().at(1).id), 0);
    QCOMPARE(running.data(items::StalenessRole).toInt(), static_cast<int>(items::Staleness::Stale));
}

/// A recording of some days ago: the wall clock has nothing to do with it.
void TestJobsPage::aRecordingThatIsOverStandsStill()
{
    Fixture f;
    f.clock.set(noonMs + 3 * 86'400'000LL);
    monitor::ClusterSnapshot last = snapshotOf(someJobs());
    last.recorded = last.ended = true;
    f.page.setSnapshot(last);
    const auto texts = [&f] {
        f.page.model()->refreshAges();
        QStringList cells;
        for (int row = 0; row < f.page.model()->rowCount(); ++row) {
            for (int column = 0; column < JobsModel::ColumnCount; ++column)
                cells.append(f.page.model()->index(row, column).data().toString());
        }
        for (const auto *label : f.page.findChildren<QLabel *>())
            cells.append(label->isVisible() ? label->text() : QString());
        return cells;
    };
    const QStringList before = texts();
    QVERIFY(before.contains(QStringLiteral("last seen RUNNING")));
    QVERIFY(!before.contains(QStringLiteral("RUNNING")));
    QVERIFY(before.filter(QStringLiteral("where the recording ends")).size() == 1);
    QVERIFY2(before.filter(QStringLiteral(" ms")).isEmpty(), "nobody answers that fast now");
    saveShots(f.page, QStringLiteral("jobs-over"), {1130, 420});
    f.clock.advance(60'000);
    f.page.setStaleAfter(10'000); // every age is worded anew
    QCOMPARE(texts(), before);
    QCOMPARE(f.page.model()->staleCounts().size(), 3);
    // When it is played again its time goes on.
    last.ended = false;
    f.page.setSnapshot(last);
    f.clock.advance(60'000);
    QVERIFY(texts() != before);
}

void TestJobsPage::columnsFitWhatTheyShow()
{
    Fixture f;
    LiveTable *table = f.page.table();
    const auto cut = [table] {
        QStringList names;
        for (int column = 0; column < JobsModel::ColumnCount; ++column) {
            if (column == JobsModel::Name || column == JobsModel::Trend || table->isColumnHidden(column))
                continue;
            const auto *view = static_cast<const QAbstractItemView *>(table);
            if (view->sizeHintForColumn(column) > table->columnWidth(column))
                names.append(table->model()->headerData(column, Qt::Horizontal).toString());
        }
        return names;
    };
    const auto spare = [table](int column) {
        const auto *view = static_cast<const QAbstractItemView *>(table);
        return table->columnWidth(column) -
               std::max(view->sizeHintForColumn(column), table->horizontalHeader()->sectionSizeHint(column));
    };
    f.page.setSnapshot(snapshotOf(someJobs()));
    QTRY_COMPARE(cut(), QStringList());
    QTRY_COMPARE(spare(JobsModel::Started), 0); // its room is the names'
    // What came while another tab was in front.
    f.page.hide();
    QList<monitor::JobView> jobs = someJobs();
    jobs[1].gone = true;
    jobs[1].info.counters.sinkRows = 123'456'789'012;
    f.page.setSnapshot(snapshotOf(jobs));
    f.page.show();
    QCOMPARE(cut(), QStringList()); // before it is painted
    // And what only time brings: every running job is last seen so.
    f.clock.advance(60'000);
    f.page.model()->refreshAges();
    QTRY_COMPARE(cut(), QStringList());
    // A person's width stays.
    table->setColumnWidth(JobsModel::Id, 40);
    f.page.setSnapshot(snapshotOf(someJobs()));
    f.page.hide();
    f.page.show();
    QCOMPARE(table->columnWidth(JobsModel::Id), 40);
}

/// Without any timer: whatever a slow painting leaves waiting, the next one has the widths of what it shows.
void TestJobsPage::columnsFitBeforeTheyArePainted()
{
    Fixture f;
    f.page.resize(1300, 500);
    const auto posted = [] {
        for (int round = 0; round < 4; ++round) // what is posted meanwhile is of the next one
            QCoreApplication::sendPostedEvents();
    };
    LiveTable *table = f.page.table();
    QHeaderView *header = table->horizontalHeader();
    const auto wrong = [table, header] {
        QStringList names;
        const auto *view = static_cast<const QAbstractItemView *>(table);
        for (int column = 0; column < JobsModel::ColumnCount; ++column) {
            const int need = std::max(view->sizeHintForColumn(column), header->sectionSizeHint(column));
            if (column != JobsModel::Trend && !table->isColumnHidden(column) &&
                need > table->columnWidth(column))
                names.append(table->model()->headerData(column, Qt::Horizontal).toString());
        }
        if (header->length() != header->viewport()->width())
            names.append(QStringLiteral("%1 of %2").arg(header->length()).arg(header->viewport()->width()));
        return names.join(QLatin1Char('|'));
    };
    f.page.setSnapshot(snapshotOf({someJobs().at(3)}));
    posted();
    QCOMPARE(wrong(), QString());
    f.page.setSnapshot(snapshotOf(someJobs()));
    posted();
    QCOMPARE(wrong(), QString());

    // Every word of the table in a longer language, and back.
    class Longer final : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *source, const char *, int) const override
        {
            return QByteArrayView(context).contains("Jobs") ? QLatin1String(source) + QStringLiteral("长")
                                                            : QString();
        }
    } longer;
    const int before = header->sectionSizeHint(JobsModel::RowsRead);
    QCoreApplication::installTranslator(&longer);
    posted();
    QVERIFY(header->sectionSizeHint(JobsModel::RowsRead) > before);
    QCOMPARE(wrong(), QString());
    QCoreApplication::removeTranslator(&longer);
    posted();
    QCOMPARE(wrong(), QString());

    // A column that had no room, and whose contents grew meanwhile.
    f.page.resize(760, 500);
    posted();
    QVERIFY(table->isColumnHidden(JobsModel::RowsRead));
    QList<monitor::JobView> jobs = someJobs();
    jobs[1].info.counters.sourceRows = 123'456'789'012;
    f.page.setSnapshot(snapshotOf(jobs));
    posted();
    f.page.resize(1400, 500);
    posted();
    QVERIFY(!table->isColumnHidden(JobsModel::RowsRead));
    QCOMPARE(wrong(), QString());
}

void TestJobsPage::columnsCanBeHiddenButNotAll()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    QHeaderView *header = f.page.table()->horizontalHeader();
    for (int column = 1; column < JobsModel::ColumnCount; ++column)
        f.page.table()->setColumnHidden(column, true);
    Q_EMIT header->customContextMenuRequested({});
    const auto *menu = f.page.table()->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), int(JobsModel::ColumnCount));
    QVERIFY(!menu->actions().at(0)->isEnabled()); // the last one that is left
    menu->actions().at(JobsModel::Name)->trigger();
    QVERIFY(!header->isSectionHidden(JobsModel::Name));
    const QByteArray state = f.page.saveState();
    Fixture next;
    next.page.restoreState(state);
    QVERIFY(next.page.table()->horizontalHeader()->isSectionHidden(JobsModel::Id));
    QVERIFY(!next.page.table()->horizontalHeader()->isSectionHidden(JobsModel::Name));
}

void TestJobsPage::tellsWhichJobsAreOnScreen()
{
    Fixture f;
    QSignalSpy changed(&f.page, &JobsPage::jobsOnScreenChanged);
    f.page.setSnapshot(snapshotOf(someJobs()));
    QTRY_VERIFY(!changed.isEmpty() && changed.last().at(0).toStringList().size() == 3);
    QVERIFY(!changed.last().at(0).toStringList().contains(failingId)); // it ended: nothing new to ask
    f.page.hide();
    QCOMPARE(changed.last().at(0).toStringList(), QStringList());
}

void TestJobsPage::everyControlHasAName()
{
    Fixture f;
    f.page.setSnapshot(snapshotOf(someJobs()));
    QCOMPARE(findUnnamedControls(&f.page), QStringList());
    f.page.setCluster({});
    QCOMPARE(findUnnamedControls(&f.page), QStringList());
}

QTEST_MAIN(TestJobsPage)
#include "test_jobspage.moc"
