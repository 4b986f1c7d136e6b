#include "models/job/variables.h"

#include "models/hocon/pointer.h"
#include "models/hocon/values/keypath.h"

#include <algorithm>
#include <array>
#include <unordered_map>

extern char **environ; // NOLINT(readability-redundant-declaration): POSIX asks for it

namespace sluice::job {

TextMap systemEnvironment()
{
    TextMap result;
    for (char **each = environ; each != nullptr && *each != nullptr; ++each) {
        const std::string_view entry = *each;
        const std::size_t equals = entry.find('=');
        if (equals != std::string_view::npos)
            result.emplace(entry.substr(0, equals), entry.substr(equals + 1));
    }
    return result;
}

namespace {

using job::VariableOrigin;
using job::VariableUse;

/// The path of a ${…} outside of quotes is a key of the file, whatever comes of that.
bool isKeyOfFile(const hocon::Tree &tree, const std::vector<std::string> &path)
{
    std::optional<hocon::Value> value = tree.root();
    for (const std::string &element : path)
        value = value ? value->find(element) : std::nullopt;
    return value.has_value();
}

/// As -i takes it: the engine splits the names of properties at dots.
std::string givenName(const std::vector<std::string> &path)
{
    std::string name;
    for (const std::string &element : path)
        name += (name.empty() ? "" : ".") + element;
    return name;
}

/// What plugins fill in themselves while the job runs (file sinks, save modes, models, indexes and topics by
/// the fields of a row): options whose texts may hold any ${…}, and names.
constexpr std::array<std::string_view, 9> kRunTimeOptions{"partition_dir_expression",
                                                          "file_name_expression",
                                                          "save_mode_create_template",
                                                          "custom_request_body",
                                                          "custom_request_headers",
                                                          "index",
                                                          "topic",
                                                          "key",
                                                          "params"};
constexpr std::array<std::string_view, 10> kRunTimeNames{"now",
                                                         "uuid",
                                                         "transactionId",
                                                         "rowtype_fields",
                                                         "rowtype_primary_key",
                                                         "rowtype_unique_key",
                                                         "table",
                                                         "database",
                                                         "rowtype_duplicate_key",
                                                         "comment"};

bool isRunTime(const VariableUse &use)
{
    const auto segments = hocon::pointerSegments(use.pointer);
    if (!use.quoted || !segments || segments->empty())
        return false;
    const bool sink = segments->front() == "sink";
    if (sink && (job::isReservedVariable(use.name) ||
                 std::find(kRunTimeNames.begin(), kRunTimeNames.end(), use.name) != kRunTimeNames.end()))
        return true;
    return std::any_of(segments->begin(), segments->end(), [](const std::string &segment) {
        return std::find(kRunTimeOptions.begin(), kRunTimeOptions.end(), segment) != kRunTimeOptions.end();
    });
}

} // namespace

job::ResolveOptions resolveOptions(const hocon::Tree &tree, const VariableValues &values)
{
    job::ResolveOptions options;
    options.environment = values.environment ? *values.environment : systemEnvironment();
    options.variables = values.given;
    options.path = tree.path();
    return options;
}

std::vector<Variable> variables(const hocon::Tree &tree, const VariableValues &values)
{
    if (!tree.errors().empty() || tree.text().find("${") == std::string::npos)
        return {};
    const job::ResolveOptions options = resolveOptions(tree, values);
    std::vector<Variable> result;
    std::unordered_map<std::string, std::size_t> byName;
    for (const VariableUse &use : job::variableUses(tree, options)) {
        std::string name = use.name;
        if (!use.quoted) {
            const auto path = hocon::keyPath(use.name);
            if (!path || use.origin == VariableOrigin::Document || isKeyOfFile(tree, *path))
                continue;
            name = givenName(*path);
        }
        const auto [known, added] = byName.try_emplace(name, result.size());
        if (added) {
            Variable variable;
            variable.name = name;
            variable.filler = VariableFiller::Engine;
            variable.canBeGiven = false;
            variable.origin = use.origin;
            variable.value = use.value;
            result.push_back(std::move(variable));
        }
        Variable &variable = result[known->second];
        const bool open = use.origin == VariableOrigin::None;
        const bool runTime = isRunTime(use);
        variable.places.push_back({use.span, use.pointer, use.quoted, !open, use.reached, runTime});
        // One place without a value makes the variable one.
        if (open) {
            variable.origin = VariableOrigin::None;
            variable.value.clear();
        }
        if (use.origin == VariableOrigin::Default && !variable.defaultValue)
            variable.defaultValue = use.value;
        if (!runTime)
            variable.filler = VariableFiller::Person;
        variable.required = variable.required || (open && !use.quoted && !use.optional);
        const bool takes = use.reached && !use.optional && !job::isReservedVariable(name);
        variable.canBeGiven = variable.canBeGiven || takes;
    }
    return result;
}

std::vector<Variable> openVariables(const hocon::Tree &tree, const VariableValues &values)
{
    std::vector<Variable> open = variables(tree, values);
    std::erase_if(open, [](const Variable &variable) {
        const bool wanted =
            variable.required || (variable.canBeGiven && variable.filler == VariableFiller::Person);
        return variable.origin != VariableOrigin::None || !wanted;
    });
    return open;
}

} // namespace sluice::job
