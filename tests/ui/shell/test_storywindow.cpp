#include "models/editing/document.h"
#include "models/items/problemsmodel.h"
#include "models/monitor/clustermonitor.h"
#include "sourcedir.h"
#include "tests/integration/seatunnel/realengine.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"

#include <QPushButton>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

constexpr int FailingRunMs = 150000; ///< it takes a minute on a quiet machine
constexpr int GoodRunMs = 90000;

} // namespace

/// The first story through the window, on a real engine: a BATCH job with checkpoint settings is opened, its
/// problem seen, submitted anyway and watched while it writes its rows four times; then the fix is pressed
/// and it runs well. At last a STREAMING job is stopped with a savepoint and goes on under its id.
class TestStoryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theProblemIsSeen();
    void theFailingJobIsSubmittedAnyway();
    void findingsOpenWhileItSaysRunning();
    void itEndsAsFailedWithCompleteData();
    void theFixedJobFinishes();
    void aStoppedJobGoesOnFromItsSavepoint();

private:
    monitor::ClusterMonitor *watching() const
    {
        return fixture_->window->clusters().monitor(QStringLiteral("engine"));
    }
    const monitor::JobView *job(const QString &id) const;
    QSet<QString> findingsOf(const QString &id, bool onlyOpen) const;
    /// Presses F9 and the sheet's button; returns the id of the job whose page opens, or nothing.
    QString submitted();

    testing::RealEngine engine_;
    std::unique_ptr<WindowFixture> fixture_;
    editor::EditorPage *page_ = nullptr;
    QString path_;
    QString failingId_;
};

void TestStoryWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    SLUICE_START_REAL_ENGINE(engine_, 1);
    fixture_ = std::make_unique<WindowFixture>();
    engine::ProbeResult found;
    found.address = *engine::MemberAddress::fromUrl(engine_.url(), engine::ApiFlavour::V1);
    fixture_->window->addCluster({{QStringLiteral("engine"), QColor(), false}, {found}});
    QTRY_VERIFY_WITH_TIMEOUT(!watching()->snapshot().version.isEmpty(), 20000);
}

void TestStoryWindow::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", qPrintable(engine_.logTail()));
}

const monitor::JobView *TestStoryWindow::job(const QString &id) const
{
    const QList<monitor::JobView> &jobs = watching()->snapshot().jobs;
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&id](const auto &view) { return view.id == id; });
    return found == jobs.end() ? nullptr : &*found;
}

QSet<QString> TestStoryWindow::findingsOf(const QString &id, bool onlyOpen) const
{
    QSet<QString> codes;
    for (const monitor::Finding &finding : watching()->findings()) {
        if (finding.jobId == id && (finding.isOpen() || !onlyOpen))
            codes.insert(finding.code);
    }
    return codes;
}

QString TestStoryWindow::submitted()
{
    fixture_->window->tabs().activate(page_);
    fixture_->window->trigger(Command::Submit);
    auto *sheet = fixture_->window->findChild<monitorui::SubmitSheet *>();
    if (sheet == nullptr)
        return {};
    QTest::mouseClick(sheet->submitButton(), Qt::LeftButton);
    const auto opened = [this] {
        return qobject_cast<monitorui::JobPage *>(fixture_->window->tabs().current());
    };
    return QTest::qWaitFor([&opened] { return opened() != nullptr; }, 30000) ? opened()->jobId() : QString();
}

void TestStoryWindow::theProblemIsSeen()
{
    path_ = fixture_->writeFile("orders.conf", WindowFixture::readFile(QStringLiteral(
                                                   SLUICE_SOURCE_DIR "/resources/samples/orders.conf")));
    fixture_->window->openPaths({path_});
    page_ = fixture_->window->files().current();
    QVERIFY(page_ != nullptr);
    const auto &problems = page_->document()->problems();
    QVERIFY(std::any_of(problems.begin(), problems.end(),
                        [](const job::Problem &one) { return one.code == "batch-checkpoint"; }));
}

void TestStoryWindow::theFailingJobIsSubmittedAnyway()
{
    QVERIFY(page_ != nullptr);
    failingId_ = submitted();
    QVERIFY2(!failingId_.isEmpty(), qPrintable(fixture_->window->notices().sentence()));
    QTRY_VERIFY_WITH_TIMEOUT(job(failingId_) != nullptr, 20000);
}

void TestStoryWindow::findingsOpenWhileItSaysRunning()
{
    if (failingId_.isEmpty())
        QSKIP("the job was not submitted");
    QSet<QString> whileRunning;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            if (job(failingId_)->info.state == engine::JobState::Running)
                whileRunning += findingsOf(failingId_, true);
            return (whileRunning.contains(QLatin1String("batch-with-checkpoint")) &&
                    whileRunning.contains(QLatin1String("running-but-restarting"))) ||
                   job(failingId_)->info.state == engine::JobState::Failed;
        }(),
        FailingRunMs);
    QVERIFY(whileRunning.contains(QLatin1String("batch-with-checkpoint")));
    QVERIFY(whileRunning.contains(QLatin1String("running-but-restarting")));
    QVERIFY(fixture_->window->clusterPages().openFindings() >= 2);
}

void TestStoryWindow::itEndsAsFailedWithCompleteData()
{
    if (failingId_.isEmpty())
        QSKIP("the job was not submitted");
    QTRY_COMPARE_WITH_TIMEOUT(job(failingId_)->info.state, engine::JobState::Failed, FailingRunMs);
    QTRY_VERIFY_WITH_TIMEOUT(findingsOf(failingId_, true).contains(QLatin1String("failed-but-data-complete")),
                             20000);
    for (const monitor::Finding &finding : watching()->findings()) {
        if (finding.code == QLatin1String("failed-but-data-complete") && finding.jobId == failingId_) {
            const std::string observed = finding.observed.english();
            QVERIFY2(observed.find("2400") != std::string::npos, observed.c_str());
            QVERIFY2(observed.find("600") != std::string::npos, observed.c_str());
        }
    }
}

void TestStoryWindow::theFixedJobFinishes()
{
    if (failingId_.isEmpty())
        QSKIP("the job was not submitted");
    fixture_->window->tabs().activate(page_);
    const int row = [this] {
        for (int i = 0; i < page_->problemsModel()->rowCount(); ++i) {
            if (page_->problemsModel()->problem(i).code == "batch-checkpoint")
                return i;
        }
        return -1;
    }();
    QVERIFY(row >= 0);
    page_->applyFix(row, 0);
    QVERIFY(page_->document()->text().find("checkpoint.interval =") == std::string::npos);
    fixture_->window->trigger(Command::Save);
    QVERIFY(!WindowFixture::readFile(path_).contains("checkpoint.interval ="));

    const QString id = submitted();
    QVERIFY2(!id.isEmpty() && id != failingId_, qPrintable(fixture_->window->notices().sentence()));
    QTRY_VERIFY_WITH_TIMEOUT(job(id) != nullptr && job(id)->info.state == engine::JobState::Finished,
                             GoodRunMs);
    QCOMPARE(job(id)->info.counters.sourceRows, std::optional<qint64>(600));
    QCOMPARE(job(id)->info.counters.sinkRows, std::optional<qint64>(600));
    QVERIFY2(findingsOf(id, false).isEmpty(),
             qPrintable(QStringList(findingsOf(id, false).values()).join(u' ')));
}

void TestStoryWindow::aStoppedJobGoesOnFromItsSavepoint()
{
    shell::MainWindow &window = *fixture_->window;
    window.openPaths({fixture_->writeFile(
        "ticks.conf",
        "env {\n  job.name = \"ticks\"\n  job.mode = \"STREAMING\"\n  checkpoint.interval = 2000\n}\n"
        "source {\n  FakeSource {\n    row.num = 10\n    split.num = 1\n"
        "    split.read-interval = 1000\n    schema { fields { id = bigint } }\n  }\n}\n"
        "sink {\n  Console {}\n}\n")});
    page_ = window.files().current();
    const QString id = submitted();
    QVERIFY2(!id.isEmpty(), qPrintable(window.notices().sentence()));
    const auto state = [&] {
        return job(id) == nullptr ? engine::JobState::Other : job(id)->info.state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), engine::JobState::Running, 30000);
    const QDateTime firstStart = job(id)->info.createTime;
    auto *const view = qobject_cast<monitorui::JobPage *>(window.tabs().current());
    QVERIFY(view != nullptr && view->jobId() == id);
    // Rows have come through, and with them a checkpoint.
    QTRY_VERIFY_WITH_TIMEOUT(job(id)->info.counters.sinkRows.value_or(0) > 0, 30000);

    Q_EMIT view->stopRequested(QStringLiteral("engine"), id, true);
    auto *const stop = window.findChild<monitorui::StopSheet *>();
    QVERIFY(stop != nullptr);
    QTest::mouseClick(stop->stopButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(state(), engine::JobState::SavepointDone, 60000);

    auto *const resume = view->findChild<QPushButton *>(QStringLiteral("jobResume"));
    QTRY_VERIFY(resume->isVisible());
    QTest::mouseClick(resume, Qt::LeftButton);
    auto *const sheet = window.findChild<monitorui::SubmitSheet *>();
    QVERIFY2(sheet != nullptr, qPrintable(window.notices().sentence()));
    QCOMPARE(sheet->savepointJob(), id);
    QTest::mouseClick(sheet->submitButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(state(), engine::JobState::Running, 60000);
    QVERIFY2(job(id)->info.createTime > firstStart, "another run under the same id");
    QVERIFY(job(id)->info.startedWithSavepoint);
    watching()->stopJob(id, false);
}

QTEST_MAIN(TestStoryWindow)
#include "test_storywindow.moc"
