#include "models/engine/http/addressdiagnosis.h"

namespace sluice::engine {

Error AddressDiagnosis::badAddress()
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE(
            "Wire",
            "This is no address of an engine. It looks like http://host:5801 or http://host:8080/context.")};
}

Error AddressDiagnosis::badPort(const QString &port)
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Wire", "\"%1\" is no port: a port is a number from 1 to 65535.").with(port.left(40))};
}

Error AddressDiagnosis::emptyPort()
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Wire", "The port is missing after the colon: a port is a number from 1 to 65535.")};
}

Error AddressDiagnosis::numberAsHost(const QString &host, const QString &meant)
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE(
            "Wire",
            "\"%1\" alone would be the address %2. Write that in full, or the host in front of a port, as "
            "in http://localhost:5801.")
            .with(host.left(40), meant)};
}

Error AddressDiagnosis::passwordNotEncoded()
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE(
            "Wire", "The name or password before the @ holds a character that ends an address. Write %2F for "
                    "/, %3F for ?, %23 for # and %40 for @.")};
}

Error AddressDiagnosis::bareIpv6()
{
    return Error{ErrorCode::InvalidArgument,
                 SLUICE_MESSAGE("Wire", "An IPv6 address is written in brackets, as in http://[::1]:5801.")};
}

Error AddressDiagnosis::badProxy(const QString &variable)
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE(
            "Wire",
            "Nothing was asked: the environment variable %1 holds no address of a proxy, as in "
            "http://proxy:3128. In the name and password before the @ write %2F for /, %3F for ?, %23 "
            "for # and %40 for @.")
            .with(variable)};
}

Error AddressDiagnosis::unusableProxy(const QString &variable)
{
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Wire",
                       "Nothing was asked: the proxy in the environment variable %1 is of a kind that is not "
                       "spoken here. It can begin with http:// or socks5://.")
            .with(variable)};
}

} // namespace sluice::engine
