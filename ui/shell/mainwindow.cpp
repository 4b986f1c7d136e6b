#include "ui/shell/mainwindow.h"

#include "models/core/clock.h"
#include "models/items/findingsmodel.h"
#include "models/items/optionformmodel.h"
#include "models/monitor/findingkind.h"
#include "models/workspace/settings.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/problemspanel.h"
#include "ui/monitor/findingspanel.h"
#include "ui/monitor/jobpage.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/conversion.h"
#include "ui/shell/demo.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/explanation.h"
#include "ui/shell/exporter.h"
#include "ui/shell/findingscount.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/jobcommands.h"
#include "ui/shell/jobexplanation.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/palettesource.h"
#include "ui/shell/panes.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/recordflow.h"
#include "ui/shell/recordings.h"
#include "ui/shell/recoveryoffer.h"
#include "ui/shell/resumeflow.h"
#include "ui/shell/session.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/submitflow.h"
#include "ui/shell/targetbox.h"
#include "ui/shell/targetchoice.h"
#include "ui/shell/windowstatus.h"
#include "ui/shell/workspacetree.h"
#include "ui/widgets/altletters.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/whynot.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

namespace sluice::shell {

QString MainWindow::openReason(const QString &path)
{
    return path.isEmpty() ? QString() : QStringLiteral("open:") + path;
}

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , services_(std::move(services))
    , recent_(std::make_unique<RecentFiles>(services_.settings))
    , clusters_(std::make_unique<ClusterRegistry>(services_.settings, services_.clock, services_.network))
    , actions_(new ActionCollection(this))
    , tabs_(new DocumentTabs(this))
    , notices_(new Notices(this))
    , status_(new StatusBar(this))
    , workspace_(new WorkspaceTree(this))
    , help_(new HelpPanel(this))
    , problems_(new editor::ProblemsPanel(this))
    , files_(std::make_unique<OpenFiles>(*tabs_, services_.settings, *recent_, services_.picker))
    , clusterPages_(std::make_unique<ClusterPages>(*clusters_, *tabs_, services_.clock))
    , findings_(new monitorui::FindingsPanel(clusterPages_->findings(), this))
    , exporter_(std::make_unique<Exporter>(services_.settings, services_.picker))
    , demo_(std::make_unique<Demo>(*clusters_, services_.clock))
    , recordings_(std::make_unique<Recordings>(*clusters_, services_.clock))
    , session_(std::make_unique<Session>(services_.sessionFolder, services_.settings, *this, *files_, *tabs_))
    , docks_(new DockLayout(*this, *actions_, this))
    , folding_(new DockFolding(*this, {640, 420}, this))
    , panes_(new Panes([this] { return panes(); }, [this] { return tabs_->inFront(); }, this))
{
    widgets::takeTextsForPlain();
    widgets::typeNoAltLetters();
    recovery_ = new RecoveryOffer(*files_, services_.clock, this);
    setDockNestingEnabled(true);
    setStatusBar(status_);
    buildCentre();
    buildDocks();
    buildMenus();
    buildToolBar();
    palette_ = new widgets::CommandPalette(this);
    palette_->setSource([this] {
        return PaletteSource{*actions_, *tabs_, *docks_, *clusters_, *clusterPages_, *recent_, *this}
            .collect();
    });
    connectParts();
    connectFileCommands();
    connectViewCommands();
    connectJobCommands();
    connectClusterCommands();
    connectSubmit();
    windowStatus_ = std::make_unique<WindowStatus>(
        WindowStatus::Sources{*files_, *recent_, *tabs_, *clusters_, *clusterPages_, services_.clock},
        *status_, *workspace_);
    clusterPages_->findings()->setMutedKeys(services_.settings.list(workspace::Setting::MutedFindings));
    retranslate();
    pageChanged();
    resize(1280, 760);
    session_->restoreWindow(*folding_);
    folding_->setRule(
        tabs_, [this](const QDockWidget *dock) { return dockWeight(dock); }, [this] { return pageRoom(); });
}

MainWindow::~MainWindow()
{
    // Pages and clusters that go with the window still tell so; what the docks are weighed by is gone then.
    problems_->disconnect(docks_);
    clusterPages_->disconnect(folding_);
    tabs_->disconnect(folding_);
    folding_->setRule(nullptr, {}, {});
}

void MainWindow::connectParts()
{
    // Pages that go with the window still tell that they go; files_ is gone by then, and they are not heard.
    const auto refresh = [this] {
        notices_->withdraw(QStringLiteral("page"));
        pageChanged();
    };
    connect(tabs_, &DocumentTabs::currentChanged, files_.get(), refresh);
    connect(tabs_, &DocumentTabs::closeRequested, this, &MainWindow::closePage);
    connect(tabs_, &DocumentTabs::closeOthersRequested, this, &MainWindow::closeOthers);
    connect(docks_, &DockLayout::revealed, folding_, &DockFolding::asked);
    connect(tabs_, &DocumentTabs::currentChanged, folding_, &DockFolding::weigh);
    for (const auto changed : {&ClusterPages::findingsChanged, &ClusterPages::snapshotTaken})
        connect(clusterPages_.get(), changed, folding_, &DockFolding::weighWhenQuiet);
    connect(docks_, &DockLayout::keyboardFree, this, &MainWindow::focusPage);
    connect(notices_, &Notices::keyboardFree, this, &MainWindow::focusPage);
    connect(recent_.get(), &RecentFiles::openRequested, files_.get(), &OpenFiles::open);
    connect(workspace_, &WorkspaceTree::fileRequested, files_.get(), &OpenFiles::open);
    connect(workspace_, &WorkspaceTree::pageRequested, this, [this](const QString &key) {
        if (widgets::Page *page = tabs_->page(key))
            tabs_->activate(page);
    });
    connect(workspace_, &WorkspaceTree::clusterRequested, this,
            [this](const QString &name, WorkspaceTree::Group group) {
                if (group == WorkspaceTree::Group::Findings)
                    docks_->reveal(Command::ShowFindings);
                else
                    clusterPages_->openJobs(name);
            });
    connect(files_.get(), &OpenFiles::opened, this, [this, refresh](editor::EditorPage *page) {
        connect(page, &editor::EditorPage::whyRequested, this, &MainWindow::showWhy);
        connect(page, &editor::EditorPage::optionHelpRequested, this, [this, page](const QString &key) {
            help_->showHelp([page = QPointer<editor::EditorPage>(page),
                             key] { return page ? optionHtml(page->optionHelp(key)) : QString(); },
                            page);
        });
        connect(page, &editor::EditorPage::jobHelpRequested, this, [this, page] {
            help_->showHelp([page = QPointer<editor::EditorPage>(
                                 page)] { return page ? jobNeedsHtml(page->document()->kind()) : QString(); },
                            page);
        });
        connect(page, &editor::EditorPage::convertRequested, this,
                [this, page] { convertToHocon(*files_, *page); });
        submit_->takeUp(*page);
        // What is said of an option changes with its row, and what a job needs with what the text is.
        connect(page->envModel(), &QAbstractItemModel::dataChanged, help_, &HelpPanel::refresh);
        connect(page->envModel(), &items::OptionFormModel::modeChanged, help_, &HelpPanel::refresh);
        connect(page->document(), &editing::Document::textEdited, notices_,
                [this] { notices_->withdraw(QStringLiteral("page")); });
        notices_->withdraw(openReason(page->document()->path()));
        connect(page->document()->undoStack(), &QUndoStack::canUndoChanged, files_.get(), refresh);
        connect(page->document()->undoStack(), &QUndoStack::canRedoChanged, files_.get(), refresh);
        pageChanged();
    });
    connectFiles();
    connect(tabs_, &DocumentTabs::titleChanged, files_.get(), [this] { retitle(); });
    connect(exporter_.get(), &Exporter::failed, notices_,
            [this](const Error &error) { notices_->fail(error, QString(), {}, files_->current()); });
    connect(exporter_.get(), &Exporter::exported, notices_,
            [this](const QString &text) { notices_->tell(text, {}, {}, files_->current()); });
    connect(problems_, &editor::ProblemsPanel::whyRequested, this, &MainWindow::showWhy);
    connect(problems_, &editor::ProblemsPanel::countChanged, docks_,
            [this](int count) { problemsCounted(count); });
    connect(findings_, &monitorui::FindingsPanel::whyRequested, this, &MainWindow::showWhy);
    connect(findings_, &monitorui::FindingsPanel::jobOpenRequested, clusterPages_.get(),
            &ClusterPages::openJob);
    connect(findings_, &monitorui::FindingsPanel::rawRequested, clusterPages_.get(), &ClusterPages::showRaw);
    connect(findings_, &monitorui::FindingsPanel::acknowledgeRequested, clusterPages_.get(),
            &ClusterPages::acknowledge);
    connect(clusterPages_.get(), &ClusterPages::scopeChanged, findings_,
            [this](int clusters, int jobs, qint64 sinceMs, bool incomplete) {
                findings_->setScope(
                    {clusters, static_cast<int>(monitor::codesWithKind().size()), jobs, sinceMs, incomplete});
            });
    connect(clusterPages_.get(), &ClusterPages::whyRequested, this, &MainWindow::showWhy);
    connect(clusterPages_.get(), &ClusterPages::jobPageOpened, this, [this](monitorui::JobPage *page) {
        explainJob(page);
        // What was asked with Why is about something else than what is looked at then.
        connect(page, &monitorui::JobPage::lookedElsewhere, this, [this, page] { explainJob(page); });
    });
    connect(clusterPages_.get(), &ClusterPages::snapshotTaken, help_, &HelpPanel::refresh);
    connect(clusterPages_.get(), &ClusterPages::watchRequested, this, &MainWindow::watch);
    connect(clusterPages_.get(), &ClusterPages::connectRequested, this, &MainWindow::connectToCluster);
    connect(clusterPages_.get(), &ClusterPages::connectAgainRequested, this, &MainWindow::connectAgain);
    connect(clusterPages_.get(), &ClusterPages::demoRequested, this, &MainWindow::startDemo);
    connect(clusterPages_.get(), &ClusterPages::openFileRequested, files_.get(), &OpenFiles::pick);
    connect(clusterPages_.get(), &ClusterPages::findingsChanged, this, &MainWindow::showFindingsCount);
    connect(clusterPages_.get(), &ClusterPages::findingOpened, this,
            [this] { docks_->bringForward(Command::ShowFindings); });
    connect(clusters_.get(), &ClusterRegistry::listChanged, findingsCount_, [this] { showFindingsCount(); });
    connect(status_, &StatusBar::clusterChosen, clusterPages_.get(), &ClusterPages::openJobs);
    connect(findingsCount_, &FindingsCount::clicked, this, [this] { docks_->reveal(Command::ShowFindings); });
    connect(target_, &TargetBox::connectRequested, this, &MainWindow::connectToCluster);
    connect(demo_.get(), &Demo::ended, this, [this] {
        notices_->tell(
            [] { return tr("The recording of the demo is over; what you see is its last moment."); },
            {{[] { return tr("Play it again"); },
              [this] {
                  startDemo();
              }}},
            QStringLiteral("demo"));
    });
    connect(clusters_.get(), &ClusterRegistry::listChanged, notices_, [this] {
        if (clusters_->entry(demo_->cluster()) == nullptr)
            notices_->withdraw(QStringLiteral("demo"));
    });
}

void MainWindow::startSession(bool restoreOpenFiles)
{
    if (services_.settings.damage())
        tellOfDamage(*services_.settings.damage());
    connect(&services_.settings, &workspace::Settings::damaged, this, &MainWindow::tellOfDamage);
    clusters_->load();
    const QStringList names = clusters_->names();
    for (const QString &name : names)
        clusters_->watch(name);
    if (restoreOpenFiles)
        session_->restoreFiles();
    recovery_->look(services_.recoveryFolder);
}

void MainWindow::startDemo()
{
    const Result<QString> cluster = demo_->start();
    if (!cluster) {
        notices_->fail(cluster.error());
        return;
    }
    notices_->withdraw(QStringLiteral("demo"));
    targetChoice_->propose(*cluster);
    clusterPages_->openJobs(*cluster);
    files_->openText(Demo::sample(), Demo::sampleTitle());
}

void MainWindow::showWhy(const QString &code)
{
    help_->showHelp([code] { return explanationHtml(code); }, tabs_->inFront());
    docks_->reveal(Command::ShowHelp);
}

void MainWindow::explainJob(monitorui::JobPage *page)
{
    help_->showHelp(
        [guarded = QPointer<monitorui::JobPage>(page)] { return guarded ? jobHtml(*guarded) : QString(); },
        page);
}

void MainWindow::pageChanged()
{
    editor::EditorPage *const page = files_->current();
    problems_->setPage(page);
    help_->follow(tabs_->inFront());
    notices_->follow(tabs_->inFront());
    actions_->setWhyNot(Needs::File, page == nullptr ? tr("It needs a job file in front.") : QString());
    const qsizetype others = tabs_->pages().size() - (tabs_->current() == nullptr ? 0 : 1);
    actions_->setWhyNot(Needs::Others, others < 1 ? tr("No other page is open.") : QString());
    actions_->setWhyNot(Needs::Page, tabs_->current() == nullptr ? tr("No page is open.") : QString());
    const widgets::Page *const front = tabs_->current();
    const QUndoStack *const changes = front == nullptr ? nullptr : front->undoStack();
    const auto unless = [&](Command command, bool can, const QString &whyNot) {
        widgets::setWhyNot(actions_->action(command), page == nullptr ? tr("It needs a job file in front.")
                                                      : can           ? QString()
                                                                      : whyNot);
    };
    unless(Command::Undo, changes != nullptr && changes->canUndo(), tr("There is nothing to undo."));
    unless(Command::Redo, changes != nullptr && changes->canRedo(), tr("There is nothing to redo."));
    retitle();
}

void MainWindow::retitle()
{
    widgets::Page *const page = tabs_->current();
    setWindowTitle(page == nullptr ? tr("Sluice") : tr("%1 — Sluice").arg(tabs_->title(page)));
}

void MainWindow::showFindingsCount()
{
    const int count = clusterPages_->openFindings();
    docks_->setCount(Command::ShowFindings, count);
    const int live = clusterPages_->openLiveFindings();
    // What recordings show is over: it is counted where nothing lives, and never in red.
    const QStringList clusters = clusters_->names();
    const bool isWatching = std::any_of(clusters.begin(), clusters.end(), [this](const QString &name) {
        return clusters_->monitor(name) != nullptr;
    });
    const QString words = !isWatching && count == 0 ? tr("Not watched")
                          : count == 0              ? tr("No findings")
                                                    : tr("%n finding(s)", nullptr, live == 0 ? count : live);
    findingsCount_->setCount(words, clusterPages_->worstLiveFinding());
    if (count > 0 && live == 0)
        findingsCount_->setToolTip(tr("They are in a recording: what it shows is over."));
    services_.settings.set(workspace::Setting::MutedFindings, clusterPages_->findings()->mutedKeys());
}

void MainWindow::closePage(widgets::Page *page)
{
    if (editor::EditorPage *const editor = files_->editorOf(page))
        files_->close(editor);
    else
        tabs_->removePage(page);
}

void MainWindow::closePages(QList<QPointer<widgets::Page>> rest)
{
    while (!rest.isEmpty()) {
        const QPointer<widgets::Page> page = rest.takeFirst();
        if (editor::EditorPage *const editor = files_->editorOf(page)) {
            files_->close(editor, [this, rest](bool closed) {
                if (closed)
                    closePages(rest);
            });
            return;
        }
        if (page)
            tabs_->removePage(page);
    }
}

void MainWindow::closeOthers(widgets::Page *page)
{
    QList<QPointer<widgets::Page>> others;
    const QList<widgets::Page *> all = tabs_->pages();
    for (widgets::Page *one : all) {
        if (one != page)
            others.append(one);
    }
    closePages(others);
}

void MainWindow::focusPage()
{
    panes_->toPage();
}

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> panes{workspace_, recovery_, notices_};
    if (widgets::Page *page = tabs_->current())
        panes += page->panes();
    else
        panes.append(tabs_->inFront());
    for (const Command command : {Command::ShowHelp, Command::ShowProblems, Command::ShowFindings})
        panes.append(docks_->dock(command)->widget());
    panes.removeIf([](const QWidget *pane) { return !isInView(pane); });
    return panes;
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        focusPage();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<widgets::Page *> pages = tabs_->pages();
    const bool unsaved =
        std::any_of(pages.begin(), pages.end(), [](const auto *page) { return page->isModified(); });
    if (mayClose_ || !unsaved) {
        session_->end();
        event->accept();
        return;
    }
    event->ignore();
    files_->releaseAll([this](bool mayGo) {
        if (!mayGo)
            return;
        mayClose_ = true;
        close();
    });
}

} // namespace sluice::shell
