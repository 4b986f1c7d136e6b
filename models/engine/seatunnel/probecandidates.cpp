#include "models/engine/seatunnel/probecandidates.h"

#include "models/engine/http/pastedaddress.h"

namespace sluice::engine {

namespace {

/// Ports to try for an address without one. 5801 and 8080 are the engine's, 8443 its own for https.
QList<int> portsFor(const QUrl &url)
{
    if (url.port() > 0)
        return {url.port()};
    if (url.scheme() == QLatin1String("https"))
        return {443, 8443};
    return {5801, 8080, 80};
}

QList<ProbeCandidate> bothFlavours(MemberAddress address, ProbeCandidate::Purpose purpose)
{
    // 8080 is v2 nearly always, everything else is tried as v1 first; only the order depends on it.
    const int port = address.base.port();
    const bool v2First = port == 8080 || port == 8443;
    QList<ProbeCandidate> candidates;
    for (const bool second : {false, true}) {
        address.flavour = v2First != second ? ApiFlavour::V2 : ApiFlavour::V1;
        candidates.append({address, purpose});
    }
    return candidates;
}

} // namespace

Result<QList<ProbeCandidate>> probeCandidates(const QString &pasted)
{
    const Result<QUrl> read = readAddress(pasted);
    if (!read)
        return tl::unexpected(read.error());
    QUrl url = *read;
    QList<ProbeCandidate> candidates;
    for (const int port : portsFor(*read)) {
        url.setPort(port);
        const auto address = MemberAddress::fromUrl(url, ApiFlavour::V1);
        if (!address)
            return tl::unexpected(address.error());
        candidates += bothFlavours(*address, ProbeCandidate::Purpose::Wanted);
    }
    return candidates;
}

QList<ProbeCandidate> candidatesWithoutContext(const MemberAddress &failed)
{
    if (failed.base.path().isEmpty())
        return {};
    MemberAddress address = failed;
    address.base.setPath({});
    return bothFlavours(address, ProbeCandidate::Purpose::WithoutContext);
}

QList<ProbeCandidate> candidatesOfOtherScheme(const MemberAddress &failed)
{
    const bool tls = failed.base.scheme() == QLatin1String("https");
    MemberAddress address = failed;
    address.base.setScheme(tls ? QStringLiteral("http") : QStringLiteral("https"));
    address.authorization.clear();
    return bothFlavours(address, ProbeCandidate::Purpose::OtherScheme);
}

} // namespace sluice::engine
