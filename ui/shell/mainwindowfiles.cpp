// The window's dealings with files: what is opened, dropped, restored.
#include "ui/shell/clusterpages.h"
#include "ui/shell/filedrop.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/recordings.h"
#include "ui/shell/recoveryoffer.h"
#include "ui/shell/session.h"

#include <QDir>

namespace sluice::shell {

void MainWindow::connectFiles()
{
    connect(files_.get(), &OpenFiles::failed, notices_, [this](const Error &error) {
        notices_->fail(error, QString(), openReason(QString::fromStdString(error.place)));
    });
    connect(files_.get(), &OpenFiles::picked, this, &MainWindow::openPaths);
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
    connect(session_.get(), &Session::missingChanged, this, &MainWindow::tellMissing);
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::filesDropped, this, &MainWindow::openPaths);
    connect(drop, &FileDrop::refused, notices_,
            [this] { notices_->warn([] { return tr("Only files on this computer can be opened."); }); });
}

void MainWindow::openPaths(const QStringList &paths)
{
    QList<Error> refused;
    const auto gathering = connect(files_.get(), &OpenFiles::failed, this,
                                   [&refused](const Error &error) { refused.append(error); });
    for (const QString &path : paths)
        files_->open(path);
    disconnect(gathering);
    // Each alone replaced the one before: all are told together.
    if (refused.size() > 1) {
        notices_->failAll(refused,
                          [count = refused.size()] { return tr("%1 files were not opened:").arg(count); });
    }
}

/// Files that were open when the program was left, and are not there now.
void MainWindow::tellMissing()
{
    static const QString reason = QStringLiteral("missing");
    notices_->withdraw(reason);
    const QStringList missing = session_->missing();
    if (missing.isEmpty())
        return;
    notices_->warn(
        [missing] {
            constexpr int mostNamed = 4;
            QStringList names;
            for (const QString &path : missing.mid(0, mostNamed))
                names.append(QDir::toNativeSeparators(path));
            QString list = names.join(QStringLiteral(", "));
            if (missing.size() > mostNamed)
                list = tr("%1 and %n more", "", int(missing.size()) - mostNamed).arg(list);
            return tr("Open when the program was left, and not to be opened now: %1. They are looked for "
                      "again "
                      "at the next start.")
                .arg(list);
        },
        {{[] { return tr("Look again"); },
          [this] {
              session_->restoreMissing();
          }},
         {[] { return tr("Forget them"); },
          [this] {
              session_->forgetMissing();
          }}},
        reason);
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
