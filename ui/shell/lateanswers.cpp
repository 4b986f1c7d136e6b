#include "ui/shell/lateanswers.h"

#include "models/engine/networktransport.h"
#include "models/monitor/clustermonitor.h"
#include "ui/shell/clusterregistry.h"

#include <QUrl>

#include <algorithm>

namespace sluice::shell {

namespace {

constexpr int askEveryMs = 10'000;

bool hasAnswered(const monitor::ClusterMonitor &monitor)
{
    const QList<monitor::MemberView> &members = monitor.snapshot().members;
    return std::any_of(members.begin(), members.end(),
                       [](const monitor::MemberView &member) { return member.lastAnswerMs > 0; });
}

} // namespace

LateAnswers::LateAnswers(ClusterRegistry &clusters, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , clock_(clock)
{
    connect(&clusters_, &ClusterRegistry::removed, this, [this](const QString &name) {
        credentials_.remove(name);
        if (auto *const search = searches_.take(name))
            search->deleteLater();
    });
    timer_.setInterval(askEveryMs);
    connect(&timer_, &QTimer::timeout, this, qOverload<>(&LateAnswers::ask));
    timer_.start();
}

void LateAnswers::remember(const QString &cluster, const monitorui::Credentials &credentials)
{
    credentials_.insert(cluster, credentials);
}

void LateAnswers::ask()
{
    const QStringList names = clusters_.names();
    for (const QString &name : names)
        ask(name);
}

void LateAnswers::ask(const QString &cluster)
{
    const ClusterEntry *const entry = clusters_.entry(cluster);
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr || entry->demo || searches_.contains(cluster))
        return;
    if (hasAnswered(*monitor)) {
        credentials_.remove(cluster);
        return;
    }
    if (!entry->user.isEmpty() && !credentials_.contains(cluster))
        return;
    auto *search = new monitorui::AddressSearch(this);
    searches_.insert(cluster, search);
    connect(search, &monitorui::AddressSearch::finished, this, [this, cluster, search] {
        searches_.remove(cluster);
        search->deleteLater();
        if (!search->found().isEmpty())
            take(cluster, search->found());
    });
    search->start(entry->urls, credentials_.value(cluster));
}

void LateAnswers::take(const QString &cluster, const QList<engine::ProbeResult> &found)
{
    const ClusterEntry *const before = clusters_.entry(cluster);
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr || hasAnswered(*monitor))
        return;
    ClusterEntry entry = *before;
    entry.flavour = found.first().address.flavour;
    entry.otherFlavour.clear();
    QList<engine::MemberAddress> addresses;
    for (const QString &url : std::as_const(entry.urls)) {
        const auto one = std::find_if(found.begin(), found.end(), [&url](const engine::ProbeResult &result) {
            return result.address.base == QUrl(url);
        });
        if (one != found.end() && one->address.flavour != entry.flavour)
            entry.otherFlavour.append(url);
        // One that is still silent is asked as the others are.
        if (one != found.end()) {
            addresses.append(one->address);
        } else if (auto address = engine::MemberAddress::fromText(url, entry.flavour)) {
            address->authorization = found.first().address.authorization;
            addresses.append(*address);
        }
    }
    // Where the guess was right, the monitor finds out by itself at its next question.
    if (entry == *before)
        return;
    clusters_.replace(cluster, entry, std::make_unique<engine::NetworkTransport>(addresses, clock_));
}

} // namespace sluice::shell
