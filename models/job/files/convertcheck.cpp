#include "models/job/files/convertcheck.h"

#include <algorithm>
#include <unordered_map>

namespace sluice::job::detail {
namespace {

/// The pointer of the first difference; nothing when there is none.
std::optional<std::string> firstDifference(const hocon::Datum &a, const hocon::Datum &b,
                                           const std::string &pointer)
{
    if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
        a.members.size() != b.members.size())
        return pointer;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (auto inner = firstDifference(a.items[i], b.items[i], pointer + "/" + std::to_string(i)))
            return inner;
    }
    std::unordered_map<std::string_view, const hocon::Datum *> others;
    for (const auto &[key, value] : b.members)
        others.emplace(key, &value);
    for (const auto &[key, value] : a.members) {
        const std::string inside = pointer + "/" + hocon::escapedForPointer(key);
        const auto other = others.find(key);
        if (other == others.end())
            return inside;
        if (auto inner = firstDifference(value, *other->second, inside))
            return inner;
    }
    return std::nullopt;
}

} // namespace

std::string lineOf(const hocon::Tree &tree, TextSpan span)
{
    return "line " + std::to_string(LineIndex(tree.text()).at(span.offset).line);
}

Result<void> checkSyntax(const hocon::Tree &tree)
{
    if (tree.errors().empty())
        return {};
    const hocon::SyntaxError &error = tree.errors().front();
    return fail(ErrorCode::Parse, error.message, lineOf(tree, error.span));
}

bool equalValues(const hocon::Datum &a, const hocon::Datum &b)
{
    return !firstDifference(a, b, {});
}

Result<Converted> checked(Converted converted, hocon::Syntax syntax, const hocon::Value &original)
{
    const hocon::Tree environment;
    const hocon::Tree tree =
        hocon::Tree::parse(converted.text, hocon::ParseOptions{syntax, {}, &environment, nullptr});
    const std::optional<std::string> different =
        tree.errors().empty() ? firstDifference(datumOf(original), datumOf(tree.root()), {})
                              : std::string("/");
    if (different)
        return fail(ErrorCode::Unsupported,
                    SLUICE_MESSAGE("Convert", "The other language cannot say what stands at this place."),
                    *different);
    return converted;
}

} // namespace sluice::job::detail
