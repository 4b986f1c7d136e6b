#include "models/engine/masking.h"

#include "models/engine/json.h"

#include <QRegularExpression>

namespace sluice::engine {

namespace {

const QByteArray mask = "******";

void appendString(std::string_view text, QByteArray &out)
{
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 0x20)
            out += "\\u00" + QByteArray::number(byte, 16).rightJustified(2, '0');
        else
            out += c;
    }
    out += '"';
}

void appendMaskedString(std::string_view text, QByteArray &out)
{
    // Nearly every text is a name or a number: those need no search.
    if (text.find('=') == std::string_view::npos && text.find("://") == std::string_view::npos)
        appendString(text, out);
    else
        appendString(maskedText(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString(),
                     out);
}

void appendMasked(json::Value value, QByteArray &out)
{
    bool first = true;
    const auto separate = [&first, &out] {
        if (!std::exchange(first, false))
            out += ',';
    };
    if (value.isObject()) {
        out += '{';
        value.forEachMember([&](std::string_view key, json::Value member) {
            separate();
            appendString(key, out);
            out += ':';
            if (isSecretName(key) && !member.isBlank())
                appendString(std::string_view(mask.constData(), static_cast<std::size_t>(mask.size())), out);
            else
                appendMasked(member, out);
        });
        out += '}';
    } else if (value.isArray()) {
        out += '[';
        value.forEachItem([&](json::Value item) {
            separate();
            appendMasked(item, out);
        });
        out += ']';
    } else if (value.isString()) {
        appendMaskedString(value.string(), out);
    } else {
        out += value.toJson();
    }
}

} // namespace

bool isSecretName(std::string_view name)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "password|passwd|passphrase|pwd|secret|token|credential|(access|api|private|account)[^a-z]*key"
            "|(^|[^a-z])(auth|authorization|sasl|jaas)([^a-z]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(json::toQString(name)).hasMatch();
}

QByteArray maskedText(const QByteArray &text)
{
    static const QRegularExpression inUserInfo(QStringLiteral("(://[^/\\s:@]*:)[^/\\s@]+@"));
    static const QRegularExpression inParameter(
        QStringLiteral("((?:password|passwd|pwd|secret|token|access_?key|api_?key)\\s*=\\s*)[^&;,\\s\"']+"),
        QRegularExpression::CaseInsensitiveOption);
    QString result = QString::fromUtf8(text);
    result.replace(inUserInfo, QStringLiteral("\\1") + QString::fromLatin1(mask) + QLatin1Char('@'));
    result.replace(inParameter, QStringLiteral("\\1") + QString::fromLatin1(mask));
    return result.toUtf8();
}

QByteArray maskedJson(const QByteArray &json)
{
    const json::Document document(json);
    if (!document.root().isObject() && !document.root().isArray())
        return {};
    QByteArray out;
    out.reserve(json.size());
    appendMasked(document.root(), out);
    return out;
}

} // namespace sluice::engine
