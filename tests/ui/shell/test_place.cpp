#include "models/items/problemsmodel.h"
#include "tests/support/reachable.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/pagetabs.h"
#include "ui/shell/windowplace.h"

#include <QDockWidget>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

/// Counts what asks widgets of the program for a layout.
class LayoutCounter : public QObject
{
public:
    LayoutCounter() { qApp->installEventFilter(this); }
    int count = 0;

    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }
};

} // namespace

/// Where the window goes, and what goes when it gets small.
class TestPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsPlacedOnAScreen_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QRect>("placed");
        const QRect one(0, 0, 1366, 740);
        const QRect two(1366, 0, 1920, 1080);
        QTest::newRow("fits") << QRect(10, 10, 800, 600) << QList{one} << QRect(10, 10, 800, 600);
        QTest::newRow("too large") << QRect(0, 0, 1600, 900) << QList{one} << one;
        QTest::newRow("half outside") << QRect(900, 400, 800, 600) << QList{one} << QRect(566, 140, 800, 600);
        QTest::newRow("above") << QRect(100, -40, 800, 600) << QList{one} << QRect(100, 0, 800, 600);
        QTest::newRow("its screen is gone")
            << QRect(2000, 200, 800, 600) << QList{one} << QRect(566, 140, 800, 600);
        QTest::newRow("the one that it covers most of")
            << QRect(1300, 100, 800, 600) << QList{one, two} << QRect(1366, 100, 800, 600);
        QTest::newRow("wider than the second")
            << QRect(1400, 0, 2500, 900) << QList{one, two} << QRect(1366, 0, 1920, 900);
    }

    void aWindowIsPlacedOnAScreen()
    {
        QFETCH(QRect, wanted);
        QFETCH(QList<QRect>, screens);
        QFETCH(QRect, placed);
        QCOMPARE(shell::placedOn(wanted, screens), placed);
    }

    void aWindowNeverStartsLargerThanTheScreen()
    {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QWidget window;
        window.resize(screen.width() + 300, screen.height() + 300);
        const shell::WindowPlace place(window);
        window.show();
        QTRY_VERIFY(screen.contains(window.frameGeometry()));
    }

    void aWindowIsBroughtBack()
    {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QWidget window;
        window.setGeometry(screen.right() + 500, 40, 400, 300); // where another screen was
        const shell::WindowPlace place(window);
        window.show();
        QTRY_VERIFY(screen.contains(window.frameGeometry()));
        QCOMPARE(window.size(), QSize(400, 300));
    }

    // Right after a window is shown, X11 says that it has no frame: its title bar must have room all the
    // same.
    void aTitleBarIsOnTheScreenBeforeItsSizeIsKnown()
    {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QWidget window(nullptr, Qt::FramelessWindowHint);
        window.setGeometry(screen);
        const shell::WindowPlace place(window);
        window.show();
        QTRY_VERIFY(window.geometry().top() >= screen.top() + 20);
        QVERIFY(screen.contains(window.geometry()));
    }

    void docksFoldWhenThereIsNoRoomAndComeBack()
    {
        WindowFixture fixture;
        auto &window = *fixture.window;
        const auto shown = [&window](Command command) {
            return !window.docks().dock(command)->isHidden();
        };
        window.openPaths({fixture.writeFile("a.conf", "env {\n}\n")});
        window.resize(1358, 734);
        QTRY_VERIFY(window.folding().folded().isEmpty());
        const QSize whole = window.minimumSizeHint();
        const QSize tight = QSize(whole.width() - 20, whole.height() + 20).expandedTo(window.minimumSize());
        window.resize(tight);
        QTRY_VERIFY(!shown(Command::ShowHelp));
        const auto fits = [&window] {
            const QSize need = window.minimumSizeHint();
            return need.width() <= window.width() && need.height() <= window.height();
        };
        QTRY_VERIFY2(fits(), "what is left has its room");
        QCOMPARE(window.size(), tight);

        // Who asks for a panel gets it; another one goes.
        window.docks().reveal(Command::ShowHelp);
        QTRY_VERIFY(fits());
        QVERIFY(shown(Command::ShowHelp));

        window.resize(1500, 900);
        for (const Command dock : {Command::ShowWorkspace, Command::ShowHelp, Command::ShowProblems})
            QTRY_VERIFY(shown(dock));
        QVERIFY(window.folding().folded().isEmpty());
    }

    void aPanelWithNothingToSayStepsAside()
    {
        WindowFixture fixture;
        auto &window = *fixture.window;
        window.resize(1358, 734);
        const auto shown = [&window](Command command) {
            return !window.docks().dock(command)->isHidden();
        };
        for (const Command dock :
             {Command::ShowWorkspace, Command::ShowHelp, Command::ShowProblems, Command::ShowFindings})
            QTRY_VERIFY(!shown(dock)); // no file, no cluster
        window.openPaths({fixture.writeFile("a.conf", "env {\n  job.mode = BATHC\n}\n")});
        QTRY_VERIFY(shown(Command::ShowProblems) && shown(Command::ShowWorkspace));
        QVERIFY(!shown(Command::ShowFindings));
        window.tabs().showHome();
        QTRY_VERIFY(!shown(Command::ShowProblems));
        // Who opens it all the same, has it.
        window.docks().reveal(Command::ShowProblems);
        QCoreApplication::processEvents();
        QVERIFY(shown(Command::ShowProblems));
        window.tabs().activate(window.tabs().pages().constFirst());
        QCoreApplication::processEvents();
        QVERIFY(shown(Command::ShowProblems));
        // Who closes it, does not get it back by another page.
        window.docks().dock(Command::ShowProblems)->close();
        window.tabs().showHome();
        window.tabs().activate(window.tabs().pages().constFirst());
        QCoreApplication::processEvents();
        QVERIFY(!shown(Command::ShowProblems));
    }

    void onASmallScreenAPanelThatIsCalmStepsAside()
    {
        WindowFixture fixture;
        auto &window = *fixture.window;
        window.openPaths(
            {fixture.writeFile("good.conf", "env {\n  job.mode = \"BATCH\"\n}\n"
                                            "source { FakeSource { row.num = 3 } }\nsink { Console {} }\n")});
        editor::EditorPage *const page = window.files().current();
        window.resize(700, 440);
        QDockWidget *const problems = window.docks().dock(Command::ShowProblems);
        QTRY_VERIFY(problems->isHidden());
        QVERIFY(window.folding().folded().contains(problems));
        window.resize(1016, 566);
        QTRY_VERIFY(problems->isHidden());
        // It comes when it has something to say, and stays when that is mended: the text is not to jump.
        QVERIFY(page->document()->type({{0, 0, "}}"}}));
        QTRY_VERIFY(!problems->isHidden());
        page->document()->undoStack()->undo();
        QTRY_COMPARE(page->problemsModel()->rowCount(), 0);
        window.folding().weigh();
        QCoreApplication::processEvents();
        QVERIFY(!problems->isHidden());
    }

    void whoAsksForAPanelGetsItHoweverLowTheWindowIs()
    {
        WindowFixture fixture;
        auto &window = *fixture.window;
        window.openPaths({fixture.writeFile("a.conf", "env {\n  job.mode = BATHC\n}\n")});
        QDockWidget *const problems = window.docks().dock(Command::ShowProblems);
        window.files().current()->setMinimumHeight(420); // as large letters make it
        window.resize(1016, 566);
        QTRY_VERIFY(problems->isHidden());
        window.docks().reveal(Command::ShowProblems);
        QCoreApplication::processEvents();
        QVERIFY(!problems->isHidden());
        QVERIFY2(problems->geometry().bottom() <= window.rect().bottom(), "it is cut off itself");
        window.folding().weigh();
        QCoreApplication::processEvents();
        QVERIFY2(!problems->isHidden(), "it stays while the size does");
        window.resize(1016, 560);
        QTRY_VERIFY(problems->isHidden());
        window.files().current()->setMinimumHeight(0);
        window.resize(1016, 760);
        QTRY_VERIFY(!problems->isHidden());
        QCOMPARE(window.centralWidget()->minimumHeight(), 0);
    }

    void whatFoldedComesBackInTheNextRun()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", "env {\n  job.mode = BATHC\n}\n")});
        fixture.window->resize(700, 440);
        QTRY_VERIFY(fixture.window->docks().dock(Command::ShowHelp)->isHidden());
        fixture.window->close();
        fixture.close();
        fixture.open();
        fixture.window->openPaths({fixture.folder.filePath(QStringLiteral("a.conf"))});
        fixture.window->resize(1500, 900);
        QTRY_VERIFY(!fixture.window->docks().dock(Command::ShowHelp)->isHidden());
    }

    void whatThePersonClosedStaysClosed()
    {
        WindowFixture fixture;
        fixture.window->docks().dock(Command::ShowHelp)->close();
        fixture.window->resize(700, 440);
        fixture.window->resize(1500, 900);
        QCoreApplication::processEvents();
        QVERIFY(fixture.window->docks().dock(Command::ShowHelp)->isHidden());
    }

    // A part that asks for a layout whenever it is laid out keeps a processor busy for nothing.
    void aWindowThatNobodyTouchesRests_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("files");
        QTest::newRow("welcome") << QSize(1358, 734) << 0;
        QTest::newRow("a file") << QSize(1358, 734) << 1;
        QTest::newRow("many files on a small screen") << QSize(1016, 566) << 9;
    }

    void aWindowThatNobodyTouchesRests()
    {
        QFETCH(QSize, size);
        QFETCH(int, files);
        WindowFixture fixture;
        auto &window = *fixture.window;
        QStringList paths;
        for (int i = 0; i < files; ++i)
            paths.append(fixture.writeFile(qPrintable(QStringLiteral("customer_orders_%1.conf").arg(i)),
                                           "env {\n}\n"));
        if (!paths.isEmpty())
            window.openPaths(paths);
        window.resize(size);
        LayoutCounter counter;
        const auto rests = [&counter] {
            counter.count = 0;
            for (int round = 0; round < 50; ++round)
                QCoreApplication::processEvents();
            return counter.count < 5; // the clock of an age may fall into it
        };
        QTRY_VERIFY2(rests(), qPrintable(QStringLiteral("%1 layouts in 50 rounds").arg(counter.count)));
    }

    void aCutTabCanBeToldFromTheOthers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("long") << QStringLiteral("customer_orders_of_the_day_%1.conf");
        QTest::newRow("longer than any tab")
            << QStringLiteral("customer_orders_of_the_day_with_all_of_its_tables_and_their_columns_%1.conf");
        QTest::newRow("recordings") << QStringLiteral("restart-%1 of a busy cluster (recording): jobs");
        QTest::newRow("with a sign for Alt") << QStringLiteral("this & that & more of the customers %1.conf");
    }

    void aCutTabCanBeToldFromTheOthers()
    {
        QFETCH(QString, name);
        shell::PageTabs tabs;
        QStringList names;
        for (int i = 0; i < 9; ++i) {
            names.append(name.arg(i));
            tabs.addTab(new QWidget, QString(names.last()).replace(u'&', QStringLiteral("&&")));
        }
        tabs.resize(700, 300);
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        QTRY_VERIFY(test::findLostTabs(tabs.tabBar()).isEmpty());
        int whole = 0;
        QStringList all;
        for (int i = 0; i < names.size(); ++i) {
            if (!tabs.isTabVisible(i))
                continue;
            ++whole;
            const QString shown = tabs.shownText(i);
            QVERIFY2(shown.size() >= 10, qPrintable(shown));
            QVERIFY2(shown.contains(QChar(0x2026)) && shown.contains(QString::number(i)), qPrintable(shown));
            QVERIFY2(!all.contains(shown), qPrintable(shown));
            all.append(shown);
        }
        QVERIFY(whole >= 3);
        QCOMPARE(tabs.listButton()->text(), QStringLiteral("+%1").arg(names.size() - whole));
        QMenu *const menu = tabs.listButton()->menu();
        Q_EMIT menu->aboutToShow();
        QStringList listed;
        for (const QAction *action : menu->actions())
            listed.append(action->text());
        for (const QString &one : names)
            QVERIFY(listed.contains(QString(one).replace(u'&', QStringLiteral("&&"))));
        QSignalSpy chosen(&tabs, &shell::PageTabs::chosen);
        menu->actions().at(3)->trigger();
        QCOMPARE(chosen.at(0).at(0).toInt(), 3);
        // Whichever is asked for is in front, there and back, near and far, whether it has a tab or not.
        QList<int> asked{0, 8, 0, 4, 8, 1, 7};
        for (int i = 0; i < names.size(); ++i)
            asked << i;
        for (int i = static_cast<int>(names.size()) - 1; i >= 0; --i)
            asked << i;
        for (const int i : std::as_const(asked)) {
            tabs.setCurrentIndex(i);
            QCOMPARE(tabs.currentIndex(), i);
            QVERIFY(tabs.isTabVisible(i));
            QVERIFY(test::findLostTabs(tabs.tabBar()).isEmpty());
        }
        tabs.resize(3000, 300);
        QTRY_COMPARE(tabs.listButton()->text(), QString());
        QVERIFY(tabs.isTabVisible(0) && tabs.isTabVisible(8));
    }

    void othersCanBeClosed()
    {
        WindowFixture fixture;
        for (const char *name : {"a.conf", "b.conf", "c.conf"})
            fixture.window->openPaths({fixture.writeFile(name, "env {\n}\n")});
        auto &tabs = fixture.window->tabs();
        widgets::Page *const kept = tabs.pages().at(1);
        tabs.activate(kept);
        fixture.window->trigger(Command::CloseOthers);
        QCOMPARE(tabs.pages(), QList<widgets::Page *>{kept});
    }
};

QTEST_MAIN(TestPlace)
#include "test_place.moc"
