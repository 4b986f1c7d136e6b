#pragma once

#include "models/core/error.h"

#include <QCoreApplication>
#include <QString>

namespace sluice::engine {

/// Sentences about addresses that a person pasted: what is wrong with the text, or with what was found there.
/// They hold no credentials. Private to models/engine.
class AddressDiagnosis
{
    Q_DECLARE_TR_FUNCTIONS(sluice::engine::AddressDiagnosis)

public:
    static Error badPort(const QString &port);
    static Error emptyPort();
    static Error passwordNotEncoded();
    static Error bareIpv6();
    /// Something answers at the context path, but not the engine; `context` as in "/seatunnel", or empty.
    static Error wrongContext(const QString &member, const QString &context, int status);
    /// The engine answers at `base`, but was looked for below a path it does not have.
    static Error noContextThere(const QString &member, const QString &context, const QString &base);
    /// An https address at a port that answers in http: `base` is the address to take.
    static Error speaksHttp(const QString &member, const QString &base);
    static Error speaksHttps(const QString &member, const QString &base);
    /// What the environment variable of this name holds. It may be a password in part and is not shown.
    static Error badProxy(const QString &variable);
    static Error unusableProxy(const QString &variable);
};

} // namespace sluice::engine
