#include "models/core/clock.h"
#include "models/items/findingsmodel.h"
#include "tests/support/shots.h"
#include "tests/ui/monitor/jobpagefixture.h"
#include "tests/ui/monitor/samples.h"
#include "ui/monitor/findingspanel.h"
#include "ui/monitor/jobheader.h"
#include "ui/monitor/joboverview.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

using Fixture = JobPageFixture;

} // namespace

/// What is shown of a job that its engine does not know any more, and of findings of several clusters.
class TestLostJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// An engine that was killed and is back knows nothing of the job: the page says so where it is read
    /// first.
    void aJobThatTheEngineForgotIsSaidAtTheTop()
    {
        Fixture f;
        const auto *const bar = f.page.findChild<widgets::NoticeBar *>();
        QVERIFY(bar != nullptr);
        monitor::JobView job =
            jobView(failingId, QStringLiteral("orders_daily"), engine::JobState::Running, 9, 9);
        f.page.setSnapshot(snapshotOf({job}));
        QCOMPARE(bar->sentence(), QString());
        job.gone = true;
        f.page.setSnapshot(snapshotOf({job}));
        QVERIFY2(bar->sentence().contains(QLatin1String("prod does not know this job any more")),
                 qPrintable(bar->sentence()));
        QVERIFY(bar->sentence().contains(QLatin1String("last seen RUNNING")));
        QVERIFY(bar->sentence().contains(QLatin1Char(':'))); // when
        QVERIFY(bar->mapTo(&f.page, QPoint()).y() < f.header()->y());
        QVERIFY(bar->isVisible());
        QVERIFY(f.page.findChild<JobOverview *>()->isOld());
        // Its button leads to what is known of it.
        bar->findChild<QPushButton *>()->click();
        QVERIFY(f.page.showsFindings());
        // A snapshot without it says the same; one with it takes the sentence away.
        f.page.setSnapshot(snapshotOf({}));
        QVERIFY(!bar->sentence().isEmpty());
        job.gone = false;
        f.page.setSnapshot(snapshotOf({job}));
        QCOMPARE(bar->sentence(), QString());
        QVERIFY(!f.page.findChild<JobOverview *>()->isOld());
        job.unheard = true;
        f.page.setSnapshot(snapshotOf({job}));
        QVERIFY2(bar->sentence().contains(QLatin1String("does not answer")), qPrintable(bar->sentence()));
        // What had ended is as it was left, also when its engine forgets it.
        job.info.state = engine::JobState::Finished;
        job.gone = true;
        f.page.setSnapshot(snapshotOf({job}));
        QCOMPARE(bar->sentence(), QString());
    }

    /// The same member and the same job are on two clusters: a recording of one, say.
    void findingsNameTheirClusterWhereThereAreSeveral()
    {
        ManualClock clock{noonMs};
        items::FindingsModel model(clock);
        FindingsPanel panel(&model);
        panel.resize(900, 220);
        panel.show();
        auto *const table = panel.findChild<LiveTable *>();
        const auto hidden = [table] {
            return table->isColumnHidden(items::FindingsModel::Cluster);
        };
        monitor::Finding one =
            findingOf(QStringLiteral("duplicate-writes"), monitor::Severity::Critical, failingId);
        model.setFindings(one.cluster, {one});
        QVERIFY(hidden());
        monitor::Finding other = one;
        other.cluster = QStringLiteral("a recording of prod");
        model.setFindings(other.cluster, {other});
        QVERIFY(!hidden());
        // Not even a narrow panel does without it.
        panel.resize(620, 220);
        QTRY_VERIFY(table->isColumnHidden(items::FindingsModel::Until));
        QVERIFY(!hidden());
        model.removeCluster(other.cluster);
        QVERIFY(hidden());
        panel.setScope({2, 20, 1, noonMs, false}); // two are watched: of which one is none?
        QVERIFY(!hidden());
    }

    /// Which cluster, what, since when and until when: at the width of a small window, also of another day.
    void theClusterLeavesRoomForTheTimes()
    {
        using items::FindingsModel;
        ManualClock clock{noonMs};
        FindingsModel model(clock);
        FindingsPanel panel(&model);
        panel.resize(1056, 220); // of a window of 1280
        panel.show();
        monitor::Finding one =
            findingOf(QStringLiteral("failed-but-data-complete"), monitor::Severity::Critical, failingId,
                      QStringLiteral("orders_daily"));
        monitor::Finding other = one;
        one.cluster = QStringLiteral("local");
        other.cluster = QStringLiteral("b-batch-checkpoint-expired.jsonl.gz (recording)");
        other.sinceMs -= 7 * 86'400'000LL;
        other.untilMs = other.sinceMs + 60'000;
        model.setFindings(one.cluster, {one});
        model.setFindings(other.cluster, {other});
        const auto *const table = panel.findChild<LiveTable *>();
        const QHeaderView *const header = table->horizontalHeader();
        const auto told = [table, header] {
            for (const int column : {FindingsModel::Cluster, FindingsModel::Since, FindingsModel::Until}) {
                if (table->isColumnHidden(column))
                    return false;
            }
            return header->length() == header->viewport()->width();
        };
        QTRY_VERIFY(told());
        const auto *const view = static_cast<const QAbstractItemView *>(table);
        for (const int column : {FindingsModel::Since, FindingsModel::Until})
            QVERIFY(table->columnWidth(column) >= view->sizeHintForColumn(column));
        const int bounded = table->columnWidth(FindingsModel::Cluster);
        QVERIFY(bounded < view->sizeHintForColumn(FindingsModel::Cluster));
        QVERIFY(table->columnWidth(FindingsModel::Sentence) > bounded);

        FindingsPanel shortNames(&model); // and no more than the names need
        model.removeCluster(other.cluster);
        other.cluster = QStringLiteral("b");
        model.setFindings(other.cluster, {other});
        shortNames.resize(1056, 220);
        shortNames.show();
        const auto *const second = shortNames.findChild<LiveTable *>();
        QTRY_VERIFY(!second->isColumnHidden(FindingsModel::Cluster));
        QTRY_VERIFY(second->columnWidth(FindingsModel::Cluster) < bounded);
        saveShots(panel, QStringLiteral("findings-two-clusters"));
    }

    /// What is copied has left the window: it says whose it is, whatever is shown.
    void copiedFindingsNameTheirCluster()
    {
        ManualClock clock{noonMs};
        items::FindingsModel model(clock);
        FindingsPanel panel(&model);
        panel.resize(900, 220);
        panel.show();
        const monitor::Finding one =
            findingOf(QStringLiteral("duplicate-writes"), monitor::Severity::Critical, failingId);
        model.setFindings(one.cluster, {one});
        const auto *const table = panel.findChild<LiveTable *>();
        QVERIFY(table->isColumnHidden(items::FindingsModel::Cluster));
        const auto copied = [table](const char *id) {
            for (QAction *action : table->actions()) {
                if (action->objectName() == QLatin1String(id)) {
                    action->trigger();
                    return QGuiApplication::clipboard()->text();
                }
            }
            return QString();
        };
        QTRY_VERIFY(table->currentRow().isValid());
        QTRY_VERIFY(copied("findings.copy").contains(QLatin1String("on prod")));
        const QStringList lines = copied("findings.copy-list").split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList titles = lines.at(0).split(u'\t');
        const QStringList cells = lines.at(1).split(u'\t');
        QCOMPARE(titles.size(), cells.size());
        QCOMPARE(cells.at(titles.indexOf(QStringLiteral("Cluster"))), QStringLiteral("prod"));
        QCOMPARE(cells.at(titles.indexOf(QStringLiteral("Code"))), one.code);
    }
};

QTEST_MAIN(TestLostJob)
#include "test_lostjob.moc"
