#include "models/hocon/convertcheck.h"

#include <algorithm>
#include <unordered_map>

namespace sluice::hocon::detail {
namespace {

/// The pointer of the first difference; nothing when there is none.
std::optional<std::string> firstDifference(const Datum &a, const Datum &b, const std::string &pointer)
{
    if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
        a.members.size() != b.members.size())
        return pointer;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (auto inner = firstDifference(a.items[i], b.items[i], pointer + "/" + std::to_string(i)))
            return inner;
    }
    std::unordered_map<std::string_view, const Datum *> others;
    for (const auto &[key, value] : b.members)
        others.emplace(key, &value);
    for (const auto &[key, value] : a.members) {
        const std::string inside = pointer + "/" + escapedForPointer(key);
        const auto other = others.find(key);
        if (other == others.end())
            return inside;
        if (auto inner = firstDifference(value, *other->second, inside))
            return inner;
    }
    return std::nullopt;
}

} // namespace

std::string lineOf(const Tree &tree, TextSpan span)
{
    return "line " + std::to_string(LineIndex(tree.text()).at(span.offset).line);
}

Result<void> checkSyntax(const Tree &tree)
{
    if (tree.errors().empty())
        return {};
    const SyntaxError &error = tree.errors().front();
    return fail(ErrorCode::Parse, error.message.english(), lineOf(tree, error.span));
}

bool equalValues(const Datum &a, const Datum &b)
{
    return !firstDifference(a, b, {});
}

Result<Converted> checked(Converted converted, Syntax syntax, const Value &original)
{
    const Tree environment;
    const Tree tree = Tree::parse(converted.text, ParseOptions{syntax, {}, &environment, nullptr});
    const std::optional<std::string> different =
        tree.errors().empty() ? firstDifference(datumOf(original), datumOf(tree.root()), {})
                              : std::string("/");
    if (different)
        return fail(ErrorCode::Unsupported, "The other language cannot say what stands at this place.",
                    *different);
    return converted;
}

} // namespace sluice::hocon::detail
