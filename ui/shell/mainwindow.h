#pragma once

#include "ui/monitor/connectdraft.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/openorders.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

namespace sluice {
class Clock;
namespace editor {
class EditorPage;
class ProblemsPanel;
} // namespace editor
namespace monitorui {
class ConnectSheet;
class FindingsPanel;
class JobPage;
struct FoundCluster;
} // namespace monitorui
namespace widgets {
class CommandPalette;
class LanguageSwitcher;
class Page;
enum class Language;
enum class Theme;
} // namespace widgets
} // namespace sluice

namespace sluice::workspace {
class Settings;
struct DamagedSettings;
} // namespace sluice::workspace

namespace sluice::shell {

class ClusterPages;
class Demo;
class DockFolding;
enum class DockWeight;
struct PageRoom;
class DockLayout;
class DocumentTabs;
class Exporter;
class FindingsCount;
class HelpPanel;
class JobCommands;
class LateAnswers;
class Notices;
class OpenFiles;
class Panes;
class RecentFiles;
class RecordFlow;
class Recordings;
class RecordingOpening;
class RecoveryOffer;
class ResumeFlow;
class Session;
class StatusBar;
class StopFlow;
class SubmitFlow;
class TargetBox;
class TargetChoice;
class WindowStatus;
class WorkspaceTree;

/// What the window gets from outside: the program brings the real things, a test its own.
struct WindowServices
{
    workspace::Settings &settings;
    const Clock &clock;
    widgets::LanguageSwitcher &language;
    ClusterRegistry::TransportFactory network; ///< see ClusterRegistry
    FilePicker picker = pickWithDialog;
    QString recoveryFolder = {}; ///< where copies of a crashed run are looked for; empty: nowhere
    QString sessionFolder = {};  ///< see SessionStore; empty: what is open is not remembered
};

/// The window: puts the parts together and carries out the commands. What a part does is in that part.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    ActionCollection &actions() const { return *actions_; }
    DocumentTabs &tabs() const { return *tabs_; }
    OpenFiles &files() const { return *files_; }
    ClusterRegistry &clusters() const { return *clusters_; }
    ClusterPages &clusterPages() const { return *clusterPages_; }
    Demo &demo() const { return *demo_; }
    Notices &notices() const { return *notices_; }
    HelpPanel &help() const { return *help_; }
    DockLayout &docks() const { return *docks_; }
    DockFolding &folding() const { return *folding_; }
    widgets::CommandPalette &commandPalette() const { return *palette_; }

    void trigger(Command command) { actions_->action(command)->trigger(); }

public Q_SLOTS:
    /// What can wait until the window is on screen: clusters, session files, recovery copies.
    void startSession(bool restoreOpenFiles);
    void openPaths(const QStringList &paths);
    /// The sample with the mistake beside the recording of what it does to an engine.
    void startDemo();
    void showWhy(const QString &code);
    /// With what was typed the last time and not used.
    void connectToCluster();
    /// The same sheet for a cluster that is in the list: to give its password, or another address.
    void connectAgain(const QString &cluster);
    /// Watches a cluster that was found, makes it the target and shows its jobs.
    void addCluster(const sluice::monitorui::FoundCluster &found);
    void submitCurrent();
    /// Submits this file so that the job goes on from its savepoint or last checkpoint, under its id.
    void resume(sluice::editor::EditorPage *page, const QString &cluster, const QString &jobId);
    /// Puts the keyboard where the work is: into the page in front.
    void focusPage();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    /// Escape that nothing in a panel wanted goes back to the page.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    /// What a dock has to say for the page in front, and the room that this page wants: see DockFolding.
    DockWeight dockWeight(const QDockWidget *dock) const;
    PageRoom pageRoom() const;
    void problemsCounted(int count);
    void buildMenus();
    /// Puts what the page in front can do for this menu at its end, in place of what the page before could.
    void showPageActions(QMenu *menu, MenuId id);
    void buildToolBar();
    void connectParts();
    /// Says what became of a settings file that could not be read.
    void tellOfDamage(const workspace::DamagedSettings &damage);
    void connectFileCommands();
    void connectViewCommands();
    void connectJobCommands();
    void connectClusterCommands();
    void refreshClusterCommands();
    void onCommand(Command command, std::function<void()> what);
    /// `what` is done with the file in front; nothing happens when another page is.
    void onPage(Command command, std::function<void(editor::EditorPage &)> what);
    /// `what` is done with the page in front, whichever that is.
    void onAnyPage(Command command, std::function<void(widgets::Page &)> what);
    void retranslate();

    void explainFront();
    void explainJob(monitorui::JobPage *page);
    void pageChanged();
    void retitle();
    /// Why a sentence about a file is there: it goes when that file opens.
    static QString openReason(const QString &path);
    void showFindingsCount();
    QString targetUrl(engine::ApiFlavour flavour) const;
    void connectSubmit();
    void connectSubmitNotices();
    void watch(const QString &cluster);
    monitorui::ConnectSheet *openConnectSheet();
    void showConnected(const QString &cluster);
    /// `savepointJob`: proposed to go on from; empty: a new job.
    void submit(editor::EditorPage &page, const QString &savepointJob);
    void closePage(widgets::Page *page);
    void connectFiles();
    void tellMissing();
    /// One after another: a question about unsaved changes stops the rest until it is answered.
    void closePages(QList<QPointer<widgets::Page>> rest);
    void closeOthers(widgets::Page *page);
    QList<QWidget *> panes() const;
    void removeTarget();
    void setTheme(widgets::Theme theme);
    void setLanguage(widgets::Language language);
    void showAbout();

    WindowServices services_;
    std::unique_ptr<RecentFiles> recent_;
    std::unique_ptr<ClusterRegistry> clusters_;
    ActionCollection *actions_;
    DocumentTabs *tabs_;
    Notices *notices_;
    RecoveryOffer *recovery_ = nullptr;
    StatusBar *status_;
    WorkspaceTree *workspace_;
    HelpPanel *help_;
    editor::ProblemsPanel *problems_;
    widgets::CommandPalette *palette_ = nullptr;
    TargetBox *target_ = nullptr;
    std::unique_ptr<OpenFiles> files_;
    std::unique_ptr<ClusterPages> clusterPages_;
    monitorui::FindingsPanel *findings_ = nullptr;
    std::unique_ptr<Exporter> exporter_;
    std::unique_ptr<Demo> demo_;
    std::unique_ptr<Recordings> recordings_;
    RecordingOpening *opening_ = nullptr;
    LateAnswers *late_ = nullptr;
    std::unique_ptr<Session> session_;
    OpenOrders orders_;
    StopFlow *stop_ = nullptr;
    std::unique_ptr<SubmitFlow> submit_;
    std::unique_ptr<ResumeFlow> resume_;
    std::unique_ptr<JobCommands> jobCommands_;
    std::unique_ptr<RecordFlow> record_;
    std::unique_ptr<TargetChoice> targetChoice_;
    std::unique_ptr<WindowStatus> windowStatus_;
    DockLayout *docks_;
    DockFolding *folding_;
    Panes *panes_;
    QHash<MenuId, QMenu *> menus_;
    QHash<MenuId, QList<QPointer<QAction>>> ofPage_; ///< what is in the menus now, with its separator
    QMenu *recentMenu_ = nullptr;
    FindingsCount *findingsCount_ = nullptr;
    monitorui::ConnectDraft connectDraft_;
    QPointer<editor::EditorPage> hadProblems_; ///< while it is in front their panel does not go again
    bool mayClose_ = false;
};

} // namespace sluice::shell
