#include "models/job/files/resolvesteps.h"

#include <unordered_map>

namespace sluice::job::detail {
namespace {

hocon::Datum textNode(std::string_view text)
{
    hocon::Datum datum;
    datum.kind = hocon::Kind::String;
    datum.text = text;
    return datum;
}

/// "[a,b]" is a list of texts, as it stands between the commas; like Java's split, empty ones at the end go.
hocon::Datum propertyValue(const std::string &value)
{
    if (!value.starts_with('[') || !value.ends_with(']') || value.size() < 2)
        return textNode(value);
    hocon::Datum list;
    list.kind = hocon::Kind::List;
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

/// A name of the properties, and what goes on behind its dot.
struct Scope
{
    std::string_view name = {};
    std::optional<std::string_view> value = {};
    std::vector<Scope> members = {};
    std::unordered_map<std::string_view, std::size_t> byName = {};

    Scope &member(std::string_view part)
    {
        const auto [known, added] = byName.try_emplace(part, members.size());
        if (added)
            members.push_back({part});
        return members[known->second];
    }

    /// An object wins over a value of the same name.
    hocon::Datum datum() const
    {
        if (members.empty() && value)
            return propertyValue(std::string(*value));
        hocon::Datum object;
        object.kind = hocon::Kind::Object;
        object.members.reserve(members.size());
        for (const Scope &scope : members)
            object.members.emplace_back(std::string(scope.name), scope.datum());
        return object;
    }
};

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
                        SLUICE_MESSAGE(
                            "Resolve",
                            "The variable %1 is reserved: sinks fill it in for each table. Use another name.")
                            .with(name));
        }
        if (name.empty())
            return fail(ErrorCode::InvalidArgument,
                        SLUICE_MESSAGE("Resolve", "A variable needs a name before the \"=\"."));
        properties.insert_or_assign(std::move(name), variable.substr(equals + 1));
    }
    return properties;
}

std::string propertyTree(const TextMap &properties)
{
    Scope root;
    for (const auto &[name, value] : properties) {
        Scope *scope = &root;
        std::size_t start = 0;
        int depth = 0;
        // What lies deeper than any ${} can look goes by the rest of its name.
        for (std::size_t dot = name.find('.'); dot != std::string::npos && depth < hocon::kMaxDepth - 1;
             dot = name.find('.', start), ++depth) {
            scope = &scope->member(std::string_view(name).substr(start, dot - start));
            start = dot + 1;
        }
        scope->member(std::string_view(name).substr(start)).value = value;
    }
    return toJson(root.datum());
}

// The engine's parser reads the environment as properties too (ConfigImpl.loadEnvVariables).
std::string environmentTree(const TextMap &environment)
{
    return propertyTree(environment);
}

Answers answersTo(const hocon::Tree &tree, const ResolveOptions &options)
{
    Answers answers;
    answers.properties = propertiesOf(options).value_or(options.properties);
    answers.environmentTree = hocon::Tree::parse(environmentTree(options.environment), hocon::Syntax::Json);
    answers.propertyTree = hocon::Tree::parse(propertyTree(answers.properties), hocon::Syntax::Json);
    answers.filled =
        hocon::Tree::parse(tree.text(), hocon::ParseOptions{tree.syntax(), options.path,
                                                            &answers.environmentTree, &answers.propertyTree});
    return answers;
}

} // namespace sluice::job::detail
