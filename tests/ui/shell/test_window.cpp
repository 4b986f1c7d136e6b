#include "models/editing/document.h"
#include "models/monitor/clustermonitor.h"
#include "tests/support/accessibility.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/jobspage.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/demo.h"
#include "ui/shell/helppanel.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

const QByteArray someJob =
    "env {\n  job.mode = \"BATCH\"\n  parallelism = 2\n}\n"
    "source { FakeSource { row.num = 3 } }\nsink { Console { password = \"hunter2\" } }\n";

void press(shell::MainWindow &window, const char *button)
{
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box != nullptr);
    auto *found = box->findChild<QPushButton *>(QLatin1String(button));
    QVERIFY(found != nullptr);
    found->click();
}

void type(editor::EditorPage &page)
{
    QVERIFY(page.document()->apply({{0, 0, "# new\n"}}, QStringLiteral("test")));
}

} // namespace

/// The window as a person uses it, without a network.
class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void opensSavesAndRemembers()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("a.conf", someJob);
        fixture.picked = {path};
        fixture.window->trigger(Command::Open);
        editor::EditorPage *page = fixture.window->files().current();
        QVERIFY(page != nullptr);
        QVERIFY(!page->document()->isModified());
        fixture.window->trigger(Command::Save);
        QCOMPARE(WindowFixture::readFile(path), someJob);

        type(*page);
        QCOMPARE(fixture.window->tabs().title(page), QStringLiteral("a.conf *"));
        fixture.window->trigger(Command::Save);
        QCOMPARE(WindowFixture::readFile(path), "# new\n" + someJob);
        QCOMPARE(fixture.settings->list(workspace::Setting::RecentFiles), QStringList{path});

        const QString other = fixture.folder.filePath(QStringLiteral("b.conf"));
        fixture.picked = {other};
        fixture.window->trigger(Command::SaveAs);
        QCOMPARE(WindowFixture::readFile(other), "# new\n" + someJob);
        QCOMPARE(fixture.window->tabs().title(page), QStringLiteral("b.conf"));
    }

    void theSameFileOpensOnce()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("a.conf", someJob);
        fixture.window->openPaths({path, path});
        QCOMPARE(fixture.window->files().pages().size(), 1);
    }

    void aMissingFileIsTold()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.folder.filePath(QStringLiteral("none.conf"))});
        QVERIFY(fixture.window->files().pages().isEmpty());
        QVERIFY(fixture.window->notices().sentence().contains(QLatin1String("none.conf")));
    }

    void filesCanBeDropped()
    {
        WindowFixture fixture;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(fixture.writeFile("a.conf", someJob)),
                      QUrl::fromLocalFile(fixture.writeFile("b.conf", someJob))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fixture.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fixture.window.get(), &drop);
        QCOMPARE(fixture.window->files().pages().size(), 2);
    }

    void unsavedChangesAreAskedFor()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("a.conf", someJob);
        fixture.window->openPaths({path});
        type(*fixture.window->files().current());

        fixture.window->trigger(Command::CloseTab);
        press(*fixture.window, "keepOpen");
        QTRY_VERIFY(fixture.window->findChild<QMessageBox *>() == nullptr);
        QCOMPARE(fixture.window->files().pages().size(), 1);

        fixture.window->close();
        QVERIFY(fixture.window->isVisible());
        press(*fixture.window, "keepOpen");
        QTRY_VERIFY(fixture.window->findChild<QMessageBox *>() == nullptr);
        QVERIFY(fixture.window->isVisible());

        fixture.window->trigger(Command::CloseTab);
        press(*fixture.window, "discardChanges");
        QVERIFY(fixture.window->files().pages().isEmpty());
        QCOMPARE(WindowFixture::readFile(path), someJob);
    }

    void savingWhileClosingKeepsTheText()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("a.conf", someJob);
        fixture.window->openPaths({path});
        type(*fixture.window->files().current());
        fixture.window->close();
        press(*fixture.window, "saveChanges");
        QTRY_VERIFY(!fixture.window->isVisible());
        QCOMPARE(WindowFixture::readFile(path), "# new\n" + someJob);
    }

    void sessionComesBack()
    {
        WindowFixture fixture;
        const QString a = fixture.writeFile("a.conf", someJob);
        const QString b = fixture.writeFile("b.conf", someJob);
        fixture.window->openPaths({a, b});
        fixture.window->openPaths({a});
        fixture.window->trigger(Command::ShowHelp);
        const bool helpShown = fixture.window->actions().action(Command::ShowHelp)->isChecked();
        fixture.window->close();
        fixture.close();
        fixture.open();
        fixture.window->startSession(true);
        QCOMPARE(fixture.window->files().pages().size(), 2);
        QCOMPARE(fixture.window->files().current()->document()->path(), a);
        QCOMPARE(fixture.window->actions().action(Command::ShowHelp)->isChecked(), helpShown);
        QVERIFY(!helpShown);
    }

    // A drive that is not there yet is no reason to forget what was open on it.
    void whatIsMissingAtTheStartIsToldAndKept()
    {
        WindowFixture fixture;
        const QString here = fixture.writeFile("here.conf", someJob);
        const QString gone = fixture.writeFile("gone.conf", someJob);
        fixture.window->openPaths({gone, here});
        const auto again = [&fixture] {
            fixture.window->close();
            fixture.close();
            fixture.open();
            fixture.window->startSession(true);
        };
        const QString away = fixture.folder.filePath(QStringLiteral("away"));
        QVERIFY(QFile::rename(gone, away));
        for (int start = 0; start < 2; ++start) { // offered at every start
            again();
            QCOMPARE(fixture.window->files().pages().size(), 1);
            QVERIFY2(fixture.window->notices().sentence().contains(QLatin1String("gone.conf")),
                     qPrintable(fixture.window->notices().sentence()));
            QVERIFY(!fixture.window->notices().sentence().contains(QLatin1String("here.conf")));
        }
        QVERIFY(QFile::rename(away, gone));
        const auto answer = [&fixture](const char *text) {
            const auto buttons = fixture.window->notices().findChildren<QPushButton *>();
            for (QPushButton *button : buttons)
                if (button->isVisible() && button->text() == QLatin1String(text))
                    return button->click();
            QFAIL(text);
        };
        answer("Look again");
        QCOMPARE(fixture.window->files().pages().size(), 2);
        QVERIFY(fixture.window->notices().sentence().isEmpty());

        QVERIFY(QFile::rename(gone, away));
        again();
        answer("Forget them");
        QVERIFY(fixture.window->notices().sentence().isEmpty());
        again();
        QVERIFY(fixture.window->notices().sentence().isEmpty());
    }

    // A member that is opened by REST v1 and one by v2: each is asked in its own, also after a restart.
    void eachMemberKeepsItsFlavour()
    {
        WindowFixture fixture;
        engine::ProbeResult one;
        engine::ProbeResult two;
        one.address =
            *engine::MemberAddress::fromText(QStringLiteral("http://127.0.0.1:1"), engine::ApiFlavour::V2);
        two.address =
            *engine::MemberAddress::fromText(QStringLiteral("http://127.0.0.1:2"), engine::ApiFlavour::V1);
        fixture.window->addCluster({{QStringLiteral("mixed"), QColor(), false}, {one, two}});
        fixture.window->close();
        fixture.close();
        fixture.open();
        fixture.window->startSession(false);
        const shell::ClusterEntry *const entry = fixture.window->clusters().entry(QStringLiteral("mixed"));
        QVERIFY(entry != nullptr);
        const auto transport = shell::networkClusters(fixture.clock)(*entry);
        QCOMPARE(transport->flavourOf(QStringLiteral("127.0.0.1:1")), engine::ApiFlavour::V2);
        QCOMPARE(transport->flavourOf(QStringLiteral("127.0.0.1:2")), engine::ApiFlavour::V1);
    }

    void noSecretIsRemembered()
    {
        WindowFixture fixture;
        engine::ProbeResult found;
        found.address.name = QStringLiteral("127.0.0.1:1");
        found.address.base = QUrl(QStringLiteral("http://127.0.0.1:1"));
        found.address.authorization = "Basic " + QByteArray("maria:hunter2").toBase64();
        fixture.window->addCluster({{QStringLiteral("prod"), QColor(), true}, {found}});
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.window->close();
        fixture.close();
        const QByteArray kept = WindowFixture::readFile(fixture.settingsPath());
        QVERIFY(kept.contains("127.0.0.1:1"));
        QVERIFY(kept.contains("maria"));
        QVERIFY(!kept.contains("hunter2"));
        QVERIFY(!kept.contains(QByteArray("maria:hunter2").toBase64()));

        fixture.open();
        fixture.window->startSession(false);
        QCOMPARE(fixture.window->clusters().names(), QStringList{QStringLiteral("prod")});
        QVERIFY2(fixture.window->clusters().monitor(QStringLiteral("prod")) == nullptr,
                 "the password has to be asked for");
        QVERIFY(fixture.window->clusters().entry(QStringLiteral("prod"))->production);
    }

    void exportsMaskPasswordsUnlessAskedFor()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        const auto clip = [] {
            return QGuiApplication::clipboard()->text();
        };
        fixture.window->trigger(Command::CopyCurlV1);
        QVERIFY2(clip().contains(QLatin1String("curl")), qPrintable(clip()));
        QVERIFY(!clip().contains(QLatin1String("hunter2")));
        fixture.window->trigger(Command::KeepSecrets);
        fixture.window->trigger(Command::CopyCurlV2);
        QVERIFY(clip().contains(QLatin1String("hunter2")));
        fixture.window->trigger(Command::KeepSecrets);

        const QString conf = fixture.folder.filePath(QStringLiteral("out.conf"));
        fixture.picked = {conf};
        fixture.window->trigger(Command::ExportConf);
        QCOMPARE(WindowFixture::readFile(conf), QByteArray(someJob).replace("hunter2", "******"));
        const QString json = fixture.folder.filePath(QStringLiteral("out.json"));
        fixture.picked = {json};
        fixture.window->trigger(Command::ExportJson);
        QVERIFY(WindowFixture::readFile(json).contains("\"plugin_name\": \"FakeSource\""));
        fixture.window->trigger(Command::CopyCommandLine);
        QVERIFY(clip().contains(QLatin1String("a.conf")));
    }

    void languageChangesWhileRunning()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        const auto menus = [&fixture] {
            QStringList titles;
            for (const QAction *action : fixture.window->menuBar()->actions())
                titles.append(action->text());
            return titles.join(u' ');
        };
        const QString english = menus();
        QVERIFY(english.contains(QLatin1String("&File")));
        fixture.window->trigger(Command::LanguageChinese);
        QTRY_VERIFY(menus().contains(QStringLiteral("文件")));
        fixture.window->showWhy(QStringLiteral("batch-checkpoint"));
        QVERIFY(fixture.window->help().toPlainText().contains(QStringLiteral("检查点")));
        QCOMPARE(fixture.settings->text(workspace::Setting::Language), QStringLiteral("zh_CN"));
        fixture.window->trigger(Command::LanguageEnglish);
        QTRY_COMPARE(menus(), english);
        QVERIFY(fixture.window->help().toPlainText().contains(QLatin1String("heckpoint")));
    }

    void themeChangesWhileRunning()
    {
        WindowFixture fixture;
        fixture.window->trigger(Command::ThemeDark);
        QTRY_VERIFY(widgets::isDark(fixture.window->QWidget::palette()));
        fixture.window->trigger(Command::ThemeLight);
        QTRY_VERIFY(!widgets::isDark(fixture.window->QWidget::palette()));
        fixture.window->trigger(Command::ThemeSystem);
    }

    void paletteReachesEverything()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("orders.conf", someJob);
        fixture.window->openPaths({path});
        auto &palette = fixture.window->commandPalette();
        fixture.window->trigger(Command::Palette);
        QVERIFY(palette.isVisible());
        auto *edit = palette.findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("new from templ"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(fixture.window->files().pages().size(), 2);
        fixture.window->trigger(Command::Palette);
        QTest::keyClicks(edit, QStringLiteral("orders.conf"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(fixture.window->files().current()->document()->path(), path);
    }

    void theDemoRunsWithoutANetwork()
    {
        WindowFixture fixture;
        fixture.window->demo().setSpeed(50);
        fixture.window->trigger(Command::Demo);
        QCOMPARE(fixture.window->files().current()->document()->title(), shell::Demo::sampleTitle());
        QVERIFY(!fixture.window->files().current()->document()->problems().empty());
        const QString cluster = fixture.window->demo().cluster();
        QVERIFY(cluster.contains(QLatin1String("recording")));
        QCOMPARE(fixture.window->clusters().target(), cluster);
        auto *monitor = fixture.window->clusters().monitor(cluster);
        QVERIFY(monitor != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!monitor->snapshot().jobs.isEmpty(), 20000);
        fixture.window->clusterPages().openJob(cluster, monitor->snapshot().jobs.first().id);
        QVERIFY(qobject_cast<monitorui::JobPage *>(fixture.window->tabs().current()) != nullptr);
        fixture.window->trigger(Command::OpenJobs);
        QVERIFY(qobject_cast<monitorui::JobsPage *>(fixture.window->tabs().current()) != nullptr);
        QVERIFY(fixture.settings->bytes(workspace::Setting::Clusters) == "[]");
    }

    void everyControlHasAName()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.window->demo().setSpeed(50);
        fixture.window->trigger(Command::Demo);
        fixture.window->clusterPages().openJob(fixture.window->demo().cluster(), QStringLiteral("1"));
        fixture.window->connectToCluster();
        fixture.window->trigger(Command::Palette);
        fixture.window->notices().warn(QStringLiteral("Something."), {{QStringLiteral("Do it"), {}}});
        const QStringList unnamed = test::findUnnamedControls(fixture.window.get());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
