#include "models/engine/http/recording.h"
#include "models/items/findingsmodel.h"
#include "tests/ui/shell/stubcluster.h"
#include "ui/actions/actions.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/shell/demo.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/notices.h"
#include "ui/shell/palettebuttons.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/page.h"
#include "ui/widgets/searchwords.h"
#include "ui/widgets/whynot.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>

using namespace sluice;
using engine::JobState;
using shell::Command;
using test::StubCluster;
using test::WindowFixture;

namespace {

QAction *actionOf(const WindowFixture &fixture, Command command)
{
    return fixture.window->actions().action(command);
}

bool can(const WindowFixture &fixture, Command command)
{
    return actionOf(fixture, command)->isEnabled();
}

QString whyNot(const WindowFixture &fixture, Command command)
{
    return widgets::whyNot(actionOf(fixture, command));
}

void answer(const WindowFixture &fixture, const char *choice)
{
    const auto buttons = fixture.window->notices().findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == QLatin1String(choice))
            return button->click();
    }
    QFAIL(choice);
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression apart(QStringLiteral("[\\s…:.(),/]+"));
    return text.split(apart, Qt::SkipEmptyParts);
}

/// The words by which the palette does not find a button that can be pressed now.
QStringList lostButtons(const WindowFixture &fixture, const QString &page, bool inEveryLanguage)
{
    // Not on these pages' own account: what the program asks in a strip is answered there.
    QStringList lost;
    auto &palette = fixture.window->commandPalette();
    const QList<QAbstractButton *> buttons = shell::pressableButtons(*fixture.window);
    palette.open();
    auto *const edit = palette.findChild<QLineEdit *>();
    for (const QAbstractButton *button : buttons) {
        const QString name = shell::nameOf(button);
        QStringList words = wordsOf(name);
        if (inEveryLanguage) {
            for (const QString &other : widgets::searchWords(button))
                words += wordsOf(other).filter(QRegularExpression(QStringLiteral("^[^%]*$")));
        }
        for (const QString &word : std::as_const(words)) {
            edit->setText(word);
            if (!palette.shownTexts().contains(name))
                lost.append(QStringLiteral("%1: %2 by %3").arg(page, name, word));
        }
    }
    palette.dismiss();
    return lost;
}

} // namespace

/// Everything that can be ordered is ordered by an action, which knows when it applies.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopAndResumeApplyExactlyWhenTheyDo()
    {
        WindowFixture fixture;
        StubCluster cluster(fixture, QStringLiteral("prod"));
        const QList<Command> ofJobs{Command::StopJob, Command::StopWithSavepoint, Command::ResumeJob};
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
        auto *const jobs = qobject_cast<monitorui::JobsPage *>(fixture.window->tabs().current());
        QVERIFY(jobs != nullptr);
        for (const Command command : ofJobs) {
            if (jobs->currentJob().isEmpty())
                QVERIFY2(whyNot(fixture, command).contains(QLatin1String("select one")),
                         qPrintable(whyNot(fixture, command)));
        }
        jobs->selectJob(StubCluster::jobId);
        QVERIFY(can(fixture, Command::StopJob) && can(fixture, Command::StopWithSavepoint));
        QVERIFY(!can(fixture, Command::ResumeJob));
        QVERIFY2(whyNot(fixture, Command::ResumeJob).contains(QLatin1String("orders still runs")),
                 qPrintable(whyNot(fixture, Command::ResumeJob)));

        // The page of a job is about that job.
        fixture.window->clusterPages().openJob(cluster.name, StubCluster::jobId);
        QVERIFY(can(fixture, Command::StopWithSavepoint));
        fixture.window->trigger(Command::StopWithSavepoint);
        auto *const sheet = fixture.window->findChild<monitorui::StopSheet *>();
        QVERIFY(sheet != nullptr);
        sheet->stopButton()->click();
        QTRY_COMPARE(cluster.server.count("POST"), 1);
        const auto &requests = cluster.server.requests();
        const auto stop = std::find_if(requests.begin(), requests.end(),
                                       [](const auto &request) { return request.method == "POST"; });
        QVERIFY(stop->body.contains(StubCluster::jobId.toLatin1()));
        QVERIFY2(stop->body.contains("true"), stop->body);

        cluster.state = "SAVEPOINT_DONE";
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::SavepointDone));
        QTRY_VERIFY(can(fixture, Command::ResumeJob));
        // A running list that was asked a moment before may still have it.
        QTRY_VERIFY(
            (fixture.window->clusters().monitor(cluster.name)->refresh(), !can(fixture, Command::StopJob)));
        QVERIFY2(whyNot(fixture, Command::StopJob).contains(QLatin1String("has ended")),
                 qPrintable(whyNot(fixture, Command::StopJob)));
        fixture.window->trigger(Command::ResumeJob);
        QVERIFY2(fixture.window->notices().sentence().contains(QLatin1String("With which job file")),
                 qPrintable(fixture.window->notices().sentence()));

        fixture.window->openPaths({fixture.writeFile("a.conf", "env {}\n")});
        for (const Command command : ofJobs)
            QVERIFY(!can(fixture, command));
    }

    void whatEndedWithoutASavepointCannotGoOn()
    {
        WindowFixture fixture;
        StubCluster cluster(fixture, QStringLiteral("prod"));
        cluster.state = "FINISHED";
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Finished));
        fixture.window->clusterPages().openJob(cluster.name, StubCluster::jobId);
        QVERIFY2(whyNot(fixture, Command::ResumeJob).contains(QLatin1String("left no savepoint")),
                 qPrintable(whyNot(fixture, Command::ResumeJob)));
        QVERIFY(!can(fixture, Command::StopWithSavepoint));
    }

    void aRecordingCannotBeChanged()
    {
        WindowFixture fixture;
        fixture.window->demo().setSpeed(50);
        fixture.window->startDemo();
        const QString cluster = fixture.window->demo().cluster();
        auto *monitor = fixture.window->clusters().monitor(cluster);
        QTRY_VERIFY(!monitor->snapshot().jobs.isEmpty());
        fixture.window->clusterPages().openJob(cluster, monitor->snapshot().jobs.first().id);
        for (const Command command : {Command::StopJob, Command::StopWithSavepoint, Command::ResumeJob,
                                      Command::StartRecording, Command::ConnectAgain}) {
            QVERIFY2(!can(fixture, command) &&
                         whyNot(fixture, command).contains(QLatin1String("is a recording")),
                     qPrintable(whyNot(fixture, command)));
        }
        const auto buttons = fixture.window->tabs().current()->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons) {
            if (button->text() == QLatin1String("&Stop…"))
                QVERIFY(!button->isEnabled());
        }
    }

    void aClusterIsRecorded()
    {
        WindowFixture fixture;
        QVERIFY(!can(fixture, Command::StartRecording));
        QVERIFY(whyNot(fixture, Command::StartRecording).contains(QLatin1String("no cluster")));
        StubCluster cluster(fixture, QStringLiteral("prod/eu"));
        QVERIFY(can(fixture, Command::StartRecording) && !can(fixture, Command::StopRecording));
        const QString path = fixture.folder.filePath(QStringLiteral("trouble.jsonl.gz"));
        fixture.picked = {path};
        fixture.window->trigger(Command::StartRecording);
        QVERIFY(!can(fixture, Command::StartRecording) && can(fixture, Command::StopRecording));
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
        // Also while another page is in front.
        fixture.window->openPaths({fixture.writeFile("a.conf", "env {}\n")});
        QVERIFY(can(fixture, Command::StopRecording));
        fixture.window->trigger(Command::StopRecording);
        QVERIFY2(fixture.window->notices().sentence().contains(QLatin1String("trouble.jsonl.gz")),
                 qPrintable(fixture.window->notices().sentence()));
        QVERIFY(can(fixture, Command::StartRecording) && !can(fixture, Command::StopRecording));
        const auto recording = engine::Recording::load(path);
        QVERIFY(recording && recording->problems().isEmpty());
        answer(fixture, "Open the recording");
        QTRY_VERIFY(
            fixture.window->clusters().names().contains(QStringLiteral("trouble.jsonl.gz (recording)")));
    }

    void aRecordingEndsWithItsClusterAndWithTheWindow()
    {
        WindowFixture fixture;
        StubCluster cluster(fixture, QStringLiteral("prod"));
        for (const char *name : {"one.jsonl", "two.jsonl"}) {
            fixture.picked = {fixture.folder.filePath(QLatin1String(name))};
            fixture.window->trigger(Command::StartRecording);
            QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
            QTRY_VERIFY(WindowFixture::readFile(fixture.picked.first()).contains("overview"));
            if (QLatin1String(name) == QLatin1String("one.jsonl")) {
                fixture.window->clusters().unwatch(cluster.name);
                QVERIFY(!can(fixture, Command::StopRecording));
                QVERIFY(fixture.window->clusters().watch(cluster.name));
            }
        }
        fixture.close();
        for (const char *name : {"one.jsonl", "two.jsonl"})
            QVERIFY(engine::Recording::load(fixture.folder.filePath(QLatin1String(name))));
    }

    void whatCannotBeWrittenIsSaid()
    {
        WindowFixture fixture;
        const StubCluster cluster(fixture, QStringLiteral("prod"));
        fixture.picked = {fixture.folder.filePath(QStringLiteral("none/there.jsonl"))};
        fixture.window->trigger(Command::StartRecording);
        QVERIFY2(fixture.window->notices().sentence().contains(QLatin1String("prod is not recorded")),
                 qPrintable(fixture.window->notices().sentence()));
        QVERIFY(!can(fixture, Command::StopRecording));
    }

    void thePaletteTellsWhyNot()
    {
        WindowFixture fixture;
        auto &palette = fixture.window->commandPalette();
        palette.open();
        auto *const edit = palette.findChild<QLineEdit *>();
        const QHash<QString, Command> expected{{QStringLiteral("savepoint"), Command::StopWithSavepoint},
                                               {QStringLiteral("stop"), Command::StopJob},
                                               {QStringLiteral("resume"), Command::ResumeJob},
                                               {QStringLiteral("record"), Command::StartRecording},
                                               {QStringLiteral("保存点"), Command::StopWithSavepoint},
                                               {QStringLiteral("停止"), Command::StopJob},
                                               {QStringLiteral("恢复"), Command::ResumeJob},
                                               {QStringLiteral("录制"), Command::StopRecording}};
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            edit->setText(it.key());
            const QString name = widgets::withoutMnemonic(actionOf(fixture, it.value())->text());
            QVERIFY2(palette.shownTexts().contains(name), qPrintable(it.key() + u' ' + name));
        }
        edit->setText(QStringLiteral("resume from"));
        QCOMPARE(palette.whyNotText(), whyNot(fixture, Command::ResumeJob));
        QVERIFY(!palette.whyNotText().isEmpty());
        palette.dismiss();
    }

    /// Whatever is in front: what is grey says why.
    void everythingGreySaysWhy()
    {
        WindowFixture fixture;
        const auto silent = [&fixture] {
            QList<QAction *> all = fixture.window->actions().actions();
            if (const widgets::Page *const page = fixture.window->tabs().current())
                all += page->pageActions();
            QStringList names;
            for (const QAction *action : std::as_const(all)) {
                if (action->isEnabled() != widgets::whyNot(action).isEmpty())
                    names.append(action->objectName());
            }
            return names;
        };
        QCOMPARE(silent(), QStringList());
        for (const Command command : {Command::SpeedNormal, Command::SpeedFast, Command::SpeedFaster,
                                      Command::CloseOthers, Command::NextTab, Command::PreviousTab})
            QVERIFY2(!can(fixture, command), qPrintable(actions::id(command)));
        fixture.window->trigger(Command::New);
        QCOMPARE(silent(), QStringList());
        QVERIFY(!can(fixture, Command::CloseOthers));
        fixture.window->tabs().showHome();
        QVERIFY(can(fixture, Command::NextTab)); // back to the page
        QCOMPARE(silent(), QStringList());
        fixture.window->startDemo();
        QCOMPARE(silent(), QStringList());
        QVERIFY(can(fixture, Command::CloseOthers));
        QVERIFY(can(fixture, Command::SpeedFast));
        fixture.window->clusterPages().openJobs(fixture.window->demo().cluster());
        QCOMPARE(silent(), QStringList());
        fixture.window->clusters().remove(fixture.window->demo().cluster());
        QVERIFY(!can(fixture, Command::SpeedFast));
        QCOMPARE(silent(), QStringList());
    }

    /// However it is asked for: a recording says that it cannot be changed, and asks nothing.
    void noSheetStopsARecording()
    {
        WindowFixture fixture;
        fixture.window->startDemo();
        const QString cluster = fixture.window->demo().cluster();
        Q_EMIT fixture.window->clusterPages().stopRequested(cluster, QStringLiteral("1"), false);
        QVERIFY(fixture.window->findChild<monitorui::StopSheet *>() == nullptr);
        QVERIFY2(fixture.window->notices().sentence().contains(QLatin1String("is a recording")),
                 qPrintable(fixture.window->notices().sentence()));
    }

    /// A menu or a page that takes over closes the palette; the keyboard is where it was before.
    void thePaletteLeavesWhenSomethingElseIsUsed()
    {
        WindowFixture fixture;
        fixture.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        fixture.window->trigger(Command::New);
        fixture.window->focusPage();
        const QWidget *const before = fixture.window->focusWidget();
        auto &palette = fixture.window->commandPalette();
        auto *const menu = fixture.window->menuBar()->actions().first()->menu();
        palette.open();
        menu->popup(fixture.window->mapToGlobal(QPoint(0, 20)));
        QVERIFY(palette.isHidden());
        menu->close();
        QTRY_COMPARE(fixture.window->focusWidget(), before);
        palette.open();
        fixture.window->trigger(Command::NextPane);
        QVERIFY(palette.isHidden());
        // Its own menu of the line is a part of it.
        palette.open();
        auto *const edit = palette.findChild<QLineEdit *>();
        QMenu *const own = edit->createStandardContextMenu();
        own->popup(edit->mapToGlobal(QPoint(1, 1)));
        QVERIFY(!palette.isHidden());
        own->close();
        delete own;
    }

    void everyButtonIsInThePalette_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(Command::LanguageEnglish);
        QTest::newRow("Chinese") << int(Command::LanguageChinese);
    }

    // Dialogs and the boxes of the window's frame are no part of this: see shell::pressableButtons().
    void everyButtonIsInThePalette()
    {
        QFETCH(int, language);
        WindowFixture fixture;
        fixture.window->resize(1360, 760);
        fixture.window->trigger(Command(language));
        QStringList lost = lostButtons(fixture, QStringLiteral("welcome"), true);
        StubCluster cluster(fixture, QStringLiteral("prod"));
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
        lost += lostButtons(fixture, QStringLiteral("jobs"), true);
        auto *const jobs = qobject_cast<monitorui::JobsPage *>(fixture.window->tabs().current());
        jobs->findChild<QLineEdit *>()->setText(QStringLiteral("nothing like this"));
        lost += lostButtons(fixture, QStringLiteral("no jobs"), true);

        monitor::Finding finding;
        finding.code = QStringLiteral("duplicate-writes");
        finding.severity = monitor::Severity::Critical;
        finding.cluster = cluster.name;
        finding.jobId = StubCluster::jobId;
        finding.sinceMs = finding.updatedMs = 1;
        fixture.window->clusterPages().findings()->apply({monitor::FindingChange::Opened, finding});
        fixture.window->docks().reveal(Command::ShowFindings);
        fixture.window->clusterPages().openJob(cluster.name, StubCluster::jobId);
        auto *const parts = fixture.window->tabs().current()->findChild<QTabWidget *>();
        for (int part = 0; part < parts->count(); ++part) {
            parts->setCurrentIndex(part);
            lost += lostButtons(fixture, QStringLiteral("job %1").arg(part), true);
        }
        fixture.window->clusterPages().showRaw(finding);
        lost += lostButtons(fixture, QStringLiteral("raw"), true);
        fixture.window->openPaths({fixture.writeFile("a.conf", "env { job.mode = \"BATCH\" }\nx = \n")});
        fixture.window->docks().reveal(Command::ShowProblems);
        lost += lostButtons(fixture, QStringLiteral("editor"), false);
        fixture.window->notices().warn(QStringLiteral("Something."), {{QStringLiteral("Do it now"), {}}});
        lost += lostButtons(fixture, QStringLiteral("notice"), false);
        fixture.window->trigger(Command::LanguageEnglish);
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    }

    // Those of this area have their names in every language, whichever is spoken.
    void buttonsOfClustersHaveWordsInEveryLanguage()
    {
        WindowFixture fixture;
        fixture.window->resize(1360, 760);
        StubCluster cluster(fixture, QStringLiteral("prod"));
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
        monitor::Finding finding;
        finding.code = QStringLiteral("duplicate-writes");
        finding.cluster = cluster.name;
        finding.sinceMs = finding.updatedMs = 1;
        fixture.window->clusterPages().findings()->apply({monitor::FindingChange::Opened, finding});
        fixture.window->docks().reveal(Command::ShowFindings);
        QStringList poor;
        const auto look = [&] {
            const auto buttons = shell::pressableButtons(*fixture.window);
            for (const QAbstractButton *button : buttons) {
                const QString all = widgets::searchWords(button).join(u' ');
                static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
                if (!all.contains(chinese) && !all.isEmpty())
                    poor.append(shell::nameOf(button));
                if (all.isEmpty() &&
                    (fixture.window->tabs().current()->isAncestorOf(button) ||
                     fixture.window->docks().dock(Command::ShowFindings)->isAncestorOf(button)))
                    poor.append(shell::nameOf(button));
            }
        };
        look();
        fixture.window->clusterPages().openJob(cluster.name, StubCluster::jobId);
        look();
        QVERIFY2(poor.isEmpty(), qPrintable(poor.join(u'\n')));
    }

    void aButtonIsPressedByThePalette()
    {
        WindowFixture fixture;
        StubCluster cluster(fixture, QStringLiteral("prod"));
        QVERIFY(StubCluster::says(fixture, cluster.name, JobState::Running));
        auto *const jobs = qobject_cast<monitorui::JobsPage *>(fixture.window->tabs().current());
        auto *const field = jobs->findChild<QLineEdit *>();
        field->setText(QStringLiteral("nothing like this"));
        auto &palette = fixture.window->commandPalette();
        palette.open();
        auto *const edit = palette.findChild<QLineEdit *>();
        edit->setText(QStringLiteral("清除 筛选"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(field->text().isEmpty());
        // A tab of the page, too.
        fixture.window->clusterPages().openJob(cluster.name, StubCluster::jobId);
        palette.open();
        edit->setText(QStringLiteral("history states"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(fixture.window->tabs().current()->findChild<QTabWidget *>()->currentIndex(),
                 int(monitorui::JobPage::Events));
    }
};

QTEST_MAIN(TestCommands)
#include "test_commands.moc"
