#include "models/engine/seatunnel/probediagnosis.h"

namespace sluice::engine {

namespace {

Error make(ErrorCode code, const QString &message, const QString &place)
{
    return {code, message.toStdString(), place.toStdString()};
}

} // namespace

Error ProbeDiagnosis::wrongContext(const QString &member, const QString &context, int status)
{
    return make(ErrorCode::NotFound,
                context.isEmpty()
                    ? tr("A web server answers there, but no engine at its root (%1). If context-path is set "
                         "in its seatunnel.yaml, add it to the address; else check the port.")
                          .arg(status)
                    : tr("The context path %1 is wrong: a web server answers there, but no engine below that "
                         "path (%2). It is context-path in the engine's seatunnel.yaml.")
                          .arg(context)
                          .arg(status),
                member);
}

Error ProbeDiagnosis::noContextThere(const QString &member, const QString &context, const QString &base)
{
    return make(ErrorCode::NotFound,
                tr("The context path %1 is wrong: the engine answers at %2.").arg(context, base), member);
}

Error ProbeDiagnosis::speaksHttp(const QString &member, const QString &base)
{
    return make(ErrorCode::Network, tr("This port speaks http, not https: the address is %1.").arg(base),
                member);
}

Error ProbeDiagnosis::speaksHttps(const QString &member, const QString &base)
{
    return make(ErrorCode::Network, tr("This port speaks https, not http: the address is %1.").arg(base),
                member);
}

} // namespace sluice::engine
