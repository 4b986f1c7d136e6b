// The window's dealings with clusters: connecting, watching, submitting.
#include "models/engine/networktransport.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/networkclusters.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/submitflow.h"

namespace sluice::shell {

void MainWindow::watch(const QString &cluster)
{
    if (clusters_->watch(cluster))
        return;
    notices_->warn(tr("%1 wants a password, which is not remembered.").arg(cluster),
                   {{tr("Connect again"), [this] {
                         connectToCluster();
                     }}});
}

void MainWindow::connectToCluster()
{
    auto *sheet = new monitorui::ConnectSheet(this);
    sheet->setTakenNames(clusters_->names());
    connect(sheet, &monitorui::ConnectSheet::connectConfirmed, this, &MainWindow::addCluster);
    sheet->show();
}

void MainWindow::addCluster(const monitorui::FoundCluster &found)
{
    ClusterEntry entry = entryOf(found.identity.name, found.members);
    entry.production = found.identity.locked;
    entry.color = found.identity.color;
    QList<engine::MemberAddress> addresses;
    for (const engine::ProbeResult &member : found.members)
        addresses.append(member.address);
    const QString name =
        clusters_->add(entry, std::make_unique<engine::NetworkTransport>(addresses, services_.clock));
    clusters_->setTarget(name);
    clusterPages_->openJobs(name);
}

void MainWindow::submitCurrent()
{
    editor::EditorPage *const page = files_->current();
    if (page == nullptr)
        return;
    if (clusters_->target().isEmpty()) {
        notices_->warn(tr("There is no cluster to submit to."), {{tr("Connect to a cluster…"), [this] {
                                                                      connectToCluster();
                                                                  }}});
        return;
    }
    if (clusters_->monitor(clusters_->target()) == nullptr) {
        watch(clusters_->target());
        if (clusters_->monitor(clusters_->target()) == nullptr)
            return;
    }
    submit_->begin(*page);
}

void MainWindow::connectSubmit()
{
    submit_ = std::make_unique<SubmitFlow>(*clusters_, *clusterPages_, *status_, this);
    connect(submit_.get(), &SubmitFlow::failed, this,
            [this](const Error &error) { notices_->fail(error, tr("The job was not submitted.")); });
    connect(submit_.get(), &SubmitFlow::submitted, this,
            [this](const QString &cluster, const QString &id, const QString &name) {
                notices_->tell(tr("%1 was submitted to %2 as job %3.").arg(name, cluster, id));
            });
    connect(submit_.get(), &SubmitFlow::uncertain, this,
            [this](const Error &error) { notices_->fail(error); });
    connect(submit_.get(), &SubmitFlow::answerLost, this,
            [this](const Error &error) { notices_->warn(QString::fromStdString(error.message), {}); });
    connect(submit_.get(), &SubmitFlow::abandoned, this, [this] {
        notices_->warn(tr("Nobody waits for the answer any more; the engine may still have taken the job."));
    });
}

} // namespace sluice::shell
