#include "models/engine/seatunnel/probediagnosis.h"

namespace sluice::engine {

Error ProbeDiagnosis::wrongContext(const QString &member, const QString &context, int status)
{
    return Error{
        ErrorCode::NotFound,
        context.isEmpty()
            ? SLUICE_MESSAGE(
                  "Engine",
                  "A web server answers there, but no engine at its root (%1). If context-path is set "
                  "in its seatunnel.yaml, add it to the address; else check the port.")
                  .with(status)
            : SLUICE_MESSAGE(
                  "Engine",
                  "The context path %1 is wrong: a web server answers there, but no engine below that "
                  "path (%2). It is context-path in the engine's seatunnel.yaml.")
                  .with(context, status),
        member.toStdString()};
}

Error ProbeDiagnosis::noContextThere(const QString &member, const QString &context, const QString &base)
{
    return Error{ErrorCode::NotFound,
                 SLUICE_MESSAGE("Engine", "The context path %1 is wrong: the engine answers at %2.")
                     .with(context, base),
                 member.toStdString()};
}

Error ProbeDiagnosis::speaksHttp(const QString &member, const QString &base)
{
    return Error{ErrorCode::Network,
                 SLUICE_MESSAGE("Engine", "This port speaks http, not https: the address is %1.").with(base),
                 member.toStdString()};
}

Error ProbeDiagnosis::speaksHttps(const QString &member, const QString &base)
{
    return Error{ErrorCode::Network,
                 SLUICE_MESSAGE("Engine", "This port speaks https, not http: the address is %1.").with(base),
                 member.toStdString()};
}

} // namespace sluice::engine
