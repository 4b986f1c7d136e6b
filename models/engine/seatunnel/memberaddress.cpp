#include "models/engine/seatunnel/memberaddress.h"

#include "models/engine/http/addressdiagnosis.h"
#include "models/engine/http/pastedaddress.h"
#include "models/engine/seatunnel/endpoint.h"

namespace sluice::engine {

namespace {

QByteArray basicAuthorization(const QUrl &url)
{
    if (url.userName().isEmpty() && url.password().isEmpty())
        return {};
    const QString pair =
        url.userName(QUrl::FullyDecoded) + QLatin1Char(':') + url.password(QUrl::FullyDecoded);
    return "Basic " + pair.toUtf8().toBase64();
}

} // namespace

QString contextOf(const QString &path)
{
    QString context = path;
    const qsizetype hazelcast = context.indexOf(QLatin1String("/hazelcast"));
    if (hazelcast >= 0)
        context.truncate(hazelcast);
    const auto chopSlashes = [&context] {
        while (context.endsWith(QLatin1Char('/')))
            context.chop(1);
    };
    chopSlashes();
    // An id or a state may follow the name of the endpoint, so that one or two segments may have to go.
    for (int segments = 1; segments <= 2; ++segments) {
        const QString tail = context.section(QLatin1Char('/'), -segments);
        for (const char *method : {"GET", "POST"}) {
            if (!tail.isEmpty() && parseCall(method, QLatin1Char('/') + tail).endpoint != Endpoint::Other) {
                context.chop(tail.size());
                chopSlashes();
                return context;
            }
        }
    }
    return context;
}

Result<MemberAddress> MemberAddress::fromUrl(const QUrl &url, ApiFlavour flavour)
{
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return tl::unexpected(AddressDiagnosis::badAddress());
    MemberAddress address;
    address.flavour = flavour;
    address.authorization = basicAuthorization(url);
    const int port = url.port(scheme == QLatin1String("https") ? 443 : 80);
    if (port < 1)
        return tl::unexpected(AddressDiagnosis::badPort(QString::number(port)));
    const QString host =
        url.host().contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(url.host()) : url.host();
    address.name = QStringLiteral("%1:%2").arg(host).arg(port);
    address.base.setScheme(scheme);
    address.base.setHost(url.host());
    address.base.setPort(port);
    address.base.setPath(contextOf(url.path()));
    return address;
}

Result<MemberAddress> MemberAddress::fromText(const QString &text, ApiFlavour flavour)
{
    const Result<QUrl> url = readAddress(text);
    return url ? fromUrl(*url, flavour) : tl::unexpected(url.error());
}

} // namespace sluice::engine
