#include "models/core/clock.h"
#include "models/core/message.h"
#include "models/items/jobsfilter.h"
#include "models/items/jobsmodel.h"
#include "models/items/timetext.h"
#include "tests/support/modeltext.h"
#include "tests/support/snapshots.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::items;
using namespace sluice::test;
using engine::JobState;

namespace {

const QList<int> shortColumns{JobsModel::State, JobsModel::Name, JobsModel::RowsWritten};

/// A model with a tester on it from the first moment, and a view's selection.
struct Fixture
{
    ManualClock clock{noonMs};
    JobsModel model{clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    JobsFilter filter{&model};
    QAbstractItemModelTester filterTester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QItemSelectionModel selection{&filter};

    void show(const QList<monitor::JobView> &jobs, qint64 timeMs = noonMs)
    {
        monitor::ClusterSnapshot snapshot = snapshotOf(jobs);
        snapshot.timeMs = timeMs;
        model.setSnapshot(snapshot);
    }
    QString text() const { return modelText(model, shortColumns); }
    void select(const QString &id)
    {
        selection.setCurrentIndex(filter.mapFromSource(model.index(model.rowOf(id), 0)),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QString selected() const { return selection.currentIndex().data(KeyRole).toString(); }
};

monitor::JobView running(const QString &id, qint64 written)
{
    return jobView(id, QStringLiteral("job") + id, JobState::Running, written, written);
}

} // namespace

class TestJobsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyTellsOfIsOldAtOnce();
    void showsCells();
    void timesAreThoseOfThePerson();
    void sentencesAreInThePersonsTime();
    void mergesInsteadOfResetting();
    void reordersByMovingTheRowsAlong();
    void tellsOnlyTheRowsThatChanged();
    void theTrendIsTheSnapshots();
    void nothingWrittenIsNotTheUnknown();
    void whatARecordingEndsWithIsOld();
    void countsByGroup();
    void agesAndStaleness();
    void aJobThatIsGoneIsAsLastSeen();
    void aMalformedJobKeepsItsState();
    void anUnknownStateKeepsItsWord();
    void repeatedIdsAreShownOnce();
    void filtersByTextStateAndFindings();
    void sortsByNumbersWithTheUnknownLast();
    void hugeUpdateIsOneRange();
    void headersComeFromTheColumnTable();
};

// A broken counter, or a second entry of the same id, does not make a job that runs an unknown one.
void TestJobsModel::aMalformedJobKeepsItsState()
{
    Fixture f;
    monitor::JobView job = running(QStringLiteral("7"), 10);
    job.member = QStringLiteral("h:5801");
    job.info.malformed =
        verbatim("The list of running jobs (/running-jobs) has the job id 7 more than once.");
    f.show({job});
    QCOMPARE(f.model.rowCount(), 1);
    const QModelIndex state = f.model.index(0, JobsModel::State);
    QCOMPARE(state.data().toString(), QStringLiteral("RUNNING (malformed)"));
    QVERIFY(state.data(Qt::ToolTipRole)
                .toString()
                .contains(QString::fromStdString(job.info.malformed.english())));
}

// After a restart of the engine: dated, not counted as running, its duration stands still.
void TestJobsModel::aJobThatIsGoneIsAsLastSeen()
{
    Fixture f;
    f.show({running(QStringLiteral("1"), 10), running(QStringLiteral("2"), 20)});
    QCOMPARE(f.model.counts().value(StateGroup::Running), 2);
    monitor::JobView gone = running(QStringLiteral("1"), 10);
    gone.gone = true;
    f.show({gone, running(QStringLiteral("2"), 20)}, noonMs);
    QCOMPARE(f.model.counts().value(StateGroup::Running), 1);
    QCOMPARE(f.model.counts().value(StateGroup::Gone), 1);
    const auto cell = [&f](int column) {
        return f.model.index(f.model.rowOf(QStringLiteral("1")), column);
    };
    QCOMPARE(cell(JobsModel::State).data().toString(), QStringLiteral("last seen RUNNING"));
    QVERIFY(cell(JobsModel::Name).data(JobsModel::GoneRole).toBool());
    QCOMPARE(cell(JobsModel::Name).data(StalenessRole).toInt(), static_cast<int>(Staleness::Gone));
    const QString seen = cell(JobsModel::Age).data().toString();
    QVERIFY2(seen.contains(QLatin1Char(':')), qPrintable(seen)); // a time, not an age
    const QString duration = cell(JobsModel::Duration).data().toString();
    f.clock.advance(3600 * 1000);
    f.model.refreshAges();
    QCOMPARE(cell(JobsModel::Duration).data().toString(), duration);
    QCOMPARE(f.filter.rowCount(), 2);
    f.filter.setGroups({StateGroup::Running});
    QCOMPARE(f.filter.rowCount(), 1);
    f.filter.setGroups({StateGroup::Gone});
    QCOMPARE(f.filter.rowCount(), 1);
}

void TestJobsModel::whatNobodyTellsOfIsOldAtOnce()
{
    Fixture f;
    monitor::JobView job = running(QStringLiteral("1"), 10);
    f.show({job});
    QCOMPARE(f.model.counts().value(StateGroup::Running), 1);
    job.unheard = true;
    f.show({job});
    const QModelIndex state = f.model.index(0, JobsModel::State);
    QCOMPARE(state.data().toString(), QStringLiteral("last seen RUNNING"));
    QCOMPARE(state.data(StalenessRole).toInt(), static_cast<int>(Staleness::Stale));
    QCOMPARE(f.model.counts().value(StateGroup::Running), 0);
    QCOMPARE(f.model.counts().value(StateGroup::Gone), 1);
    QVERIFY(!state.data(JobsModel::StoppableRole).toBool()); // nobody would take it
}

void TestJobsModel::showsCells()
{
    Fixture f;
    monitor::JobView job = jobView(QStringLiteral("1176388734405509121"), QStringLiteral("orders"),
                                   JobState::Running, 1234567, 2400);
    job.sinkRowsPerSecond = 40.25;
    job.openFindings = 2;
    job.worstFinding = monitor::Severity::Critical;
    f.show({job});
    QCOMPARE(f.model.index(0, JobsModel::Findings).data(JobsModel::SeverityRole).toInt(),
             static_cast<int>(monitor::Severity::Critical));
    QCOMPARE(
        modelText(f.model, {0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11}),
        QStringLiteral("RUNNING | orders | 1176388734405509121 | BATCH | 1,234,567 | 2,400 | 40.3 | 1 s | "
                       "1 min 00 s | (11-21 11:59:00) | 2"));
    const QModelIndex written = f.model.index(0, JobsModel::RowsWritten);
    QCOMPARE(written.data(SortRole).toLongLong(), 2400);
    QVERIFY(written.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
}

void TestJobsModel::mergesInsteadOfResetting()
{
    Fixture f;
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    const QString one = QStringLiteral("1");
    const QString two = QStringLiteral("2");
    const QString three = QStringLiteral("3");
    f.show({running(two, 20), running(one, 10)});
    f.select(one);
    const QPersistentModelIndex kept = f.model.index(f.model.rowOf(one), JobsModel::Name);

    f.show({running(three, 0), running(two, 25), running(one, 10)}); // inserted above
    QCOMPARE(f.text(), QStringLiteral("RUNNING | job3 | 0\nRUNNING | job2 | 25\nRUNNING | job1 | 10"));
    QCOMPARE(f.selected(), one);
    QCOMPARE(kept.row(), 2);

    f.show({running(three, 5), running(one, 11)}); // removed in the middle, updated
    QCOMPARE(f.text(), QStringLiteral("RUNNING | job3 | 5\nRUNNING | job1 | 11"));
    QCOMPARE(f.selected(), one);
    QCOMPARE(kept.row(), 1);

    f.model.clear();
    QCOMPARE(f.model.rowCount(), 0);
    QVERIFY(!kept.isValid());
    QCOMPARE(resets.count(), 0);
}

void TestJobsModel::reordersByMovingTheRowsAlong()
{
    Fixture f;
    const auto job = [](int i) {
        return running(QString::number(i), i);
    };
    f.show({job(1), job(2), job(3), job(4)});
    f.select(QStringLiteral("3"));
    const QPersistentModelIndex kept = f.model.index(2, 0);
    f.show({job(4), job(5), job(3), job(1)}); // 2 gone, 5 new, 4 first
    QCOMPARE(modelText(f.model, {JobsModel::Id}), QStringLiteral("4\n5\n3\n1"));
    QCOMPARE(kept.row(), 2);
    QCOMPARE(f.selected(), QStringLiteral("3"));
    for (int row = 0; row < f.model.rowCount(); ++row)
        QCOMPARE(f.model.rowOf(f.model.jobAt(row).key()), row);
}

void TestJobsModel::tellsOnlyTheRowsThatChanged()
{
    Fixture f;
    QList<monitor::JobView> jobs;
    for (int i = 0; i < 10; ++i)
        jobs.append(running(QString::number(i), 100));
    f.show(jobs);
    QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
    f.show(jobs);
    QCOMPARE(changes.count(), 0);
    jobs[2].info.counters.sinkRows = 101;
    jobs[3].info.counters.sinkRows = 102;
    jobs[8].info.state = JobState::Finished;
    f.show(jobs);
    QCOMPARE(changes.count(), 2);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 2);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 3);
    QCOMPARE(changes.at(1).at(0).toModelIndex().row(), 8);
    QCOMPARE(changes.at(1).at(1).toModelIndex().row(), 8);
}

/// The model makes nothing of how often it is told.
void TestJobsModel::theTrendIsTheSnapshots()
{
    Fixture f;
    const auto trend = [&f] {
        return f.model.index(0, JobsModel::Trend).data(JobsModel::TrendRole).value<QList<float>>();
    };
    monitor::JobView job = running(QStringLiteral("1"), 10);
    job.trend = {10, 0, 30};
    f.show({job});
    QCOMPARE(trend(), job.trend);
    job.info.counters.sinkRows = 500;
    job.seenMs += 1000;
    f.show({job}, noonMs + 1000);
    QCOMPARE(trend(), job.trend);
    job.trend = {0, 30, 490};
    f.show({job}, noonMs + 1000);
    QCOMPARE(trend(), job.trend);
}

void TestJobsModel::nothingWrittenIsNotTheUnknown()
{
    Fixture f;
    const auto rate = [&f](int role = Qt::DisplayRole) {
        return f.model.index(0, JobsModel::Rate).data(role).toString();
    };
    monitor::JobView job = running(QStringLiteral("1"), 10);
    f.show({job});
    QCOMPARE(rate(), QStringLiteral("–"));
    QVERIFY2(rate(Qt::ToolTipRole).contains(QLatin1String("Not known yet")),
             qPrintable(rate(Qt::ToolTipRole)));
    job.sinkRowsPerSecond = 0;
    job.trend = {4, 0, 0, 0, 0, 0, 0};
    f.show({job});
    QCOMPARE(rate(), QStringLiteral("0"));
    QCOMPARE(rate(Qt::ToolTipRole), QStringLiteral("No row was written in the last 12 s or longer."));
    job.info.state = JobState::Finished;
    f.show({job});
    QCOMPARE(rate(), QString());
}

/// Its last moment is not now, whenever one looks at it.
void TestJobsModel::whatARecordingEndsWithIsOld()
{
    Fixture f;
    monitor::JobView job = running(QStringLiteral("1"), 10);
    job.sinkRowsPerSecond = 9.9;
    monitor::ClusterSnapshot snapshot =
        snapshotOf({job, jobView(QStringLiteral("2"), QStringLiteral("b"), JobState::Finished, 1, 1)});
    snapshot.recorded = true;
    const auto cell = [&f](int row, int column) {
        return f.model.index(row, column).data().toString();
    };
    f.model.setSnapshot(snapshot);
    QCOMPARE(cell(0, JobsModel::State), QStringLiteral("RUNNING"));
    snapshot.ended = true;
    f.model.setSnapshot(snapshot);
    QCOMPARE(cell(0, JobsModel::State), QStringLiteral("last seen RUNNING"));
    QCOMPARE(cell(0, JobsModel::Rate), QString());
    QVERIFY2(cell(0, JobsModel::Age).contains(QLatin1Char(':')), qPrintable(cell(0, JobsModel::Age)));
    QCOMPARE(static_cast<Staleness>(f.model.index(0, 0).data(StalenessRole).toInt()), Staleness::Stale);
    QVERIFY(f.model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("recording")));
    QCOMPARE(cell(1, JobsModel::State), QStringLiteral("FINISHED")); // that is so for ever
    QCOMPARE(static_cast<Staleness>(f.model.index(1, 0).data(StalenessRole).toInt()), Staleness::Fresh);
}

void TestJobsModel::countsByGroup()
{
    Fixture f;
    QSignalSpy counted(&f.model, &JobsModel::countsChanged);
    monitor::JobView failed = jobView(QStringLiteral("2"), QStringLiteral("b"), JobState::Failed, 1, 1);
    failed.openFindings = 1;
    f.show({running(QStringLiteral("1"), 1), failed});
    QCOMPARE(counted.count(), 1);
    QCOMPARE(f.model.counts().value(StateGroup::Running), 1);
    QCOMPARE(f.model.counts().value(StateGroup::Failed), 1);
    QCOMPARE(f.model.counts().value(StateGroup::Finished), 0);
    QCOMPARE(f.model.jobsWithFindings(), 1);
    QCOMPARE(stateGroup(JobState::SavepointDone), StateGroup::Saved); // it is to go on, and has not finished
    f.show({running(QStringLiteral("1"), 2), failed});
    QCOMPARE(counted.count(), 1); // the same counts
}

void TestJobsModel::agesAndStaleness()
{
    Fixture f;
    monitor::JobView never = running(QStringLiteral("3"), 1);
    never.seenMs = 0;
    f.show({running(QStringLiteral("1"), 1),
            jobView(QStringLiteral("2"), QStringLiteral("b"), JobState::Finished, 1, 1), never});
    f.model.setStaleAfter(4000);
    const auto staleness = [&f](int row) {
        return static_cast<Staleness>(f.model.index(row, 0).data(StalenessRole).toInt());
    };
    const auto age = [&f](int row) {
        return f.model.index(row, JobsModel::Age).data().toString();
    };
    QCOMPARE(staleness(0), Staleness::Fresh);
    f.clock.advance(11000);
    QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
    f.model.refreshAges();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(staleness(0), Staleness::Stale);
    // It is dated, and its rate and word do not read like those of now.
    QVERIFY2(age(0).contains(QLatin1Char(':')), qPrintable(age(0)));
    QCOMPARE(f.model.index(0, JobsModel::State).data().toString(), QStringLiteral("last seen RUNNING"));
    QCOMPARE(f.model.index(0, JobsModel::Rate).data().toString(), QString());
    QCOMPARE(staleness(1), Staleness::Fresh); // what ended does not change any more
    QCOMPARE(age(1), QStringLiteral("final"));
    QCOMPARE(staleness(2), Staleness::Never);
    QCOMPARE(age(2), QString());
    QCOMPARE(f.model.index(0, JobsModel::Duration).data().toString(), QStringLiteral("1 min 11 s"));
    QCOMPARE(f.model.index(1, JobsModel::Duration).data().toString(), QStringLiteral("1 min 00 s"));
}

/// The engine tells its times without a zone; which one it is in is learnt, and then they are the person's.
void TestJobsModel::timesAreThoseOfThePerson()
{
    Fixture f;
    const monitor::JobView job = running(QStringLiteral("1"), 1);
    const auto cell = [&f](int column, int role = Qt::DisplayRole) {
        return f.model.index(0, column).data(role).toString();
    };
    const auto show = [&](std::optional<qint64> zoneOffsetMs, monitor::JobView view) {
        monitor::ClusterSnapshot snapshot = snapshotOf({view});
        snapshot.zoneOffsetMs = zoneOffsetMs;
        f.model.setSnapshot(snapshot);
    };
    const QString form = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    show(std::nullopt, job);
    const QString told = QLatin1Char('(') + job.info.createTime.toString(form) + QLatin1Char(')');
    QCOMPARE(cell(JobsModel::Started), QString(told).remove(QLatin1String("2026-")));
    QCOMPARE(cell(JobsModel::Started, CopyRole), told);
    QVERIFY(cell(JobsModel::Started, Qt::ToolTipRole).contains(QLatin1String("not known yet")));
    constexpr qint64 eightHoursMs = 8LL * 3600 * 1000;
    show(eightHoursMs, job);
    QDateTime utc = job.info.createTime;
    utc.setTimeSpec(Qt::UTC);
    // What can be guessed is left out, except where there is room for it.
    const QString start = utc.addMSecs(-eightHoursMs).toLocalTime().toString(form);
    QCOMPARE(cell(JobsModel::Started),
             shortTimeText(utc.addMSecs(-eightHoursMs).toMSecsSinceEpoch(), noonMs));
    QCOMPARE(cell(JobsModel::Started, CopyRole), start);
    QVERIFY(cell(JobsModel::Started, Qt::ToolTipRole).contains(start));
    f.clock.advance(366LL * 86'400'000);
    QCOMPARE(cell(JobsModel::Started), start);
    f.clock.set(noonMs);
    QVERIFY(cell(JobsModel::Started, Qt::ToolTipRole).contains(zoneText()));
    QVERIFY(f.model.headerData(JobsModel::Started, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(zoneText()));

    // What is not known is a dash that says why.
    monitor::JobView odd = job;
    odd.durationMs = -1;
    show(std::nullopt, odd);
    QCOMPARE(cell(JobsModel::Duration), QStringLiteral("–"));
    QVERIFY(cell(JobsModel::Duration, Qt::ToolTipRole).contains(QLatin1String("time zone")));
    odd.info.state = JobState::Finished;
    show(std::nullopt, odd);
    QVERIFY(cell(JobsModel::Duration, Qt::ToolTipRole).contains(QLatin1String("ended")));
    odd.info.createTime = {};
    show(std::nullopt, odd);
    QVERIFY(cell(JobsModel::Duration, Qt::ToolTipRole).contains(QLatin1String("started")));
    QCOMPARE(cell(JobsModel::Duration, SortRole), QString());
}

void TestJobsModel::sentencesAreInThePersonsTime()
{
    const QDateTime told(QDate(2026, 11, 28), QTime(23, 59, 58), Qt::UTC);
    const Message message{
        "Finding", "%1 said so at %2 (%3).", {"127.0.0.1:5801", "23:59:58 UTC", "nothing UTC"}};
    // Within a minute after midnight, what was a moment ago was yesterday.
    QCOMPARE(inPersonsTime(message, told.toMSecsSinceEpoch() + 4000),
             QStringLiteral("127.0.0.1:5801 said so at %1 (nothing UTC).")
                 .arg(timeText(told.toMSecsSinceEpoch(), told.toMSecsSinceEpoch() + 4000)));
    const Message dated{"Finding", "At %1.", {"2026-11-20 10:00:00 UTC"}};
    const QDateTime then(QDate(2026, 11, 20), QTime(10, 0), Qt::UTC);
    QCOMPARE(
        inPersonsTime(dated, told.toMSecsSinceEpoch()),
        QStringLiteral("At %1.").arg(then.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))));
}

void TestJobsModel::anUnknownStateKeepsItsWord()
{
    Fixture f;
    monitor::JobView odd = running(QStringLiteral("1"), 1);
    odd.info.state = JobState::Other;
    odd.info.stateText = QStringLiteral("HIBERNATING");
    odd.info.counters = {};
    odd.info.createTime = {};
    f.show({odd});
    QCOMPARE(modelText(f.model, {JobsModel::State, JobsModel::RowsRead, JobsModel::Started}),
             QStringLiteral("HIBERNATING |  | –"));
    QCOMPARE(f.model.counts().value(StateGroup::Unknown), 1);
}

void TestJobsModel::repeatedIdsAreShownOnce()
{
    Fixture f;
    f.show(
        {running(QStringLiteral("1"), 1), running(QStringLiteral("1"), 2), running(QStringLiteral("2"), 3)});
    QCOMPARE(modelText(f.model, {JobsModel::Id, JobsModel::RowsWritten}), QStringLiteral("1 | 1\n2 | 3"));
}

void TestJobsModel::filtersByTextStateAndFindings()
{
    Fixture f;
    monitor::JobView failed =
        jobView(QStringLiteral("77"), QStringLiteral("Orders daily"), JobState::Failed, 1, 1);
    failed.openFindings = 1;
    f.show({running(QStringLiteral("1"), 1), failed,
            jobView(QStringLiteral("3"), QStringLiteral("orders hourly"), JobState::Finished, 1, 1)});
    const auto names = [&f] {
        return modelText(f.filter, {JobsModel::Name});
    };
    QSignalSpy changed(&f.filter, &JobsFilter::filterChanged);
    f.filter.setText(QStringLiteral("ORDERS  da"));
    QCOMPARE(names(), QStringLiteral("Orders daily"));
    f.filter.setText(QStringLiteral("77"));
    QCOMPARE(names(), QStringLiteral("Orders daily"));
    f.filter.setText({});
    f.filter.setGroups({StateGroup::Finished, StateGroup::Running});
    QCOMPARE(names(), QStringLiteral("job1\norders hourly"));
    f.filter.setGroups({});
    f.filter.setOnlyWithFindings(true);
    QCOMPARE(names(), QStringLiteral("Orders daily"));
    QCOMPARE(changed.count(), 6);
    f.filter.setOnlyWithFindings(true); // no news
    QCOMPARE(changed.count(), 6);
    failed.openFindings = 0;
    f.show({running(QStringLiteral("1"), 1), failed});
    QCOMPARE(names(), QString()); // a finding closed: the row goes by itself
}

void TestJobsModel::sortsByNumbersWithTheUnknownLast()
{
    Fixture f;
    monitor::JobView unknown = running(QStringLiteral("9"), 0);
    unknown.info.counters = {};
    f.show({running(QStringLiteral("1"), 9), unknown, running(QStringLiteral("2"), 100),
            running(QStringLiteral("3"), 20)});
    const auto ids = [&f] {
        return modelText(f.filter, {JobsModel::Id}).replace(QLatin1Char('\n'), QLatin1Char(' '));
    };
    f.filter.sort(JobsModel::RowsWritten, Qt::AscendingOrder);
    QCOMPARE(ids(), QStringLiteral("1 3 2 9"));
    f.filter.sort(JobsModel::RowsWritten, Qt::DescendingOrder);
    QCOMPARE(ids(), QStringLiteral("2 3 1 9"));
    f.filter.sort(JobsModel::Mode, Qt::AscendingOrder); // all equal: as the snapshot has them
    QCOMPARE(ids(), QStringLiteral("1 9 2 3"));
}

void TestJobsModel::hugeUpdateIsOneRange()
{
    Fixture f;
    QList<monitor::JobView> jobs;
    for (int i = 0; i < 500; ++i)
        jobs.append(running(QString::number(i), i));
    QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
    f.show(jobs);
    QCOMPARE(inserted.count(), 1);
    QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
    for (monitor::JobView &job : jobs)
        job.seenMs += 1000;
    f.show(jobs, noonMs + 1000);
    QCOMPARE(changes.count(), 1);
    QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
    f.show(jobs.mid(0, 100) + jobs.mid(400), noonMs + 1000);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(f.model.rowCount(), 200);
}

void TestJobsModel::headersComeFromTheColumnTable()
{
    Fixture f;
    for (int column = 0; column < JobsModel::ColumnCount; ++column) {
        QVERIFY(!f.model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!f.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QVERIFY(!f.model.headerData(JobsModel::ColumnCount, Qt::Horizontal).isValid());
    QVERIFY(!f.model.headerData(-1, Qt::Horizontal).isValid());
}

QTEST_GUILESS_MAIN(TestJobsModel)
#include "test_jobsmodel.moc"
