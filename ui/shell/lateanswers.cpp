#include "ui/shell/lateanswers.h"

#include "models/engine/seatunnel/client.h"
#include "models/monitor/clustermonitor.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/networkclusters.h"

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

/// `base` is what answered to `url`; where the port of that is a guess, any port is right.
bool isAt(QUrl base, QUrl url, bool anyPort)
{
    if (anyPort) {
        base.setPort(-1);
        url.setPort(-1);
    }
    return base == url;
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
    search->start(entry->asGiven(), credentials_.value(cluster));
}

void LateAnswers::take(const QString &cluster, const QList<engine::ProbeResult> &found)
{
    const ClusterEntry *const before = clusters_.entry(cluster);
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr || hasAnswered(*monitor))
        return;
    ClusterEntry entry = *before;
    entry.members.clear();
    QList<engine::MemberAddress> addresses;
    for (const workspace::MemberEntry &guess : before->members) {
        const auto one = std::find_if(found.begin(), found.end(), [&](const engine::ProbeResult &result) {
            return isAt(result.address.base, QUrl(guess.url), guess.portGuessed);
        });
        // One that is still silent is asked as the others are.
        Result<engine::MemberAddress> address =
            one != found.end() ? Result<engine::MemberAddress>(one->address)
                               : engine::MemberAddress::fromText(guess.url, found.first().address.flavour);
        if (!address)
            continue;
        workspace::MemberEntry member = remembered(*address);
        if (entry.urls().contains(member.url))
            continue; // "host" and "host:8080" are one
        if (one == found.end()) {
            address->authorization = found.first().address.authorization;
            member.portGuessed = guess.portGuessed;
        }
        entry.members.append(member);
        addresses.append(*address);
    }
    // Where the guess was right, the monitor finds out by itself at its next question.
    if (entry == *before)
        return;
    clusters_.replace(cluster, entry, engine::networkClient(addresses, clock_));
}

} // namespace sluice::shell
