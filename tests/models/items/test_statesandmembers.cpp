#include "models/core/clock.h"
#include "models/items/membersmodel.h"
#include "models/items/statesmodel.h"
#include "models/items/timetext.h"
#include "tests/support/modeltext.h"
#include "tests/support/snapshots.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sluice;
using namespace sluice::items;
using namespace sluice::test;
using engine::JobState;

class TestStatesAndMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesNewestFirstWithHowLongTheyLasted();
    void aStateOfOneMemberDoesNotEndThatOfAnother();
    void membersSayWhoAnswersAndWhyNot();
    void durations_data();
    void durations();
};

void TestStatesAndMembers::statesNewestFirstWithHowLongTheyLasted()
{
    ManualClock clock(noonMs);
    StatesModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString alpha = QStringLiteral("alpha:5801");
    QList<monitor::StateEvent> events{
        {noonMs - 61000, alpha, JobState::Scheduled, QStringLiteral("SCHEDULED")},
        {noonMs - 60000, alpha, JobState::Running, QStringLiteral("RUNNING")}};
    model.setEvents(events);
    events.append({noonMs, alpha, JobState::Failed, QStringLiteral("FAILED")});
    model.setEvents(events);
    QCOMPARE(modelText(model, {StatesModel::State, StatesModel::Member, StatesModel::Lasted}),
             QStringLiteral("FAILED | alpha:5801 | final\nRUNNING | alpha:5801 | 1 min 00 s\n"
                            "SCHEDULED | alpha:5801 | 1 s"));
}

void TestStatesAndMembers::aStateOfOneMemberDoesNotEndThatOfAnother()
{
    ManualClock clock(noonMs);
    StatesModel model(clock);
    model.setEvents({{noonMs - 2000, QStringLiteral("a:1"), JobState::Running, QStringLiteral("RUNNING")},
                     {noonMs - 1000, QStringLiteral("b:1"), JobState::Failed, QStringLiteral("FAILED")}});
    QCOMPARE(modelText(model, {StatesModel::Member, StatesModel::Lasted}),
             QStringLiteral("b:1 | final\na:1 | now"));
    model.setOld(true); // nobody tells of it any more
    QCOMPARE(modelText(model, {StatesModel::Member, StatesModel::Lasted}),
             QStringLiteral("b:1 | final\na:1 | last seen"));
}

void TestStatesAndMembers::membersSayWhoAnswersAndWhyNot()
{
    MembersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    monitor::ClusterSnapshot snapshot = snapshotOf({});
    engine::Overview overview;
    overview.version = QStringLiteral("2.3.8");
    overview.totalSlots = 4;
    overview.unassignedSlots = 1;
    overview.running = 3;
    overview.workers = 2;
    snapshot.members[0].overview = overview;
    monitor::MemberView down = memberView(QStringLiteral("beta:5801"), false);
    down.lastAnswerMs = 0;
    down.latencyMs = -1;
    down.error = Error{ErrorCode::Refused, verbatim("Nothing listens there."), {}};
    snapshot.members.append(down);
    model.setSnapshot(snapshot);
    QCOMPARE(modelText(model, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}),
             QStringLiteral("alpha:5801 | master | yes | 14 ms | 1 s | 3 | 2 | 1/4 | 2.3.8 | \n"
                            "beta:5801 | worker | no |  | never |  |  |  |  | Nothing listens there."));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
    snapshot.members[0].process = QStringLiteral("happy_noether");
    snapshot.members[0].uuid = QStringLiteral("0b2c");
    model.setSnapshot(snapshot);
    const QString process = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(process.contains(QLatin1String("happy_noether")) && process.contains(QLatin1String("0b2c")),
             qPrintable(process));
    QCOMPARE(model.index(1, 0).data(StalenessRole).toInt(), static_cast<int>(Staleness::Never));
    snapshot.members.removeLast();
    snapshot.members[0].reachable = false;
    model.setSnapshot(snapshot);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(StalenessRole).toInt(), static_cast<int>(Staleness::Stale));
}

void TestStatesAndMembers::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("milliseconds") << qint64(850) << QStringLiteral("850 ms");
    QTest::newRow("seconds") << qint64(13999) << QStringLiteral("13 s");
    QTest::newRow("minutes") << qint64(245000) << QStringLiteral("4 min 05 s");
    QTest::newRow("hours") << qint64(3600000 * 2 + 60000 * 14) << QStringLiteral("2 h 14 min");
    QTest::newRow("days") << qint64(86400000LL * 3 + 3600000 * 4) << QStringLiteral("3 d 4 h");
}

void TestStatesAndMembers::durations()
{
    QFETCH(qint64, ms);
    QTEST(durationText(ms), "text");
}

QTEST_GUILESS_MAIN(TestStatesAndMembers)
#include "test_statesandmembers.moc"
