// Watches a large cluster that answers from memory, and notes how long the GUI thread's event loop is away.
#include "models/core/clock.h"
#include "models/engine/seatunnel/transport.h"
#include "models/items/findingsmodel.h"
#include "models/items/jobsmodel.h"
#include "models/monitor/clustermonitor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <ctime>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace sluice;

namespace {

constexpr double frameMs = 16.0;
constexpr int idleMs = 5000;
constexpr qint64 startMs = 1'800'000'000'000;
/// A sweep comes every two seconds; here time passes twice as fast.
constexpr qint64 hurry = 2;

class HurryingClock final : public Clock
{
public:
    HurryingClock() { timer_.start(); }
    std::int64_t nowMs() const override { return startMs + hurry * timer_.elapsed(); }
    std::int64_t steadyMs() const override { return nowMs(); }

private:
    QElapsedTimer timer_;
};

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Measures the processor time of every event that the event loop delivers.
class TimingApplication : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread() || inside_)
            return QCoreApplication::notify(receiver, event);
        inside_ = true;
        const double before = threadMs();
        const bool result = QCoreApplication::notify(receiver, event);
        longestMs = std::max(longestMs, threadMs() - before);
        inside_ = false;
        return result;
    }

    double longestMs = 0;

private:
    bool inside_ = false;
};

/// Comes every millisecond and notes how late it was.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        timer_.setTimerType(Qt::PreciseTimer);
        connect(&timer_, &QTimer::timeout, this, [this] {
            const double gap = static_cast<double>(since_.nsecsElapsed()) / 1e6;
            since_.start();
            late_.push_back(std::max(0.0, gap - 1.0));
        });
        begin();
        timer_.start(1);
    }
    void begin()
    {
        late_.clear();
        since_.start();
    }
    double longest() const { return late_.empty() ? 0 : *std::max_element(late_.begin(), late_.end()); }
    double median() const
    {
        std::vector<double> sorted = late_;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0 : sorted[sorted.size() / 2];
    }
    long beyond(double ms) const
    {
        return std::count_if(late_.begin(), late_.end(), [ms](double late) { return late > ms; });
    }

private:
    QTimer timer_;
    QElapsedTimer since_;
    std::vector<double> late_;
};

engine::JobInfo job(int number, engine::JobState state, qint64 rows)
{
    engine::JobInfo info;
    info.id = QString::number(1'176'388'734'405'000'000 + number);
    info.name = QStringLiteral("orders_to_warehouse_%1").arg(number);
    info.state = state;
    info.stateText = engine::stateName(state);
    info.createTime = QDateTime(QDate(2027, 1, 14), QTime(8, 0), Qt::UTC).addSecs(-number);
    info.counters.sourceRows = rows;
    info.counters.sinkRows = rows - rows % 7;
    info.counters.sourceRowsByTable = {{QStringLiteral("db.orders"), rows}};
    info.counters.sinkRowsByTable = {{QStringLiteral("db.orders"), rows - rows % 7}};
    info.dag.vertices = {{1, QStringLiteral("Source[0]-Jdbc"), engine::StageKind::Source, 2, 1},
                         {2, QStringLiteral("Sink[0]-Jdbc"), engine::StageKind::Sink, 2, 1}};
    info.dag.edges = {{1, 2}};
    if (engine::isEndState(state)) {
        info.finishTime = info.createTime.addSecs(60);
        return info;
    }
    // One in fifty has the mistake that a finding is about.
    info.envOptions = {{QStringLiteral("job.mode"),
                        number % 50 == 0 ? QStringLiteral("BATCH") : QStringLiteral("STREAMING")},
                       {QStringLiteral("checkpoint.interval"), QStringLiteral("10000")},
                       {QStringLiteral("parallelism"), QStringLiteral("2")}};
    return info;
}

/// What the engine and the decoding thread do in the program: makes answers, away from the GUI thread.
class Answers : public QObject
{
public:
    explicit Answers(int jobs)
        : jobs_(jobs)
    {
    }

    engine::Reply to(const engine::RequestSpec &request, qint64 nowMs)
    {
        engine::Reply reply;
        reply.timeMs = nowMs;
        reply.member = request.member;
        reply.endpoint = request.endpoint;
        reply.argument = request.argument;
        reply.latencyMs = 20;
        reply.status = 200;
        switch (request.endpoint) {
        case engine::Endpoint::Overview:
            reply.payload = overview();
            break;
        case engine::Endpoint::RunningJobs:
            reply.payload = list(0, engine::JobState::Running, 1000 + 100 * sweep_);
            break;
        case engine::Endpoint::FinishedJobs:
            reply.payload = request.argument == QLatin1String("FINISHED")
                                ? list(jobs_, engine::JobState::Finished, 5000)
                                : QList<engine::JobInfo>();
            break;
        case engine::Endpoint::RunningThreads:
            reply.payload = threads();
            break;
        default:
            break;
        }
        return reply;
    }

private:
    engine::Overview overview()
    {
        ++sweep_;
        engine::Overview overview;
        overview.version = QStringLiteral("2.3.8");
        overview.workers = 1;
        overview.running = jobs_;
        overview.totalSlots = jobs_;
        // Now and then a job ends, so that the whole list is asked for again.
        overview.finished = jobs_ + sweep_ / 4;
        return overview;
    }
    QList<engine::JobInfo> list(int first, engine::JobState state, qint64 rows) const
    {
        const int count = state == engine::JobState::Finished ? jobs_ + sweep_ / 4 : jobs_;
        QList<engine::JobInfo> jobs;
        jobs.reserve(count);
        for (int i = 0; i < count; ++i)
            jobs.append(job(first + i, state, rows + i));
        return jobs;
    }
    QList<engine::ThreadInfo> threads() const
    {
        QList<engine::ThreadInfo> threads;
        for (int i = 0; i < jobs_; ++i) {
            engine::ThreadInfo thread;
            thread.kind = engine::ThreadInfo::Kind::TaskGroup;
            thread.jobId = QString::number(1'176'388'734'405'000'000 + i);
            threads.append(thread);
            thread.kind = engine::ThreadInfo::Kind::CheckpointCoordinator;
            threads.append(thread);
        }
        return threads;
    }

    int jobs_;
    int sweep_ = 0;
};

class MemoryTransport : public engine::Transport
{
public:
    MemoryTransport(int jobs, const Clock &clock)
        : clock_(clock)
        , answers_(jobs)
    {
        answers_.moveToThread(&thread_);
        thread_.start();
    }
    ~MemoryTransport() override
    {
        thread_.quit();
        thread_.wait();
    }

    QStringList members() const override { return {QStringLiteral("localhost:5801")}; }
    engine::ApiFlavour flavour() const override { return engine::ApiFlavour::V1; }

private:
    void begin(quint64 id, const engine::RequestSpec &request) override
    {
        QMetaObject::invokeMethod(&answers_, [this, id, request, nowMs = clock_.nowMs()] {
            const engine::Reply reply = answers_.to(request, nowMs);
            engine::RawReply raw;
            raw.member = request.member;
            raw.status = reply.status;
            raw.body = QByteArray(reply.endpoint == engine::Endpoint::RunningJobs ? 900'000 : 200, ' ');
            QMetaObject::invokeMethod(this, [this, id, reply, raw] { answer(id, reply, raw); });
        });
    }
    void cancel(quint64 /*id*/) override {}

    const Clock &clock_;
    Answers answers_;
    QThread thread_;
};

void print(const char *what, const Heartbeat &heartbeat, double cpuMs)
{
    std::printf("%-10s longest stall %8.2f ms, median %6.3f ms, over 16 ms: %3ld; "
                "longest event %6.2f ms of processor time (%.2f of a frame)\n",
                what, heartbeat.longest(), heartbeat.median(), heartbeat.beyond(frameMs), cpuMs,
                cpuMs / frameMs);
}

} // namespace

int main(int argc, char **argv)
{
    TimingApplication application(argc, argv);
    const int jobs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2000;
    const int sweeps = argc > 2 ? std::max(2, std::atoi(argv[2])) : 20;
    const HurryingClock clock;
    Heartbeat heartbeat;
    double idleLongest = 0;
    {
        application.longestMs = 0;
        QTimer::singleShot(idleMs, &application, &QCoreApplication::quit);
        QCoreApplication::exec();
        idleLongest = heartbeat.longest();
        print("idle:", heartbeat, application.longestMs);
    }

    items::JobsModel jobsModel(clock);
    items::FindingsModel findingsModel(clock);
    monitor::ClusterMonitor monitor(QStringLiteral("bench"), std::make_unique<MemoryTransport>(jobs, clock),
                                    clock);
    int seen = 0;
    QObject::connect(&monitor, &monitor::ClusterMonitor::snapshotChanged, &application,
                     [&](const monitor::ClusterSnapshot &snapshot) {
                         jobsModel.setSnapshot(snapshot);
                         if (++seen == sweeps)
                             QCoreApplication::quit();
                     });
    QObject::connect(&monitor, &monitor::ClusterMonitor::findingChanged, &findingsModel,
                     &items::FindingsModel::apply);
    heartbeat.begin();
    application.longestMs = 0;
    monitor.start();
    QCoreApplication::exec();
    print("watching:", heartbeat, application.longestMs);
    std::printf("jobs shown %d, findings %d, sweeps %d; watching to idle, longest stall: %.2f\n",
                jobsModel.rowCount(), findingsModel.rowCount(), seen,
                heartbeat.longest() / std::max(idleLongest, 0.001));
    return 0;
}
