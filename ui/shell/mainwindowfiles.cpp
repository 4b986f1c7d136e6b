// The window's dealings with files: what is opened, dropped, restored.
#include "ui/shell/clusterpages.h"
#include "ui/shell/filedrop.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/recordings.h"
#include "ui/shell/recoveryoffer.h"

namespace sluice::shell {

void MainWindow::connectFiles()
{
    connect(files_.get(), &OpenFiles::failed, notices_, [this](const Error &error) {
        notices_->fail(error, QString(), openReason(QString::fromStdString(error.place)));
    });
    connect(files_.get(), &OpenFiles::recordingRequested, this, &MainWindow::openRecording);
    connect(recovery_, &RecoveryOffer::failed, notices_,
            [this](const Error &error) { notices_->fail(error); });
    connect(recordings_.get(), &Recordings::ended, this, [this](const QString &path, const QString &cluster) {
        notices_->tell([cluster] { return tr("%1 is over; what you see is its last moment.").arg(cluster); },
                       {{[] { return tr("Play it again"); },
                         [this, path] {
                             openRecording(path);
                         }}},
                       QStringLiteral("recording:") + path);
    });
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::filesDropped, this, &MainWindow::openPaths);
    connect(drop, &FileDrop::refused, notices_,
            [this] { notices_->warn([] { return tr("Only files on this computer can be opened."); }); });
}

void MainWindow::openRecording(const QString &path)
{
    notices_->withdraw(QStringLiteral("recording:") + path);
    const Result<QString> cluster = recordings_->open(path);
    if (cluster)
        clusterPages_->openJobs(*cluster);
    else
        notices_->fail(cluster.error());
}

} // namespace sluice::shell
