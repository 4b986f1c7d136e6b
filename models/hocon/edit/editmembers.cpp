#include "models/hocon/edit/editing.h"

#include <algorithm>

/// New members of objects, in each other or as paths, as their neighbours are.
namespace sluice::hocon::detail {

namespace {

/// Where new members of the object at `segments` go: its last literal object, or nothing.
std::optional<Container> objectAt(const Tree &tree, const Layout &layout,
                                  const std::vector<std::string> &segments)
{
    const auto all = targets(tree.data(), segments);
    for (auto target = all.rbegin(); target != all.rend(); ++target) {
        if (!target->partial && layout.store().tape[target->node].type == NodeType::Object)
            return layout.container(target->node);
    }
    return std::nullopt;
}

/// `keys`, each in the one before it, with the value in the innermost.
std::string nestedField(const std::vector<std::string> &keys, const Style &style, const std::string &indent,
                        std::string value)
{
    std::string depth = indent;
    for (std::size_t i = 1; i < keys.size(); ++i)
        depth += style.indentUnit;
    for (std::size_t i = keys.size(); i > 0; --i) {
        std::string field = detail::keyText(keys[i - 1], style, style.quoteKeys);
        field += value.starts_with('{') ? style.blockSeparator : style.separator;
        field += value;
        value = std::move(field);
        if (i == 1)
            break;
        std::string block = "{";
        block += style.oneLine ? style.pad : style.lineEnd + depth;
        block += value;
        depth.resize(depth.size() - style.indentUnit.size());
        block += style.oneLine ? style.pad : style.lineEnd + depth;
        block += '}';
        value = std::move(block);
    }
    return value;
}

/// a->b->c = value, as its neighbours are written; nothing when it would not be read as that path.
std::optional<std::string> pathField(const std::vector<std::string> &keys, const Style &style,
                                     const std::string &value)
{
    std::string path;
    for (const std::string &key : keys)
        path += (path.empty() ? "" : "->") + detail::keyText(key, style, style.quoteKeys);
    if (!Tree::parse(path + " = 1", Syntax::Conf).find(joinedPointer(keys)))
        return std::nullopt;
    return path + (value.starts_with('{') ? style.blockSeparator : style.separator) + value;
}

/// Where the first of `missing` goes when its parents are there in paths only, as /a is in a->b = 1: behind
/// the last of those. `missing` takes the parents that the new key has to repeat.
std::optional<Container> pathNeighbours(const Tree &tree, const Layout &layout,
                                        std::vector<std::string> parent, std::vector<std::string> &missing)
{
    const auto all = targets(tree.data(), parent);
    if (all.empty() || !all.back().partial)
        return std::nullopt;
    const std::uint32_t container = layout.parent(all.back().holder);
    while (!parent.empty()) {
        missing.insert(missing.begin(), parent.back());
        parent.pop_back();
        for (const Target &each : targets(tree.data(), parent)) {
            if (each.node == container)
                return layout.container(container);
        }
    }
    return std::nullopt;
}

} // namespace

Result<TextEdits> insertMember(const Tree &tree, const Layout &layout, const Spot &spot,
                               std::string_view pointer, const Wanted &wanted)
{
    // Up to the first parent that is there.
    std::vector<std::string> parent = spot.segments;
    std::vector<std::string> missing;
    std::optional<Container> container;
    bool paths = false;
    while (!container && !parent.empty()) {
        missing.insert(missing.begin(), parent.back());
        parent.pop_back();
        const std::string above = joinedPointer(parent);
        const auto value = tree.find(above);
        if (value && value->isList())
            return notFound(pointer);
        container = objectAt(tree, layout, parent);
        if (!container) {
            container = pathNeighbours(tree, layout, parent, missing);
            paths = container.has_value();
        }
        if (!container && value && !value->isObject())
            return unsupported(pointer, SLUICE_MESSAGE("Edit", "%1 is not an object").with(above));
    }
    if (!container)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the text has no object to put it into"));
    for (std::size_t i = 0; i + 1 < missing.size(); ++i) {
        if (isBlockScope(missing[i], tree.syntax()))
            return notFound(pointer); // a block has a name, not a number
    }
    const Style style = styleForItem(layout, *container, missing.size() > 1 ? Kind::Object : wanted.kind());
    paths = paths || (style.pathKeys && missing.size() > 1);
    const std::string indent = itemIndent(layout, *container);
    std::string depth = indent;
    for (std::size_t i = 1; i < missing.size() && !paths; ++i)
        depth += style.indentUnit;
    const bool blocks = isBlockScope(paths ? missing.front() : missing.back(), tree.syntax());
    const auto text = textFor(wanted, style, depth, blocks);
    if (!text)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this value here"));
    std::optional<std::string> field;
    if (paths)
        field = pathField(missing, style, *text);
    TextEdits edits;
    appendItem(layout, *container, field ? *field : nestedField(missing, style, indent, *text), edits);
    return finished(tree.data(), std::move(edits));
}

} // namespace sluice::hocon::detail
