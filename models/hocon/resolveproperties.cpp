#include "models/hocon/resolvesteps.h"

namespace sluice::hocon::detail {
namespace {

Datum textNode(std::string_view text)
{
    Datum datum;
    datum.kind = Kind::String;
    datum.text = text;
    return datum;
}

/// "[a,b]" is a list of texts, as it stands between the commas; like Java's split, empty ones at the end go.
Datum propertyValue(const std::string &value)
{
    if (!value.starts_with('[') || !value.ends_with(']') || value.size() < 2)
        return textNode(value);
    Datum list;
    list.kind = Kind::List;
    const std::string_view inside = std::string_view(value).substr(1, value.size() - 2);
    for (std::size_t start = 0; start <= inside.size();) {
        const std::size_t comma = std::min(inside.find(',', start), inside.size());
        list.items.push_back(textNode(inside.substr(start, comma - start)));
        start = comma + 1;
    }
    while (list.items.size() > 1 && list.items.back().text.empty())
        list.items.pop_back();
    if (list.items.size() == 1 && list.items.front().text.empty() && !inside.empty())
        list.items.clear();
    return list;
}

/// The member `key` of an object, made an object itself.
Datum &scope(Datum &parent, std::string_view key)
{
    parent.kind = Kind::Object;
    Datum *child = parent.find(key);
    if (child == nullptr)
        child = &parent.members.emplace_back(std::string(key), Datum{}).value;
    if (child->kind != Kind::Object) {
        *child = {};
        child->kind = Kind::Object;
    }
    return *child;
}

} // namespace

Result<TextMap> propertiesOf(const ResolveOptions &options)
{
    TextMap properties = options.properties;
    for (const std::string &variable : options.variables) {
        const std::size_t equals = variable.find('=');
        if (equals == std::string::npos)
            continue;
        std::string name = variable.substr(0, equals);
        if (isReservedVariable(name)) {
            return fail(ErrorCode::InvalidArgument,
                        "The variable " + name +
                            " is reserved: sinks fill it in for each table. Use another name.");
        }
        if (name.empty())
            return fail(ErrorCode::InvalidArgument, "A variable needs a name before the \"=\".");
        properties.insert_or_assign(std::move(name), variable.substr(equals + 1));
    }
    return properties;
}

std::string propertyTree(const TextMap &properties)
{
    Datum root;
    root.kind = Kind::Object;
    // In the order of the names, "a" comes before "a.b", so the object replaces the value.
    for (const auto &[name, value] : properties) {
        Datum *parent = &root;
        std::size_t start = 0;
        for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', start)) {
            parent = &scope(*parent, std::string_view(name).substr(start, dot - start));
            start = dot + 1;
        }
        const std::string_view last = std::string_view(name).substr(start);
        if (parent->find(last) == nullptr)
            parent->members.emplace_back(std::string(last), propertyValue(value));
    }
    return toJson(root);
}

// The engine's parser reads the environment as properties too (ConfigImpl.loadEnvVariables).
std::string environmentTree(const TextMap &environment)
{
    return propertyTree(environment);
}

} // namespace sluice::hocon::detail
