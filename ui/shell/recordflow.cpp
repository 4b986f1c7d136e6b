#include "ui/shell/recordflow.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/monitor/clustermonitor.h"
#include "models/workspace/settings.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/busyfield.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/liverecordings.h"
#include "ui/shell/notices.h"
#include "ui/shell/statusbar.h"
#include "ui/widgets/whynot.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace sluice::shell {

namespace {

QString recordReason(const QString &cluster)
{
    return QStringLiteral("record:") + cluster;
}

/// "prod-2026-11-28-1130.jsonl.gz": what cannot be in the name of a file on some system is a dash.
QString fileNameFor(const QString &cluster, qint64 nowMs)
{
    static const QRegularExpression odd(QStringLiteral("[^\\w.-]+"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    const QString time = QDateTime::fromMSecsSinceEpoch(nowMs).toString(QStringLiteral("yyyy-MM-dd-HHmm"));
    return QStringLiteral("%1-%2.jsonl.gz").arg(QString(cluster).replace(odd, QStringLiteral("-")), time);
}

} // namespace

RecordFlow::RecordFlow(Parts parts)
    : of_(std::move(parts))
    , recordings_(new LiveRecordings(of_.clusters, of_.clock, this))
{
    connect(of_.actions.action(Command::StartRecording), &QAction::triggered, this,
            [this] { ask(subject()); });
    connect(of_.actions.action(Command::StopRecording), &QAction::triggered, this,
            [this] { recordings_->stop(recorded()); });
    connect(of_.actions.action(Command::OpenRecording), &QAction::triggered, this, &RecordFlow::pick);
    connect(&of_.tabs, &DocumentTabs::currentChanged, this, &RecordFlow::refresh);
    connect(&of_.clusters, &ClusterRegistry::listChanged, this, &RecordFlow::refresh);
    connect(&of_.clusters, &ClusterRegistry::targetChanged, this, &RecordFlow::refresh);
    connect(recordings_, &LiveRecordings::finished, this,
            [this](const QString &cluster, const QString &path, int replies) {
                ended(cluster);
                if (replies == 0) {
                    of_.notices.tell(
                        [cluster] { return tr("%1 said nothing, so nothing was recorded.").arg(cluster); },
                        {}, recordReason(cluster));
                    return;
                }
                of_.notices.tell(
                    [=] {
                        return tr("The answers of %1 were recorded in %2; there are %3.")
                            .arg(cluster, shown(QDir::toNativeSeparators(path)), QString::number(replies));
                    },
                    {{[] { return tr("Open the recording"); },
                      [this, path] {
                          Q_EMIT openRequested(path);
                      }}},
                    recordReason(cluster));
            });
    connect(recordings_, &LiveRecordings::failed, this,
            [this](const QString &cluster, const QString &path, const Error &error) {
                ended(cluster);
                of_.notices.fail(
                    error,
                    [=] {
                        return tr("The recording of %1 ends here; what came before is in %2.")
                            .arg(cluster, shown(QDir::toNativeSeparators(path)));
                    },
                    recordReason(cluster));
            });
    refresh();
}

RecordFlow::~RecordFlow() = default;

QString RecordFlow::subject() const
{
    const widgets::Page *const page = of_.tabs.current();
    const QString front = page == nullptr ? QString() : page->source();
    return front.isEmpty() ? of_.clusters.target() : front;
}

QString RecordFlow::whyNoRecording(const QString &cluster) const
{
    if (cluster.isEmpty())
        return tr("There is no cluster yet: connect to one first.");
    if (of_.pages.identity(cluster).recording)
        return tr("%1 is a recording already.").arg(cluster);
    if (of_.clusters.monitor(cluster) == nullptr)
        return tr("%1 is not watched: connect to it first.").arg(cluster);
    if (recordings_->isRecording(cluster))
        return tr("%1 is being recorded already.").arg(cluster);
    return {};
}

QString RecordFlow::recorded() const
{
    if (recordings_->isRecording(subject()))
        return subject();
    const QStringList all = recordings_->clusters();
    return all.size() == 1 ? all.first() : QString();
}

void RecordFlow::refresh()
{
    widgets::setWhyNot(of_.actions.action(Command::StartRecording), whyNoRecording(subject()));
    QString whyNoStop;
    if (recorded().isEmpty())
        whyNoStop = subject().isEmpty() ? tr("Nothing is being recorded.")
                                        : tr("%1 is not being recorded.").arg(subject());
    widgets::setWhyNot(of_.actions.action(Command::StopRecording), whyNoStop);
}

void RecordFlow::ask(const QString &cluster)
{
    const QString folder = of_.settings.text(workspace::Setting::LastFolder);
    of_.picker(
        of_.window, PickFor::SaveRecording,
        QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(fileNameFor(cluster, of_.clock.nowMs())),
        [this, cluster, guarded = QPointer<RecordFlow>(this)](const QStringList &paths) {
            if (guarded && !paths.isEmpty())
                begin(cluster, paths.first());
        });
}

void RecordFlow::pick()
{
    const QString folder = of_.settings.text(workspace::Setting::LastFolder);
    of_.picker(of_.window, PickFor::OpenRecording, folder.isEmpty() ? QDir::homePath() : folder,
               [this, guarded = QPointer<RecordFlow>(this)](const QStringList &paths) {
                   if (!guarded || paths.isEmpty())
                       return;
                   of_.settings.set(workspace::Setting::LastFolder, QFileInfo(paths.first()).absolutePath());
                   for (const QString &path : paths)
                       Q_EMIT openRequested(path);
               });
}

void RecordFlow::begin(const QString &cluster, const QString &path)
{
    of_.notices.withdraw(recordReason(cluster));
    of_.settings.set(workspace::Setting::LastFolder, QFileInfo(path).absolutePath());
    if (const Result<void> begun = recordings_->start(cluster, path); !begun) {
        of_.notices.fail(
            begun.error(), [cluster] { return tr("%1 is not recorded.").arg(cluster); },
            recordReason(cluster));
        return;
    }
    auto *field = new BusyField([] { return tr("Stop recording"); });
    fields_.insert(cluster, field);
    of_.status.addBusy(field);
    connect(field, &BusyField::cancelRequested, this, [this, cluster] { recordings_->stop(cluster); });
    field->start([cluster] { return tr("Recording %1…").arg(cluster); });
    of_.pages.setRecorded(cluster, true);
    if (monitor::ClusterMonitor *const monitor = of_.clusters.monitor(cluster))
        monitor->refresh(); // so that it begins with all there is
    refresh();
}

void RecordFlow::ended(const QString &cluster)
{
    if (BusyField *const field = fields_.take(cluster)) {
        field->stop();
        field->deleteLater(); // it may be the sender of the click that led here
    }
    of_.pages.setRecorded(cluster, false);
    refresh();
}

} // namespace sluice::shell
