#pragma once

#include "models/core/error.h"

#include <QByteArray>
#include <QString>

#include <simdjson.h>

#include <optional>
#include <string_view>

/// A forgiving reader over simdjson's DOM for the ways in which the engine spells one and the same value.
/// Private to models/engine.
namespace sluice::engine::json {

/// Remembers the first thing that was not as it must be, and where.
struct Errors
{
    const Message *where = nullptr; ///< which reply it is, see replyName(); the name outlives this
    QString context;                ///< "[3]" while the fourth entry of a list is read
    std::optional<Error> first;

    void add(std::string_view key, const Message &expected);
};

/// A JSON value, or nothing. Valid as long as its Document.
class Value
{
public:
    Value() = default;
    explicit Value(simdjson::dom::element element)
        : element_(element)
    {
    }

    bool exists() const { return element_.has_value(); }
    bool isObject() const { return element_ && element_->is_object(); }
    bool isArray() const { return element_ && element_->is_array(); }
    bool isString() const { return element_ && element_->is_string(); }
    /// Nothing, null, or an empty string: the engine uses all three for "no value".
    bool isBlank() const;
    /// The value of the first member of that name, or nothing; also nothing when this is no object.
    Value member(std::string_view key) const;
    /// A string's bytes, UTF-8; empty for anything else.
    std::string_view string() const;
    QByteArray toJson() const;

    template <typename Function> void forEachItem(Function function) const
    {
        simdjson::dom::array array;
        if (!element_ || element_->get_array().get(array) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::element item : array)
            function(Value(item));
    }
    template <typename Function> void forEachMember(Function function) const
    {
        simdjson::dom::object object;
        if (!element_ || element_->get_object().get(object) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::key_value_pair pair : object)
            function(pair.key, Value(pair.value));
    }

    std::optional<simdjson::dom::element> raw() const { return element_; }

private:
    std::optional<simdjson::dom::element> element_;
};

/// JSON text whose bytes that are no UTF-8 are written in it as one reads them: "\\xE9". Nothing is put in
/// their place that could be taken for what was said.
std::string withBytesShown(std::string_view json);

/// Parses once and owns the result. Bytes that are not UTF-8 are read as withBytesShown() writes them.
class Document
{
public:
    explicit Document(std::string_view bytes);
    explicit Document(const QByteArray &bytes)
        : Document(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())))
    {
    }
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    bool valid() const { return root_.exists(); }
    Value root() const { return root_; }

private:
    simdjson::dom::parser parser_;
    Value root_;
};

QString toQString(std::string_view utf8);

/// A text: a string, or a number or truth value as it is spelt (ids beyond 2^53 keep every digit). Nothing
/// and null give "". An object or a list is an error.
QString text(Value value, Errors &errors, std::string_view key = {});
/// text() that must not be empty.
QString requiredText(Value value, Errors &errors, std::string_view key);
/// A whole number, also when it comes as a string ("600", "600.0"). Nothing, null and "" give nothing;
/// anything else is an error.
std::optional<qint64> number(Value value, Errors &errors, std::string_view key);
/// true, "true", false, "false"; nothing, null and "" give false; anything else is an error.
bool truth(Value value, Errors &errors, std::string_view key);

} // namespace sluice::engine::json
