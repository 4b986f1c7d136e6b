#pragma once

#include "models/core/error.h"

#include <QString>

namespace sluice::engine {

/// Sentences about what was found at an address that a person pasted. They hold no credentials. Private to
/// models/engine.
class ProbeDiagnosis
{
public:
    /// Something answers at the context path, but not the engine; `context` as in "/seatunnel", or empty.
    static Error wrongContext(const QString &member, const QString &context, int status);
    /// The engine answers at `base`, but was looked for below a path it does not have.
    static Error noContextThere(const QString &member, const QString &context, const QString &base);
    /// An https address at a port that answers in http: `base` is the address to take.
    static Error speaksHttp(const QString &member, const QString &base);
    static Error speaksHttps(const QString &member, const QString &base);
};

} // namespace sluice::engine
