// What is shown of a cluster is made from facts alone: it must be what the history knows, after every sweep.
#include "models/engine/http/recording.h"
#include "models/engine/seatunnel/reply.h"
#include "models/monitor/detector.h"
#include "models/monitor/rowteller.h"
#include "models/monitor/snapshotbook.h"
#include "tests/models/monitor/scene.h"
#include "tests/support/shareddata.h"

#include <QDir>
#include <QTest>

using namespace sluice;
using monitor::ClusterSnapshot;
using monitor::Facts;
using monitor::JobRun;
using monitor::JobView;
using test::sharedData;

namespace {

/// What disagrees between the snapshot and the history; empty where nothing does.
QString disagreement(const ClusterSnapshot &snapshot, const monitor::History &history)
{
    if (snapshot.jobs.size() != history.runs().size())
        return QStringLiteral("%1 rows for %2 jobs").arg(snapshot.jobs.size()).arg(history.runs().size());
    for (const JobView &row : snapshot.jobs) {
        const JobRun *run = history.newest(row.id);
        if (!run)
            return row.id + QStringLiteral(" is not known any more");
        // What is over stays as it was told first.
        const bool isOver = engine::isEndState(run->last.state);
        const bool isDated = isOver ? row.seenMs > 0 && row.seenMs <= run->lastSeenMs
                                    : row.seenMs == run->lastSeenMs && row.member == run->lastMember;
        if (row.info.state != run->last.state || row.info.counters != run->last.counters || !isDated ||
            row.mode != run->mode || row.gone != (run->unlistedMs != 0))
            return row.id + QStringLiteral(" is not as it was told last");
    }
    for (const monitor::MemberView &view : snapshot.members) {
        const monitor::MemberFacts known = history.members().value(view.member);
        if (view.reachable != known.usable() || view.lastAnswerMs != known.lastAnswerMs ||
            view.uuid != known.identity.uuid || view.overview.has_value() != known.overview.isKnown() ||
            (view.overview && *view.overview != known.overview.value))
            return view.member + QStringLiteral(" is not as it answered last");
    }
    return snapshot.zoneOffsetMs == history.zoneOffsetMs() ? QString() : QStringLiteral("another zone");
}

/// A detector whose facts are written down, sweep by sweep.
class Written
{
public:
    explicit Written(const QStringList &members)
        : series_(std::make_shared<monitor::SeriesBook>())
        , detector_(QStringLiteral("written"), series_)
        , book_(QStringLiteral("written"), members)
    {
        series_->keepFacts();
    }

    Facts take()
    {
        Facts facts = detector_.takeFacts();
        monitor::tellRows(detector_.history(), book_, facts);
        book_.add(facts);
        return facts;
    }
    ClusterSnapshot at(qint64 nowMs) const { return book_.at(nowMs, detector_.registry().findings()); }
    monitor::Detector &detector() { return detector_; }
    monitor::SeriesBook &series() { return *series_; }

private:
    std::shared_ptr<monitor::SeriesBook> series_;
    monitor::Detector detector_;
    monitor::SnapshotBook book_;
};

} // namespace

class TestSnapshotBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheHistoryKnows_data();
    void showsWhatTheHistoryKnows();
    void whatDidNotChangeIsNotToldAgain();
    void aForgottenJobIsNoRow();
    void aForgottenRunLeavesTheNewerOne();
    void aNewBeginningForgetsAll();
    void listsMembersThatNeverAnswered();
};

void TestSnapshotBook::showsWhatTheHistoryKnows_data()
{
    QTest::addColumn<QString>("file");
    const QString folder = sharedData(QStringLiteral("traces"));
    const QDir traces(folder);
    const QStringList names =
        folder.isEmpty() ? QStringList() : traces.entryList({QStringLiteral("*.jsonl.gz")}, QDir::Files);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << traces.filePath(name);
    if (names.isEmpty())
        QTest::newRow("none") << QString();
}

void TestSnapshotBook::showsWhatTheHistoryKnows()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("no shared recordings: set SLUICE_SHARED");
    const auto recording = engine::Recording::load(file);
    QVERIFY(recording);
    Written written(recording->members());
    int sweeps = 0;
    for (const engine::RawReply &raw : recording->replies()) {
        const int before = written.detector().history().sweep();
        written.detector().consume(engine::decode(raw));
        if (written.detector().history().sweep() == before)
            continue;
        written.take();
        const QString wrong = disagreement(written.at(raw.timeMs), written.detector().history());
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("sweep %1: %2").arg(before).arg(wrong)));
        ++sweeps;
    }
    QVERIFY(sweeps > 0);
}

void TestSnapshotBook::whatDidNotChangeIsNotToldAgain()
{
    Scene scene;
    auto &detector = scene.detector();
    monitor::SnapshotBook told(QStringLiteral("c"), {});
    const auto tell = [&] {
        Facts facts;
        monitor::tellRows(detector.history(), told, facts);
        told.add(facts);
        return facts;
    };
    const auto over = Scene::job("2", engine::JobState::Finished, 5, 5);
    scene.overview(1, 0, 1, 2, 1)
        .running({Scene::job("1", engine::JobState::Running, 10, 10)})
        .ended("FINISHED", {over})
        .done();
    QCOMPARE(tell().jobs.size(), 2);
    QVERIFY(tell().isEmpty());
    scene.overview(1, 0, 1, 2, 1).running({Scene::job("1", engine::JobState::Running, 20, 20)}).done();
    const Facts facts = tell();
    QCOMPARE(facts.jobs.size(), 1); // the one that went on, not the one that is over
    QCOMPARE(facts.jobs.first().run.jobId, QStringLiteral("1"));
    QCOMPARE(facts.jobs.first().row.info.counters.sinkRows, 20);
}

void TestSnapshotBook::aForgottenJobIsNoRow()
{
    monitor::SnapshotBook book(QStringLiteral("c"), {});
    Facts facts;
    monitor::JobRowFact job;
    job.run = {QStringLiteral("1"), 1, {}};
    job.row.id = QStringLiteral("1");
    facts.jobs = {job};
    book.add(facts);
    QCOMPARE(book.at(0, {}).jobs.size(), 1);
    Facts later;
    later.forgotten.append({job.run, 3, 1, false});
    book.add(later);
    QCOMPARE(book.at(0, {}).jobs.size(), 1); // only its oldest points are
    later.forgotten = {{job.run, 3, 1, true}};
    book.add(later);
    QCOMPARE(book.at(0, {}).jobs.size(), 0);
}

void TestSnapshotBook::aForgottenRunLeavesTheNewerOne()
{
    monitor::SnapshotBook book(QStringLiteral("c"), {});
    Facts facts;
    monitor::JobRowFact job;
    job.run = {QStringLiteral("1"), 2, {}};
    job.row.id = QStringLiteral("1");
    facts.jobs = {job};
    book.add(facts);
    Facts later;
    later.forgotten = {{{QStringLiteral("1"), 1, {}}, 3, 1, true}};
    book.add(later);
    QCOMPARE(book.at(0, {}).jobs.size(), 1);
}

void TestSnapshotBook::aNewBeginningForgetsAll()
{
    Written written({QStringLiteral("alpha:5801")});
    Facts facts;
    monitor::JobRowFact job;
    job.run = {QStringLiteral("1"), 2, {}};
    job.row.id = QStringLiteral("1");
    facts.jobs = {job};
    monitor::MemberView member;
    member.member = QStringLiteral("alpha:5801");
    member.reachable = true;
    facts.members = {member};
    facts.zoneOffsetMs = 3'600'000;
    monitor::SnapshotBook book(QStringLiteral("c"), {member.member});
    book.add(facts);
    QVERIFY(book.at(0, {}).members.first().reachable);
    Facts cleared;
    cleared.cleared = true;
    book.add(cleared);
    const ClusterSnapshot snapshot = book.at(0, {});
    QVERIFY(snapshot.jobs.isEmpty());
    QVERIFY(!snapshot.members.first().reachable);
    QVERIFY(!snapshot.zoneOffsetMs);
    // And who tells begins anew too: what it told before is told again.
    written.series().clear();
    QVERIFY(written.take().cleared);
}

void TestSnapshotBook::listsMembersThatNeverAnswered()
{
    const monitor::SnapshotBook book(QStringLiteral("c"), {QStringLiteral("b:1"), QStringLiteral("a:1")});
    const ClusterSnapshot snapshot = book.at(7, {});
    QCOMPARE(snapshot.timeMs, 7);
    QCOMPARE(snapshot.members.size(), 2);
    QCOMPARE(snapshot.members.at(0).member, QStringLiteral("b:1"));
    QVERIFY(!snapshot.members.at(1).reachable);
}

QTEST_GUILESS_MAIN(TestSnapshotBook)
#include "test_snapshotbook.moc"
