#include "models/items/findingsmodel.h"
#include "models/workspace/settings.h"
#include "tests/support/shots.h"
#include "tests/ui/shell/plainpage.h"
#include "ui/actions/actions.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/findingscount.h"
#include "ui/shell/notices.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/resources.h"
#include "ui/shell/shortcutshelp.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/workspacetree.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLocalServer>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <unistd.h>

using namespace sluice;
using namespace sluice::shell;

namespace {

std::unique_ptr<QSettings> iniFile(const QTemporaryDir &folder)
{
    return std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
}

} // namespace

/// The parts of the window, each by itself.
class TestShellParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Two clusters are told of in full; more would run out of the window, so they are a list that opens.
    void manyClustersAreASummary()
    {
        shell::StatusBar bar;
        bar.resize(500, 30);
        bar.show();
        const auto *const label = bar.findChild<QLabel *>(QStringLiteral("statusClusters"));
        auto *const list = bar.findChild<QToolButton *>(QStringLiteral("statusClusterList"));
        const ClusterLine prod{QStringLiteral("prod"), QStringLiteral("prod: 1 s ago, 5 ms")};
        const ClusterLine test{QStringLiteral("test&more"), QStringLiteral("test&more: 2 s ago, 5 ms")};
        bar.setClusters({prod, test}, 2, QStringLiteral("host:5801"));
        QCOMPARE(label->text(), QStringLiteral("prod: 1 s ago, 5 ms  ·  test&more: 2 s ago, 5 ms"));
        QVERIFY(list->isHidden());
        bar.setClusters({prod, test, {QStringLiteral("old"), QStringLiteral("old: no answer yet"), true}}, 2,
                        {});
        QVERIFY(label->isHidden());
        QCOMPARE(list->text(), QStringLiteral("3 clusters, 1 silent, 2 findings"));
        QCOMPARE(list->accessibleName(), list->text());
        QSignalSpy chosen(&bar, &shell::StatusBar::clusterChosen);
        Q_EMIT list->menu()->aboutToShow();
        QCOMPARE(list->menu()->actions().size(), 3);
        QCOMPARE(list->menu()->actions().at(1)->text(), QStringLiteral("test&&more: 2 s ago, 5 ms"));
        list->menu()->actions().at(1)->trigger();
        QCOMPARE(chosen, (QList<QVariantList>{{test.name}}));
        bar.setClusters({prod}, 0, {});
        QVERIFY(list->isHidden());
        QVERIFY(!label->isHidden());
    }

    // Sign and colour of the worst, both: colour alone is nothing to many.
    void theCountOfFindingsLooksLikeTheWorst()
    {
        using monitor::Severity;
        shell::FindingsCount count;
        count.setCount(QStringLiteral("No findings"), {});
        QVERIFY(count.icon().isNull());
        const QColor plain = count.palette().color(QPalette::ButtonText);
        QSet<QRgb> colors{plain.rgb()};
        QSet<QByteArray> signs;
        for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical}) {
            count.setCount(QStringLiteral("3 findings"), severity);
            QVERIFY(count.text().startsWith(QLatin1String("3 ")));
            colors.insert(count.palette().color(QPalette::ButtonText).rgb());
            // Its shape, without its colour.
            const QImage sign = count.icon().pixmap(16, 16).toImage().convertToFormat(QImage::Format_Alpha8);
            signs.insert(QByteArray(reinterpret_cast<const char *>(sign.constBits()), sign.sizeInBytes()));
            QVERIFY(count.accessibleName().contains(items::severityText(severity)));
            QVERIFY(count.toolTip().contains(items::severityText(severity)));
        }
        QCOMPARE(colors.size(), 4);
        QCOMPARE(signs.size(), 3);
        const QColor light = count.palette().color(QPalette::ButtonText);
        widgets::applyTheme(*qApp, widgets::Theme::Dark);
        QTRY_VERIFY2(count.palette().color(QPalette::ButtonText) != light, "readable in the other theme");
        widgets::applyTheme(*qApp, widgets::Theme::Light);
        count.setCount(QStringLiteral("No findings"), {});
        QTRY_COMPARE(count.palette().color(QPalette::ButtonText),
                     QApplication::palette().color(QPalette::ButtonText));
    }

    void initTestCase() { initResources(); }

    void actionsAreUnique()
    {
        ActionCollection actions;
        QSet<QString> ids;
        QSet<QString> keys;
        for (const QAction *action : actions.actions()) {
            QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
            ids.insert(action->objectName());
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            const QString key = action->shortcut().toString();
            QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(action->objectName() + u' ' + key));
            keys.insert(key);
        }
        QCOMPARE(ids.size(), actions.actions().size());
    }

    void everyActionIsInAMenuWithAnUnambiguousMnemonic()
    {
        ActionCollection actions;
        int shown = 0;
        for (int id = 0; id < int(MenuId::Count); ++id) {
            QMenu menu;
            actions.fill(&menu, MenuId(id));
            QSet<QChar> mnemonics;
            for (const QAction *action : menu.actions()) {
                if (action->isSeparator())
                    continue;
                ++shown;
                const qsizetype at = action->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(action->text()));
                const QChar key = action->text().at(at + 1).toLower();
                QVERIFY2(!mnemonics.contains(key), qPrintable(action->text()));
                mnemonics.insert(key);
            }
            QVERIFY2(shown > 0, "a menu without actions");
        }
        QCOMPARE(shown, int(actions.actions().size()));
    }

    /// All of the table, also what pages and lists have.
    void theTableTellsItsActionsApart()
    {
        using actions::Where;
        QSet<QString> ids;
        QHash<QString, QSet<QChar>> letters; // by menu and who has it
        QHash<QString, QSet<QString>> keys;
        for (const actions::ActionSpec &spec : actions::table()) {
            QVERIFY2(!ids.contains(QLatin1String(spec.id)), spec.id);
            ids.insert(QLatin1String(spec.id));
            const QString name = QString::fromUtf8(spec.text);
            const qsizetype at = name.indexOf(u'&');
            QVERIFY2(at >= 0, spec.text);
            // The Edit menu has those of the window and of the page in front, the others theirs.
            const bool inOne = spec.menu == MenuId::Edit;
            const QString where =
                QStringLiteral("%1 %2").arg(int(spec.menu)).arg(inOne ? -1 : int(spec.where));
            const QChar letter = name.at(at + 1).toLower();
            QVERIFY2(!letters[where].contains(letter), spec.text);
            letters[where].insert(letter);
            const QString list =
                spec.where == Where::List
                    ? QStringLiteral("list %1").arg(int(spec.menu) == int(MenuId::Cluster) ? int(MenuId::Job)
                                                                                           : int(spec.menu))
                    : QStringLiteral("window");
            for (const QKeySequence &key : QKeySequence::listFromString(QLatin1String(spec.shortcut))) {
                QVERIFY2(*spec.shortcut == '\0' || (!key.isEmpty() && !keys[list].contains(key.toString())),
                         spec.id);
                keys[list].insert(key.toString());
            }
            QVERIFY2(!actions::searchWords(spec.command).isEmpty(), spec.id);
        }
    }

    void theHelpOnShortcutsIsTheTable()
    {
        const QString html = shortcutsHtml();
        for (const actions::ActionSpec &spec : actions::table()) {
            if (*spec.shortcut == '\0')
                continue;
            const QString name = widgets::withoutMnemonic(actions::text(spec.command)).toHtmlEscaped();
            QVERIFY2(html.contains(name), spec.id);
        }
    }

    void everyIconIsDrawn()
    {
        QIcon::setThemeName(QStringLiteral("no-such-theme"));
        QIcon::setFallbackThemeName(QStringLiteral("no-such-theme"));
        ActionCollection actions;
        for (const Command command :
             {Command::Open, Command::Save, Command::Check, Command::Submit, Command::Undo})
            QVERIFY2(!actions.action(command)->icon().pixmap(16, 16).toImage().isNull(),
                     qPrintable(actions::id(command)));
        const QImage drawn = actions.action(Command::Open)->icon().pixmap(32, 32).toImage();
        QVERIFY(drawn.pixelColor(6, 15).alpha() > 0 || drawn.pixelColor(3, 15).alpha() > 0);
    }

    void recentFilesAreNewestFirstAndFew()
    {
        const QTemporaryDir folder;
        workspace::Settings settings(iniFile(folder));
        RecentFiles recent(settings);
        for (int i = 0; i < RecentFiles::maximum + 3; ++i)
            recent.add(QStringLiteral("/%1.conf").arg(i));
        recent.add(QStringLiteral("/5.conf"));
        QCOMPARE(recent.paths().size(), RecentFiles::maximum);
        QCOMPARE(recent.paths().first(), QStringLiteral("/5.conf"));
        QCOMPARE(recent.paths().count(QStringLiteral("/5.conf")), 1);

        QMenu menu;
        recent.attach(&menu);
        QSignalSpy asked(&recent, &RecentFiles::openRequested);
        Q_EMIT menu.aboutToShow();
        menu.actions().constFirst()->trigger();
        QCOMPARE(asked.constFirst().constFirst().toString(), QStringLiteral("/5.conf"));
        menu.actions().constLast()->trigger();
        QVERIFY(recent.paths().isEmpty());
    }

    void secondInstanceHandsItsFilesOver()
    {
        const QString name = QStringLiteral("sluice-test-%1").arg(QCoreApplication::applicationPid());
        const SingleInstance nobody(name);
        QVERIFY(!nobody.handOver({QStringLiteral("/a.conf")}, 100));
        SingleInstance first(name);
        QVERIFY(first.listen());
        QSignalSpy received(&first, &SingleInstance::filesReceived);
        const SingleInstance second(name);
        const QStringList paths{QStringLiteral("/a.conf"), QStringLiteral("/é 中.conf")};
        QVERIFY(second.handOver(paths));
        QTRY_COMPARE(received.count(), 1);
        QCOMPARE(received.constFirst().constFirst().toStringList(), paths);
    }

    /// What killed windows of other homes have left, and nothing that somebody listens to or that is not
    /// ours.
    void socketsOfTheDeadAreRemoved()
    {
        const QTemporaryDir folder;
        const QByteArray before = qgetenv("TMPDIR");
        const auto restore = qScopeGuard([&] {
            if (before.isNull())
                qunsetenv("TMPDIR");
            else
                qputenv("TMPDIR", before);
        });
        qputenv("TMPDIR", QFile::encodeName(folder.path()));
        QCOMPARE(QDir::tempPath(), folder.path());
        const auto kill = [&](const QString &name) {
            QLocalServer server;
            const QString path = folder.filePath(name);
            QVERIFY(server.listen(path));
            // A killed program takes nothing away: another name of the socket outlives the server.
            QCOMPARE(::link(qPrintable(path), qPrintable(path + QStringLiteral(".kept"))), 0);
            server.close();
            QVERIFY(QFile::rename(path + QStringLiteral(".kept"), path));
        };
        kill(QStringLiteral("sluice-dead1"));
        kill(QStringLiteral("sluice-0123456789abcdef"));
        kill(QStringLiteral("another-dead1"));
        kill(QStringLiteral("sluice-other"));
        QFile file(folder.filePath(QStringLiteral("sluice-f11e")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QLocalServer living;
        QVERIFY(living.listen(folder.filePath(QStringLiteral("sluice-11fe"))));
        SingleInstance first(QStringLiteral("sluice-test"));
        QVERIFY(first.listen());
        QStringList left =
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        left.sort();
        QCOMPARE(left, (QStringList{QStringLiteral("another-dead1"), QStringLiteral("sluice-11fe"),
                                    QStringLiteral("sluice-f11e"), QStringLiteral("sluice-other"),
                                    QStringLiteral("sluice-test")}));
    }

    void tabsKeepKeysAndAskBeforeClosing()
    {
        DocumentTabs tabs;
        auto *home = new QLabel(QStringLiteral("home"));
        tabs.setHome(home);
        QCOMPARE(tabs.current(), nullptr);
        auto *one = new test::PlainPage(QStringLiteral("a&b"));
        auto *two = new test::PlainPage(QStringLiteral("two"));
        QSignalSpy current(&tabs, &DocumentTabs::currentChanged);
        tabs.addPage(QStringLiteral("k1"), one, {});
        tabs.addPage(QStringLiteral("k2"), two, {});
        QCOMPARE(tabs.current(), two);
        QCOMPARE(tabs.title(one), QStringLiteral("a&b"));
        QCOMPARE(tabs.page(QStringLiteral("k1")), one);
        tabs.step(1);
        QCOMPARE(tabs.current(), one);
        QVERIFY(current.count() >= 3);
        tabs.setPageKey(one, QStringLiteral("k3"));
        QCOMPARE(tabs.page(QStringLiteral("k1")), nullptr);
        QCOMPARE(tabs.page(QStringLiteral("k3")), one);
        tabs.removePage(one);
        tabs.removePage(two);
        QCOMPARE(tabs.current(), nullptr);
    }

    void workspaceShowsCountsAndKeepsItsItems()
    {
        WorkspaceTree tree;
        WorkspaceCluster prod{QStringLiteral("prod"), false, true, true, true, 14, 2, 3, 1};
        tree.setFiles(
            {{QStringLiteral("k"), QStringLiteral("/orders.conf"), QStringLiteral("orders.conf"), true}}, {});
        tree.setClusters({prod, {QStringLiteral("test"), false, false, false, false, 0, 0, 0, 0}});
        QCOMPARE(tree.asText(),
                 QStringLiteral("Files\n  orders.conf *\nClusters\n  prod\n    Running 14\n    Failed 2\n"
                                "    Workers 3\n    Findings 1\n  test\n"));
        prod.running = 15;
        tree.setClusters({prod});
        QCOMPARE(tree.asText(),
                 QStringLiteral("Files\n  orders.conf *\nClusters\n  prod\n    Running 15\n    Failed 2\n"
                                "    Workers 3\n    Findings 1\n"));
        // One that makes a savepoint is none of the running ones, and is not lost.
        prod.running = 14;
        prod.stopping = 1;
        tree.setClusters({prod});
        QCOMPARE(tree.asText(),
                 QStringLiteral("Files\n  orders.conf *\nClusters\n  prod\n    Running 14\n    Stopping 1\n"
                                "    Failed 2\n    Workers 3\n    Findings 1\n"));
        prod.stopping = 0;
        tree.setClusters({prod});
        QVERIFY(!tree.asText().contains(QLatin1String("Stopping")));
    }

    void countsOfAClusterThatNeverAnsweredAreUnknown()
    {
        WorkspaceTree tree;
        WorkspaceCluster silent;
        silent.name = QStringLiteral("prod");
        silent.watched = true;
        silent.known = false;
        silent.findings = 1;
        tree.setClusters({silent});
        QCOMPARE(tree.asText(), QStringLiteral("Clusters\n  prod\n    Running –\n    Failed –\n"
                                               "    Workers –\n    Findings 1\n"));
    }

    void manyButtonsOfANoticeAreNotCut()
    {
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        auto *notices = new Notices(&page);
        column->addWidget(notices);
        column->addStretch(1);
        QList<Notices::Choice> choices;
        for (int i = 0; i < 4; ++i)
            choices.append({QStringLiteral("Go on with a-long-name-of-a-file-%1.conf").arg(i), {}});
        notices->tell(
            QStringLiteral("With which job file shall orders_daily go on? What runs on is the file as "
                           "it is now."),
            choices);
        for (const int width : {1366, 1024, 640, 420}) {
            page.resize(width, 400);
            page.show();
            QCoreApplication::processEvents();
            QCOMPARE(page.width(), width); // buttons do not make the window wider
            const QList<QPushButton *> buttons = notices->findChildren<QPushButton *>();
            int shown = 0;
            for (const QPushButton *button : buttons) {
                if (button->isHidden())
                    continue;
                ++shown;
                QVERIFY(button->width() >= button->sizeHint().width());
                QVERIFY2(notices->rect().contains(button->geometry()), qPrintable(button->text()));
                for (const QPushButton *other : buttons)
                    QVERIFY(other == button || other->isHidden() ||
                            !other->geometry().intersects(button->geometry()));
            }
            QCOMPARE(shown, 5);
            test::saveShots(page, QStringLiteral("notice-%1").arg(width));
        }
        notices->tell(QStringLiteral("Short."));
        QCoreApplication::processEvents();
        const auto *text = notices->findChild<widgets::FlowText *>();
        for (const QPushButton *button : notices->findChildren<QPushButton *>()) {
            if (!button->isHidden())
                QVERIFY2(button->geometry().top() < text->geometry().bottom(), "beside the sentence");
        }
    }

    void shortWaitsAreNotShown()
    {
        StatusBar bar;
        bar.show();
        bar.startBusy(QStringLiteral("Submitting"));
        const auto isShown = [&bar] {
            for (const QLabel *label : bar.findChildren<QLabel *>()) {
                if (label->text() == QLatin1String("Submitting"))
                    return label->isVisible();
            }
            return false;
        };
        QVERIFY(!isShown());
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), 2000);
        bar.stopBusy();
        QVERIFY(!isShown());
    }

    // What must not be missed waits under what comes, and is not brought back once it was read.
    void importantNoticesWait()
    {
        QWidget page;
        QWidget other;
        QWidget window;
        auto *const notices = new Notices(&window);
        window.show();
        notices->follow(&page);
        const auto button = [notices](const char *text) {
            QCoreApplication::processEvents(); // a new button is shown a little later
            for (QPushButton *one : notices->findChildren<QPushButton *>())
                if (!one->isHidden() && one->text().remove(u'&') == QLatin1String(text))
                    return one;
            return static_cast<QPushButton *>(nullptr);
        };
        notices->fail({ErrorCode::Io, verbatim("The recording has ended.")});
        notices->warn(QStringLiteral("It is not known."));
        notices->tell(QStringLiteral("Something newer."));
        QCOMPARE(notices->sentence(), QStringLiteral("Something newer."));
        notices->tell(QStringLiteral("Newest."));
        QCOMPARE(notices->sentence(), QStringLiteral("Newest."));
        QVERIFY(button("2 more") != nullptr);
        button("2 more")->click();
        QCOMPARE(notices->sentence(), QStringLiteral("The recording has ended."));
        button("2 more")->click();
        QCOMPARE(notices->sentence(), QStringLiteral("It is not known."));
        QCoreApplication::processEvents();
        button("2 more")->click();
        QCOMPARE(notices->sentence(), QStringLiteral("Newest."));
        QCoreApplication::processEvents(); // it is on screen
        notices->follow(&other);
        QVERIFY(button("1 more") != nullptr);
        QVERIFY(notices->sentence() != QLatin1String("Newest."));
        notices->dismiss();
        notices->dismiss();
        QCOMPARE(notices->sentence(), QString());
        notices->follow(&page);
        QCOMPARE(notices->sentence(), QString());
    }

    void noticesOfAPageAreSeenOnce()
    {
        QWidget page;
        QWidget other;
        QWidget window;
        auto *const notices = new Notices(&window);
        window.show();
        notices->follow(&page);
        notices->tell(QStringLiteral("Saved as JSON."), {}, {}, &page);
        notices->follow(&other); // within the same moment: nobody has seen it
        QCOMPARE(notices->sentence(), QString());
        notices->follow(&page);
        QCOMPARE(notices->sentence(), QStringLiteral("Saved as JSON."));
        QCoreApplication::processEvents();
        notices->follow(&other);
        notices->follow(&page);
        QCOMPARE(notices->sentence(), QString());
        notices->fail({ErrorCode::Io, verbatim("Not written.")}, QString(), {}, &page);
        notices->fail({ErrorCode::Io, verbatim("Not written.")}, QString(), {}, &page); // the same again
        QCoreApplication::processEvents();
        notices->follow(&other);
        notices->follow(&page);
        QCOMPARE(notices->sentence(), QStringLiteral("Not written."));
        notices->dismiss();
        QCOMPARE(notices->sentence(), QString());
    }
};

QTEST_MAIN(TestShellParts)
#include "test_parts.moc"
