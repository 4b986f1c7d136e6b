#include "models/engine/http/environmentproxy.h"

#include "models/engine/http/addressdiagnosis.h"
#include "models/engine/http/pastedaddress.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace sluice::engine {

namespace {

struct Variable
{
    QString name;
    QString value;
};

std::optional<Variable> firstSet(const QStringList &names, const QProcessEnvironment &environment)
{
    for (const QString &name : names)
        for (const QString &spelling : {name, name.toUpper()})
            if (environment.contains(spelling))
                return Variable{spelling, environment.value(spelling).trimmed()};
    return std::nullopt;
}

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

/// One entry of no_proxy.
bool names(QString entry, const QString &host, int port)
{
    if (entry == QLatin1String("*"))
        return true;
    const QHostAddress address(host);
    if (entry.contains(QLatin1Char('/'))) {
        const auto subnet = QHostAddress::parseSubnet(entry);
        return !subnet.first.isNull() && !address.isNull() && address.isInSubnet(subnet);
    }
    static const QRegularExpression withPort(QStringLiteral("^(\\[.*\\]|[^:]*):([0-9]+)$"));
    if (const auto match = withPort.match(entry); match.hasMatch()) {
        if (match.captured(2).toInt() != port)
            return false;
        entry = match.captured(1);
    }
    if (entry.startsWith(QLatin1Char('[')) && entry.endsWith(QLatin1Char(']')))
        entry = entry.mid(1, entry.size() - 2);
    if (!address.isNull())
        return address == QHostAddress(entry);
    entry.remove(QRegularExpression(QStringLiteral("^\\*?\\.")));
    return !entry.isEmpty() && (host == entry || host.endsWith(QLatin1Char('.') + entry));
}

bool isExcluded(const QUrl &url, const QString &host, const QProcessEnvironment &environment)
{
    if (isThisComputer(host))
        return true;
    const auto set = firstSet({QStringLiteral("no_proxy")}, environment);
    if (!set)
        return false;
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    const QStringList entries = set->value.toLower().split(separators, Qt::SkipEmptyParts);
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const QString &entry) { return names(entry, host, port); });
}

Result<std::optional<QNetworkProxy>> readProxy(const Variable &variable)
{
    QString text = variable.value;
    QString scheme = QStringLiteral("http");
    if (const qsizetype end = text.indexOf(QLatin1String("://")); end >= 0) {
        scheme = text.left(end).toLower();
        text.remove(0, end + 3);
    }
    const bool socks =
        QStringList{QStringLiteral("socks"), QStringLiteral("socks5"), QStringLiteral("socks5h")}.contains(
            scheme);
    if (!socks && scheme != QLatin1String("http"))
        return tl::unexpected(AddressDiagnosis::unusableProxy(variable.name));
    const Result<QUrl> read = readAddress(text.prepend(QLatin1String("http://")));
    if (!read)
        return tl::unexpected(AddressDiagnosis::badProxy(variable.name));
    constexpr int usualPort = 80;
    constexpr int usualSocksPort = 1080;
    const int port = read->port(socks ? usualSocksPort : usualPort);
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, read->host(),
                         static_cast<quint16>(port), read->userName(QUrl::FullyDecoded),
                         read->password(QUrl::FullyDecoded));
}

} // namespace

Result<std::optional<QNetworkProxy>> environmentProxy(const QUrl &url, const QProcessEnvironment &environment)
{
    const QString http = QStringLiteral("http_proxy");
    const QString https = QStringLiteral("https_proxy");
    const QString all = QStringLiteral("all_proxy");
    const bool tls = url.scheme() == QLatin1String("https");
    const auto set = firstSet(tls ? QStringList{https, all, http} : QStringList{http, all}, environment);
    if (!set && firstSet({https}, environment))
        return QNetworkProxy(QNetworkProxy::NoProxy); // for the other scheme only
    if (!set)
        return std::nullopt;
    if (set->value.isEmpty() || isExcluded(url, url.host().toLower(), environment))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return readProxy(*set);
}

} // namespace sluice::engine
