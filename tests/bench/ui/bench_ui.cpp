// Feeds the jobs page with snapshots in which every job changed, once a second, and times every event of the
// GUI thread.
#include "models/core/clock.h"
#include "tests/support/snapshots.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/livetable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <ctime>

#include <algorithm>
#include <cstdio>

using namespace sluice;

namespace {

constexpr double frameMs = 16.0;

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Times every event that is delivered from the event loop; nested ones count for the outer one.
class TimingApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (depth_ > 0)
            return QApplication::notify(receiver, event);
        ++depth_;
        const QEvent::Type type = event->type();
        QElapsedTimer wall;
        wall.start();
        const double before = threadMs();
        const bool result = QApplication::notify(receiver, event);
        const double cpu = threadMs() - before;
        const double elapsed = static_cast<double>(wall.nsecsElapsed()) / 1e6;
        --depth_;
        if (counting) {
            longestWall = std::max(longestWall, elapsed);
            if (cpu > longestCpu) {
                longestCpu = cpu;
                longestType = type;
            }
        }
        return result;
    }

    bool counting = false;
    double longestWall = 0;
    double longestCpu = 0;
    QEvent::Type longestType = QEvent::None;

private:
    int depth_ = 0;
};

monitor::ClusterSnapshot snapshotAt(int poll, int jobs, qint64 nowMs)
{
    QList<monitor::JobView> views;
    views.reserve(jobs);
    for (int i = 0; i < jobs; ++i) {
        const auto state = i % 5 == 4 ? engine::JobState::Finished : engine::JobState::Running;
        monitor::JobView view =
            test::jobView(QString::number(1'176'388'734'405'000'000 + i), QStringLiteral("job_%1").arg(i),
                          state, poll * 100 + i, poll * 99 + i);
        view.info.createTime = view.info.createTime.addSecs(-i);
        view.seenMs = nowMs;
        view.durationMs = poll * 1000;
        view.sinkRowsPerSecond = 99.0 + i % 7;
        view.openFindings = i % 97 == poll % 97 ? 1 : 0;
        views.append(view);
    }
    monitor::ClusterSnapshot snapshot = test::snapshotOf(views);
    snapshot.timeMs = nowMs;
    return snapshot;
}

} // namespace

int main(int argc, char **argv)
{
    TimingApplication application(argc, argv);
    const int jobs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2000;
    const int polls = argc > 2 ? std::max(1, std::atoi(argv[2])) : 15;
    const SystemClock clock;
    monitorui::JobsPage page(clock);
    page.resize(1366, 768);
    page.setCluster({QStringLiteral("bench"), {}, false});
    page.setSnapshot(snapshotAt(0, jobs, clock.nowMs()));
    page.selectJob(QString::number(1'176'388'734'405'000'000 + jobs / 2));
    page.show();

    int poll = 0;
    double feedLongest = 0;
    monitor::ClusterSnapshot next = snapshotAt(1, jobs, clock.nowMs() + 1000);
    QTimer prepare; // what the decoding thread does in the program
    QTimer feed;
    QObject::connect(&prepare, &QTimer::timeout, &application, [&] {
        application.counting = false;
        next = snapshotAt(poll + 1, jobs, clock.nowMs() + 500);
        prepare.stop();
    });
    QObject::connect(&feed, &QTimer::timeout, &application, [&] {
        application.counting = poll > 0; // the first one warms up
        const double before = threadMs();
        page.setSnapshot(next);
        feedLongest = std::max(feedLongest, poll > 0 ? threadMs() - before : 0.0);
        if (++poll >= polls)
            QTimer::singleShot(900, &application, [] { QCoreApplication::quit(); });
        else
            prepare.start(800);
    });
    feed.start(1000);
    QApplication::exec();

    std::printf("jobs %d, polls %d, rows shown %d, current row kept: %s\n", jobs, polls,
                page.table()->model()->rowCount(), page.currentJob().isEmpty() ? "no" : "yes");
    std::printf("taking a snapshot, longest:  %6.2f ms of processor time\n", feedLongest);
    std::printf("longest event:               %6.2f ms of processor time (event type %d), %.2f of a frame of "
                "%.0f ms\n",
                application.longestCpu, static_cast<int>(application.longestType),
                application.longestCpu / frameMs, frameMs);
    std::printf("longest event, wall clock:   %6.2f ms\n", application.longestWall);
    return 0;
}
