#include "models/engine/http/wirediagnosis.h"

namespace sluice::engine {

namespace {

Error make(ErrorCode code, const QString &message, const QString &place = {})
{
    return {code, message.toStdString(), place.toStdString()};
}

} // namespace

Error WireDiagnosis::refused(const QString &member, const AddressHints &hints)
{
    return make(ErrorCode::Refused, hints.refused(), member);
}

Error WireDiagnosis::closed(const QString &member, const AddressHints &hints, bool encrypted)
{
    return make(ErrorCode::Network, hints.closed(encrypted), member);
}

Error WireDiagnosis::hostNotFound(const QString &member)
{
    return make(ErrorCode::Network, tr("There is no host of this name. Check the spelling and the VPN."),
                member);
}

Error WireDiagnosis::timeout(const QString &member, int ms, Silence silence)
{
    const double seconds = ms / 1000.0;
    switch (silence) {
    case Silence::NoConnection:
        return make(ErrorCode::Timeout,
                    tr("No connection within %1 s: the host may be down, the address wrong, or a firewall "
                       "in between.")
                        .arg(seconds),
                    member);
    case Silence::NoAnswer:
        return make(ErrorCode::Timeout,
                    tr("The connection was taken, but no answer came within %1 s: the engine may be too "
                       "full to answer (its heap, its threads), paused or hung.")
                        .arg(seconds),
                    member);
    case Silence::HalfAnswer:
        return make(ErrorCode::Timeout,
                    tr("The answer began and was not complete within %1 s: the engine or the network is "
                       "too slow for it.")
                        .arg(seconds),
                    member);
    case Silence::None:
        break;
    }
    return make(
        ErrorCode::Timeout,
        tr("No complete answer within %1 s. The engine may be paused, overloaded or behind a firewall.")
            .arg(seconds),
        member);
}

Error WireDiagnosis::noTls(const QString &member, int ms)
{
    return make(
        ErrorCode::Timeout,
        tr("No encrypted connection within %1 s: the host may be down, the port may speak http and not "
           "https, or a firewall is in between.")
            .arg(ms / 1000.0),
        member);
}

Error WireDiagnosis::proxy(const QString &member, const QString &via, const QString &detail)
{
    return make(ErrorCode::Network,
                tr("The proxy %1 does not carry the request on: %2. Where the engine can be reached without "
                   "it, add its host to no_proxy.")
                    .arg(via, detail),
                member);
}

Error WireDiagnosis::proxyNotFound(const QString &member, const QString &via)
{
    return make(
        ErrorCode::Network,
        tr("There is no host of the proxy's name, %1. Check http_proxy; where the engine can be reached "
           "without a proxy, add its host to no_proxy.")
            .arg(via),
        member);
}

Error WireDiagnosis::closedByProxy(const QString &member, const QString &via)
{
    return make(
        ErrorCode::Network,
        tr("The connection was closed without an answer, by the proxy %1 or behind it. Where the engine "
           "can be reached without it, add its host to no_proxy.")
            .arg(via),
        member);
}

Error WireDiagnosis::damaged(const QString &member)
{
    return make(
        ErrorCode::Protocol,
        tr("The answer is damaged and was not used: its head, its length, its chunks or its compression "
           "are not as HTTP has them. The server, or a proxy in between, sends it so."),
        member);
}

Error WireDiagnosis::unanswered(const QString &member)
{
    return make(ErrorCode::Network, tr("The connection ended before a whole answer had come."), member);
}

Error WireDiagnosis::tls(const QString &member, const QString &detail)
{
    return make(ErrorCode::Network, tr("The encrypted connection could not be set up: %1").arg(detail),
                member);
}

Error WireDiagnosis::network(const QString &member, const QString &detail)
{
    return make(ErrorCode::Network, tr("The connection failed: %1").arg(detail), member);
}

Error WireDiagnosis::tooLarge(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The answer is larger than %1 MB and was cut off.").arg(capBytes >> 20));
}

Error WireDiagnosis::cancelled()
{
    return make(ErrorCode::Cancelled, tr("The request was cancelled."));
}

Error WireDiagnosis::unknownMember(const QString &member)
{
    return make(ErrorCode::InvalidArgument, tr("This cluster has no member of that name."), member);
}

Error WireDiagnosis::wrongShape(const QString &name, const QString &place, const QString &expected)
{
    if (place.isEmpty())
        return make(ErrorCode::Protocol,
                    tr("%1 does not have the expected shape: it is not %2.").arg(name, expected));
    return make(
        ErrorCode::Protocol,
        tr("%1 does not have the expected shape: %2 is missing or not %3.").arg(name, place, expected),
        place);
}

} // namespace sluice::engine
