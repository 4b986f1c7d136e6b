#include "models/job/files/resolve.h"

#include "models/hocon/tokens/scan.h"
#include "models/job/files/resolvesteps.h"

#include <algorithm>
#include <array>

namespace sluice::job {
namespace {

using detail::PlaceOf;
using hocon::Datum;

std::string linePlace(const LineIndex &lines, TextSpan span)
{
    return "line " + std::to_string(lines.at(span.offset).line);
}

/// The ${x} that stops the engine, and why: the first value that is still open.
std::optional<hocon::Value> firstOpen(const hocon::Value &value)
{
    if (value.kind() == hocon::Kind::Unresolved)
        return value;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::optional<hocon::Value> open = firstOpen(value.at(i)))
            return open;
    }
    return std::nullopt;
}

/// A value that is given more than once and still waits for a ${x} after the environment was asked. The
/// engine's parser cannot look for -i in those: it stops with "BugOrBroken: replace in parent not possible".
std::optional<hocon::Value> firstDelayed(const hocon::Value &value)
{
    if (value.isDelayedMerge())
        return value;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::optional<hocon::Value> delayed = firstDelayed(value.at(i)))
            return delayed;
    }
    return std::nullopt;
}

struct Outsides
{
    hocon::Tree environment;
    hocon::Tree properties;
};

Outsides outsidesOf(const TextMap &environment, const TextMap &properties)
{
    return {hocon::Tree::parse(detail::environmentTree(environment), hocon::Syntax::Json),
            hocon::Tree::parse(detail::propertyTree(properties), hocon::Syntax::Json)};
}

/// Everything after the variables.
Result<std::string> finished(hocon::Datum root, const PlaceOf &placeOf)
{
    if (auto decoded = detail::decodeSecrets(root, placeOf); !decoded)
        return tl::unexpected(decoded.error());
    Result<hocon::Datum> paths = detail::keysAsPaths(std::move(root), placeOf);
    if (!paths)
        return tl::unexpected(paths.error());
    return hocon::toJson(*paths);
}

Error syntaxFailure(const hocon::SyntaxError &error, const PlaceOf &placeOf)
{
    return Error{ErrorCode::Parse, error.message, placeOf(error.span)};
}

/// The job with all its variables filled in, where none is left.
Result<hocon::Datum> withVariables(const hocon::Tree &tree, const ResolveOptions &options,
                                   const PlaceOf &placeOf)
{
    if (!tree.errors().empty())
        return tl::unexpected(syntaxFailure(tree.errors().front(), placeOf));
    const Result<TextMap> properties = detail::propertiesOf(options);
    if (!properties)
        return tl::unexpected(properties.error());

    const Outsides outsides = outsidesOf(options.environment, *properties);
    const hocon::Tree filled =
        hocon::Tree::parse(tree.text(), hocon::ParseOptions{tree.syntax(), options.path,
                                                            &outsides.environment, &outsides.properties});
    if (!filled.errors().empty())
        return tl::unexpected(syntaxFailure(filled.errors().front(), placeOf));
    if (const std::optional<hocon::Value> open = firstOpen(filled.root())) {
        return fail(
            ErrorCode::Parse,
            SLUICE_MESSAGE(
                "Resolve",
                "The engine refuses %1: neither the file nor the environment nor -i gives it a value. Pass "
                "it with -i, or write it in double quotes with a default: \"${name:default}\".")
                .with(open->text()),
            placeOf(open->span()));
    }
    if (!properties->empty() && tree.syntax() == hocon::Syntax::Conf) {
        const hocon::Tree first = hocon::Tree::parse(
            tree.text(), hocon::ParseOptions{tree.syntax(), options.path, &outsides.environment, nullptr});
        if (const std::optional<hocon::Value> open = firstDelayed(first.root())) {
            return fail(ErrorCode::Parse,
                        SLUICE_MESSAGE("Resolve",
                                       "The engine cannot fill in a variable here, because the same key "
                                       "is given more than once. Keep one of the definitions."),
                        placeOf(open->span()));
        }
    }
    hocon::Datum root = hocon::datumOf(filled.root());
    if (auto texts = detail::fillPlaceholders(root, *properties, placeOf); !texts)
        return tl::unexpected(texts.error());
    return root;
}

} // namespace

std::vector<std::string> splitVariables(std::string_view argument)
{
    std::vector<std::string> variables;
    const auto push = [&variables](std::string_view piece) {
        while (!piece.empty() && static_cast<unsigned char>(piece.front()) <= 0x20)
            piece.remove_prefix(1);
        while (!piece.empty() && static_cast<unsigned char>(piece.back()) <= 0x20)
            piece.remove_suffix(1);
        variables.emplace_back(piece);
    };
    bool brackets = false;
    bool quotes = false;
    std::size_t start = 0;
    for (std::size_t at = 0; at < argument.size(); ++at) {
        const char c = argument[at];
        if (c == '[' || c == ']')
            brackets = c == '[';
        else if (c == '"')
            quotes = !quotes;
        if (c != ',' || quotes || brackets)
            continue;
        push(argument.substr(start, at - start));
        start = at + 1;
    }
    if (start < argument.size())
        push(argument.substr(start));
    return variables;
}

bool isReservedVariable(std::string_view name)
{
    static constexpr std::array<std::string_view, 8> kReserved{
        "database_name",   "schema_name", "schema_full_name", "table_name",
        "table_full_name", "primary_key", "unique_key",       "field_names"};
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

Result<ResolvedJob> resolve(const hocon::Tree &tree, const ResolveOptions &options)
{
    const LineIndex lines(tree.text());
    const PlaceOf placeOf = [&lines](TextSpan span) {
        return linePlace(lines, span);
    };
    Result<hocon::Datum> root = withVariables(tree, options, placeOf);
    if (!root)
        return tl::unexpected(root.error());
    Result<std::string> json = finished(std::move(*root), placeOf);
    if (!json)
        return tl::unexpected(json.error());
    return ResolvedJob{std::move(*json), variableUses(tree, options)};
}

Result<std::string> filledIn(const hocon::Tree &tree, const ResolveOptions &options)
{
    const LineIndex lines(tree.text());
    const Result<hocon::Datum> root =
        withVariables(tree, options, [&lines](TextSpan span) { return linePlace(lines, span); });
    if (!root)
        return tl::unexpected(root.error());
    return hocon::toJson(*root);
}

Result<std::string> filledIn(const SqlJob &job, std::string_view text, const ResolveOptions &options)
{
    const LineIndex lines(text);
    const Result<hocon::Datum> root = withVariables(
        job.tree, options, [&](TextSpan span) { return linePlace(lines, job.hocon.source(span)); });
    if (!root)
        return tl::unexpected(root.error());
    return hocon::toJson(*root);
}

Result<ResolvedJob> resolve(const SqlJob &job, std::string_view text, const ResolveOptions &options)
{
    const LineIndex lines(text);
    if (!job.errors.empty()) {
        const hocon::SyntaxError &error = job.errors.front();
        return fail(ErrorCode::Parse, error.message, linePlace(lines, error.span));
    }
    const Result<TextMap> properties = detail::propertiesOf(options);
    if (!properties)
        return tl::unexpected(properties.error());
    const PlaceOf placeOf = [&](TextSpan span) {
        return linePlace(lines, job.hocon.source(span));
    };
    // The engine hands the generated job over as a map, so its keys are read as paths here already.
    Result<hocon::Datum> root = detail::keysAsPaths(hocon::datumOf(job.tree.root()), placeOf);
    if (!root)
        return tl::unexpected(root.error());
    if (auto texts = detail::fillPlaceholders(*root, *properties, placeOf); !texts)
        return tl::unexpected(texts.error());
    Result<std::string> json = finished(std::move(*root), placeOf);
    if (!json)
        return tl::unexpected(json.error());
    ResolvedJob result{std::move(*json), variableUses(job.tree, options)};
    for (VariableUse &use : result.variables)
        use.span = job.hocon.source(use.span);
    return result;
}

} // namespace sluice::job
