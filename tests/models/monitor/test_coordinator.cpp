// The threads of a BATCH job whose checkpoint fails, as they were measured on 2.3.8 (recording
// m-checkpoint-fails-with-threads): the coordinator lives for a second, the tasks for thirteen, then nothing
// for three, and again. Whatever the phase between that and our polls, it has to be found before it writes
// again.
#include "models/monitor/detector.h"
#include "models/monitor/pollplan.h"
#include "models/monitor/rules/rules.h"

#include <QTest>

using namespace sluice;
using engine::Endpoint;
using engine::JobState;

namespace {

constexpr qint64 periodMs = 16400;
constexpr qint64 tasksMs = 13400;
constexpr qint64 coordinatorMs = 1000;
constexpr qint64 latencyMs = 5;
constexpr qint64 beginMs = 1'800'000'000'000;
const QString id = QStringLiteral("1176388734405509761");

/// One member that runs the job from `submittedMs` on, polled by the plan and judged by the rules.
class Simulation
{
public:
    explicit Simulation(qint64 submittedMs, bool healthy = false)
        : submittedMs_(submittedMs)
        , healthy_(healthy)
    {
    }

    /// When the finding opened, after the submit; -1: not within `forMs`.
    qint64 run(qint64 forMs)
    {
        for (nowMs_ = beginMs; nowMs_ < submittedMs_ + forMs;) {
            const auto request = plan_.take(nowMs_);
            if (!request) {
                nowMs_ = std::max(nowMs_ + 1, plan_.dueMs().value_or(0));
                continue;
            }
            threadRequests_ +=
                request->endpoint == Endpoint::RunningThreads && nowMs_ >= submittedMs_ ? 1 : 0;
            const engine::Reply reply = answer(*request);
            nowMs_ += latencyMs;
            plan_.answered(reply, nowMs_);
            detector_.consume(reply);
            if (plan_.isBusy())
                continue;
            for (const monitor::FindingEvent &event : detector_.endSweep())
                if (event.finding.code == QLatin1String("checkpoint-coordinator-gone") &&
                    event.change == monitor::FindingChange::Opened)
                    return nowMs_ - submittedMs_;
            plan_.setSuspicious(detector_.registry().isSuspicious() ||
                                monitor::wantsThreads(detector_.history()));
            plan_.setUrgent(detector_.registry().hasPending());
        }
        return -1;
    }
    int threadRequests() const { return threadRequests_; }

private:
    qint64 ageMs() const { return nowMs_ - submittedMs_; }
    engine::JobInfo job() const
    {
        engine::JobInfo info;
        info.id = id;
        info.name = QStringLiteral("orders_daily");
        info.state = JobState::Running;
        info.stateText = QStringLiteral("RUNNING");
        info.envOptions = {{QStringLiteral("job.mode"), QStringLiteral("BATCH")},
                           {QStringLiteral("checkpoint.interval"), QStringLiteral("1000")},
                           {QStringLiteral("checkpoint.timeout"), QStringLiteral("300")}};
        info.createTime = QDateTime::fromMSecsSinceEpoch(submittedMs_, Qt::UTC);
        const qint64 rows = ageMs() < 1300 ? 0 : 600 * (1 + (ageMs() - 1300) / periodMs);
        info.counters.sourceRows = rows;
        info.counters.sinkRows = rows;
        return info;
    }
    QList<engine::ThreadInfo> threads() const
    {
        using Kind = engine::ThreadInfo::Kind;
        const qint64 inAttempt = ageMs() % periodMs;
        QList<engine::ThreadInfo> list;
        if (healthy_ || inAttempt < tasksMs)
            list.append({Kind::TaskGroup, {}, id, 1, 1});
        if (healthy_ || inAttempt < coordinatorMs)
            list.append({Kind::CheckpointCoordinator, {}, id, 1, 0});
        return list;
    }
    engine::Reply answer(const monitor::PollRequest &request) const
    {
        const bool runs = ageMs() >= 0;
        engine::Reply reply;
        reply.timeMs = nowMs_;
        reply.latencyMs = latencyMs;
        reply.endpoint = request.endpoint;
        reply.argument = request.argument;
        reply.status = 200;
        switch (request.endpoint) {
        case Endpoint::Overview: {
            engine::Overview overview;
            overview.workers = 1;
            overview.running = runs ? 1 : 0;
            overview.totalSlots = runs ? 2 : 0;
            reply.payload = overview;
            break;
        }
        case Endpoint::RunningJobs:
            reply.payload = runs ? QList<engine::JobInfo>{job()} : QList<engine::JobInfo>{};
            break;
        case Endpoint::FinishedJobs:
            reply.payload = QList<engine::JobInfo>{};
            break;
        case Endpoint::RunningThreads:
            reply.payload = runs ? threads() : QList<engine::ThreadInfo>{};
            break;
        default:
            reply.payload = QList<engine::MemberStatus>{};
            break;
        }
        return reply;
    }

    qint64 submittedMs_;
    bool healthy_;
    qint64 nowMs_ = beginMs;
    int threadRequests_ = 0;
    monitor::PollPlan plan_{engine::ApiFlavour::V1, 1};
    monitor::Detector detector_{QStringLiteral("test")};
};

} // namespace

class TestCoordinator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // 100 moments of a submit between two polls of the threads (every six seconds before the job is there).
    void isFoundInEveryPhase()
    {
        constexpr int phases = 100;
        int found = 0;
        qint64 latestMs = 0;
        for (int phase = 0; phase < phases; ++phase) {
            Simulation simulation(beginMs + 30000 + phase * 6000LL / phases);
            const qint64 afterMs = simulation.run(periodMs);
            found += afterMs >= 0 ? 1 : 0;
            latestMs = std::max(latestMs, afterMs);
        }
        QCOMPARE(found, phases);
        qInfo("found in %d of %d phases, the latest %lld ms after the submit; the second write comes at %lld",
              found, phases, static_cast<long long>(latestMs), static_cast<long long>(periodMs));
        QVERIFY(latestMs < periodMs - 3000);
    }

    // A request costs the engine 5 ms and 16 kB: never more than one in two seconds for this.
    void asksNoOftenerThanItMust()
    {
        constexpr qint64 minutes = 10;
        Simulation healthy(beginMs + 30000, true);
        QCOMPARE(healthy.run(minutes * 60000), qint64(-1));
        QVERIFY2(healthy.threadRequests() <= minutes * 30 + 2,
                 qPrintable(QString::number(healthy.threadRequests())));
    }
};

QTEST_GUILESS_MAIN(TestCoordinator)
#include "test_coordinator.moc"
