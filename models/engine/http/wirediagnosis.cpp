#include "models/engine/http/wirediagnosis.h"

namespace sluice::engine {

Error WireDiagnosis::refused(const QString &member, const AddressHints &hints)
{
    return {ErrorCode::Refused, hints.refused(), member.toStdString()};
}

Error WireDiagnosis::closed(const QString &member, const AddressHints &hints, bool encrypted)
{
    return {ErrorCode::Network, hints.closed(encrypted), member.toStdString()};
}

Error WireDiagnosis::hostNotFound(const QString &member)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE("Wire", "There is no host of this name. Check the spelling and the VPN."),
            member.toStdString()};
}

Error WireDiagnosis::timeout(const QString &member, int ms, Silence silence)
{
    const QString seconds = QString::number(ms / 1000.0);
    switch (silence) {
    case Silence::NoConnection:
        return {ErrorCode::Timeout,
                SLUICE_MESSAGE(
                    "Wire",
                    "No connection within %1 s: the host may be down, the address wrong, or a firewall "
                    "in between.")
                    .with(seconds),
                member.toStdString()};
    case Silence::NoAnswer:
        return {ErrorCode::Timeout,
                SLUICE_MESSAGE(
                    "Wire", "The connection was taken, but no answer came within %1 s: the engine may be too "
                            "full to answer (its heap, its threads), paused or hung.")
                    .with(seconds),
                member.toStdString()};
    case Silence::HalfAnswer:
        return {ErrorCode::Timeout,
                SLUICE_MESSAGE(
                    "Wire", "The answer began and was not complete within %1 s: the engine or the network is "
                            "too slow for it.")
                    .with(seconds),
                member.toStdString()};
    case Silence::None:
        break;
    }
    return {ErrorCode::Timeout,
            SLUICE_MESSAGE(
                "Wire",
                "No complete answer within %1 s. The engine may be paused, overloaded or behind a firewall.")
                .with(seconds),
            member.toStdString()};
}

Error WireDiagnosis::noTls(const QString &member, int ms)
{
    return {ErrorCode::Timeout,
            SLUICE_MESSAGE(
                "Wire",
                "No encrypted connection within %1 s: the host may be down, the port may speak http and not "
                "https, or a firewall is in between.")
                .with(QString::number(ms / 1000.0)),
            member.toStdString()};
}

Error WireDiagnosis::proxy(const QString &member, const QString &via, const QString &detail)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE(
                "Wire",
                "The proxy %1 does not carry the request on: %2. Where the engine can be reached without "
                "it, add its host to no_proxy.")
                .with(via, detail),
            member.toStdString()};
}

Error WireDiagnosis::proxyNotFound(const QString &member, const QString &via)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE(
                "Wire",
                "There is no host of the proxy's name, %1. Check http_proxy; where the engine can be reached "
                "without a proxy, add its host to no_proxy.")
                .with(via),
            member.toStdString()};
}

Error WireDiagnosis::closedByProxy(const QString &member, const QString &via)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE(
                "Wire",
                "The connection was closed without an answer, by the proxy %1 or behind it. Where the engine "
                "can be reached without it, add its host to no_proxy.")
                .with(via),
            member.toStdString()};
}

Error WireDiagnosis::damaged(const QString &member)
{
    return {ErrorCode::Protocol,
            SLUICE_MESSAGE(
                "Wire",
                "The answer is damaged and was not used: its head, its length, its chunks or its compression "
                "are not as HTTP has them. The server, or a proxy in between, sends it so."),
            member.toStdString()};
}

Error WireDiagnosis::unanswered(const QString &member)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE("Wire", "The connection ended before a whole answer had come."),
            member.toStdString()};
}

Error WireDiagnosis::tls(const QString &member, const QString &detail)
{
    return {ErrorCode::Network,
            SLUICE_MESSAGE("Wire", "The encrypted connection could not be set up: %1").with(detail),
            member.toStdString()};
}

Error WireDiagnosis::network(const QString &member, const QString &detail)
{
    return {ErrorCode::Network, SLUICE_MESSAGE("Wire", "The connection failed: %1").with(detail),
            member.toStdString()};
}

Error WireDiagnosis::tooLarge(qint64 capBytes)
{
    return {ErrorCode::TooLarge,
            SLUICE_MESSAGE("Wire", "The answer is larger than %1 MB and was cut off.").with(capBytes >> 20)};
}

Error WireDiagnosis::cancelled()
{
    return {ErrorCode::Cancelled, SLUICE_MESSAGE("Wire", "The request was cancelled.")};
}

Error WireDiagnosis::unknownMember(const QString &member)
{
    return {ErrorCode::InvalidArgument, SLUICE_MESSAGE("Wire", "This cluster has no member of that name."),
            member.toStdString()};
}

Error WireDiagnosis::wrongShape(const Message &name, const QString &place, const Message &expected)
{
    if (place.isEmpty())
        return {ErrorCode::Protocol,
                SLUICE_MESSAGE("Wire", "%1 does not have the expected shape: it is not %2.")
                    .with(name, expected)};
    return {ErrorCode::Protocol,
            SLUICE_MESSAGE("Wire", "%1 does not have the expected shape: %2 is missing or not %3.")
                .with(name, place, expected),
            place.toStdString()};
}

} // namespace sluice::engine
