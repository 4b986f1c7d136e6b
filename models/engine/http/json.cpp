#include "models/engine/http/json.h"

#include "models/core/encoding.h"
#include "models/engine/http/wirediagnosis.h"

#include <cmath>

namespace sluice::engine::json {

namespace {

std::optional<qint64> wholeNumber(double value)
{
    // The borders are the doubles next to the 64-bit ones: beyond them the conversion is undefined.
    if (!std::isfinite(value) || value < -9.2e18 || value > 9.2e18)
        return std::nullopt;
    return static_cast<qint64>(value);
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 whole = text.toLongLong(&ok);
    if (ok)
        return whole;
    const double real = text.toDouble(&ok);
    return ok ? wholeNumber(real) : std::nullopt;
}

} // namespace

void Errors::add(std::string_view key, const Message &expected)
{
    if (first)
        return;
    QString place = context;
    if (!place.isEmpty() && !key.empty())
        place += QLatin1Char('.');
    first = WireDiagnosis::wrongShape(where ? *where : Message(), place + toQString(key), expected);
}

bool Value::isBlank() const
{
    return !element_ || element_->is_null() || (isString() && string().empty());
}

Value Value::member(std::string_view key) const
{
    simdjson::dom::element found;
    if (!isObject() || element_->at_key(key).get(found) != simdjson::SUCCESS)
        return {};
    return Value(found);
}

std::string_view Value::string() const
{
    std::string_view view;
    if (!element_ || element_->get_string().get(view) != simdjson::SUCCESS)
        return {};
    return view;
}

QByteArray Value::toJson() const
{
    return element_ ? QByteArray::fromStdString(simdjson::minify(*element_)) : QByteArray();
}

std::string withBytesShown(std::string_view json)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    result.reserve(json.size() + 16);
    while (const auto broken = firstInvalidUtf8(json)) {
        const auto byte = static_cast<unsigned char>(json[*broken]);
        result += json.substr(0, *broken);
        result += "\\\\x"; // in a string of JSON: one backslash
        result += digits[byte >> 4];
        result += digits[byte & 0x0F];
        json.remove_prefix(*broken + 1);
    }
    result += json;
    return result;
}

Document::Document(std::string_view bytes)
{
    simdjson::dom::element root;
    simdjson::error_code code = parser_.parse(bytes.data(), bytes.size()).get(root);
    if (code == simdjson::UTF8_ERROR) {
        const std::string readable = withBytesShown(bytes);
        code = parser_.parse(readable.data(), readable.size()).get(root);
    }
    if (code == simdjson::SUCCESS)
        root_ = Value(root);
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString text(Value value, Errors &errors, std::string_view key)
{
    if (value.isBlank())
        return {};
    if (value.isString())
        return toQString(value.string());
    if (value.isObject() || value.isArray()) {
        errors.add(key, SLUICE_MESSAGE("Wire", "a text"));
        return {};
    }
    return QString::fromLatin1(value.toJson());
}

QString requiredText(Value value, Errors &errors, std::string_view key)
{
    QString result = text(value, errors, key);
    if (result.isEmpty())
        errors.add(key, SLUICE_MESSAGE("Wire", "a text"));
    return result;
}

std::optional<qint64> number(Value value, Errors &errors, std::string_view key)
{
    if (value.isBlank())
        return std::nullopt;
    std::optional<qint64> result;
    std::int64_t whole = 0;
    double real = 0;
    if (value.isString())
        result = wholeNumber(toQString(value.string()));
    else if (value.raw()->get_int64().get(whole) == simdjson::SUCCESS)
        result = whole;
    else if (value.raw()->get_double().get(real) == simdjson::SUCCESS)
        result = wholeNumber(real);
    if (!result)
        errors.add(key, SLUICE_MESSAGE("Wire", "a number"));
    return result;
}

bool truth(Value value, Errors &errors, std::string_view key)
{
    if (value.isBlank())
        return false;
    const QString word = text(value, errors, key).toLower();
    if (word != QLatin1String("true") && word != QLatin1String("false"))
        errors.add(key, SLUICE_MESSAGE("Wire", "true or false"));
    return word == QLatin1String("true");
}

} // namespace sluice::engine::json
