#include "ui/shell/clusterregistry.h"

#include "models/core/qtshown.h"
#include "models/engine/seatunnel/transport.h"
#include "ui/shell/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace sluice::shell {

struct ClusterRegistry::Cluster
{
    ClusterEntry entry;
    std::unique_ptr<monitor::ClusterMonitor> monitor;
    engine::Transport *transport = nullptr; ///< of the monitor, while there is one
};

namespace {

QString withoutUser(const QString &url)
{
    return QUrl(url).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QJsonObject toJson(const ClusterEntry &entry)
{
    const auto array = [](const QStringList &list) {
        QJsonArray urls;
        for (const QString &url : list)
            urls.append(withoutUser(url));
        return urls;
    };
    return {{QStringLiteral("name"), entry.name},
            {QStringLiteral("urls"), array(entry.urls)},
            {QStringLiteral("otherApi"), array(entry.otherFlavour)},
            {QStringLiteral("portGuessed"), array(entry.portGuessed)},
            {QStringLiteral("api"), entry.flavour == engine::ApiFlavour::V2 ? 2 : 1},
            {QStringLiteral("user"), entry.user},
            {QStringLiteral("production"), entry.production},
            {QStringLiteral("color"), entry.color.isValid() ? entry.color.name() : QString()}};
}

ClusterEntry fromJson(const QJsonObject &object)
{
    ClusterEntry entry;
    entry.name = visibleText(object.value(QLatin1String("name")).toString());
    const auto list = [&object](const char *key) {
        QStringList urls;
        const QJsonArray array = object.value(QLatin1String(key)).toArray();
        for (const QJsonValue &url : array) {
            if (QUrl(url.toString()).isValid() && !url.toString().isEmpty())
                urls.append(withoutUser(url.toString()));
        }
        return urls;
    };
    entry.urls = list("urls");
    entry.otherFlavour = list("otherApi");
    entry.portGuessed = list("portGuessed");
    entry.flavour =
        object.value(QLatin1String("api")).toInt(1) == 2 ? engine::ApiFlavour::V2 : engine::ApiFlavour::V1;
    entry.user = object.value(QLatin1String("user")).toString();
    entry.production = object.value(QLatin1String("production")).toBool();
    entry.color = QColor(object.value(QLatin1String("color")).toString());
    return entry;
}

} // namespace

engine::ApiFlavour ClusterEntry::flavourOf(const QString &url) const
{
    const bool first = !otherFlavour.contains(url);
    return first == (flavour == engine::ApiFlavour::V1) ? engine::ApiFlavour::V1 : engine::ApiFlavour::V2;
}

QStringList ClusterEntry::asGiven() const
{
    QStringList given;
    for (const QString &url : urls) {
        QUrl one(url);
        if (portGuessed.contains(url))
            one.setPort(-1);
        given.append(one.toString());
    }
    return given;
}

ClusterRegistry::ClusterRegistry(Settings &settings, const Clock &clock, TransportFactory factory,
                                 QObject *parent)
    : QObject(parent)
    , settings_(settings)
    , clock_(clock)
    , factory_(std::move(factory))
{
}

ClusterRegistry::~ClusterRegistry() = default;

void ClusterRegistry::load()
{
    const QJsonArray list = QJsonDocument::fromJson(settings_.bytes(Setting::Clusters)).array();
    for (const QJsonValue &value : list) {
        ClusterEntry entry = fromJson(value.toObject());
        if (entry.name.isEmpty() || entry.urls.isEmpty() || find(entry.name) != nullptr)
            continue;
        clusters_.push_back(std::make_unique<Cluster>(Cluster{std::move(entry), nullptr, nullptr}));
    }
    target_ = settings_.text(Setting::TargetCluster);
    if (find(target_) == nullptr)
        target_ = clusters_.empty() ? QString() : clusters_.front()->entry.name;
    Q_EMIT listChanged();
    Q_EMIT targetChanged(target_);
}

QStringList ClusterRegistry::names() const
{
    QStringList names;
    for (const auto &cluster : clusters_)
        names.append(cluster->entry.name);
    return names;
}

ClusterRegistry::Cluster *ClusterRegistry::find(const QString &name) const
{
    const auto found = std::find_if(clusters_.begin(), clusters_.end(),
                                    [&name](const auto &cluster) { return cluster->entry.name == name; });
    return found == clusters_.end() ? nullptr : found->get();
}

const ClusterEntry *ClusterRegistry::entry(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr ? nullptr : &cluster->entry;
}

monitor::ClusterMonitor *ClusterRegistry::monitor(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr ? nullptr : cluster->monitor.get();
}

engine::Transport *ClusterRegistry::transport(const QString &name) const
{
    const Cluster *cluster = find(name);
    return cluster == nullptr || !cluster->monitor ? nullptr : cluster->transport;
}

QString ClusterRegistry::freeName(const QString &wanted) const
{
    // It stands in many sentences.
    const QString base = wanted.isEmpty() ? QStringLiteral("cluster") : visibleText(wanted);
    QString name = base;
    for (int number = 2; find(name) != nullptr; ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

QString ClusterRegistry::add(ClusterEntry entry, std::unique_ptr<engine::Transport> transport)
{
    entry.name = freeName(entry.name);
    const QString name = entry.name;
    clusters_.push_back(std::make_unique<Cluster>(Cluster{std::move(entry), nullptr, nullptr}));
    save();
    Q_EMIT listChanged();
    watch(name, std::move(transport));
    if (target_.isEmpty())
        setTarget(name);
    return name;
}

QString ClusterRegistry::replace(const QString &name, ClusterEntry entry,
                                 std::unique_ptr<engine::Transport> transport)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr || entry.name != name) {
        remove(name);
        return add(std::move(entry), std::move(transport));
    }
    unwatch(name);
    cluster->entry = std::move(entry);
    save();
    watch(name, std::move(transport));
    return name;
}

bool ClusterRegistry::watch(const QString &name, std::unique_ptr<engine::Transport> transport)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr)
        return false;
    if (cluster->monitor)
        return true;
    if (!transport && factory_)
        transport = factory_(cluster->entry);
    if (!transport)
        return false;
    cluster->transport = transport.get();
    cluster->monitor = std::make_unique<monitor::ClusterMonitor>(name, std::move(transport), clock_);
    connect(cluster->monitor.get(), &monitor::ClusterMonitor::snapshotChanged, this,
            [this, name] { Q_EMIT snapshotChanged(name); });
    Q_EMIT watched(name, cluster->monitor.get());
    cluster->monitor->start();
    Q_EMIT listChanged();
    return true;
}

void ClusterRegistry::unwatch(const QString &name)
{
    Cluster *const cluster = find(name);
    if (cluster == nullptr || !cluster->monitor)
        return;
    Q_EMIT aboutToUnwatch(name);
    cluster->monitor->stop();
    // It may be the sender of the signal that led here.
    cluster->monitor.release()->deleteLater();
    Q_EMIT listChanged();
}

void ClusterRegistry::remove(const QString &name)
{
    unwatch(name);
    std::erase_if(clusters_, [&name](const auto &cluster) { return cluster->entry.name == name; });
    save();
    if (target_ == name)
        setTarget(clusters_.empty() ? QString() : clusters_.front()->entry.name);
    Q_EMIT removed(name);
    Q_EMIT listChanged();
}

void ClusterRegistry::setTarget(const QString &name)
{
    if (target_ == name || (!name.isEmpty() && find(name) == nullptr))
        return;
    target_ = name;
    const ClusterEntry *const chosen = entry(name);
    if (chosen == nullptr || !chosen->demo)
        settings_.set(Setting::TargetCluster, name);
    Q_EMIT targetChanged(name);
}

void ClusterRegistry::save()
{
    QJsonArray list;
    for (const auto &cluster : clusters_) {
        if (!cluster->entry.demo)
            list.append(toJson(cluster->entry));
    }
    settings_.set(Setting::Clusters, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QStringList memberNames(const ClusterEntry &entry)
{
    QStringList members;
    for (const QString &text : entry.urls) {
        const QUrl url(text);
        const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
        members.append(QStringLiteral("%1:%2").arg(url.host()).arg(port));
    }
    return members;
}

} // namespace sluice::shell
