#include "models/engine/http/masking.h"

#include "models/core/secrets/secrets.h"
#include "models/engine/http/json.h"

namespace sluice::engine {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

QByteArray maskedText(const QByteArray &text)
{
    return QByteArray::fromStdString(sluice::maskedText(view(text)));
}

QString maskedText(const QString &text)
{
    return QString::fromUtf8(maskedText(text.toUtf8()));
}

QByteArray maskedJson(const QByteArray &json)
{
    // What the reader of recordings would not read again is no JSON either.
    const json::Document document(json);
    if (!document.root().isObject() && !document.root().isArray())
        return {};
    auto masked = sluice::maskedJson(view(json), JsonBlanks::Removed);
    if (!masked) // bytes that are not UTF-8, which that reader shows by their numbers
        masked = sluice::maskedJson(json::withBytesShown(view(json)), JsonBlanks::Removed);
    return masked ? QByteArray::fromStdString(*masked) : QByteArray();
}

} // namespace sluice::engine
