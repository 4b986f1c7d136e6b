// How the window is put together; what it does is in mainwindow.cpp.
#include "models/items/findingsmodel.h"
#include "ui/actions/actions.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/problemspanel.h"
#include "ui/monitor/findingspanel.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/findingscount.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/jobcommands.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/palettesource.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/recordflow.h"
#include "ui/shell/recoveryoffer.h"
#include "ui/shell/targetbox.h"
#include "ui/shell/welcomepage.h"
#include "ui/shell/windowstatus.h"
#include "ui/shell/workspacetree.h"

#include <QDockWidget>
#include <QEvent>
#include <QMenuBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::shell {

void MainWindow::buildCentre()
{
    auto *welcome = new WelcomePage(*recent_, tabs_);
    connect(welcome, &WelcomePage::demoRequested, this, &MainWindow::startDemo);
    connect(welcome, &WelcomePage::openRequested, files_.get(), &OpenFiles::pick);
    connect(welcome, &WelcomePage::connectRequested, this, &MainWindow::connectToCluster);
    connect(welcome, &WelcomePage::newRequested, this, [this] { trigger(Command::New); });
    connect(welcome, &WelcomePage::fileRequested, files_.get(), &OpenFiles::open);
    tabs_->setHome(welcome);

    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(recovery_);
    layout->addWidget(notices_);
    layout->addWidget(tabs_, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    // The tree has the left side to itself, so that the lists below get the width they need.
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    // Narrower, names are no names and sentences columns of words: then they fold away, rather than squeeze.
    workspace_->setMinimumWidth(30 * fontMetrics().averageCharWidth());
    help_->setMinimumWidth(34 * fontMetrics().averageCharWidth());
    docks_->add(Command::ShowWorkspace, workspace_, Qt::LeftDockWidgetArea);
    QDockWidget *const help = docks_->add(Command::ShowHelp, help_, Qt::RightDockWidgetArea);
    QDockWidget *const problems = docks_->add(Command::ShowProblems, problems_, Qt::BottomDockWidgetArea);
    docks_->add(Command::ShowFindings, findings_, Qt::BottomDockWidgetArea);
    docks_->tabify(Command::ShowProblems, Command::ShowFindings);
    resizeDocks({docks_->dock(Command::ShowWorkspace), help}, {210, 250}, Qt::Horizontal);
    resizeDocks({problems}, {220}, Qt::Vertical);
}

DockWeight MainWindow::dockWeight(const QDockWidget *dock) const
{
    const bool text = files_->current() != nullptr;
    const bool home = tabs_->current() == nullptr;
    if (dock == docks_->dock(Command::ShowProblems)) {
        if (!text)
            return DockWeight::Nothing;
        return problems_->count() > 0 || hadProblems_ == files_->current() ? DockWeight::Content
                                                                           : DockWeight::Calm;
    }
    if (dock == docks_->dock(Command::ShowFindings)) {
        const QStringList names = clusters_->names();
        const bool watched = std::any_of(names.begin(), names.end(), [this](const QString &name) {
            return clusters_->monitor(name) != nullptr;
        });
        const bool some = clusterPages_->findings()->rowCount() > 0;
        if (!watched && !some)
            return DockWeight::Nothing;
        return some && !text && !home ? DockWeight::Content : DockWeight::Calm;
    }
    if (dock == docks_->dock(Command::ShowHelp)) {
        return !help_->isEmpty() ? DockWeight::Content : text ? DockWeight::Calm : DockWeight::Nothing;
    }
    return workspace_->asText().isEmpty() ? DockWeight::Nothing : DockWeight::Content;
}

PageRoom MainWindow::pageRoom() const
{
    const auto room = [this](int characters, int lines) {
        return QSize(characters * fontMetrics().averageCharWidth(), lines * fontMetrics().lineSpacing());
    };
    if (files_->current() != nullptr)
        return {room(106, 17), room(126, 22)};
    if (tabs_->current() == nullptr)
        return {room(100, 30), room(100, 30)};
    return {room(120, 26), room(160, 27)}; // tables with many columns, charts
}

void MainWindow::problemsCounted(int count)
{
    docks_->setCount(Command::ShowProblems, count);
    editor::EditorPage *const page = files_->current();
    if (page != nullptr && count > 0)
        hadProblems_ = page;
    if (page != nullptr && !page->document()->undoStack()->canUndo())
        folding_->weigh(); // just opened
    else
        folding_->weighWhenQuiet();
}

void MainWindow::buildMenus()
{
    for (const MenuId id :
         {MenuId::File, MenuId::Edit, MenuId::View, MenuId::Job, MenuId::Cluster, MenuId::Help}) {
        menus_.insert(id, menuBar()->addMenu(QString()));
        actions_->fill(menus_.value(id), id);
    }
    const auto addSubmenu = [this](MenuId parent, MenuId id) {
        auto *menu = new QMenu(menus_.value(parent));
        actions_->fill(menu, id);
        menus_.insert(id, menu);
        return menu;
    };
    recentMenu_ = new QMenu(menus_.value(MenuId::File));
    recent_->attach(recentMenu_);
    QMenu *const file = menus_.value(MenuId::File);
    QAction *const afterOpen = actions_->action(Command::Save);
    file->insertMenu(afterOpen, recentMenu_);
    file->insertMenu(actions_->action(Command::CloseTab), addSubmenu(MenuId::File, MenuId::Export));
    QMenu *const view = menus_.value(MenuId::View);
    view->addSeparator();
    view->addMenu(addSubmenu(MenuId::View, MenuId::Theme));
    view->addMenu(addSubmenu(MenuId::View, MenuId::Language));
    menus_.value(MenuId::Cluster)->addMenu(addSubmenu(MenuId::Cluster, MenuId::Speed));

    for (const MenuId id : {MenuId::Edit, MenuId::Job, MenuId::Cluster}) {
        QMenu *const menu = menus_.value(id);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, id] { showPageActions(menu, id); });
    }
}

void MainWindow::showPageActions(QMenu *menu, MenuId id)
{
    QList<QPointer<QAction>> &shown = ofPage_[id];
    for (const QPointer<QAction> &action : std::as_const(shown)) {
        if (action)
            menu->removeAction(action);
    }
    shown.clear();
    const widgets::Page *const page = tabs_->current();
    const QList<QAction *> all = page == nullptr ? QList<QAction *>() : page->pageActions();
    for (QAction *const action : all) {
        const Command command = actions::commandOf(action);
        if (command == Command::Count || actions::specOf(command).menu != id)
            continue;
        if (shown.isEmpty() || (actions::specOf(command).traits & actions::Separated) != 0)
            shown.append(menu->addSeparator());
        menu->addAction(action);
        shown.append(action);
    }
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(QString());
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    for (const Command command : {Command::New, Command::Open, Command::Save})
        bar->addAction(actions_->action(command));
    bar->addSeparator();
    for (const Command command : {Command::Check, Command::Submit})
        bar->addAction(actions_->action(command));
    target_ = new TargetBox(*clusters_, bar);
    bar->addWidget(target_);
    bar->addSeparator();
    findingsCount_ = new FindingsCount(bar);
    bar->addWidget(findingsCount_);
    auto *spring = new QWidget(bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    bar->addAction(actions_->action(Command::Palette));
    bar->toggleViewAction()->setVisible(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    actions_->retranslate();
    docks_->retranslate();
    for (auto it = menus_.cbegin(); it != menus_.cend(); ++it)
        it.value()->setTitle(actions::menuTitle(it.key()));
    recentMenu_->setTitle(tr("Open &recent"));
    if (auto *bar = findChild<QToolBar *>(QStringLiteral("mainToolBar"))) {
        bar->setWindowTitle(tr("Main tool bar"));
        bar->setAccessibleName(tr("Main tool bar"));
    }
    menuBar()->setAccessibleName(tr("Menus"));
    clusterPages_->retranslate();
    files_->retranslate();
    if (windowStatus_)
        windowStatus_->refresh();
    showFindingsCount();
    pageChanged();
    refreshClusterCommands();
    jobCommands_->refresh();
    record_->refresh();
    notices_->retranslate();
    retitle();
}

} // namespace sluice::shell
