#pragma once

#include "models/core/error.h"

#include <QString>

namespace sluice::engine {

/// Sentences about addresses that a person pasted or set: what is wrong with the text. They hold no
/// credentials. Private to models/engine.
class AddressDiagnosis
{
public:
    static Error badAddress();
    static Error badPort(const QString &port);
    static Error emptyPort();
    /// A number, or some with dots, that would be taken for the address `meant`: 1 is 0.0.0.1.
    static Error numberAsHost(const QString &host, const QString &meant);
    static Error passwordNotEncoded();
    static Error bareIpv6();
    /// What the environment variable of this name holds. It may be a password in part and is not shown.
    static Error badProxy(const QString &variable);
    static Error unusableProxy(const QString &variable);
};

} // namespace sluice::engine
