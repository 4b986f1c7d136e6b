#include "models/editing/treechange.h"

#include <algorithm>
#include <optional>

namespace sluice::editing {

namespace {

bool isAtOrBelow(std::string_view pointer, std::string_view above)
{
    return pointer.starts_with(above) && (pointer.size() == above.size() || pointer[above.size()] == '/');
}

/// An object or list whose brackets are not touched by a change in `span`.
bool holds(const hocon::Value &value, const TextSpan &span)
{
    return (value.isObject() || value.isList()) && value.span().offset < span.offset &&
           span.end() < value.span().end();
}

std::string holderOf(const hocon::Tree &tree, const TextSpan &span)
{
    std::string pointer = tree.pointerAt(span.offset);
    while (!pointer.empty()) {
        const std::optional<hocon::Value> value = tree.find(pointer);
        if (value && holds(*value, span))
            return pointer;
        pointer.resize(pointer.rfind('/'));
    }
    return pointer;
}

std::ptrdiff_t linesIn(std::string_view text)
{
    return std::count(text.begin(), text.end(), '\n');
}

bool isWhole(const hocon::Tree &tree)
{
    return tree.errorCount() == 0 && !tree.hasIncludes();
}

} // namespace

bool TreeChange::concerns(std::string_view scope) const
{
    return everything || isAtOrBelow(pointer, scope) || isAtOrBelow(scope, pointer);
}

TreeChange changeBetween(const hocon::Tree &before, const hocon::Tree &after, const TextEdits &edits)
{
    TreeChange change;
    if (edits.empty() || !isWhole(before) || !isWhole(after))
        return change;
    std::ptrdiff_t grown = 0;
    std::ptrdiff_t lines = 0;
    for (const TextEdit &edit : edits) {
        const std::string_view old = std::string_view(before.text()).substr(edit.offset, edit.length);
        grown += static_cast<std::ptrdiff_t>(edit.text.size()) - static_cast<std::ptrdiff_t>(edit.length);
        lines += linesIn(edit.text) - linesIn(old);
    }
    const std::size_t begin = edits.front().offset;
    change.pointer = holderOf(before, {begin, edits.back().offset + edits.back().length - begin});
    if (!change.pointer.empty()) {
        const std::optional<hocon::Value> was = before.find(change.pointer);
        const std::optional<hocon::Value> is = after.find(change.pointer);
        if (!is || is->kind() != was->kind() || is->span().offset != was->span().offset ||
            is->span().length != was->span().length + static_cast<std::size_t>(grown))
            return {};
    }
    change.everything = change.pointer.empty();
    change.movesLines = lines != 0;
    return change;
}

} // namespace sluice::editing
