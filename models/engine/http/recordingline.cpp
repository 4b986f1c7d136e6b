#include "models/engine/http/recordingline.h"

#include "models/engine/http/json.h"
#include "models/engine/http/masking.h"
#include "models/engine/http/recordingdiagnosis.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>

namespace sluice::engine {

namespace {

struct CodeName
{
    ErrorCode code;
    const char *name;
};

// How a failed exchange is told apart again when it is read; the names are part of the file format.
constexpr std::array<CodeName, 4> codeNames{{
    {ErrorCode::Refused, "refused"},
    {ErrorCode::Network, "network"},
    {ErrorCode::Timeout, "timeout"},
    {ErrorCode::TooLarge, "too-large"},
}};

QByteArray quoted(const QString &text)
{
    // An array and not a value: Qt 6.4 writes no document of a bare string.
    QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

/// A JSON object or list as it is, anything else as a text.
QByteArray bodyField(const QByteArray &body)
{
    const QByteArray json = maskedJson(body);
    return json.isEmpty() ? quoted(QString::fromUtf8(maskedText(body))) : json;
}

QByteArray seconds(qint64 ms)
{
    return QByteArray::number(ms / 1000) + '.' +
           QByteArray::number(std::abs(ms % 1000)).rightJustified(3, '0');
}

/// The bytes that a body or request field stands for.
QByteArray bytesOf(json::Value value)
{
    if (value.isObject() || value.isArray())
        return value.toJson();
    json::Errors ignored;
    return json::text(value, ignored).toUtf8();
}

std::optional<double> real(json::Value value)
{
    double number = 0;
    if (!value.exists() || value.raw()->get_double().get(number) != simdjson::SUCCESS ||
        !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<Error> recordedError(const RawReply &raw, json::Value code)
{
    const QString text = QString::fromUtf8(raw.body);
    for (const CodeName &entry : codeNames) {
        if (code.string() == entry.name)
            return Error{entry.code, verbatim(text.toStdString()), raw.member.toStdString()};
    }
    return RecordingDiagnosis::recorded(raw.member, text.left(500));
}

} // namespace

QByteArray recordingLine(const RawReply &raw)
{
    QByteArray line = "{\"t\":" + seconds(raw.timeMs);
    if (!raw.member.isEmpty())
        line += ",\"member\":" + quoted(raw.member);
    line += ",\"method\":" + quoted(QString::fromLatin1(raw.method));
    line += ",\"endpoint\":" + quoted(QString::fromUtf8(maskedText(raw.path.toUtf8())));
    line += ",\"status\":" + QByteArray::number(raw.status);
    if (raw.latencyMs >= 0)
        line += ",\"ms\":" + QByteArray::number(raw.latencyMs);
    if (raw.method == "POST") {
        const QByteArray json = maskedJson(raw.request);
        line += ",\"request\":" + (json.isEmpty() ? QByteArray("null") : json);
    }
    if (!raw.transportError)
        return line + ",\"body\":" + bodyField(raw.body) + '}';
    for (const CodeName &entry : codeNames) {
        if (entry.code == raw.transportError->code)
            line += ",\"error\":\"" + QByteArray(entry.name) + '"';
    }
    return line + ",\"body\":" + quoted(QString::fromStdString(raw.transportError->english())) + '}';
}

QByteArray recordingHeader(qint64 timeMs, const QByteArray &api)
{
    return "{\"t\":" + seconds(timeMs) + R"(,"method":"NOTE","endpoint":"#recording","status":0,"api":)" +
           quoted(QString::fromLatin1(api)) + R"(,"body":"Sluice )" + SLUICE_VERSION "\"}";
}

Result<ParsedLine> parseRecordingLine(const QByteArray &line, LineParts parts)
{
    const json::Document document(line);
    const json::Value root = document.root();
    if (!root.isObject())
        return tl::unexpected(RecordingDiagnosis::badRecordingLine());
    json::Errors errors;
    const Message where = SLUICE_MESSAGE("Wire", "This line");
    errors.where = &where;
    ParsedLine parsed;
    RawReply &raw = parsed.raw;
    const auto time = real(root.member("t"));
    // Beyond the year 9999 nothing is a time any more, and the conversion below stays defined.
    if (!time || *time < 0 || *time > 253402300799.0)
        errors.add("t", SLUICE_MESSAGE("Wire", "a time in seconds"));
    else
        raw.timeMs = std::llround(*time * 1000);
    if (const auto ms = real(root.member("ms")); ms && *ms >= 0 && *ms < 1e12)
        raw.latencyMs = std::llround(*ms);
    raw.member = json::text(root.member("member"), errors, "member");
    raw.path = json::requiredText(root.member("endpoint"), errors, "endpoint");
    if (const QString method = json::text(root.member("method"), errors, "method"); !method.isEmpty())
        raw.method = method.toLatin1().toUpper();
    const auto status = json::number(root.member("status"), errors, "status").value_or(0);
    if (status < 0 || status > 999)
        errors.add("status", SLUICE_MESSAGE("Wire", "an HTTP status"));
    raw.status = static_cast<int>(status);
    if (errors.first)
        return tl::unexpected(*errors.first);
    if (const auto api = root.member("api").string(); !api.empty())
        parsed.api = QByteArray(api.data(), static_cast<qsizetype>(api.size()));
    if (parts == LineParts::Head)
        return parsed;
    raw.request = bytesOf(root.member("request"));
    raw.body = bytesOf(root.member("body"));
    if (raw.status == 0 && raw.method != "NOTE" && !raw.path.startsWith(QLatin1Char('#')))
        raw.transportError = recordedError(raw, root.member("error"));
    return parsed;
}

} // namespace sluice::engine
