#include "models/core/clock.h"
#include "models/items/findingsfilter.h"
#include "models/items/findingsmodel.h"
#include "tests/support/modeltext.h"
#include "tests/support/snapshots.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::items;
using namespace sluice::test;
using monitor::Finding;
using monitor::FindingChange;
using monitor::Severity;

namespace {

struct Fixture
{
    ManualClock clock{noonMs};
    FindingsModel model{clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    FindingsFilter filter{&model};

    void tell(FindingChange change, const Finding &finding, qint64 atMs = noonMs)
    {
        model.apply({change, finding, atMs});
    }
    QString codes() const
    {
        return modelText(model, {FindingsModel::Code}).replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
    QString shown() const
    {
        return modelText(filter, {FindingsModel::Code}).replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
};

Finding duplicate()
{
    return findingOf(QStringLiteral("duplicate-writes"), Severity::Critical, QStringLiteral("1176761"),
                     QStringLiteral("orders"));
}

Finding unreachable()
{
    return findingOf(QStringLiteral("unreachable"), Severity::Warning);
}

} // namespace

class TestFindingsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensUpdatesAndCloses();
    void whatIsConfirmedIsNewer();
    void openOnesFirstThenTheWorst();
    void clustersAreReplacedOnTheirOwn();
    void mutingHidesAndDoesNotCount();
    void filtersByTextJobAndState();
    void timesAreShortInACellAndWholeWhereTheyLeave();
    void tellsHowManyRowsARunMoves();
};

void TestFindingsModel::opensUpdatesAndCloses()
{
    Fixture f;
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    Finding finding = duplicate();
    f.tell(FindingChange::Opened, finding);
    const QPersistentModelIndex row = f.model.index(0, 0);
    QCOMPARE(
        modelText(f.model, {FindingsModel::Severity, FindingsModel::Job, FindingsModel::Sentence,
                            FindingsModel::For, FindingsModel::Until}),
        QStringLiteral(
            "Critical | orders …761 | Rows were written more than once: 2400 rows were written, 600 were "
            "expected. | 45 s | open"));
    finding.updatedMs += 5000;
    f.tell(FindingChange::Updated, finding);
    QCOMPARE(f.model.rowCount(), 1);
    QCOMPARE(f.model.index(0, FindingsModel::For).data().toString(), QStringLiteral("50 s"));
    QCOMPARE(f.model.openCount(), 1);
    f.tell(FindingChange::Closed, finding, noonMs + 9000); // even when the rule forgot to say until
    QVERIFY(!f.model.findingAt(0).isOpen());
    QCOMPARE(f.model.openCount(), 0);
    QVERIFY(!f.model.index(0, 0).data(FindingsModel::OpenRole).toBool());
    Finding again = duplicate();
    again.sinceMs = noonMs + 20000;
    again.updatedMs = again.sinceMs;
    f.tell(FindingChange::Opened, again, again.sinceMs); // a new one, the old stays in history
    QCOMPARE(f.model.rowCount(), 2);
    QCOMPARE(row.row(), 1);
    QCOMPARE(resets.count(), 0);
}

void TestFindingsModel::whatIsConfirmedIsNewer()
{
    Fixture f;
    Finding finding = unreachable();
    f.tell(FindingChange::Opened, finding);
    const qint64 told = finding.updatedMs;
    finding.updatedMs += 60000; // no event tells of it
    f.model.confirm({finding, duplicate()});
    QCOMPARE(f.model.rowCount(), 1); // what was not told is not opened
    QCOMPARE(f.model.findingAt(0).updatedMs, told + 60000);
    f.tell(FindingChange::Closed, finding, noonMs + 90000);
    finding.updatedMs += 60000;
    f.model.confirm({finding});
    QVERIFY(!f.model.findingAt(0).isOpen());
}

void TestFindingsModel::openOnesFirstThenTheWorst()
{
    Fixture f;
    Finding closed = duplicate();
    closed.sinceMs -= 100000;
    closed.untilMs = noonMs;
    Finding info = findingOf(QStringLiteral("batch-with-checkpoint"), Severity::Info, QStringLiteral("5"));
    Finding newer = unreachable();
    newer.code = QStringLiteral("running-without-tasks");
    newer.sinceMs += 1000;
    f.model.setFindings(QStringLiteral("prod"), {closed, info, unreachable(), newer});
    QCOMPARE(f.codes(),
             QStringLiteral("running-without-tasks unreachable batch-with-checkpoint duplicate-writes"));
    QCOMPARE(f.model.worstOpen(), Severity::Warning);
    QCOMPARE(f.model.openCount(Severity::Warning), 2);
    QCOMPARE(f.model.openCount(), 3);
}

void TestFindingsModel::clustersAreReplacedOnTheirOwn()
{
    Fixture f;
    Finding other = unreachable();
    other.cluster = QStringLiteral("test");
    f.tell(FindingChange::Opened, other);
    f.tell(FindingChange::Opened, duplicate());
    f.model.setFindings(QStringLiteral("prod"), {unreachable()});
    QCOMPARE(f.model.rowCount(), 2);
    f.model.removeCluster(QStringLiteral("prod"));
    QCOMPARE(modelText(f.model, {FindingsModel::Cluster}), QStringLiteral("test"));
}

void TestFindingsModel::mutingHidesAndDoesNotCount()
{
    Fixture f;
    f.tell(FindingChange::Opened, duplicate());
    f.tell(FindingChange::Opened, unreachable());
    QSignalSpy counts(&f.model, &FindingsModel::countsChanged);
    f.model.setMuted(duplicate(), true);
    QCOMPARE(counts.count(), 1);
    QCOMPARE(f.model.openCount(), 1);
    QCOMPARE(f.shown(), QStringLiteral("unreachable"));
    f.filter.setShowMuted(true);
    QCOMPARE(f.shown(), QStringLiteral("duplicate-writes unreachable"));

    Fixture restarted;
    restarted.model.setMutedKeys(f.model.mutedKeys());
    Finding later = duplicate();
    later.sinceMs += 100000;
    restarted.tell(FindingChange::Opened, later);
    QCOMPARE(restarted.model.openCount(), 0); // the same trouble of the same job stays muted
    restarted.model.setMuted(later, false);
    QCOMPARE(restarted.model.openCount(), 1);
}

void TestFindingsModel::timesAreShortInACellAndWholeWhereTheyLeave()
{
    Fixture f;
    Finding finding = duplicate();
    finding.untilMs = noonMs - 1000;
    f.model.setFindings(QStringLiteral("prod"), {finding});
    const auto cell = [&f](int column, int role = Qt::DisplayRole) {
        return f.model.index(0, column).data(role).toString();
    };
    const QString time = QDateTime::fromMSecsSinceEpoch(finding.sinceMs).toString(QStringLiteral("HH:mm:ss"));
    QCOMPARE(cell(FindingsModel::Since), time);
    f.clock.advance(3 * 86'400'000LL); // a recording of some days ago
    const QString day = QDateTime::fromMSecsSinceEpoch(finding.sinceMs).toString(QStringLiteral("MM-dd"));
    QCOMPARE(cell(FindingsModel::Since), day + QLatin1Char(' ') + time);
    for (const int role : {int(Qt::ToolTipRole), int(CopyRole)}) {
        QCOMPARE(cell(FindingsModel::Since, role), QStringLiteral("2026-") + day + QLatin1Char(' ') + time);
        QVERIFY(cell(FindingsModel::Until, role).startsWith(QStringLiteral("2026-") + day));
    }
}

void TestFindingsModel::tellsHowManyRowsARunMoves()
{
    Fixture f;
    Finding finding = duplicate();
    f.model.setFindings(QStringLiteral("prod"), {finding});
    QCOMPARE(f.model.rowsPerRun(QStringLiteral("prod"), finding.jobId), 0);
    finding.rowsPerRun = 600;
    f.model.setFindings(QStringLiteral("prod"), {finding, unreachable()});
    QCOMPARE(f.model.rowsPerRun(QStringLiteral("prod"), finding.jobId), 600);
    QCOMPARE(f.model.rowsPerRun(QStringLiteral("test"), finding.jobId), 0);
    QCOMPARE(f.model.rowsPerRun(QStringLiteral("prod"), QStringLiteral("5")), 0);
}

void TestFindingsModel::filtersByTextJobAndState()
{
    Fixture f;
    Finding closed = findingOf(QStringLiteral("stuck-transition"), Severity::Warning, QStringLiteral("5"));
    closed.untilMs = noonMs;
    f.model.setFindings(QStringLiteral("prod"), {duplicate(), unreachable(), closed});
    f.filter.setText(QStringLiteral("critical ORDERS"));
    QCOMPARE(f.shown(), QStringLiteral("duplicate-writes"));
    f.filter.setText({});
    f.filter.setShowClosed(false);
    QCOMPARE(f.shown(), QStringLiteral("duplicate-writes unreachable"));
    f.filter.setShowClosed(true);
    f.filter.setJob(QStringLiteral("prod"), QStringLiteral("5"));
    QCOMPARE(f.shown(), QStringLiteral("stuck-transition"));
    f.filter.setJob(QStringLiteral("test"), QStringLiteral("5")); // the id on another cluster is another job
    QCOMPARE(f.shown(), QString());
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "test_findingsmodel.moc"
