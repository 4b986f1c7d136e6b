// Carries out the commands of the window.
#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/engine/seatunnel/client.h"
#include "models/items/problemsmodel.h"
#include "models/job/allclear.h"
#include "models/monitor/clustermonitor.h"
#include "models/workspace/settings.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/monitor/jobpage.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/demo.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/exporter.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/jobcommands.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/panes.h"
#include "ui/shell/recordflow.h"
#include "ui/shell/recordings.h"
#include "ui/shell/shortcutshelp.h"
#include "ui/shell/targetbox.h"
#include "ui/shell/targetchoice.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/whynot.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>

namespace sluice::shell {

namespace {

QByteArray content(const QString &resource)
{
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void MainWindow::onCommand(Command command, std::function<void()> what)
{
    connect(actions_->action(command), &QAction::triggered, this, std::move(what));
}

void MainWindow::onPage(Command command, std::function<void(editor::EditorPage &)> what)
{
    onCommand(command, [this, what = std::move(what)] {
        if (editor::EditorPage *page = files_->current())
            what(*page);
    });
}

void MainWindow::onAnyPage(Command command, std::function<void(widgets::Page &)> what)
{
    onCommand(command, [this, what = std::move(what)] {
        if (widgets::Page *page = tabs_->current())
            what(*page);
    });
}

void MainWindow::connectFileCommands()
{
    onCommand(Command::New, [this] {
        files_->openText(content(QStringLiteral(":/templates/batch.conf")), QStringLiteral("new-job.conf"));
    });
    onCommand(Command::Open, [this] { files_->pick(); });
    onAnyPage(Command::Save, [](widgets::Page &page) { page.save(); });
    onPage(Command::SaveAs, [this](editor::EditorPage &page) { files_->saveAs(&page); });
    onPage(Command::ExportConf, [this](auto &page) { exporter_->toConfFile(this, *page.document()); });
    onPage(Command::ExportJson, [this](auto &page) { exporter_->toJsonFile(this, *page.document()); });
    onPage(Command::CopyCurlV1, [this](auto &page) {
        exporter_->copyCurl(*page.document(), engine::ApiFlavour::V1, targetUrl(engine::ApiFlavour::V1));
    });
    onPage(Command::CopyCurlV2, [this](auto &page) {
        exporter_->copyCurl(*page.document(), engine::ApiFlavour::V2, targetUrl(engine::ApiFlavour::V2));
    });
    onPage(Command::CopyCommandLine, [this](auto &page) { exporter_->copyCommandLine(*page.document()); });
    connect(actions_->action(Command::KeepSecrets), &QAction::toggled, exporter_.get(),
            &Exporter::setKeepSecrets);
    onCommand(Command::CloseTab, [this] {
        if (tabs_->current() != nullptr)
            closePage(tabs_->current());
    });
    onCommand(Command::CloseOthers, [this] {
        if (tabs_->current() != nullptr)
            closeOthers(tabs_->current());
    });
    onCommand(Command::Quit, [this] { close(); });
}

QString MainWindow::targetUrl(engine::ApiFlavour flavour) const
{
    const ClusterEntry *const entry = clusters_->entry(clusters_->target());
    if (entry == nullptr)
        return {};
    const QString api = QString::fromLatin1(engine::apiName(flavour));
    const auto fits = std::find_if(entry->members.begin(), entry->members.end(),
                                   [&api](const auto &member) { return member.api == api; });
    return fits == entry->members.end() ? QString() : fits->url;
}

void MainWindow::connectViewCommands()
{
    onAnyPage(Command::Undo, [](widgets::Page &page) { page.undo(); });
    onAnyPage(Command::Redo, [](widgets::Page &page) { page.redo(); });
    onCommand(Command::Palette, [this] { palette_->open(); });
    onCommand(Command::NextTab, [this] { tabs_->step(1); });
    onCommand(Command::PreviousTab, [this] { tabs_->step(-1); });
    onCommand(Command::NextPane, [this] { panes_->go(1); });
    onCommand(Command::PreviousPane, [this] { panes_->go(-1); });
    onCommand(Command::ZoomIn, [this] { files_->zoom(1); });
    onCommand(Command::ZoomOut, [this] { files_->zoom(-1); });
    onCommand(Command::ZoomReset, [this] { files_->zoom(0); });
    onCommand(Command::ThemeSystem, [this] { setTheme(widgets::Theme::System); });
    onCommand(Command::ThemeLight, [this] { setTheme(widgets::Theme::Light); });
    onCommand(Command::ThemeDark, [this] { setTheme(widgets::Theme::Dark); });
    onCommand(Command::LanguageSystem, [this] { setLanguage(widgets::Language::System); });
    onCommand(Command::LanguageEnglish, [this] { setLanguage(widgets::Language::English); });
    onCommand(Command::LanguageChinese, [this] { setLanguage(widgets::Language::Chinese); });
    onCommand(Command::Welcome, [this] { tabs_->showHome(); });
    onCommand(Command::ContextHelp, [this] { explainFront(); });
    onCommand(Command::Shortcuts, [this] {
        help_->showHelp(shortcutsHtml, tabs_->inFront());
        docks_->reveal(Command::ShowHelp);
    });
    onCommand(Command::About, [this] { showAbout(); });
    const auto theme = widgets::themeFromName(services_.settings.text(workspace::Setting::Theme));
    actions_
        ->action(theme == widgets::Theme::Dark    ? Command::ThemeDark
                 : theme == widgets::Theme::Light ? Command::ThemeLight
                                                  : Command::ThemeSystem)
        ->setChecked(true);
    const auto language = widgets::languageFromName(services_.settings.text(workspace::Setting::Language));
    actions_
        ->action(language == widgets::Language::Chinese   ? Command::LanguageChinese
                 : language == widgets::Language::English ? Command::LanguageEnglish
                                                          : Command::LanguageSystem)
        ->setChecked(true);
}

/// What there is to say about the place of the keyboard, or about the page.
void MainWindow::explainFront()
{
    if (editor::EditorPage *const page = files_->current())
        page->help();
    else if (auto *const job = qobject_cast<monitorui::JobPage *>(tabs_->current()))
        explainJob(job);
    docks_->reveal(Command::ShowHelp);
}

void MainWindow::setTheme(widgets::Theme theme)
{
    services_.settings.set(workspace::Setting::Theme, widgets::themeName(theme));
    widgets::applyTheme(*qApp, theme);
}

void MainWindow::setLanguage(widgets::Language language)
{
    services_.settings.set(workspace::Setting::Language, widgets::languageName(language));
    services_.language.setLanguage(language);
}

void MainWindow::connectJobCommands()
{
    onPage(Command::Check, [this](editor::EditorPage &page) {
        docks_->reveal(Command::ShowProblems);
        if (page.problemsModel()->rowCount() == 0)
            notices_->tell(
                [name = page.title(), job = page.document()->analysis()] {
                    return QStringLiteral("%1: %2").arg(name, translated(job::allClear(job)));
                },
                {}, QStringLiteral("page"));
        else
            page.nextProblem();
    });
    onPage(Command::FixAll, [](editor::EditorPage &page) { page.applySafeFixes(); });
    onPage(Command::NextProblem, [](editor::EditorPage &page) { page.nextProblem(); });
    onPage(Command::PreviousProblem, [](editor::EditorPage &page) { page.previousProblem(); });
    onCommand(Command::Submit, [this] { submitCurrent(); });
}

void MainWindow::connectClusterCommands()
{
    onCommand(Command::Connect, [this] { connectToCluster(); });
    onCommand(Command::OpenJobs, [this] { clusterPages_->openJobs(clusters_->target()); });
    onCommand(Command::Refresh, [this] {
        if (monitor::ClusterMonitor *monitor = clusters_->monitor(clusters_->target()))
            monitor->refresh();
    });
    onCommand(Command::Watch, [this] {
        const QString target = clusters_->target();
        if (clusters_->monitor(target) != nullptr)
            clusters_->unwatch(target);
        else
            watch(target);
    });
    onCommand(Command::RemoveCluster, [this] { removeTarget(); });
    onCommand(Command::Demo, [this] { startDemo(); });
    const auto replayAt = [this](double speed) {
        demo_->setSpeed(speed);
        recordings_->setSpeed(speed);
    };
    onCommand(Command::SpeedNormal, [replayAt] { replayAt(1); });
    onCommand(Command::SpeedFast, [replayAt] { replayAt(4); });
    onCommand(Command::SpeedFaster, [replayAt] { replayAt(10); });
    actions_->action(Command::SpeedNormal)->setChecked(true);

    onCommand(Command::ConnectAgain, [this] { connectAgain(clusters_->target()); });
    connect(clusters_.get(), &ClusterRegistry::listChanged, this, &MainWindow::refreshClusterCommands);
    connect(clusters_.get(), &ClusterRegistry::targetChanged, this, &MainWindow::refreshClusterCommands);
    jobCommands_ =
        std::make_unique<JobCommands>(JobCommands::Parts{*actions_, *tabs_, *clusters_, *clusterPages_});
    record_ = std::make_unique<RecordFlow>(RecordFlow::Parts{*actions_, *tabs_, *clusters_, *clusterPages_,
                                                             *notices_, *status_, services_.settings,
                                                             services_.clock, services_.picker, this});
    connect(record_.get(), &RecordFlow::openRequested, files_.get(), &OpenFiles::recordingRequested);
    targetChoice_ =
        std::make_unique<TargetChoice>(TargetChoice::Parts{*clusters_, *tabs_, *notices_, services_.clock});
    connect(target_, &TargetBox::clusterChosen, targetChoice_.get(), &TargetChoice::choose);
}

void MainWindow::refreshClusterCommands()
{
    const QString target = clusters_->target();
    const bool watched = clusters_->monitor(target) != nullptr;
    const QString none = target.isEmpty() ? tr("There is no cluster yet: connect to one first.") : QString();
    actions_->setWhyNot(Needs::Cluster, none);
    const QStringList names = clusters_->names();
    const bool replays = std::any_of(names.begin(), names.end(), [this](const QString &name) {
        return clusters_->entry(name)->demo && clusters_->monitor(name) != nullptr;
    });
    actions_->setWhyNot(Needs::Replay,
                        replays ? QString() : tr("It needs a recording: open one, or start the demo."));
    const auto unless = [&](Command command, bool can, const QString &whyNot) {
        widgets::setWhyNot(actions_->action(command), !none.isEmpty() ? none : can ? QString() : whyNot);
    };
    unless(Command::Refresh, watched, tr("%1 is not watched: connect to it first.").arg(target));
    unless(Command::ConnectAgain, !clusterPages_->identity(target).recording,
           tr("%1 is a recording: nothing can be changed there.").arg(target));
    actions_->action(Command::Watch)->setChecked(watched);
}

void MainWindow::removeTarget()
{
    const QString target = clusters_->target();
    if (target.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove a cluster"),
                                tr("Remove %1 from the list?").arg(target), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Nothing changes on the cluster itself. What was seen of it is forgotten."));
    QPushButton *const remove = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    QPushButton *const keep = box->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::finished, this, [this, box, remove, target] {
        if (box->clickedButton() == remove)
            clusters_->remove(target);
    });
    box->open();
}

void MainWindow::showAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Sluice"),
                        tr("Sluice %1").arg(QStringLiteral(SLUICE_VERSION)), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setInformativeText(
        tr("A workbench for people who run Apache SeaTunnel jobs. Free software under the GNU "
           "General Public License, version 3 or later."));
    box->addButton(tr("&Close"), QMessageBox::RejectRole);
    box->show();
}

} // namespace sluice::shell
