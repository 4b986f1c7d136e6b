// The window's dealings with clusters: connecting, watching, submitting.
#include "models/core/qtmessage.h"
#include "models/engine/seatunnel/client.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/lateanswers.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/networkclusters.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/resumeflow.h"
#include "ui/shell/stopflow.h"
#include "ui/shell/submitflow.h"
#include "ui/shell/targetchoice.h"

namespace sluice::shell {

namespace {

QString passwordReason(const QString &cluster)
{
    return QStringLiteral("password:") + cluster;
}

const QString &targetReason()
{
    static const QString reason = QStringLiteral("target");
    return reason;
}

/// What is said of the last submit to a cluster; empty: of one that went nowhere.
QString submitReason(const QString &cluster)
{
    return QStringLiteral("submit:") + cluster;
}

} // namespace

void MainWindow::watch(const QString &cluster)
{
    if (clusters_->watch(cluster))
        return;
    notices_->warn([cluster] { return tr("%1 wants a password, which is not remembered.").arg(cluster); },
                   {{[] { return tr("Connect again"); },
                     [this, cluster] {
                         connectAgain(cluster);
                     }}},
                   passwordReason(cluster));
}

monitorui::ConnectSheet *MainWindow::openConnectSheet()
{
    if (auto *open = findChild<monitorui::ConnectSheet *>()) {
        open->raise();
        open->activateWindow();
        return open;
    }
    auto *sheet = new monitorui::ConnectSheet(this);
    sheet->setTakenNames(clusters_->names());
    sheet->setKnown(knownClusters(*clusters_));
    connect(sheet, &monitorui::ConnectSheet::showRequested, this, &MainWindow::showConnected);
    connect(sheet, &monitorui::ConnectSheet::connectConfirmed, this, &MainWindow::addCluster);
    connect(sheet, &QDialog::accepted, this, [this] { connectDraft_ = {}; });
    connect(sheet, &QDialog::rejected, this, [this, sheet] { connectDraft_ = sheet->draft(); });
    sheet->show();
    return sheet;
}

void MainWindow::showConnected(const QString &cluster)
{
    clusterPages_->openJobs(cluster);
    notices_->tell([cluster] { return tr("%1 is connected already: these are its jobs.").arg(cluster); }, {},
                   QStringLiteral("page"));
}

void MainWindow::connectToCluster()
{
    openConnectSheet()->setDraft(connectDraft_);
}

void MainWindow::connectAgain(const QString &cluster)
{
    const ClusterEntry *const entry = clusters_->entry(cluster);
    if (entry == nullptr || entry->demo) {
        connectToCluster();
        return;
    }
    openConnectSheet()->setCluster(clusterPages_->identity(cluster), entry->asGiven(), entry->user);
}

void MainWindow::addCluster(const monitorui::FoundCluster &found)
{
    const bool silent = found.members.isEmpty();
    ClusterEntry entry =
        silent ? entryOf(found.identity.name, found.silent, found.credentials.user, found.portGuessed)
               : entryOf(found.identity.name, found.members);
    entry.production = found.identity.locked;
    entry.color = found.identity.color.isValid() ? found.identity.color.name() : QString();
    QList<engine::MemberAddress> addresses = found.silent;
    for (const engine::ProbeResult &member : found.members)
        addresses.append(member.address);
    auto transport = engine::networkClient(addresses, services_.clock);
    QString name = found.replaces;
    if (name.isEmpty() || clusters_->entry(name) == nullptr)
        name = clusters_->add(entry, std::move(transport));
    else
        name = clusters_->replace(name, entry, std::move(transport));
    if (silent)
        late_->remember(name, found.credentials);
    targetChoice_->follow(name);
    clusterPages_->openJobs(name);
}

void MainWindow::submitCurrent()
{
    editor::EditorPage *const page = files_->current();
    if (page != nullptr)
        submit(*page, {});
}

void MainWindow::submit(editor::EditorPage &page, const QString &savepointJob)
{
    const QString target = clusters_->target();
    if (target.isEmpty()) {
        notices_->warn([] { return tr("There is no cluster to submit to."); },
                       {{[] { return tr("Connect to a cluster…"); },
                         [this] {
                             connectToCluster();
                         }}},
                       targetReason());
        return;
    }
    if (clusters_->monitor(target) == nullptr)
        watch(target);
    if (clusters_->monitor(target) != nullptr)
        submit_->begin(page, files_->title(&page), savepointJob);
}

void MainWindow::resume(editor::EditorPage *page, const QString &cluster, const QString &jobId)
{
    tabs_->activate(page);
    targetChoice_->follow(cluster);
    submit(*page, jobId);
}

void MainWindow::connectSubmit()
{
    late_ = new LateAnswers(*clusters_, services_.clock, this);
    submit_ = std::make_unique<SubmitFlow>(*clusters_, *clusterPages_, orders_, *status_, this);
    stop_ = new StopFlow({*clusters_, *clusterPages_, orders_, *notices_, *status_, this}, this);
    connect(clusterPages_.get(), &ClusterPages::stopRequested, stop_, &StopFlow::begin);
    connectSubmitNotices();
    resume_ = std::make_unique<ResumeFlow>(*files_, *notices_);
    connect(submit_.get(), &SubmitFlow::submittedFrom, resume_.get(),
            [this](const editor::EditorPage &page, const QString &cluster, const QString &jobId) {
                resume_->remember(cluster, jobId, page);
            });
    connect(clusterPages_.get(), &ClusterPages::resumeRequested, resume_.get(), &ResumeFlow::find);
    connect(resume_.get(), &ResumeFlow::found, this, &MainWindow::resume);
    // What a sentence asks for has been done, or makes no sense any more.
    connect(clusters_.get(), &ClusterRegistry::targetChanged, notices_, [this](const QString &name) {
        if (!name.isEmpty())
            notices_->withdraw(targetReason());
    });
    connect(clusters_.get(), &ClusterRegistry::watched, notices_,
            [this](const QString &name) { notices_->withdraw(passwordReason(name)); });
    connect(clusters_.get(), &ClusterRegistry::removed, notices_, [this](const QString &name) {
        notices_->withdraw(passwordReason(name));
        notices_->withdraw(submitReason(name));
    });
}

/// What became of a submit is said with the names of job and cluster, and stands until the next one goes
/// there.
void MainWindow::connectSubmitNotices()
{
    connect(submit_.get(), &SubmitFlow::sending, notices_, [this](const QString &cluster) {
        notices_->withdraw(submitReason({}));
        notices_->withdraw(submitReason(cluster));
    });
    connect(submit_.get(), &SubmitFlow::failed, this, [this](const Error &error, const QString &cluster) {
        notices_->fail(
            error,
            [file = submit_->file(), cluster] {
                return cluster.isEmpty() ? tr("%1 was not submitted.").arg(file)
                                         : tr("%1 was not submitted to %2.").arg(file, cluster);
            },
            submitReason(cluster), nullptr, Notices::Stay::UntilSeen);
    });
    connect(submit_.get(), &SubmitFlow::submitted, this,
            [this](const QString &cluster, const QString &id, const QString &name) {
                notices_->tell(
                    [cluster, id, name] {
                        return tr("%1 was submitted to %2 as job %3.").arg(name, cluster, id);
                    },
                    {}, submitReason(cluster));
            });
    connect(submit_.get(), &SubmitFlow::unanswered, this,
            [this](const QString &cluster, const QString &name, const Error &why) {
                notices_->warn(
                    [=] {
                        return tr("No answer tells whether the submit of %1 to %2 arrived. %3 It is not sent "
                                  "again; the job is being looked for.")
                            .arg(name, cluster, Notices::placed(why));
                    },
                    {}, submitReason(cluster));
            });
    connect(submit_.get(), &SubmitFlow::found, this,
            [this](const QString &cluster, const QString &id, const QString &name, const Error &lost) {
                notices_->warn(
                    [=] {
                        return tr("%1 was submitted to %2 as job %3. %4")
                            .arg(name, cluster, id, Notices::placed(lost));
                    },
                    {}, submitReason(cluster));
            });
    connect(submit_.get(), &SubmitFlow::uncertain, this,
            [this](const QString &cluster, const QString &name, const Error &error) {
                notices_->fail(
                    error, [cluster, name] { return tr("The submit of %1 to %2:").arg(name, cluster); },
                    submitReason(cluster));
            });
    connect(submit_.get(), &SubmitFlow::abandoned, this, [this](const QString &cluster, const QString &name) {
        notices_->warn(
            [cluster, name] {
                return tr("Nobody waits for the answer to the submit of %1 to %2 any more; the engine may "
                          "still have taken the job.")
                    .arg(name, cluster);
            },
            {}, submitReason(cluster));
    });
}

} // namespace sluice::shell
