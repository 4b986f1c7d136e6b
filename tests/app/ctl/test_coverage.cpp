#include "app/ctl/coverage.h"
#include "app/ctl/language.h"

#include <QTest>

using namespace sluice;

/// Of what a watch says that it was not seen. Nothing found where nothing was seen is no all-clear.
class TestCtlCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allWasSeen();
    void oneListOfEndedJobsIsMissing_data();
    void oneListOfEndedJobsIsMissing();
    void noListOfEndedJobsIsSaidOnce();
    void oneListWasNotAskedFor();
    void everyMalformedJobIsNamed();
    void ofVeryManyTheirNumber();
};

namespace {

const QString kMember = QStringLiteral("h:5801");
const QByteArray kOverview =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"x","totalSlot":"0","unassignedSlot":"0",)"
    R"("runningJobs":"0","finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})";

engine::Reply answer(const QString &path, const QByteArray &body)
{
    engine::RawReply raw;
    raw.member = kMember;
    raw.method = "GET";
    raw.path = path;
    raw.status = 200;
    raw.body = body;
    return engine::decode(raw);
}

QString ended(const char *state)
{
    return QStringLiteral("/finished-jobs/") + QLatin1String(state);
}

/// One that has seen everything, and then the answers of `more`.
ctl::Coverage coverage(const QList<engine::Reply> &more)
{
    ctl::Coverage seen;
    seen.expect(kMember);
    seen.take(answer(QStringLiteral("/overview"), kOverview));
    seen.take(answer(QStringLiteral("/running-jobs"), "[]"));
    seen.take(answer(QStringLiteral("/running-threads"), "[]"));
    for (const engine::Reply &reply : more)
        seen.take(reply);
    return seen;
}

QStringList gapsOf(const ctl::Coverage &seen)
{
    QStringList gaps;
    for (const Error &gap : seen.gaps())
        gaps.append(QString::fromStdString(gap.place + ": " + ctl::said(gap)));
    return gaps;
}

QByteArray malformedJob(int id)
{
    return R"({"jobName":"x","jobStatus":"RUNNING","metrics":[],"jobId":")" + QByteArray::number(id) + "\"}";
}

} // namespace

void TestCtlCoverage::allWasSeen()
{
    QCOMPARE(gapsOf(coverage({answer(ended("FINISHED"), "[]"), answer(ended("FAILED"), "[]"),
                              answer(ended("CANCELED"), "[]")})),
             QStringList());
}

void TestCtlCoverage::oneListOfEndedJobsIsMissing_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"FINISHED", "FAILED", "CANCELED"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

/// The lists that come behind it are other lists.
void TestCtlCoverage::oneListOfEndedJobsIsMissing()
{
    QFETCH(QString, state);
    QList<engine::Reply> replies;
    for (int sweep = 0; sweep < 3; ++sweep)
        for (const char *each : {"FINISHED", "FAILED", "CANCELED"})
            replies.append(answer(ended(each), state == QLatin1String(each) ? "7" : "[]"));
    const QStringList gaps = gapsOf(coverage(replies));
    QCOMPARE(gaps.size(), 1);
    QVERIFY2(gaps.first().startsWith(
                 QStringLiteral("h:5801: the list of ended jobs (%1) was not seen: ").arg(state)),
             qPrintable(gaps.first()));
}

void TestCtlCoverage::noListOfEndedJobsIsSaidOnce()
{
    const QStringList gaps =
        gapsOf(coverage({answer(ended("FINISHED"), "7"), answer(ended("FAILED"), "7"),
                         answer(ended("CANCELED"), "7"), answer(ended("SAVEPOINT_DONE"), "7")}));
    QCOMPARE(gaps.size(), 1);
    QVERIFY2(gaps.first().startsWith(QLatin1String("h:5801: the lists of ended jobs were not seen: ")),
             qPrintable(gaps.first()));
}

void TestCtlCoverage::oneListWasNotAskedFor()
{
    QCOMPARE(gapsOf(coverage({answer(ended("FINISHED"), "[]"), answer(ended("CANCELED"), "[]")})),
             QStringList{QStringLiteral("h:5801: the lists of ended jobs did not come in the time")});
}

/// Of one list and of several, whatever came after them.
void TestCtlCoverage::everyMalformedJobIsNamed()
{
    const QStringList gaps = gapsOf(
        coverage({answer(QStringLiteral("/running-jobs"),
                         '[' + malformedJob(8) + R"(,{"jobId":"9","jobName":"x","jobStatus":"RUNNING"},7])"),
                  answer(ended("FINISHED"), '[' + malformedJob(5) + ']'), answer(ended("FAILED"), "[]"),
                  answer(ended("CANCELED"), "[]")}));
    QCOMPARE(gaps.size(), 3);
    const QString all = gaps.join(QLatin1Char('\n'));
    for (const char *part : {"(/running-jobs) does not have the expected shape: [0].metrics",
                             "(/running-jobs) does not have the expected shape: [2] ",
                             "(/finished-jobs/FINISHED) does not have the expected shape: [0].metrics"})
        QVERIFY2(all.contains(QLatin1String(part)), qPrintable(all));
}

void TestCtlCoverage::ofVeryManyTheirNumber()
{
    QByteArray list;
    for (int id = 100; id < 150; ++id)
        list += (list.isEmpty() ? "" : ",") + malformedJob(id);
    const QStringList gaps =
        gapsOf(coverage({answer(ended("FINISHED"), "[]"), answer(ended("FAILED"), '[' + list + ']'),
                         answer(ended("CANCELED"), "[]")}));
    QCOMPARE(gaps.size(), 21);
    QCOMPARE(gaps.last(), QStringLiteral("h:5801: 30 more entries of the same list cannot be read"));
}

QTEST_GUILESS_MAIN(TestCtlCoverage)
#include "test_coverage.moc"
