#include "models/engine/diagnosis.h"

#include "models/engine/json.h"

namespace sluice::engine {

namespace {

Error make(ErrorCode code, const QString &message, const QString &place = {})
{
    return {code, message.toStdString(), place.toStdString()};
}

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

} // namespace

Error Diagnosis::refused(const QString &member)
{
    return make(
        ErrorCode::Refused,
        tr("Nothing answers at this address. Is the engine running, is the port right (5801 for REST v1, "
           "8080 for v2), and is enable-http switched on for v2?"),
        member);
}

Error Diagnosis::hostNotFound(const QString &member)
{
    return make(ErrorCode::Network, tr("There is no host of this name. Check the spelling and the VPN."),
                member);
}

Error Diagnosis::timeout(const QString &member, int ms, Silence silence)
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

Error Diagnosis::noTls(const QString &member, int ms)
{
    return make(
        ErrorCode::Timeout,
        tr("No encrypted connection within %1 s: the host may be down, the port may speak http and not "
           "https, or a firewall is in between.")
            .arg(ms / 1000.0),
        member);
}

Error Diagnosis::proxy(const QString &member, const QString &via, const QString &detail)
{
    return make(ErrorCode::Network,
                tr("The proxy %1 does not carry the request on: %2. Where the engine can be reached without "
                   "it, add its host to no_proxy.")
                    .arg(via, detail),
                member);
}

Error Diagnosis::proxyNotFound(const QString &member, const QString &via)
{
    return make(
        ErrorCode::Network,
        tr("There is no host of the proxy's name, %1. Check http_proxy; where the engine can be reached "
           "without a proxy, add its host to no_proxy.")
            .arg(via),
        member);
}

Error Diagnosis::closedByProxy(const QString &member, const QString &via)
{
    return make(
        ErrorCode::Network,
        tr("The connection was closed without an answer, by the proxy %1 or behind it. Where the engine "
           "can be reached without it, add its host to no_proxy.")
            .arg(via),
        member);
}

Error Diagnosis::closed(const QString &member, bool encrypted)
{
    if (!encrypted)
        return make(
            ErrorCode::Network,
            tr("The connection was closed without an answer in HTTP. The port may speak https: try an "
               "address that begins with https://. Port 5801 does this, too, when REST is not enabled "
               "there or the path belongs to REST v2."),
            member);
    return make(
        ErrorCode::Network,
        tr("The connection was closed before the answer was complete. Port 5801 does this when REST is "
           "not enabled there or the path belongs to REST v2."),
        member);
}

Error Diagnosis::damaged(const QString &member)
{
    return make(
        ErrorCode::Protocol,
        tr("The answer is damaged and was not used: its head, its length, its chunks or its compression "
           "are not as HTTP has them. The server, or a proxy in between, sends it so."),
        member);
}

Error Diagnosis::unanswered(const QString &member)
{
    return make(ErrorCode::Network, tr("The connection ended before a whole answer had come."), member);
}

Error Diagnosis::tls(const QString &member, const QString &detail)
{
    return make(ErrorCode::Network, tr("The encrypted connection could not be set up: %1").arg(detail),
                member);
}

Error Diagnosis::network(const QString &member, const QString &detail)
{
    return make(ErrorCode::Network, tr("The connection failed: %1").arg(detail), member);
}

Error Diagnosis::tooLarge(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The answer is larger than %1 MB and was cut off.").arg(capBytes >> 20));
}

Error Diagnosis::cancelled()
{
    return make(ErrorCode::Cancelled, tr("The request was cancelled."));
}

Error Diagnosis::notOffered()
{
    return make(ErrorCode::Unsupported, tr("This REST API does not offer that."));
}

Error Diagnosis::badAddress()
{
    return make(
        ErrorCode::InvalidArgument,
        tr("This is no address of an engine. It looks like http://host:5801 or http://host:8080/context."));
}

Error Diagnosis::badJobId()
{
    return make(ErrorCode::InvalidArgument, tr("A job id has digits only, at most 20 of them."));
}

Error Diagnosis::badState()
{
    return make(ErrorCode::InvalidArgument, tr("This is not a state in which a job ends."));
}

Error Diagnosis::savepointNeedsId()
{
    return make(ErrorCode::InvalidArgument, tr("A start from a savepoint needs the id of the job."));
}

Error Diagnosis::unknownMember(const QString &member)
{
    return make(ErrorCode::InvalidArgument, tr("This cluster has no member of that name."), member);
}

Error Diagnosis::replayIsReadOnly()
{
    return make(ErrorCode::Unsupported, tr("This is a recording: a replay cannot be changed."));
}

Error Diagnosis::notRecorded()
{
    return make(ErrorCode::Unsupported, tr("The recording has no answer to this question."));
}

Error Diagnosis::damagedPack()
{
    return make(ErrorCode::Parse, tr("The packed data is damaged; what came before is used."));
}

Error Diagnosis::recordingCutOff()
{
    return make(ErrorCode::Parse,
                tr("The recording ends in the middle, as after a crash; what came before is used."));
}

Error Diagnosis::readingCancelled()
{
    return make(ErrorCode::Cancelled, tr("The reading of the recording was cancelled."));
}

Error Diagnosis::recordingTooLarge(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The recording is larger than %1 MB here; what came before is used.").arg(capBytes >> 20));
}

Error Diagnosis::recordingNeedsTooMuch(qint64 capBytes)
{
    return make(ErrorCode::TooLarge,
                tr("The recording needs more than %1 MB of memory from here on; what came before is used.")
                    .arg(capBytes >> 20));
}

Error Diagnosis::tooManyLines(qint64 cap)
{
    return make(ErrorCode::TooLarge,
                tr("The recording has more than %1 lines; the others are left out.").arg(cap));
}

Error Diagnosis::badRecordingLine()
{
    return make(ErrorCode::Parse, tr("This line is not a JSON object and is left out."));
}

Error Diagnosis::emptyRecording()
{
    return make(ErrorCode::Parse, tr("This file holds no recorded replies."));
}

Error Diagnosis::cannotRead(const QString &path, const QString &detail, bool exists)
{
    return make(exists ? ErrorCode::Io : ErrorCode::NotFound,
                tr("The recording cannot be read: %1").arg(detail), path);
}

Error Diagnosis::failed(const QString &message)
{
    return make(ErrorCode::Http, message.isEmpty() ? tr("The engine reports a failure without a reason.")
                                                   : tr("The engine reports a failure: %1").arg(message));
}

Error Diagnosis::notJson(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return make(ErrorCode::Protocol, tr("The answer is empty where JSON was expected."));
    if (!isHtml(body))
        return make(ErrorCode::Protocol,
                    tr("The answer is not valid JSON; it may have been cut off on the way."));
    const QByteArray start = body.left(65536).toLower();
    if (start.contains("type=\"password\"") || start.contains("type='password'") || start.contains("login"))
        return make(
            ErrorCode::Protocol,
            tr("A login page answered instead of the engine. Log in to the proxy in front of it, or use "
               "the engine's own address."));
    return make(
        ErrorCode::Protocol,
        tr("A web page (HTML) answered instead of the engine's REST API. Check the port and the context "
           "path, or whether a proxy answers."));
}

Error Diagnosis::wrongShape(const QString &name, const QString &place, const QString &expected)
{
    if (place.isEmpty())
        return make(ErrorCode::Protocol,
                    tr("%1 does not have the expected shape: it is not %2.").arg(name, expected));
    return make(
        ErrorCode::Protocol,
        tr("%1 does not have the expected shape: %2 is missing or not %3.").arg(name, place, expected),
        place);
}

Error Diagnosis::anotherJob(const QString &asked, const QString &answered)
{
    return make(ErrorCode::Protocol,
                tr("The answer is about the job %2, but %1 was asked for.").arg(asked, answered));
}

QString Diagnosis::sameJobTwice(const QString &name, const QString &id, qsizetype first, qsizetype second)
{
    return tr("%1 has the job id %2 more than once, at [%3] and [%4]: only the first is shown.")
        .arg(name, id)
        .arg(first)
        .arg(second);
}

Error Diagnosis::recorded(const QString &member, const QString &text)
{
    if (text.contains(QLatin1String("refused"), Qt::CaseInsensitive))
        return refused(member);
    if (text.contains(QLatin1String("timed out"), Qt::CaseInsensitive) ||
        text.contains(QLatin1String("timeout"), Qt::CaseInsensitive))
        return make(ErrorCode::Timeout, tr("No answer in time."), member);
    if (text.contains(QLatin1String("closed"), Qt::CaseInsensitive))
        return closed(member, true); // whether it was https is not in a recording
    return network(member, text.left(500));
}

std::optional<Error> Diagnosis::http(int status, const QByteArray &body)
{
    if (status == 204)
        return make(ErrorCode::NotFound,
                    tr("The answer is 204, without content: this version of the engine does "
                       "not know that path."));
    if (status >= 200 && status < 300)
        return std::nullopt;
    const QString own = engineMessage(body);
    if (status == 407)
        return make(ErrorCode::Http,
                    tr("The proxy asks for a name and password, or refuses those given (407). "
                       "Put them into http_proxy: http://name:password@proxy:port."));
    if (status == 401)
        return make(ErrorCode::Http,
                    tr("The server asks for a name and password, or refuses those given (%1). "
                       "Put them into the address: http://name:password@host:port.")
                        .arg(status));
    if (status == 403)
        return make(ErrorCode::Http, tr("The server forbids this (403)."));
    if (status >= 300 && status < 400)
        return make(ErrorCode::Protocol,
                    tr("The server sends to another address (%1), as proxies and login pages "
                       "do. Use the address of the engine itself.")
                        .arg(status));
    if (!own.isEmpty())
        return make(status == 404 ? ErrorCode::NotFound : ErrorCode::Http,
                    tr("The engine answered %1: %2").arg(status).arg(own));
    if (status == 404 || (status == 400 && body.trimmed().isEmpty()))
        return make(ErrorCode::NotFound,
                    tr("This path does not exist there (%1). Check the port and the context "
                       "path; an older engine may not have it.")
                        .arg(status));
    if (isHtml(body))
        return make(ErrorCode::Http, tr("A web server or proxy answered %1 with a web page.").arg(status));
    return make(ErrorCode::Http, tr("The server answered %1 without a reason.").arg(status));
}

QString Diagnosis::placeOf(const RawReply &raw)
{
    return raw.via.isEmpty() ? raw.member : tr("%1 through the proxy %2").arg(raw.member, raw.via);
}

} // namespace sluice::engine
