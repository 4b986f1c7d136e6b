#include "models/hocon/resolvesteps.h"
#include "models/hocon/scan.h"

namespace sluice::hocon::detail {
namespace {

std::string trimmed(std::string_view text)
{
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20)
        text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20)
        text.remove_suffix(1);
    return std::string(text);
}

/// Every ${name} and ${name:default} of one name, in the text as it is by now.
std::string replaced(const std::string &text, const std::string &name, const TextMap &properties)
{
    const auto property = properties.find(name);
    const bool given = property != properties.end() && !property->second.empty();
    std::string result;
    std::size_t at = 0;
    const std::string opening = "${" + name;
    for (;;) {
        const std::size_t start = text.find(opening, at);
        if (start == std::string::npos)
            break;
        const std::size_t after = start + opening.size();
        const std::size_t end = after < text.size() && text[after] == ':' ? text.find('}', after) : after;
        if (end == std::string::npos || end >= text.size() || text[end] != '}') {
            result.append(text, at, start + 1 - at);
            at = start + 1;
            continue;
        }
        result.append(text, at, start - at);
        if (given)
            result += property->second;
        else if (end > after)
            result += trimmed(std::string_view(text).substr(after + 1, end - after - 1));
        else
            result.append(text, start, end + 1 - start);
        at = end + 1;
    }
    return result.append(text, at, std::string::npos);
}

void fillObject(Datum &object, const TextMap &properties)
{
    for (auto &[key, value] : object.members) {
        if (value.kind == Kind::Object) {
            fillObject(value, properties);
        } else if (value.kind == Kind::List) {
            for (Datum &item : value.items) {
                if (item.kind == Kind::String)
                    item.text = filledText(item.text, properties);
            }
        } else if (value.kind == Kind::String) {
            value.text = filledText(value.text, properties);
        }
    }
}

} // namespace

std::string filledText(const std::string &text, const TextMap &properties)
{
    std::vector<std::string> names;
    for (const Placeholder &placeholder : placeholders(text))
        names.emplace_back(placeholder.name);
    std::string result = text;
    for (const std::string &name : names)
        result = replaced(result, name, properties);
    return result;
}

Result<void> fillPlaceholders(Datum &root, const TextMap &properties, const PlaceOf &placeOf)
{
    for (auto &[key, value] : root.members) {
        if (value.kind == Kind::Object)
            fillObject(value, properties);
        if (value.kind != Kind::List)
            continue;
        for (Datum &item : value.items) {
            if (item.kind != Kind::Object) {
                return fail(ErrorCode::Parse,
                            "The engine takes only objects in the list \"" + key +
                                "\", and this entry is not one. Write it as a block: Name { … }.",
                            placeOf(item.span.length > 0 ? item.span : value.span));
            }
            fillObject(item, properties);
        }
    }
    return {};
}

bool isFilled(const Tree &tree, std::string_view pointer)
{
    const std::size_t second = pointer.find('/', pointer.empty() ? 0 : 1);
    if (second == std::string_view::npos)
        return false;
    std::size_t at = second;
    std::optional<Value> parent = tree.find(pointer.substr(0, second));
    if (parent && parent->isList()) {
        at = pointer.find('/', second + 1);
        if (at == std::string_view::npos)
            return false;
        parent = tree.find(pointer.substr(0, at));
    }
    while (parent && parent->isObject()) {
        at = pointer.find('/', at + 1);
        if (at == std::string_view::npos)
            return true;
        parent = tree.find(pointer.substr(0, at));
    }
    return parent && parent->isList() && pointer.find('/', at + 1) == std::string_view::npos;
}

} // namespace sluice::hocon::detail
