#include "models/monitor/detector.h"
#include "tests/models/monitor/scene.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace sluice;
using engine::JobState;
using monitor::CounterPoint;
using monitor::Facts;
using monitor::SeriesBook;
using monitor::StateEvent;

namespace {

engine::JobCounters counters(qint64 source, qint64 sink)
{
    engine::JobCounters result;
    result.sourceRows = source;
    result.sinkRows = sink;
    return result;
}

engine::JobInfo inState(JobState state)
{
    engine::JobInfo info;
    info.state = state;
    info.stateText = engine::stateName(state);
    return info;
}

/// Writes facts down, as a store does, and can say what the book would.
class Diary
{
public:
    void write(const Facts &facts)
    {
        if (facts.cleared)
            runs_.clear();
        for (const monitor::PointFact &fact : facts.points) {
            QList<CounterPoint> &points = runs_[fact.run.number].points;
            if (fact.replacesLast)
                points.last() = fact.point;
            else
                points.append(fact.point);
        }
        for (const monitor::StateFact &fact : facts.states)
            runs_[fact.run.number].states.append(fact.state);
        for (const monitor::ForgottenFact &fact : facts.forgotten) {
            Run &run = runs_[fact.run.number];
            run.forgottenPoints += fact.points;
            run.forgottenStates += fact.states;
        }
    }
    QList<CounterPoint> points(quint64 run) { return runs_[run].points; }
    QList<StateEvent> states(quint64 run) { return runs_[run].states; }
    qsizetype forgottenPoints(quint64 run) { return runs_[run].forgottenPoints; }
    qsizetype forgottenStates(quint64 run) { return runs_[run].forgottenStates; }
    qsizetype size() const { return static_cast<qsizetype>(runs_.size()); }

private:
    struct Run
    {
        QList<CounterPoint> points;
        QList<StateEvent> states;
        qsizetype forgottenPoints = 0;
        qsizetype forgottenStates = 0;
    };
    std::map<quint64, Run> runs_;
};

} // namespace

/// What the history learns can be written down: all of it, once, and nothing is dropped without a word.
class TestFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBookCanBeWrittenFromThem();
    void whatIsTrimmedIsTold();
    void aJobThatIsForgottenIsTold();
    void aNewBeginningIsTold();
    void withoutAReaderNothingIsKept();
    void theDetectorHandsThemOn();
};

void TestFacts::theBookCanBeWrittenFromThem()
{
    SeriesBook book;
    book.keepFacts();
    Diary diary;
    QRandomGenerator random(4711);
    const QString ids[] = {QStringLiteral("1"), QStringLiteral("2")};
    QList<SeriesBook::Handle> runs;
    for (int i = 0; i < 4; ++i)
        runs << book.begin(ids[i % 2], i / 2, {});
    qint64 timeMs = 1000;
    qint64 rows[4] = {};
    for (int i = 0; i < 2000; ++i) {
        timeMs += random.bounded(4000);
        const auto run = static_cast<qsizetype>(random.bounded(4));
        const QString member = random.bounded(5) == 0 ? QStringLiteral("b:1") : QStringLiteral("a:1");
        rows[run] += random.bounded(3) == 0 ? random.bounded(100) : 0;
        book.addPoint(*runs.at(run), member, timeMs, counters(rows[run], rows[run]));
        if (random.bounded(20) == 0)
            book.addState(*runs.at(run), member, timeMs,
                          inState(random.bounded(2) ? JobState::Running : JobState::Failing));
        if (random.bounded(10) == 0)
            diary.write(book.takeFacts());
    }
    diary.write(book.takeFacts());
    QVERIFY(book.takeFacts().isEmpty()); // once
    for (int id = 0; id < 2; ++id) {
        const QList<CounterPoint> points =
            diary.points(static_cast<quint64>(id) + 1) + diary.points(static_cast<quint64>(id) + 3);
        QVERIFY(points.size() > 50);
        QCOMPARE(points, book.counters(ids[id]));
        QCOMPARE(diary.states(static_cast<quint64>(id) + 1) + diary.states(static_cast<quint64>(id) + 3),
                 book.states(ids[id]));
    }
}

void TestFacts::whatIsTrimmedIsTold()
{
    SeriesBook book;
    book.keepFacts();
    const SeriesBook::Handle run = book.begin(QStringLiteral("1"), 0, {});
    constexpr int more = 7;
    for (int i = 0; i < SeriesBook::maxPoints + more; ++i)
        book.addPoint(*run, QStringLiteral("a:1"), 1000 + i, counters(i, i));
    for (int i = 0; i < SeriesBook::maxStates + more; ++i)
        book.addState(*run, QStringLiteral("a:1"), 1000 + i,
                      inState(i % 2 == 0 ? JobState::Running : JobState::Failing));
    Diary diary;
    diary.write(book.takeFacts());
    QCOMPARE(diary.points(1).size(), SeriesBook::maxPoints + more);
    QCOMPARE(diary.forgottenPoints(1), more);
    QCOMPARE(diary.forgottenStates(1), more);
    QCOMPARE(diary.points(1).mid(more), book.counters(QStringLiteral("1")));
    QCOMPARE(diary.states(1).mid(more), book.states(QStringLiteral("1")));
}

void TestFacts::aJobThatIsForgottenIsTold()
{
    SeriesBook book;
    book.keepFacts();
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    const SeriesBook::Handle run = book.begin(QStringLiteral("1"), 0, start);
    book.addPoint(*run, QStringLiteral("a:1"), 1000, counters(1, 1));
    (void)book.takeFacts();
    book.remove(QStringLiteral("1"));
    const Facts facts = book.takeFacts();
    QCOMPARE(facts.forgotten.size(), 1);
    QVERIFY(facts.forgotten.first().whole);
    QCOMPARE(facts.forgotten.first().points, 1);
    QCOMPARE(facts.forgotten.first().run, (monitor::RunKey{QStringLiteral("1"), 1, start}));
}

void TestFacts::aNewBeginningIsTold()
{
    SeriesBook book;
    book.keepFacts();
    Diary diary;
    book.addPoint(*book.begin(QStringLiteral("1"), 0, {}), QStringLiteral("a:1"), 1000, counters(1, 1));
    diary.write(book.takeFacts());
    QCOMPARE(diary.size(), 1);
    book.addPoint(*book.begin(QStringLiteral("1"), 1, {}), QStringLiteral("a:1"), 2000, counters(1, 1));
    book.clear();
    const SeriesBook::Handle next = book.begin(QStringLiteral("1"), 0, {});
    book.addPoint(*next, QStringLiteral("a:1"), 500, counters(2, 2));
    diary.write(book.takeFacts());
    QCOMPARE(diary.size(), 1);
    QCOMPARE(diary.points(next->run.number), book.counters(QStringLiteral("1")));
}

// Who replays a long recording for its findings does not pay for a history that nobody writes down.
void TestFacts::withoutAReaderNothingIsKept()
{
    SeriesBook book;
    book.addPoint(*book.begin(QStringLiteral("1"), 0, {}), QStringLiteral("a:1"), 1000, counters(1, 1));
    book.remove(QStringLiteral("1"));
    book.clear();
    QVERIFY(book.takeFacts().isEmpty());
}

void TestFacts::theDetectorHandsThemOn()
{
    const auto book = std::make_shared<SeriesBook>();
    book->keepFacts();
    monitor::Detector detector(QStringLiteral("c"), book);
    engine::Reply reply;
    reply.member = QStringLiteral("a:1");
    reply.status = 200;
    for (int i = 0; i < 5; ++i) {
        reply.timeMs = 1'700'000'000'000 + i * 2000;
        reply.endpoint = engine::Endpoint::Overview;
        reply.payload = engine::Overview();
        detector.consume(reply, -1);
        reply.endpoint = engine::Endpoint::RunningJobs;
        reply.payload = QList<engine::JobInfo>{Scene::job("1", JobState::Running, i * 10, i * 10)};
        detector.consume(reply, -1);
    }
    const Facts facts = detector.takeFacts();
    QCOMPARE(facts.points.size(), 5);
    QCOMPARE(facts.points.last().point.sourceRows, 40);
    QCOMPARE(facts.points.last().run.jobId, QStringLiteral("1"));
    QCOMPARE(facts.states.size(), 1);
    QCOMPARE(facts.states.first().state.state, JobState::Running);
}

QTEST_GUILESS_MAIN(TestFacts)
#include "test_facts.moc"
