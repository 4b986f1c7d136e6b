#include "ui/shell/targetchoice.h"

#include "models/core/clock.h"
#include "models/monitor/clustermonitor.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/notices.h"

namespace sluice::shell {

namespace {

constexpr qint64 patienceMs = 30'000; ///< an engine that is restarted is silent for less

const QString &choiceReason()
{
    static const QString reason = QStringLiteral("target choice");
    return reason;
}

} // namespace

TargetChoice::TargetChoice(const Parts &parts, QObject *parent)
    : QObject(parent)
    , of_(parts)
{
    connect(&of_.tabs, &DocumentTabs::currentChanged, this, &TargetChoice::refresh);
    connect(&of_.clusters, &ClusterRegistry::snapshotChanged, this, &TargetChoice::refresh);
    connect(&of_.clusters, &ClusterRegistry::listChanged, this, &TargetChoice::refresh);
}

void TargetChoice::choose()
{
    chosen_ = of_.clusters.target();
    of_.notices.withdraw(choiceReason());
    offered_.clear();
}

void TargetChoice::propose(const QString &cluster)
{
    const QString target = of_.clusters.target();
    if (target.isEmpty() || (target != chosen_ && !takesJobs(target)))
        of_.clusters.setTarget(cluster);
}

void TargetChoice::follow(const QString &cluster)
{
    const QString target = of_.clusters.target();
    if (target.isEmpty())
        of_.clusters.setTarget(cluster);
    else if (target != cluster)
        change(cluster, {});
}

bool TargetChoice::takesJobs(const QString &cluster) const
{
    const ClusterEntry *const entry = of_.clusters.entry(cluster);
    const monitor::ClusterMonitor *const monitor = of_.clusters.monitor(cluster);
    return entry != nullptr && !entry->demo && monitor != nullptr &&
           monitorui::lastAnswerMs(monitor->snapshot()) > 0 && !monitorui::isUnreachable(monitor->snapshot());
}

QString TargetChoice::trouble(const QString &cluster) const
{
    const ClusterEntry *const entry = of_.clusters.entry(cluster);
    const monitor::ClusterMonitor *const monitor = of_.clusters.monitor(cluster);
    if (entry == nullptr)
        return {};
    if (entry->demo)
        return tr("%1 is a recording.").arg(cluster);
    if (monitor == nullptr)
        return tr("%1 is not watched.").arg(cluster);
    const qint64 last = monitorui::lastAnswerMs(monitor->snapshot());
    const bool silent = monitorui::isUnreachable(monitor->snapshot()) &&
                        !monitorui::isFirstAnswerAwaited(monitor->snapshot());
    return silent && of_.clock.nowMs() - last > patienceMs ? tr("%1 does not answer.").arg(cluster)
                                                           : QString();
}

void TargetChoice::refresh()
{
    const widgets::Page *const page = of_.tabs.current();
    const QString front = page == nullptr ? QString() : page->source();
    const QString target = of_.clusters.target();
    const bool better = !front.isEmpty() && front != target && takesJobs(front) && !trouble(target).isEmpty();
    const QString pair = target + u'/' + front;
    if (better && target != chosen_) {
        change(front, trouble(target));
    } else if (better && offered_ != pair) {
        offered_ = pair;
        offer(front);
    } else if (!better && !offered_.isEmpty()) {
        offered_.clear();
        of_.notices.withdraw(choiceReason());
    }
}

void TargetChoice::change(const QString &cluster, const QString &why)
{
    const QString old = of_.clusters.target();
    of_.clusters.setTarget(cluster);
    of_.notices.tell(
        [cluster, why] {
            const QString now = tr("Jobs are submitted to %1 from now on.").arg(cluster);
            return why.isEmpty() ? now : tr("%1 %2").arg(now, why);
        },
        {{[old] { return tr("Back to %1").arg(old); },
          [this, old] {
              of_.clusters.setTarget(old);
              choose();
          }}},
        choiceReason());
}

void TargetChoice::offer(const QString &cluster)
{
    const QString target = of_.clusters.target();
    of_.notices.warn(
        [target, why = trouble(target)] {
            return tr("Jobs are still submitted to %1, as you chose. %2").arg(target, why);
        },
        {{[cluster] { return tr("Submit to %1").arg(cluster); },
          [this, cluster] {
              of_.clusters.setTarget(cluster);
              choose();
          }}},
        choiceReason());
}

} // namespace sluice::shell
