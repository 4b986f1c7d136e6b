#include "ui/shell/stopflow.h"

#include "models/core/qtmessage.h"
#include "models/monitor/clustermonitor.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/monitor/stopsheet.h"
#include "ui/shell/busyfield.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/notices.h"
#include "ui/shell/openorders.h"
#include "ui/shell/statusbar.h"

#include <algorithm>

namespace sluice::shell {

StopFlow::StopFlow(const Parts &parts, QObject *parent)
    : QObject(parent)
    , of_(parts)
{
}

void StopFlow::begin(const QString &cluster, const QString &jobId, bool withSavepoint)
{
    const monitor::ClusterMonitor *const monitor = of_.clusters.monitor(cluster);
    if (monitor == nullptr || jobId.isEmpty())
        return;
    if (of_.pages.identity(cluster).recording) {
        of_.notices.warn(
            [cluster] { return tr("%1 is a recording: nothing can be changed there.").arg(cluster); }, {}, {},
            Notices::Stay::UntilSeen);
        return;
    }
    const QList<monitor::JobView> &jobs = monitor->snapshot().jobs;
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&](const auto &job) { return job.id == jobId; });
    const QString name = found == jobs.end() ? jobId : found->info.name;
    auto *sheet =
        new monitorui::StopSheet(of_.pages.identity(cluster), jobId, name, withSavepoint, of_.window);
    connect(sheet, &monitorui::StopSheet::stopConfirmed, this,
            [this, name](const QString &where, const QString &id, bool savepoint, bool everyMember) {
                send({where, id, name, savepoint, everyMember});
            });
    sheet->setMemberCount(int(monitor->snapshot().members.size()));
    sheet->setSilent(monitorui::isUnreachable(monitor->snapshot()));
    sheet->setUnsettled(of_.orders.sentences({OpenOrders::ofJob(cluster, jobId)}));
    sheet->open();
}

void StopFlow::send(const Stop &stop)
{
    monitor::ClusterMonitor *const monitor = of_.clusters.monitor(stop.cluster);
    if (monitor == nullptr) {
        of_.notices.fail(
            {ErrorCode::InvalidArgument,
             SLUICE_MESSAGE("sluice::shell::StopFlow", "%1 is not watched any more.").with(stop.cluster)},
            [stop] { return tr("%1 was not stopped.").arg(stop.jobName); });
        return;
    }
    const QString key = OpenOrders::ofJob(stop.cluster, stop.jobId);
    const QString reason = QStringLiteral("stop:") + key;
    const auto open = [this, key, stop] {
        of_.orders.open(key, [stop] {
            return tr("It is not known whether the last stop of %1 on %2 arrived: look at the job's state "
                      "before you send another.")
                .arg(stop.jobName, stop.cluster);
        });
    };
    of_.notices.withdraw(reason);
    open();
    auto *const waiting = new QObject(this);
    auto *const field = new BusyField([] { return tr("Do not show that"); });
    of_.status.addBusy(field);
    connect(waiting, &QObject::destroyed, field, &QObject::deleteLater);
    connect(field, &BusyField::cancelRequested, field, &BusyField::stop);
    connect(monitor, &QObject::destroyed, waiting, &QObject::deleteLater);
    field->start([stop] {
        return stop.withSavepoint ? tr("Stopping %1 on %2 with a savepoint…").arg(stop.jobName, stop.cluster)
                                  : tr("Stopping %1 on %2…").arg(stop.jobName, stop.cluster);
    });

    using monitor::ClusterMonitor;
    const quint64 number = monitor->stopJob(stop.jobId, stop.withSavepoint, stop.everyMember);
    connect(monitor, &ClusterMonitor::stopUnanswered, waiting,
            [=, this](const QString &, const Error &why, quint64 which) {
                if (which != number)
                    return;
                of_.notices.warn(
                    [stop, why] {
                        return tr("No answer tells whether the stop of %1 on %2 arrived. %3 It is not sent "
                                  "again; the job is being looked at.")
                            .arg(stop.jobName, stop.cluster, Notices::placed(why));
                    },
                    {}, reason);
            });
    connect(monitor, &ClusterMonitor::stopTaken, waiting,
            [=, this](const QString &, const Error &lost, quint64 which) {
                if (which != number)
                    return;
                of_.orders.settle(key);
                of_.notices.withdraw(reason);
                if (!lost.message.empty())
                    of_.notices.tell(
                        [stop, lost] {
                            return tr("The stop of %1 on %2: %3")
                                .arg(stop.jobName, stop.cluster, translated(lost));
                        },
                        {}, reason);
            });
    connect(monitor, &ClusterMonitor::stopFailed, waiting,
            [=, this](const QString &, const Error &error, quint64 which) {
                if (which != number)
                    return;
                of_.orders.settle(key);
                of_.notices.fail(
                    error, [stop] { return tr("The stop of %1 on %2:").arg(stop.jobName, stop.cluster); },
                    reason);
            });
    connect(monitor, &ClusterMonitor::stopUncertain, waiting,
            [=, this](const QString &, const Error &error, quint64 which) {
                if (which != number)
                    return;
                open();
                of_.notices.fail(
                    error, [stop] { return tr("The stop of %1 on %2:").arg(stop.jobName, stop.cluster); },
                    reason);
            });
    connect(monitor, &ClusterMonitor::stopEnded, waiting, [waiting, number](quint64 which) {
        if (which == number)
            waiting->deleteLater();
    });
}

} // namespace sluice::shell
