#include "models/engine/http/pastedaddress.h"

#include "models/engine/http/addressdiagnosis.h"

#include <algorithm>
#include <optional>

namespace sluice::engine {

namespace {

struct Authority
{
    QString userInfo; ///< percent-encoded, as it came
    QString host;     ///< IPv6 without brackets
    std::optional<QString> port;
};

/// Before the last "@": a password may hold one.
void takeUserInfo(QString &text, Authority &authority)
{
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return;
    authority.userInfo = text.left(at);
    authority.userInfo.replace(QLatin1Char('@'), QLatin1String("%40"));
    text.remove(0, at + 1);
}

Result<Authority> readAuthority(QString text)
{
    Authority authority;
    takeUserInfo(text, authority);
    QString rest;
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype close = text.indexOf(QLatin1Char(']'));
        if (close < 0)
            return tl::unexpected(AddressDiagnosis::badAddress());
        authority.host = text.mid(1, close - 1);
        rest = text.mid(close + 1);
        if (!authority.host.contains(QLatin1Char(':')) || (!rest.isEmpty() && !rest.startsWith(u':')))
            return tl::unexpected(AddressDiagnosis::badAddress());
    } else if (text.count(QLatin1Char(':')) > 1) {
        return tl::unexpected(AddressDiagnosis::bareIpv6());
    } else {
        const qsizetype colon = text.indexOf(QLatin1Char(':'));
        authority.host = colon < 0 ? text : text.left(colon);
        rest = colon < 0 ? QString() : text.mid(colon);
    }
    if (!rest.isEmpty())
        authority.port = rest.mid(1);
    return authority;
}

Result<int> readPort(const QString &text)
{
    if (text.isEmpty())
        return tl::unexpected(AddressDiagnosis::emptyPort());
    const bool digits = text.size() <= 5 && std::all_of(text.begin(), text.end(), [](QChar c) {
                            return c >= QLatin1Char('0') && c <= QLatin1Char('9');
                        });
    const int port = digits ? text.toInt() : 0;
    if (port < 1 || port > 65535)
        return tl::unexpected(AddressDiagnosis::badPort(text));
    return port;
}

bool isPlain(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
               c == QLatin1Char('\\');
    });
}

/// "1", "127.1", "0x10": numbers, which are no names.
bool isNumber(const QString &host)
{
    const bool hexadecimal = host.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [hexadecimal](QChar c) {
        return c == QLatin1Char('.') || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
               (hexadecimal && QStringLiteral("xabcdef").contains(c.toLower()));
    });
}

} // namespace

Result<QUrl> readAddress(const QString &pasted)
{
    QString text = pasted.trimmed();
    if (text.isEmpty() || !isPlain(text))
        return tl::unexpected(AddressDiagnosis::badAddress());
    QString scheme = QStringLiteral("http");
    if (const qsizetype end = text.indexOf(QLatin1String("://")); end >= 0) {
        scheme = text.left(end).toLower();
        text.remove(0, end + 3);
    }
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return tl::unexpected(AddressDiagnosis::badAddress());
    qsizetype end = 0;
    while (end < text.size() && !QStringLiteral("/?#").contains(text.at(end)))
        ++end;
    const QString rest = text.mid(end);
    const Result<Authority> authority = readAuthority(text.left(end));
    Result<int> port = 0;
    if (authority && authority->port)
        port = readPort(*authority->port);
    // "http://ann:pa/ss@host": what looks like a host and a port is a name and half a password.
    if (rest.contains(QLatin1Char('@')))
        return tl::unexpected(AddressDiagnosis::passwordNotEncoded());
    if (!authority)
        return tl::unexpected(authority.error());
    if (!port)
        return tl::unexpected(port.error());
    QUrl url;
    url.setScheme(scheme);
    url.setHost(authority->host, QUrl::StrictMode);
    if (authority->host.isEmpty() || !url.isValid() || url.host().isEmpty())
        return tl::unexpected(AddressDiagnosis::badAddress());
    if (const auto dot = QLatin1Char('.'); url.host() != authority->host && url.host().count(dot) == 3 &&
                                           isNumber(authority->host) && isNumber(url.host()))
        return tl::unexpected(AddressDiagnosis::numberAsHost(authority->host, url.host()));
    if (isNumber(authority->host) && authority->host.count(QLatin1Char('.')) != 3)
        return tl::unexpected(AddressDiagnosis::badAddress());
    if (*port > 0)
        url.setPort(*port);
    url.setUserInfo(authority->userInfo, QUrl::TolerantMode);
    const qsizetype query = std::min(rest.indexOf(QLatin1Char('?')) < 0 ? rest.size() : rest.indexOf(u'?'),
                                     rest.indexOf(QLatin1Char('#')) < 0 ? rest.size() : rest.indexOf(u'#'));
    url.setPath(rest.left(query), QUrl::TolerantMode);
    if (!url.isValid())
        return tl::unexpected(AddressDiagnosis::badAddress());
    return url;
}

} // namespace sluice::engine
