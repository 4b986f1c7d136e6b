#include "models/hocon/values/datum.h"

#include <array>

namespace sluice::hocon {

namespace {

/// Of a changeable datum or of one that is not.
template <typename Members>
auto firstOf(Members &members, std::string_view key) -> decltype(&members[0].value)
{
    for (auto &[name, value] : members) {
        if (name == key)
            return &value;
    }
    return nullptr;
}

} // namespace

Datum *Datum::find(std::string_view key)
{
    return firstOf(members, key);
}

const Datum *Datum::find(std::string_view key) const
{
    return firstOf(members, key);
}

DatumMembers::DatumMembers(const Datum &object)
{
    byKey_.reserve(object.members.size());
    for (const auto &[key, value] : object.members)
        byKey_.emplace(key, &value);
}

const Datum *DatumMembers::find(std::string_view key) const
{
    const auto found = byKey_.find(key);
    return found == byKey_.end() ? nullptr : found->second;
}

Datum datumOf(const Value &value)
{
    Datum datum;
    datum.kind = value.kind();
    datum.span = value.span();
    const std::size_t size = value.size();
    if (datum.kind == Kind::Object) {
        datum.members.reserve(size);
        for (std::size_t i = 0; i < size; ++i)
            datum.members.emplace_back(value.key(i), datumOf(value.at(i)));
    } else if (datum.kind == Kind::List) {
        datum.items.reserve(size);
        for (std::size_t i = 0; i < size; ++i)
            datum.items.push_back(datumOf(value.at(i)));
    } else {
        datum.text = value.text();
    }
    return datum;
}

void appendJsonString(std::string &to, std::string_view text)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    to += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else if (byte >= 0x20) {
            to += c;
        } else if (const std::size_t letter = std::string_view("\b\f\n\r\t").find(c);
                   letter != std::string_view::npos) {
            to += '\\';
            to += "bfnrt"[letter];
        } else {
            to += "\\u00";
            to += kHex[byte >> 4U];
            to += kHex[byte & 15U];
        }
    }
    to += '"';
}

void appendJson(std::string &to, const Datum &datum)
{
    switch (datum.kind) {
    case Kind::Null:
        to += "null";
        return;
    case Kind::Number:
        if (datum.text.find_first_of("IN") != std::string::npos) {
            appendJsonString(to, datum.text);
            return;
        }
        [[fallthrough]];
    case Kind::Boolean:
        to += datum.text;
        return;
    case Kind::String:
    case Kind::Unresolved:
        appendJsonString(to, datum.text);
        return;
    case Kind::List:
        to += '[';
        for (std::size_t i = 0; i < datum.items.size(); ++i) {
            to += i == 0 ? "" : ",";
            appendJson(to, datum.items[i]);
        }
        to += ']';
        return;
    case Kind::Object:
        to += '{';
        for (std::size_t i = 0; i < datum.members.size(); ++i) {
            to += i == 0 ? "" : ",";
            appendJsonString(to, datum.members[i].key);
            to += ':';
            appendJson(to, datum.members[i].value);
        }
        to += '}';
        return;
    }
}

std::string toJson(const Datum &datum)
{
    std::string json;
    appendJson(json, datum);
    return json;
}

std::string javaText(const Datum &datum)
{
    std::string text;
    if (datum.kind == Kind::List) {
        for (const Datum &item : datum.items)
            text += (&item == &datum.items.front() ? "" : ", ") + javaText(item);
        return "[" + text + "]";
    }
    if (datum.kind == Kind::Object) {
        for (const auto &[key, value] : datum.members)
            text += (text.empty() ? "" : ", ") + key + "=" + javaText(value);
        return "{" + text + "}";
    }
    return datum.kind == Kind::Null ? "null" : datum.text;
}

std::string escapedForPointer(std::string_view key)
{
    std::string escaped;
    for (const char c : key) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

} // namespace sluice::hocon
