// The pages of a watched cluster: what the engine is asked because of them, what they claim while it has not
// answered, and a finding that a person acknowledges.
#include "models/core/clock.h"
#include "models/engine/seatunnel/transport.h"
#include "models/items/findingsmodel.h"
#include "models/items/jobsmodel.h"
#include "models/monitor/clustermonitor.h"
#include "models/workspace/settings.h"
#include "tests/ui/shell/plainpage.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/jobspage.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/widgets/emptystate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::shell;
using engine::Endpoint;

namespace {

const QString jobId = QStringLiteral("1176388734405509761");

/// One member with one BATCH job with checkpoints, which has a hint about it.
class OneJobTransport : public engine::Transport
{
public:
    explicit OneJobTransport(const Clock &clock)
        : clock_(clock)
    {
        job.id = jobId;
        job.name = QStringLiteral("orders");
        job.state = engine::JobState::Running;
        job.stateText = QStringLiteral("RUNNING");
        job.envOptions = {{QStringLiteral("job.mode"), QStringLiteral("BATCH")},
                          {QStringLiteral("checkpoint.interval"), QStringLiteral("1000")}};
        job.createTime = QDateTime::fromMSecsSinceEpoch(clock.nowMs(), Qt::UTC);
    }

    QStringList members() const override { return {QStringLiteral("alpha:5801")}; }
    engine::ApiFlavour flavour() const override { return engine::ApiFlavour::V1; }
    /// Answers all that is asked, and what is asked because of that; counts the job-infos.
    int answerAll()
    {
        int jobInfos = 0;
        while (!waiting_.isEmpty()) {
            const auto [id, request] = waiting_.takeFirst();
            jobInfos += request.endpoint == Endpoint::JobInfo ? 1 : 0;
            Transport::answer(id, answer(request), engine::RawReply());
        }
        return jobInfos;
    }
    bool isAsked() const { return !waiting_.isEmpty(); }

    engine::JobInfo job;
    bool refuses = false;

private:
    void begin(quint64 id, const engine::RequestSpec &request) override { waiting_.append({id, request}); }
    void cancel(quint64 id) override
    {
        waiting_.removeIf([id](const auto &one) { return one.first == id; });
    }
    engine::Reply answer(const engine::RequestSpec &request) const
    {
        engine::Reply reply;
        reply.timeMs = clock_.nowMs();
        reply.member = request.member;
        reply.endpoint = request.endpoint;
        reply.argument = request.argument;
        reply.latencyMs = 5;
        if (refuses) {
            reply.error = Error{ErrorCode::Refused, verbatim("connection refused")};
            return reply;
        }
        reply.status = 200;
        const bool runs = !engine::isEndState(job.state);
        engine::Overview overview;
        overview.workers = 1;
        overview.running = runs ? 1 : 0;
        overview.finished = runs ? 0 : 1;
        const bool listed = request.endpoint == Endpoint::RunningJobs
                                ? runs
                                : !runs && request.argument == QLatin1String("FINISHED");
        switch (request.endpoint) {
        case Endpoint::Overview:
            reply.payload = overview;
            break;
        case Endpoint::RunningJobs:
        case Endpoint::FinishedJobs:
            reply.payload = listed ? QList<engine::JobInfo>{job} : QList<engine::JobInfo>{};
            break;
        case Endpoint::JobInfo:
            reply.payload = job;
            break;
        default:
            break;
        }
        return reply;
    }

    const Clock &clock_;
    QList<std::pair<quint64, engine::RequestSpec>> waiting_;
};

struct Fixture
{
    QTemporaryDir folder;
    ManualClock clock{1'800'000'000'000};
    workspace::Settings settings{
        std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)};
    ClusterRegistry registry{settings, clock, [](const ClusterEntry &) {
                                 return nullptr;
                             }};
    DocumentTabs tabs;
    ClusterPages pages{registry, tabs, clock};
    OneJobTransport *transport = nullptr;
    QString cluster;

    Fixture()
    {
        tabs.resize(900, 600);
        tabs.show();
    }
    void watch()
    {
        auto carrier = std::make_unique<OneJobTransport>(clock);
        transport = carrier.get();
        ClusterEntry entry;
        entry.name = QStringLiteral("prod");
        entry.demo = true;
        cluster = registry.add(entry, std::move(carrier));
    }
    monitor::ClusterMonitor &monitor() const { return *registry.monitor(cluster); }
    /// Answers a sweep and waits for what the monitor makes of it; returns how many job-infos were asked.
    int sweep()
    {
        QSignalSpy told(&monitor(), &monitor::ClusterMonitor::snapshotChanged);
        const int jobInfos = transport->answerAll();
        return QTest::qWaitFor([&] { return told.count() > 0; }) ? jobInfos : -1;
    }
    int nextSweep()
    {
        clock.advance(2000);
        monitor().poll();
        return sweep();
    }
    monitorui::JobPage *jobPage() const
    {
        for (QWidget *page : tabs.pages())
            if (auto *job = qobject_cast<monitorui::JobPage *>(page))
                return job;
        return nullptr;
    }
};

} // namespace

class TestClusterPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // "Asking …" ends: with an answer, with a failure, and when nobody asks any more.
    void askingEnds()
    {
        Fixture f;
        f.watch();
        f.pages.openJobs(f.cluster);
        auto *jobs = qobject_cast<monitorui::JobsPage *>(f.tabs.current());
        QVERIFY(jobs);
        const auto *empty = jobs->findChild<widgets::EmptyState *>();
        QVERIFY2(empty->title().startsWith(QLatin1String("Asking")), qPrintable(empty->title()));
        f.transport->refuses = true;
        QCOMPARE(f.sweep(), 0);
        QCOMPARE(empty->title(), QStringLiteral("prod does not answer"));
        f.transport->refuses = false;
        f.transport->job.state = engine::JobState::Finished;
        f.clock.advance(5000);
        f.monitor().refresh();
        QVERIFY(f.sweep() >= 0);
        QCOMPARE(jobs->model()->rowCount(), 1);

        f.registry.unwatch(f.cluster);
        f.tabs.removePage(jobs);
        f.pages.openJobs(f.cluster);
        jobs = qobject_cast<monitorui::JobsPage *>(f.tabs.current());
        QCOMPARE(jobs->findChild<widgets::EmptyState *>()->title(), QStringLiteral("prod is not watched"));
    }

    void scopeIsWhatIsLookedAt()
    {
        Fixture f;
        QSignalSpy scope(&f.pages, &ClusterPages::scopeChanged);
        f.watch();
        QCOMPARE(scope.last(), (QVariantList{1, 0, QVariant::fromValue<qint64>(0), false}));
        QVERIFY(f.sweep() >= 0);
        QCOMPARE(scope.last(), (QVariantList{1, 1, QVariant::fromValue(f.clock.nowMs()), false}));
        f.registry.unwatch(f.cluster);
        QCOMPARE(scope.last(), (QVariantList{0, 0, QVariant::fromValue<qint64>(0), false}));
    }

    void jobInfoIsForThePageInFrontAndALiveJob()
    {
        Fixture f;
        f.watch();
        QCOMPARE(f.sweep(), 0);
        f.pages.openJob(f.cluster, jobId);
        QVERIFY(f.nextSweep() == 1);
        // Another page in front of it.
        f.tabs.addPage(QStringLiteral("other"), new test::PlainPage(QStringLiteral("other")), {});
        QCOMPARE(f.nextSweep(), 0);
        f.tabs.activate(f.jobPage());
        QCOMPARE(f.nextSweep(), 1);
        // The job ends: the sweep that sees it leave the list asks once more, then nobody does.
        f.transport->job.state = engine::JobState::Finished;
        f.transport->job.stateText = QStringLiteral("FINISHED");
        f.transport->job.finishTime = f.transport->job.createTime.addSecs(10);
        QVERIFY(f.nextSweep() >= 1);
        f.nextSweep();
        QCOMPARE(f.nextSweep(), 0);
        QCOMPARE(f.nextSweep(), 0);
    }

    void aPersonAcknowledges()
    {
        Fixture f;
        f.watch();
        QVERIFY(f.sweep() >= 0);
        QCOMPARE(f.pages.openFindings(), 1);
        f.pages.acknowledge(f.monitor().findings().first());
        QTRY_COMPARE(f.pages.openFindings(), 0);
        const monitor::Finding finding = f.monitor().findings().first();
        QVERIFY(finding.isAcknowledged() && !finding.acknowledgedBy.isEmpty());
        QVERIFY(f.nextSweep() >= 0);
        QCOMPARE(f.pages.openFindings(), 0);
        QCOMPARE(f.pages.findings()->rowCount(), 1);
    }
};

QTEST_MAIN(TestClusterPages)
#include "test_clusterpages.moc"
