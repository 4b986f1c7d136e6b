// The window's dealings with files: what is opened, dropped, restored.
#include "models/core/qtmessage.h"
#include "models/workspace/settings.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/filedrop.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/recordingopening.h"
#include "ui/shell/recordings.h"
#include "ui/shell/recoveryoffer.h"
#include "ui/shell/session.h"

#include <QDir>
#include <QFileInfo>

namespace sluice::shell {

void MainWindow::connectFiles()
{
    connect(files_.get(), &OpenFiles::failed, notices_, [this](const Error &error) {
        // What could not be written is lost when nobody reads it; what was only not allowed is told once.
        notices_->fail(error, QString(), openReason(QString::fromStdString(error.place)), nullptr,
                       error.code == ErrorCode::InvalidArgument ? Notices::Stay::UntilSeen
                                                                : Notices::Stay::UntilClosed);
    });
    connect(files_.get(), &OpenFiles::picked, this, &MainWindow::openPaths);
    connect(recovery_, &RecoveryOffer::failed, notices_,
            [this](const Error &error) { notices_->fail(error); });
    opening_ = new RecordingOpening(*recordings_, *notices_, *status_, this);
    connect(files_.get(), &OpenFiles::recordingRequested, opening_, &RecordingOpening::open);
    connect(opening_, &RecordingOpening::opened, clusterPages_.get(), &ClusterPages::openJobs);
    connect(opening_, &RecordingOpening::problemsRequested, this,
            [this](const QString &path, const QList<Error> &problems) {
                help_->showHelp([path, problems] { return recordingProblemsHtml(path, problems); },
                                tabs_->inFront());
                docks_->reveal(Command::ShowHelp);
            });
    connect(session_.get(), &Session::missingChanged, this, &MainWindow::tellMissing);
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::filesDropped, this, &MainWindow::openPaths);
    connect(drop, &FileDrop::refused, notices_, [this] {
        notices_->warn([] { return tr("Only files on this computer can be opened."); }, {}, {},
                       Notices::Stay::UntilSeen);
    });
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

void MainWindow::tellOfDamage(const workspace::DamagedSettings &damage)
{
    notices_->warn([damage] {
        const QString path = QString::fromStdString(damage.why.place);
        if (damage.keptAs.isEmpty())
            return tr("%1: %2 The settings have their defaults.").arg(path, translated(damage.why));
        return tr("%1: %2 It is kept as %3, and the settings are written anew.")
            .arg(path, translated(damage.why), QFileInfo(damage.keptAs).fileName());
    });
}

} // namespace sluice::shell
