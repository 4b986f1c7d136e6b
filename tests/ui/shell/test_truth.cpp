#include "models/editing/document.h"
#include "models/items/findingsmodel.h"
#include "models/monitor/clustermonitor.h"
#include "tests/support/shots.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/problemspanel.h"
#include "ui/editor/textview.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/findingspanel.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/jobspage.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/demo.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/jobexplanation.h"
#include "ui/shell/workspacetree.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/whynot.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

const QByteArray harmless =
    "env {\n  job.mode = \"BATCH\"\n}\nsource { FakeSource {} }\nsink { Console {} }\n";

void type(editor::EditorPage &page, const std::string &text = "# new\n")
{
    QVERIFY(page.document()->apply({{0, 0, text}}, QStringLiteral("test")));
}

/// A cluster that nobody can reach without its password.
shell::ClusterEntry locked(const QString &name)
{
    shell::ClusterEntry entry;
    entry.name = name;
    entry.members = {{QStringLiteral("http://10.0.0.1:5801"), QStringLiteral("v1"), false},
                     {QStringLiteral("http://10.0.0.2:5801"), QStringLiteral("v1"), false}};
    entry.user = QStringLiteral("maria");
    entry.production = true;
    entry.color = QStringLiteral("#ff0000");
    return entry;
}

} // namespace

/// What the window says is so, and is said no longer than it is so.
class TestTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titleAndStarFollowTheDocument()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        QVERIFY(fixture.window->windowTitle().startsWith(QStringLiteral("a.conf —")));
        type(*fixture.window->files().current());
        QVERIFY2(fixture.window->windowTitle().startsWith(QStringLiteral("a.conf * —")),
                 qPrintable(fixture.window->windowTitle()));
        fixture.window->trigger(Command::Undo);
        QVERIFY(fixture.window->windowTitle().startsWith(QStringLiteral("a.conf —")));
        fixture.picked = {fixture.folder.filePath(QStringLiteral("b.conf"))};
        fixture.window->trigger(Command::SaveAs);
        QVERIFY(fixture.window->windowTitle().startsWith(QStringLiteral("b.conf —")));
    }

    void helpFollowsTheDocument()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        fixture.window->showWhy(QStringLiteral("batch-checkpoint"));
        auto &help = fixture.window->help();
        QVERIFY(help.toPlainText().contains(QLatin1String("batch-checkpoint")));
        fixture.window->openPaths({fixture.writeFile("b.conf", harmless)});
        QVERIFY2(help.toPlainText().isEmpty(), "the other file's problem");
        fixture.window->trigger(Command::PreviousTab);
        QVERIFY(help.toPlainText().contains(QLatin1String("batch-checkpoint")));
        fixture.window->trigger(Command::CloseTab);
        QVERIFY(help.toPlainText().isEmpty());
    }

    void helpExplainsWhatIsOnAJobsPage()
    {
        WindowFixture fixture;
        fixture.window->startDemo();
        const QString cluster = fixture.window->demo().cluster();
        fixture.window->demo().setSpeed(50);
        auto *monitor = fixture.window->clusters().monitor(cluster);
        QTRY_VERIFY(!monitor->snapshot().jobs.isEmpty());
        const monitor::JobView job = monitor->snapshot().jobs.first();
        fixture.window->clusterPages().openJob(cluster, job.id);
        const auto &help = fixture.window->help();
        QTRY_VERIFY2(help.toPlainText().contains(QLatin1String("State: ")), qPrintable(help.toPlainText()));
        QVERIFY(!help.toPlainText().contains(QLatin1String("duplicate-writes")));
        monitor::Finding finding;
        finding.code = QStringLiteral("duplicate-writes");
        finding.cluster = cluster;
        finding.jobId = job.id;
        finding.sinceMs = 1;
        fixture.window->clusterPages().findings()->apply({monitor::FindingChange::Opened, finding});
        QTRY_VERIFY2(help.toPlainText().contains(QLatin1String("duplicate-writes")),
                     qPrintable(help.toPlainText()));
        QVERIFY(help.toPlainText().contains(QLatin1String("State: ")));
        test::saveShots(*fixture.window, QStringLiteral("job-help"));
        // What was asked with Why stays until something else is looked at.
        fixture.window->showWhy(QStringLiteral("history-lost"));
        QVERIFY(!help.toPlainText().contains(QLatin1String("State: ")));
        auto *page = qobject_cast<monitorui::JobPage *>(fixture.window->tabs().current());
        page->showTab(monitorui::JobPage::Findings);
        QVERIFY(help.toPlainText().contains(QLatin1String("State: ")));
        fixture.window->showWhy(QStringLiteral("history-lost"));
        fixture.window->trigger(Command::ShowHelp);
        QVERIFY(!help.isVisible());
        page->setFocus();
        QTest::keyClick(page->focusWidget() == nullptr ? page : page->focusWidget(), Qt::Key_F1);
        QTRY_VERIFY(help.isVisible());
        QVERIFY(help.toPlainText().contains(QLatin1String("State: ")));
        fixture.window->trigger(Command::LanguageChinese);
        fixture.window->trigger(Command::LanguageEnglish);
        fixture.window->trigger(Command::CloseTab);
    }

    void everyStateIsExplained()
    {
        using engine::JobState;
        QSet<QString> texts;
        const QList<JobState> states{JobState::Created,  JobState::Running,  JobState::Failing,
                                     JobState::Failed,   JobState::Finished, JobState::SavepointDone,
                                     JobState::Canceled, JobState::Other,    JobState::DoingSavepoint,
                                     JobState::Canceling};
        monitor::JobView job;
        job.member = QStringLiteral("alpha:5801");
        for (const JobState state : states) {
            job.info.state = state;
            job.info.stateText = QStringLiteral("WORD");
            texts.insert(shell::stateHtml(job, false));
        }
        QCOMPARE(texts.size(), states.size());
        QVERIFY(shell::stateHtml(job, true).contains(QLatin1String("last seen WORD")));
        QVERIFY(shell::stateHtml(job, true, true).contains(QLatin1String("The recording ends here")));
        // Where there is no finding nobody is sent to look at it.
        monitor::JobView failed = job;
        failed.info.state = JobState::Failed;
        QVERIFY(shell::stateHtml(failed, false).contains(QLatin1String("No finding is open")));
        failed.openFindings = 2;
        QVERIFY(shell::stateHtml(failed, false).contains(QLatin1String("look at the findings")));
        job.gone = true;
        QVERIFY(shell::stateHtml(job, false).contains(QLatin1String("No member lists")));
        QVERIFY(shell::stateHtml({}, false).contains(QLatin1String("No state yet")));
    }

    void whatIsNotWatchedHasNoAllClear()
    {
        WindowFixture fixture;
        const auto *badge = fixture.window->findChild<QToolButton *>(QStringLiteral("findingsCount"));
        const QAction *const speed = fixture.window->actions().action(Command::SpeedFast);
        QCOMPARE(badge->text(), QStringLiteral("Not watched"));
        QVERIFY(!speed->isEnabled());
        QVERIFY(widgets::whyNot(speed).contains(QLatin1String("It needs a recording")));
        fixture.window->startDemo();
        QTRY_COMPARE(badge->text(), QStringLiteral("No findings"));
        QVERIFY(speed->isEnabled());
        fixture.window->clusters().unwatch(fixture.window->demo().cluster());
        QTRY_COMPARE(badge->text(), QStringLiteral("Not watched"));
        QVERIFY(!speed->isEnabled());
    }

    void noProblemsIsSaidUntilTheTextChanges()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        auto &notices = fixture.window->notices();
        fixture.window->trigger(Command::Check);
        QVERIFY(notices.sentence().contains(QLatin1String("a.conf")));
        type(*fixture.window->files().current());
        QVERIFY(notices.sentence().isEmpty());
        fixture.window->trigger(Command::Check);
        QVERIFY(!notices.sentence().isEmpty());
        fixture.window->openPaths({fixture.writeFile("b.conf", harmless)});
        QVERIFY(notices.sentence().isEmpty());
    }

    void aFileThatOpensAfterAllIsNotReportedMissing()
    {
        WindowFixture fixture;
        const QString path = fixture.folder.filePath(QStringLiteral("late.conf"));
        fixture.window->openPaths({path});
        QVERIFY(fixture.window->notices().sentence().contains(QLatin1String("late.conf")));
        fixture.writeFile("late.conf", harmless);
        fixture.window->openPaths({path});
        QVERIFY2(fixture.window->notices().sentence().isEmpty(),
                 qPrintable(fixture.window->notices().sentence()));
    }

    void aPagesSentenceGoesWithTheNextChange()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.json", "{\"env\": {}}")});
        editor::EditorPage &page = *fixture.window->files().current();
        const auto said = [&page] {
            QString sentences; // one bar tells, another one asks about the file
            for (const auto *bar : page.findChildren<widgets::NoticeBar *>())
                sentences += bar->sentence();
            return sentences;
        };
        page.toggleComment();
        QVERIFY(!said().isEmpty());
        type(page, " ");
        QVERIFY(said().isEmpty());
    }

    void aQuestionWaitsUnderNewerSentences()
    {
        WindowFixture fixture;
        auto &notices = fixture.window->notices();
        bool asked = false;
        notices.warn(QStringLiteral("Restore?"), {{QStringLiteral("Restore"), [&asked] {
                                                       asked = true;
                                                   }}});
        notices.tell(QStringLiteral("Done."));
        QCOMPARE(notices.sentence(), QStringLiteral("Done."));
        notices.tell(QStringLiteral("Done again."));
        notices.dismiss();
        QCOMPARE(notices.sentence(), QStringLiteral("Restore?"));
        notices.findChild<QPushButton *>()->click();
        QVERIFY(asked);
        QVERIFY(notices.sentence().isEmpty());
    }

    void aSentenceSpeaksTheLanguageOfTheMoment()
    {
        WindowFixture fixture;
        fixture.window->trigger(Command::Submit);
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        fixture.window->trigger(Command::Submit);
        auto &notices = fixture.window->notices();
        QVERIFY(notices.sentence().contains(QLatin1String("cluster")));
        fixture.window->trigger(Command::LanguageChinese);
        QTRY_VERIFY(notices.sentence().contains(QStringLiteral("集群")));
        fixture.window->trigger(Command::LanguageEnglish);
        fixture.window->startDemo();
        QVERIFY2(notices.sentence().isEmpty(), "now there is a cluster to submit to");
    }

    void noFindingsIsSaidOnlyOfWhatIsWatched()
    {
        WindowFixture fixture;
        const auto *const count = fixture.window->findChild<QToolButton *>(QStringLiteral("findingsCount"));
        QCOMPARE(count->text(), QStringLiteral("Not watched"));
        fixture.window->startDemo();
        QCOMPARE(count->text(), QStringLiteral("No findings"));
        fixture.window->clusters().unwatch(fixture.window->demo().cluster());
        QCOMPARE(count->text(), QStringLiteral("Not watched"));
    }

    void withoutAFileInFrontTheProblemsPanelSaysSo()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        fixture.window->startDemo();
        fixture.window->trigger(Command::OpenJobs);
        const auto *panel = fixture.window->findChild<editor::ProblemsPanel *>();
        QCOMPARE(panel->findChild<widgets::EmptyState *>()->title(),
                 QStringLiteral("No job file is in front"));
    }

    void pagesOfARemovedClusterClose()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", harmless)});
        fixture.window->startDemo();
        const QString cluster = fixture.window->demo().cluster();
        fixture.window->clusterPages().openJob(cluster, QStringLiteral("1"));
        monitor::Finding finding;
        finding.cluster = cluster;
        fixture.window->clusterPages().showRaw(finding);
        QCOMPARE(fixture.window->tabs().pages().size(), 5);
        fixture.window->clusters().remove(cluster);
        QCOMPARE(fixture.window->tabs().pages().size(), 2); // the two files
    }

    void connectAgainKeepsWhatIsKnown()
    {
        WindowFixture fixture;
        fixture.window->clusters().add(locked(QStringLiteral("prod")));
        fixture.window->clusterPages().openJobs(QStringLiteral("prod"));
        fixture.window->notices().findChild<QPushButton *>()->click();
        auto *sheet = fixture.window->findChild<monitorui::ConnectSheet *>();
        QVERIFY(sheet != nullptr);
        QCOMPARE(sheet->findChild<QPlainTextEdit *>()->toPlainText(),
                 QStringLiteral("http://10.0.0.1:5801\nhttp://10.0.0.2:5801"));
        QCOMPARE(sheet->findChild<QLineEdit *>(QStringLiteral("connectUser"))->text(),
                 QStringLiteral("maria"));
        QCOMPARE(sheet->findChild<QLineEdit *>(QStringLiteral("connectName"))->text(),
                 QStringLiteral("prod"));

        engine::ProbeResult found;
        found.address.name = QStringLiteral("127.0.0.1:1");
        found.address.base = QUrl(QStringLiteral("http://127.0.0.1:1"));
        fixture.window->addCluster(
            {{QStringLiteral("prod"), QColor(), true}, {found}, QStringLiteral("prod")});
        QCOMPARE(fixture.window->clusters().names(), QStringList{QStringLiteral("prod")});
        QCOMPARE(fixture.window->clusters().entry(QStringLiteral("prod"))->urls(),
                 QStringList{QStringLiteral("http://127.0.0.1:1")});
        QVERIFY(fixture.window->clusters().monitor(QStringLiteral("prod")) != nullptr);
        QVERIFY2(fixture.window->notices().sentence().isEmpty(), "the password is known now");
    }

    void theSheetComesBackWithWhatWasTyped()
    {
        WindowFixture fixture;
        const auto addresses = [&fixture] {
            return fixture.window->findChild<monitorui::ConnectSheet *>()->findChild<QPlainTextEdit *>();
        };
        fixture.window->connectToCluster();
        addresses()->setPlainText(QStringLiteral("http://eu-1:5801"));
        fixture.window->findChild<monitorui::ConnectSheet *>()->reject();
        QTRY_VERIFY(fixture.window->findChild<monitorui::ConnectSheet *>() == nullptr);
        fixture.window->connectToCluster();
        QCOMPARE(addresses()->toPlainText(), QStringLiteral("http://eu-1:5801"));
    }

    void findingsAreCountedAlikeEverywhere()
    {
        WindowFixture fixture;
        fixture.window->startDemo();
        const QString cluster = fixture.window->demo().cluster();
        auto *model = fixture.window->clusterPages().findings();
        monitor::Finding one;
        one.code = QStringLiteral("stalled-running");
        one.cluster = cluster;
        one.jobId = QStringLiteral("1");
        monitor::Finding two = one;
        two.jobId = QStringLiteral("2");
        model->setFindings(cluster, {one, two});
        const auto everywhere = [&fixture] {
            const auto *tree = fixture.window->findChild<shell::WorkspaceTree *>();
            const QString line = tree->asText().section(QStringLiteral("Findings "), 1).section(u'\n', 0, 0);
            const QString badge = fixture.window->findChild<QToolButton *>(QStringLiteral("findingsCount"))
                                      ->text()
                                      .section(u' ', 0, 0);
            return QStringList{line, badge, QString::number(fixture.window->clusterPages().openFindings())};
        };
        const auto all = [](const QString &count) {
            return QStringList{count, count, count};
        };
        QCOMPARE(everywhere(), all(QStringLiteral("2")));
        const auto *badge = fixture.window->findChild<QToolButton *>(QStringLiteral("findingsCount"));
        QVERIFY2(badge->toolTip().contains(QLatin1String("in a recording")), qPrintable(badge->toolTip()));
        QCOMPARE(fixture.window->clusterPages().openLiveFindings(), 0); // what a recording shows is over
        QVERIFY(!fixture.window->clusterPages().worstLiveFinding());
        model->setMuted(one, true);
        QTRY_COMPARE(everywhere(), all(QStringLiteral("1")));
    }
};

QTEST_MAIN(TestTruth)
#include "test_truth.moc"
