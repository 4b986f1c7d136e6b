#pragma once

#include "models/core/error.h"

#include <QCoreApplication>
#include <QString>

namespace sluice::engine {

/// Sentences about addresses that a person pasted or set: what is wrong with the text. They hold no
/// credentials. Private to models/engine.
class AddressDiagnosis
{
    Q_DECLARE_TR_FUNCTIONS(sluice::engine::AddressDiagnosis)

public:
    static Error badAddress();
    static Error badPort(const QString &port);
    static Error emptyPort();
    static Error passwordNotEncoded();
    static Error bareIpv6();
    /// What the environment variable of this name holds. It may be a password in part and is not shown.
    static Error badProxy(const QString &variable);
    static Error unusableProxy(const QString &variable);
};

} // namespace sluice::engine
