#include "models/workspace/clusterentry.h"

#include "models/core/qtshown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace sluice::workspace {

namespace {

constexpr int secondApi = 2;

QString withoutUser(const QString &url)
{
    return QUrl(url).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// The number in an engine's word for an API: the file has numbers.
int numberOf(const QString &api)
{
    return api == QLatin1String("v2") ? secondApi : 1;
}

QString apiOf(int number)
{
    return number == secondApi ? QStringLiteral("v2") : QStringLiteral("v1");
}

/// Members that answer in another API than the first one are listed by themselves, as versions without them
/// expect.
QJsonObject objectOf(const ClusterEntry &entry)
{
    QJsonArray urls;
    QJsonArray otherApi;
    QJsonArray portGuessed;
    const int api = entry.members.isEmpty() ? 1 : numberOf(entry.members.constFirst().api);
    for (const MemberEntry &member : entry.members) {
        const QString url = withoutUser(member.url);
        urls.append(url);
        if (numberOf(member.api) != api)
            otherApi.append(url);
        if (member.portGuessed)
            portGuessed.append(url);
    }
    return {{QStringLiteral("name"), entry.name},
            {QStringLiteral("engine"), QString::fromLatin1(engine::engineName(entry.engine))},
            {QStringLiteral("urls"), urls},
            {QStringLiteral("otherApi"), otherApi},
            {QStringLiteral("portGuessed"), portGuessed},
            {QStringLiteral("api"), api},
            {QStringLiteral("user"), entry.user},
            {QStringLiteral("production"), entry.production},
            {QStringLiteral("color"), entry.color}};
}

/// As it is shown; empty for what is no cluster.
QString nameIn(const QJsonValue &cluster)
{
    return visibleText(cluster.toObject().value(QLatin1String("name")).toString());
}

QStringList addressesIn(const QJsonObject &object, const char *key)
{
    QStringList urls;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &url : array) {
        if (QUrl(url.toString()).isValid() && !url.toString().isEmpty())
            urls.append(withoutUser(url.toString()));
    }
    return urls;
}

ClusterEntry entryOf(const QJsonObject &object)
{
    ClusterEntry entry;
    entry.name = nameIn(object);
    const int api = object.value(QLatin1String("api")).toInt(1);
    const QStringList otherApi = addressesIn(object, "otherApi");
    const QStringList portGuessed = addressesIn(object, "portGuessed");
    const QStringList urls = addressesIn(object, "urls");
    for (const QString &url : urls) {
        const bool isOther = otherApi.contains(url);
        entry.members.append(
            {url, apiOf(isOther == (api == secondApi) ? 1 : secondApi), portGuessed.contains(url)});
    }
    entry.user = object.value(QLatin1String("user")).toString();
    entry.production = object.value(QLatin1String("production")).toBool();
    entry.color = object.value(QLatin1String("color")).toString();
    return entry;
}

} // namespace

QStringList ClusterEntry::urls() const
{
    QStringList all;
    for (const MemberEntry &member : members)
        all.append(member.url);
    return all;
}

QStringList ClusterEntry::asGiven() const
{
    QStringList given;
    for (const MemberEntry &member : members) {
        QUrl url(member.url);
        if (member.portGuessed)
            url.setPort(-1);
        given.append(url.toString());
    }
    return given;
}

QByteArray withCluster(const QByteArray &json, const ClusterEntry &entry)
{
    if (entry.demo)
        return json;
    QJsonArray list = QJsonDocument::fromJson(json).array();
    const auto known =
        std::find_if(list.begin(), list.end(), [&](const auto &one) { return nameIn(one) == entry.name; });
    if (known == list.end())
        list.append(objectOf(entry));
    else
        *known = objectOf(entry);
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray withoutCluster(const QByteArray &json, const QString &name)
{
    const QJsonArray before = QJsonDocument::fromJson(json).array();
    QJsonArray list;
    for (const QJsonValue &one : before) {
        if (nameIn(one) != name)
            list.append(one);
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QStringList clusterNames(const QByteArray &json)
{
    QStringList names;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &one : list)
        names.append(nameIn(one));
    return names;
}

bool isClusterList(const QByteArray &json)
{
    return json.trimmed().isEmpty() || QJsonDocument::fromJson(json).isArray();
}

QList<ClusterEntry> clustersFromJson(const QByteArray &json)
{
    QList<ClusterEntry> clusters;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        const auto engine = engine::engineFromName(
            object.value(QLatin1String("engine"))
                .toString(QString::fromLatin1(engine::engineName(engine::EngineKind::SeaTunnel))));
        ClusterEntry entry = entryOf(object);
        const bool isThere = std::any_of(clusters.cbegin(), clusters.cend(),
                                         [&entry](const auto &other) { return other.name == entry.name; });
        if (!engine || isThere || entry.name.isEmpty() || entry.members.isEmpty())
            continue;
        entry.engine = *engine;
        clusters.append(std::move(entry));
    }
    return clusters;
}

} // namespace sluice::workspace
