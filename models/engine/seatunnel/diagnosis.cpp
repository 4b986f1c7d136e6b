#include "models/engine/seatunnel/diagnosis.h"

#include "models/core/visible.h"
#include "models/engine/http/json.h"
#include "models/engine/http/masking.h"

namespace sluice::engine {

namespace {

/// The engine's own word in {"status":"fail","message":"..."} ("" when the body is something else, as the
/// JSON in which Jetty says that there is no such path).
QString engineMessage(const QByteArray &body)
{
    json::Document document(body);
    if (document.root().member("status").string() != "fail")
        return {};
    json::Errors ignored;
    return json::text(document.root().member("message"), ignored).trimmed();
}

bool isHtml(const QByteArray &body)
{
    return body.left(256).trimmed().startsWith('<');
}

/// What a body that is neither the engine's own nor a web page says, on one line: of whoever stands in front
/// of the engine, or of a server that is none. Empty when it says nothing.
std::string wordsOf(const QByteArray &body)
{
    constexpr qsizetype mostRead = 64 * 1024;
    constexpr qsizetype mostSaid = 300;
    const QByteArray json = maskedJson(body.left(mostRead));
    const QByteArray text = json.isEmpty() ? maskedText(body.left(mostRead)) : json;
    const QString line = QString::fromUtf8(text).simplified();
    return visible((line.size() > mostSaid ? line.left(mostSaid).trimmed() + u'…' : line).toStdString());
}

} // namespace

Error Diagnosis::notOffered()
{
    return Error{ErrorCode::Unsupported, SLUICE_MESSAGE("Engine", "This REST API does not offer that.")};
}

Error Diagnosis::badJobId()
{
    return Error{ErrorCode::InvalidArgument,
                 SLUICE_MESSAGE("Engine", "A job id has digits only, at most 20 of them.")};
}

Error Diagnosis::badState()
{
    return Error{ErrorCode::InvalidArgument,
                 SLUICE_MESSAGE("Engine", "This is not a state in which a job ends.")};
}

Error Diagnosis::savepointNeedsId()
{
    return Error{ErrorCode::InvalidArgument,
                 SLUICE_MESSAGE("Engine", "A start from a savepoint needs the id of the job.")};
}

Error Diagnosis::failed(const QString &message)
{
    return Error{ErrorCode::Http,
                 message.isEmpty()
                     ? SLUICE_MESSAGE("Engine", "The engine reports a failure without a reason.")
                     : SLUICE_MESSAGE("Engine", "The engine reports a failure: %1")
                           .with(verbatim(message.toStdString()))};
}

Error Diagnosis::notJson(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Error{ErrorCode::Protocol,
                     SLUICE_MESSAGE("Engine", "The answer is empty where JSON was expected.")};
    if (!isHtml(body))
        return Error{
            ErrorCode::Protocol,
            SLUICE_MESSAGE("Engine", "The answer is not valid JSON; it may have been cut off on the way.")};
    const QByteArray start = body.left(65536).toLower();
    if (start.contains("type=\"password\"") || start.contains("type='password'") || start.contains("login"))
        return Error{
            ErrorCode::Protocol,
            SLUICE_MESSAGE(
                "Engine",
                "A login page answered instead of the engine. Log in to the proxy in front of it, or use "
                "the engine's own address.")};
    return Error{
        ErrorCode::Protocol,
        SLUICE_MESSAGE(
            "Engine",
            "A web page (HTML) answered instead of the engine's REST API. Check the port and the context "
            "path, or whether a proxy answers.")};
}

Error Diagnosis::anotherJob(const QString &asked, const QString &answered)
{
    return Error{ErrorCode::Protocol,
                 SLUICE_MESSAGE("Engine", "The answer is about the job %2, but %1 was asked for.")
                     .with(asked, answered)};
}

Message Diagnosis::sameJobTwice(const Message &name, const QString &id, qsizetype first, qsizetype second)
{
    return SLUICE_MESSAGE("Engine",
                          "%1 has the job id %2 more than once, at [%3] and [%4]: only the first is shown.")
        .with(name, id, first, second);
}

std::optional<Error> Diagnosis::http(int status, const QByteArray &body)
{
    if (status == 204)
        return Error{ErrorCode::NotFound,
                     SLUICE_MESSAGE("Engine",
                                    "The answer is 204, without content: this version of the engine does "
                                    "not know that path.")};
    if (status >= 200 && status < 300)
        return std::nullopt;
    const QString own = engineMessage(body);
    if (status == 407)
        return Error{ErrorCode::Http,
                     SLUICE_MESSAGE("Engine",
                                    "The proxy asks for a name and password, or refuses those given (407). "
                                    "Put them into http_proxy: http://name:password@proxy:port.")};
    if (status == 401)
        return Error{ErrorCode::Http,
                     SLUICE_MESSAGE("Engine",
                                    "The server asks for a name and password, or refuses those given (%1). "
                                    "Put them into the address: http://name:password@host:port.")
                         .with(status)};
    if (status == 403)
        return Error{ErrorCode::Http, SLUICE_MESSAGE("Engine", "The server forbids this (403).")};
    if (status >= 300 && status < 400)
        return Error{ErrorCode::Protocol,
                     SLUICE_MESSAGE("Engine",
                                    "The server sends to another address (%1), as proxies and login pages "
                                    "do. Use the address of the engine itself.")
                         .with(status)};
    if (!own.isEmpty())
        return Error{
            status == 404 ? ErrorCode::NotFound : ErrorCode::Http,
            SLUICE_MESSAGE("Engine", "The engine answered %1: %2").with(status, verbatim(own.toStdString()))};
    if (status == 404 || (status == 400 && body.trimmed().isEmpty()))
        return Error{ErrorCode::NotFound,
                     SLUICE_MESSAGE("Engine",
                                    "This path does not exist there (%1). Check the port and the context "
                                    "path; an older engine may not have it.")
                         .with(status)};
    if (isHtml(body))
        return Error{
            ErrorCode::Http,
            SLUICE_MESSAGE("Engine", "A web server or proxy answered %1 with a web page.").with(status)};
    if (const std::string words = wordsOf(body); !words.empty())
        return Error{ErrorCode::Http,
                     SLUICE_MESSAGE("Engine", "The server answered %1: %2").with(status, verbatim(words))};
    return Error{ErrorCode::Http,
                 SLUICE_MESSAGE("Engine", "The server answered %1 without a reason.").with(status)};
}

QString Diagnosis::placeOf(const RawReply &raw)
{
    return raw.via.isEmpty() ? raw.member
                             : QStringLiteral("%1 through the proxy %2").arg(raw.member, raw.via);
}

} // namespace sluice::engine
