#include "models/items/jobsmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/clippedtexts.h"
#include "tests/support/mnemonics.h"
#include "tests/support/reachable.h"
#include "tests/support/visibletexts.h"
#include "tests/ui/shell/stage.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/findingdetails.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/livetable.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/pagetabs.h"
#include "ui/widgets/apart.h"
#include "ui/widgets/propertyform.h"
#include "ui/widgets/propertyrow.h"

#include <QComboBox>
#include <QDockWidget>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace sluice;
using shell::Command;
using test::Stage;
using widgets::Language;
using widgets::Theme;

namespace {

// What a window may need on a screen of 1366 x 768 and of 1024 x 600, less a desktop's title bar and borders.
constexpr QSize laptop(1358, 734);
constexpr QSize small(1016, 566);

constexpr int fewStepsMs = 5000; ///< for those that are only compared

void openMessages(shell::MainWindow &window)
{
    window.notices().warn(QStringLiteral("The program ended unexpectedly and kept an unsaved document, which "
                                         "lies in a folder with a name that is not short at all."),
                          {{QStringLiteral("Restore"), {}}, {QStringLiteral("Discard"), {}}});
    if (editor::EditorPage *page = window.files().current())
        page->tell(QStringLiteral("orders.conf was changed on disk by another program, twice, and then again "
                                  "while nobody looked."));
}

/// When the findings and the jobs of the demo were observed.
QStringList whatIsSeen(shell::MainWindow &window)
{
    const monitor::ClusterMonitor *const monitor = window.clusters().monitor(window.demo().cluster());
    QStringList seen;
    for (const monitor::Finding &finding : monitor->findings())
        seen.append(QStringLiteral("%1 %2 since %3, until %4, confirmed %5")
                        .arg(finding.code, finding.subject)
                        .arg(finding.sinceMs - shell::sceneTimeMs)
                        .arg(finding.untilMs)
                        .arg(finding.updatedMs - shell::sceneTimeMs));
    for (const monitor::JobView &job : monitor->snapshot().jobs)
        seen.append(QStringLiteral("%1 at %2, for %3 ms")
                        .arg(job.id)
                        .arg(job.seenMs - shell::sceneTimeMs)
                        .arg(job.durationMs));
    return seen;
}

/// The sentence of an engine's or a server's error is kept as it was said when it came.
bool quotesAnError(const QString &text)
{
    return text.contains(QStringLiteral("PhysicalPlan"));
}

QStringList difference(const QStringList &a, const QStringList &b)
{
    QStringList only;
    for (const QString &text : a) {
        if (a.count(text) > b.count(text) && !only.contains(text) && !quotesAnError(text))
            only.append(text.left(160));
    }
    return only;
}

} // namespace

/// Every scene of the program, in both languages and themes: nothing is cut, everything follows a switch.
class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setCursorFlashTime(0);
        stage_ = std::make_unique<Stage>(language_, Theme::Light, Language::English);
    }

    void cleanupTestCase() { stage_.reset(); }

    /// Pictures of two stages can be compared only when both have seen the same, however busy the machine is.
    void everyStageSeesTheSame()
    {
        stage_.reset();
        QStringList seen[2];
        for (QStringList &one : seen)
            one = whatIsSeen(*Stage(language_, Theme::Light, Language::English, fewStepsMs).window);
        stage_ = std::make_unique<Stage>(language_, Theme::Light, Language::English);
        QVERIFY(!seen[0].isEmpty());
        QCOMPARE(seen[1], seen[0]);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<QSize>("size");
        QTest::newRow("English") << false << laptop;
        QTest::newRow("Chinese") << true << laptop;
        QTest::newRow("English, small screen") << false << small;
        QTest::newRow("Chinese, small screen") << true << small;
    }

    void nothingIsCut()
    {
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        stage_->window->resize(size);
        QStringList clipped;
        for (const shell::Scene &scene : shell::scenes()) {
            for (const QString &one : test::findClippedTexts(stage_->enter(scene)))
                clipped.append(scene.name + QStringLiteral(": ") + one);
            for (const QString &one : whatCannotBeReached(size))
                clipped.append(scene.name + QStringLiteral(": ") + one);
            const QDockWidget *const workspace = stage_->window->docks().dock(Command::ShowWorkspace);
            if (!workspace->isHidden() &&
                workspace->width() < 24 * workspace->fontMetrics().averageCharWidth())
                clipped.append(scene.name + QStringLiteral(": the names in the workspace"));
            // On a laptop nothing is made whole by folding away what has something to say.
            if (size == laptop && scene.name != QStringLiteral("palette"))
                clipped += foldedWithContent();
            stage_->leave();
        }
        stage_->window->resize(laptop);
        language_.setLanguage(Language::English);
        QVERIFY2(clipped.isEmpty(), qPrintable(u'\n' + clipped.join(u'\n')));
    }

    /// A window in which nothing has happened yet: no cluster, no file, and so no panel that is empty.
    void theFirstWindowShowsAllChoices_data() { nothingIsCut_data(); }

    void theFirstWindowShowsAllChoices()
    {
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        QTemporaryDir folder;
        ManualClock clock{shell::sceneTimeMs};
        workspace::Settings settings(
            std::make_unique<QSettings>(folder.filePath(QStringLiteral("first.ini")), QSettings::IniFormat));
        shell::MainWindow window(shell::WindowServices{settings, clock, language_, {}, {}, {}});
        window.resize(size);
        window.show();
        settle(window);
        window.notices().warn(QStringLiteral("The program ended unexpectedly and kept an unsaved document."),
                              {{QStringLiteral("Restore"), {}}});
        settle(window);
        QStringList wrong = test::findEmptyDocks(window) + test::findHiddenChoices(&window) +
                            test::findUnreachable(&window) + test::findClippedTexts(&window);
        language_.setLanguage(Language::English);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    /// What the form says by itself, also where one has to scroll to it.
    void everyFieldIsWhole_data() { nothingIsCut_data(); }

    void everyFieldIsWhole()
    {
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        stage_->window->resize(size);
        QStringList cut;
        for (const shell::Scene &scene : shell::scenes()) {
            if (!scene.name.startsWith(QStringLiteral("editor")))
                continue;
            stage_->enter(scene);
            const QWidget *const form = stage_->window->files().current()->form();
            QVERIFY(scene.name == QStringLiteral("editor-text") ||
                    !form->findChildren<QComboBox *>().isEmpty());
            if (form->isVisible())
                cut += test::findCutFields(form);
            stage_->leave();
        }
        stage_->window->resize(laptop);
        language_.setLanguage(Language::English);
        QVERIFY2(cut.isEmpty(), qPrintable(u'\n' + cut.join(u'\n')));
    }

    void findingsCanBeRead_data() { nothingIsCut_data(); }

    /// The heading says what is the matter, and the texts have lines enough.
    void findingsCanBeRead()
    {
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        stage_->window->resize(size);
        QStringList wrong;
        for (const shell::Scene &scene : shell::scenes()) {
            if (!scene.name.contains(QStringLiteral("findings")))
                continue;
            stage_->enter(scene);
            for (const auto *details : stage_->window->findChildren<monitorui::FindingDetails *>()) {
                if (!test::isSeen(details))
                    continue;
                const auto *texts = details->findChild<QScrollArea *>();
                const int lines = texts->viewport()->height() / details->fontMetrics().lineSpacing();
                if (lines < (size == small ? 9 : 10))
                    wrong.append(QStringLiteral("%1: %2 lines").arg(scene.name).arg(lines));
                const QString heading = details->text().section(u'\n', 0, 0);
                if (heading.contains(details->finding()->code))
                    wrong.append(scene.name + QStringLiteral(": the heading is ") + heading);
            }
            stage_->leave();
        }
        stage_->window->resize(laptop);
        language_.setLanguage(Language::English);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void aDefaultThatIsCutIsInTheToolTip()
    {
        widgets::Property property;
        property.key = QStringLiteral("job.name");
        property.defaultText = QStringLiteral("SeaTunnel_Job_of_the_day");
        widgets::PropertyRow row(property);
        row.resize(300, 40);
        row.show();
        settle(row);
        QCOMPARE(test::findUnreachable(&row), QStringList());
    }

    /// A dozen pages with long names: no tab is cut, the one in front is there, the rest is in the list.
    void manyTabsAreWholeTabs_data() { nothingIsCut_data(); }

    void manyTabsAreWholeTabs()
    {
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        shell::MainWindow &window = *stage_->window;
        window.resize(size);
        shell::openManyTabs(window);
        QStringList wrong;
        for (widgets::Page *page : window.tabs().pages()) {
            window.tabs().activate(page);
            settle(window);
            for (const QString &one : test::findLostTabs(window.findChild<shell::PageTabs *>()->tabBar()))
                wrong.append(window.tabs().title(page) + QStringLiteral(": ") + one);
        }
        wrong += test::findUnreachable(&window);
        const auto *tabs = window.findChild<shell::PageTabs *>();
        QStringList names;
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i))
                names.append(tabs->shownText(i));
        }
        if (names.removeDuplicates() > 0)
            wrong.append(QStringLiteral("tabs look alike: ") + names.join(u' '));
        names = filesInTheWorkspace();
        if (names.size() < 9 || names.removeDuplicates() > 0)
            wrong.append(QStringLiteral("files look alike: ") + names.join(u' '));
        if (!tabs->listButton()->isVisible() || !test::sidewaysCut(tabs->listButton()).isEmpty())
            wrong.append(QStringLiteral("the list of pages cannot be reached"));
        shell::closeManyTabs(window);
        window.resize(laptop);
        settle(window);
        language_.setLanguage(Language::English);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    /// Every field of every page and sheet, by a name and not by what happens to be in it.
    void everyFieldHasAName_data() { altLettersAreUnique_data(); }
    void everyFieldHasAName()
    {
        QFETCH(bool, chinese);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        QStringList unnamed;
        for (const shell::Scene &scene : shell::scenes()) {
            for (const QString &one : test::findUnnamedControls(stage_->enter(scene)))
                unnamed.append(scene.name + QStringLiteral(": ") + one);
            stage_->leave();
        }
        language_.setLanguage(Language::English);
        QVERIFY2(unnamed.isEmpty(), qPrintable(u'\n' + unnamed.join(u'\n')));
    }

    void altLettersAreUnique_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::newRow("English") << false;
        QTest::newRow("Chinese") << true;
    }

    void altLettersAreUnique()
    {
        QFETCH(bool, chinese);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        QStringList shared;
        for (const shell::Scene &scene : shell::scenes()) {
            QWidget *const subject = stage_->enter(scene);
            for (const Command dock : {Command::ShowProblems, Command::ShowFindings}) {
                stage_->window->docks().reveal(dock);
                QCoreApplication::processEvents();
                for (const QString &one : test::sharedLettersInWindow(subject))
                    shared.append(scene.name + QStringLiteral(": ") + one);
            }
            stage_->leave();
        }
        language_.setLanguage(Language::English);
        shared.removeDuplicates();
        QVERIFY2(shared.isEmpty(), qPrintable(u'\n' + shared.join(u'\n')));
    }

    void everyPageFitsItsScreen_data() { altLettersAreUnique_data(); }

    void everyPageFitsItsScreen()
    {
        QFETCH(bool, chinese);
        language_.setLanguage(chinese ? Language::Chinese : Language::English);
        QStringList large;
        const auto check = [&large](const QString &what, const QSize &need, const QSize &room) {
            if (need.width() > room.width() || need.height() > room.height())
                large.append(
                    QStringLiteral("%1 needs %2 x %3").arg(what).arg(need.width()).arg(need.height()));
        };
        for (const shell::Scene &scene : shell::scenes()) {
            QWidget *const subject = stage_->enter(scene);
            openMessages(*stage_->window);
            QCoreApplication::processEvents();
            large += foldedWithContent();
            check(scene.name, subject->minimumSizeHint(), subject == stage_->window.get() ? laptop : small);
            stage_->leave();
            stage_->window->notices().dismissAll();
        }
        stage_->window->folding().forgetAsked();
        // Without its docks each page has to do with a small screen.
        for (widgets::Page *page : stage_->window->tabs().pages()) {
            stage_->window->tabs().activate(page);
            openMessages(*stage_->window);
            for (auto *dock : stage_->window->findChildren<QDockWidget *>())
                dock->hide();
            QCoreApplication::processEvents();
            check(stage_->window->tabs().title(page), stage_->window->minimumSizeHint(), small);
            stage_->window->notices().dismissAll();
        }
        stage_->window->folding().forgetAsked();
        language_.setLanguage(Language::English);
        QVERIFY2(large.isEmpty(), qPrintable(u'\n' + large.join(u'\n')));
    }

    void theLanguageSwitchesEverything_data()
    {
        QTest::addColumn<Language>("from");
        QTest::addColumn<Language>("to");
        QTest::newRow("English to Chinese") << Language::English << Language::Chinese;
        QTest::newRow("Chinese to English") << Language::Chinese << Language::English;
    }

    void theLanguageSwitchesEverything()
    {
        QFETCH(Language, from);
        QFETCH(Language, to);
        stage_.reset(); // one window at a time: each follows every switch
        std::map<QString, QStringList> expected;
        {
            Stage fresh(language_, Theme::Light, to, fewStepsMs);
            fresh.visitAll();
            for (const shell::Scene &scene : shell::scenes()) {
                expected[scene.name] = test::visibleTexts(fresh.enter(scene));
                fresh.leave();
            }
        }
        Stage switched(language_, Theme::Light, from, fewStepsMs);
        switched.visitAll();
        QStringList stale;
        for (const shell::Scene &scene : shell::scenes()) {
            // What is open while the language changes has to follow it as well.
            language_.setLanguage(from);
            QWidget *subject = switched.enter(scene);
            const bool modal = subject->isModal(); // the menu cannot be reached while it is open
            if (modal)
                switched.leave();
            language_.setLanguage(to);
            if (modal)
                subject = switched.enter(scene);
            for (int round = 0; round < 3; ++round) { // what is replaced, goes and is laid out
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
            for (const QString &text : difference(test::visibleTexts(subject), expected[scene.name]))
                stale.append(scene.name + QStringLiteral(": ") + text);
            switched.leave();
        }
        language_.setLanguage(Language::English);
        stale.removeDuplicates();
        QVERIFY2(stale.isEmpty(), qPrintable(u'\n' + stale.join(u'\n')));
    }

    void theThemeSwitchesEverything_data()
    {
        QTest::addColumn<Theme>("from");
        QTest::addColumn<Theme>("to");
        QTest::newRow("light to dark") << Theme::Light << Theme::Dark;
        QTest::newRow("dark to light") << Theme::Dark << Theme::Light;
    }

    /// The picture of a scene is the same, dot by dot, whether the program started in a theme or came to it.
    void theThemeSwitchesEverything()
    {
        QFETCH(Theme, from);
        QFETCH(Theme, to);
        stage_.reset();
        std::map<QString, QImage> fresh;
        {
            Stage stage(language_, to, Language::English, fewStepsMs);
            stage.visitAll();
            for (const shell::Scene &scene : shell::scenes()) {
                fresh[scene.name] = stage.enter(scene)->grab().toImage();
                stage.leave();
            }
        }
        Stage stage(language_, from, Language::English, fewStepsMs);
        stage.visitAll();
        QStringList wrong;
        for (const shell::Scene &scene : shell::scenes()) {
            widgets::applyTheme(*qApp, from);
            QWidget *const subject = stage.enter(scene);
            widgets::applyTheme(*qApp, to);
            QCoreApplication::processEvents();
            subject->grab();
            QCoreApplication::processEvents();
            const QImage now = subject->grab().toImage();
            if (now != fresh[scene.name]) {
                wrong.append(scene.name + u' ' + differing(now, fresh[scene.name]));
                const QString folder = qEnvironmentVariable("SLUICE_SHOTS");
                if (!folder.isEmpty()) {
                    now.save(QStringLiteral("%1/%2-switched.png").arg(folder, scene.name));
                    fresh[scene.name].save(QStringLiteral("%1/%2-fresh.png").arg(folder, scene.name));
                }
            }
            stage.leave();
        }
        widgets::applyTheme(*qApp, Theme::Light);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

private:
    static void settle(QWidget &window)
    {
        for (int round = 0; round < 4; ++round) {
            QCoreApplication::processEvents();
            window.grab();
        }
    }

    /// What of the scene that is entered does not show, or not without scrolling sideways.
    QStringList whatCannotBeReached(const QSize &size) const
    {
        QStringList found = test::findUnreachable(stage_->subject);
        if (stage_->subject != stage_->window.get())
            return found;
        found += test::findHiddenChoices(stage_->subject);
        found += test::findFlatCharts(stage_->subject, 150);
        found += test::findLostTabs(stage_->window->findChild<shell::PageTabs *>()->tabBar());
        if (size == small)
            found += test::findEmptyDocks(*stage_->window);
        if (const auto *jobs = qobject_cast<monitorui::JobsPage *>(stage_->window->tabs().current())) {
            const int rows = jobs->table()->viewport()->height() / jobs->table()->rowHeight(0);
            if (rows < 6)
                found.append(QStringLiteral("the jobs table shows %1 rows").arg(rows));
            for (const int column : {int(items::JobsModel::Id), int(items::JobsModel::State)}) {
                const QAbstractItemView *const view = jobs->table();
                if (view->sizeHintForColumn(column) > jobs->table()->columnWidth(column))
                    found.append(QStringLiteral("the jobs table cuts column %1").arg(column));
            }
        }
        return found;
    }

    /// As they are shown.
    QStringList filesInTheWorkspace() const
    {
        const auto *tree = stage_->window->docks().dock(Command::ShowWorkspace)->findChild<QTreeWidget *>();
        const QTreeWidgetItem *const files = tree->topLevelItem(0);
        const auto *delegate = qobject_cast<const widgets::ApartDelegate *>(tree->itemDelegateForColumn(0));
        QStringList names;
        for (int i = 0; i < files->childCount() && delegate != nullptr; ++i) {
            const QModelIndex index = tree->indexFromItem(files->child(i));
            QStyleOptionViewItem option;
            option.initFrom(tree);
            option.widget = tree;
            option.rect = tree->visualRect(index);
            option.decorationSize = QSize(16, 16);
            names.append(delegate->shownText(index, option));
        }
        return names;
    }

    QStringList foldedWithContent() const
    {
        QStringList names;
        const shell::DockFolding &folding = stage_->window->folding();
        for (const QDockWidget *dock : folding.folded()) {
            if (folding.weight(dock) == shell::DockWeight::Content)
                names.append(dock->windowTitle() + QStringLiteral(" is folded away"));
        }
        return names;
    }

    /// "12 dots, the first at 3,4".
    static QString differing(const QImage &a, const QImage &b)
    {
        if (a.size() != b.size())
            return QStringLiteral("%1 x %2 instead of %3 x %4")
                .arg(a.width())
                .arg(a.height())
                .arg(b.width())
                .arg(b.height());
        int count = 0;
        QPoint first;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                if (a.pixel(x, y) == b.pixel(x, y))
                    continue;
                if (count++ == 0)
                    first = {x, y};
            }
        }
        return QStringLiteral("%1 dots, the first at %2,%3").arg(count).arg(first.x()).arg(first.y());
    }

    widgets::LanguageSwitcher language_;
    std::unique_ptr<Stage> stage_;
};

QTEST_MAIN(TestLooks)
#include "test_looks.moc"
