#include "models/hocon/chars.h"
#include "models/hocon/editing.h"

#include <algorithm>

namespace sluice::hocon {

using namespace detail;

namespace {

/// What a pointer is to be set to.
struct Wanted
{
    std::string scalar;
    bool literal = false; ///< the scalar may be a number, a boolean or null
    Tree holder;          ///< keeps `value` alive
    std::optional<Value> value;

    bool isContainer() const { return value && (value->isObject() || value->isList()); }
};

Result<Wanted> wantedJson(std::string_view json)
{
    Wanted wanted;
    wanted.holder = Tree::parse("{\"v\":" + std::string(json) + "}", Syntax::Json);
    if (!wanted.holder.errors().empty() || wanted.holder.root().size() != 1) {
        const std::string why = wanted.holder.errors().empty()
                                    ? std::string()
                                    : " " + wanted.holder.errors().front().message.english();
        return fail(ErrorCode::InvalidArgument, "The value is no JSON." + why);
    }
    wanted.value = wanted.holder.root().at(0);
    return wanted;
}

std::string lastKey(const Spot &spot)
{
    return spot.segments.empty() ? std::string() : spot.segments.back();
}

/// The text for the wanted value at a place whose line has `indent`.
std::optional<std::string> textFor(const Wanted &wanted, const Style &style, const std::string &indent,
                                   bool blocks)
{
    if (wanted.value)
        return rendered(*wanted.value, style, indent, blocks);
    return wanted.literal ? detail::scalarText(wanted.scalar, style) : stringText(wanted.scalar, style);
}

bool reads(const Tree &tree, std::string_view pointer, const Wanted &wanted)
{
    const auto now = tree.find(pointer);
    if (!now)
        return false;
    if (wanted.value)
        return sameValue(*now, *wanted.value);
    if (now->isObject() || now->isList() || (!wanted.literal && !now->isString()))
        return false;
    return now->text() == wanted.scalar;
}

/// A value that stands in the text. Scalars keep the quotes they have.
std::optional<std::string> replacement(const Layout &layout, const Target &target, const Wanted &wanted,
                                       bool blocks)
{
    const Node &old = layout.store().tape[target.node];
    Style style = styleFor(layout, layout.parent(target.holder == kNoNode ? target.node : target.holder));
    if (!style.json && old.type == NodeType::Quoted)
        style.quoteStrings = true;
    else if (!style.json && old.type == NodeType::Unquoted)
        style.quoteStrings = false;
    const bool lines = !wanted.value && wanted.scalar.find('\n') != std::string::npos;
    const bool tripled =
        wanted.scalar.find("\"\"\"") == std::string::npos && wanted.scalar.find('\0') == std::string::npos;
    if (!style.json && old.type == NodeType::Quoted && old.has(kTriple) && !wanted.value && tripled &&
        (lines || layout.text().substr(old.begin, old.end - old.begin).find('\n') != std::string_view::npos))
        return "\"\"\"" + wanted.scalar + "\"\"\"";
    return textFor(wanted, style, layout.indentAt(old.begin), blocks);
}

/// Between a key and its new value: += becomes =, and a value that is no block needs a separator.
void fixSeparator(const Layout &layout, const Target &target, bool block, TextEdits &edits)
{
    if (target.holder == target.node || target.holder == kNoNode)
        return;
    const Node &key = layout.store().tape[target.holder];
    const Node &value = layout.store().tape[target.node];
    if (key.type != NodeType::Field)
        return;
    if (key.separator() == Separator::PlusEquals) {
        const std::size_t at = layout.text().find("+=", key.end);
        edits.push_back({at, 2, "="});
    } else if (key.separator() == Separator::None && !block) {
        const Style style = styleFor(layout, layout.parent(target.holder));
        edits.push_back({key.end, value.begin - key.end, style.separator});
    }
}

void removeTargets(const Layout &layout, std::vector<Target> targets, bool withComments, TextEdits &edits)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> byParent;
    for (const Target &target : targets)
        byParent.emplace_back(layout.parent(target.holder), target.holder);
    std::sort(byParent.begin(), byParent.end());
    for (std::size_t i = 0; i < byParent.size();) {
        const Container container = layout.container(byParent[i].first);
        std::vector<std::size_t> positions;
        const std::uint32_t parent = byParent[i].first;
        for (; i < byParent.size() && byParent[i].first == parent; ++i) {
            for (std::size_t at = 0; at < container.items.size(); ++at) {
                if (container.items[at].node == byParent[i].second)
                    positions.push_back(at);
            }
        }
        std::sort(positions.begin(), positions.end());
        positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
        removeItems(layout, container, positions, withComments, edits);
    }
}

Result<TextEdits> replaceExisting(const Tree &tree, const Layout &layout, const Spot &spot,
                                  std::string_view pointer, const Wanted &wanted)
{
    // The last one is in force; an object would still take members from those before it.
    std::vector<Target> others = spot.targets;
    const auto last =
        std::find_if(others.rbegin(), others.rend(), [](const Target &each) { return !each.partial; });
    TextEdits edits;
    if (last == others.rend())
        return unsupported(pointer, "it is written as a->b; set its members");
    const Target target = *last;
    others.erase(std::next(last).base());
    if (target.holder == kNoNode)
        return unsupported(pointer, "the whole file is not one value");
    const bool element = listIndex(lastKey(spot)).has_value() && target.holder == target.node;
    const bool inherits = !element && isBlockScope(lastKey(spot), tree.syntax());
    const bool blockBody = layout.store().tape[target.holder].type == NodeType::Field &&
                           listIndex(lastKey(spot)).has_value() && wanted.isContainer();
    std::optional<std::string> text;
    if (blockBody && wanted.value->isObject() && tree.syntax() == Syntax::Conf) {
        // A plugin block: its name is the key.
        const Node &key = layout.store().tape[target.holder];
        const Style style = styleFor(layout, layout.parent(target.holder));
        const auto block = renderedBlock(*wanted.value, style, layout.indentAt(key.begin));
        if (block) {
            edits.push_back({key.begin, layout.store().tape[target.node].end - key.begin, *block});
            text = std::string();
        }
    }
    if (!text) {
        text = replacement(layout, target, wanted, inherits);
        if (!text)
            return unsupported(pointer, "the language cannot say this value here");
        const Node &old = layout.store().tape[target.node];
        fixSeparator(layout, target, text->starts_with('{'), edits);
        edits.push_back({old.begin, old.end - old.begin, *text});
    }
    if (wanted.value && wanted.value->isObject() && !others.empty())
        removeTargets(layout, others, false, edits);
    return finished(tree.data(), std::move(edits));
}

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

Result<TextEdits> insertMember(const Tree &tree, const Layout &layout, const Spot &spot,
                               std::string_view pointer, const Wanted &wanted)
{
    // Up to the first parent that is there.
    std::vector<std::string> parent = spot.segments;
    std::vector<std::string> missing;
    std::optional<Container> container;
    while (!container && !parent.empty()) {
        missing.insert(missing.begin(), parent.back());
        parent.pop_back();
        std::string above;
        for (const std::string &segment : parent)
            above += "/" + pointerSegment(segment);
        const auto value = tree.find(above);
        if (value && value->isList())
            return notFound(pointer);
        container = objectAt(tree, layout, parent);
        if (!container && value && !value->isObject() && missing.size() > 0 && value->kind() != Kind::Null)
            return unsupported(pointer, above + " is not an object");
    }
    if (!container)
        return unsupported(pointer, "the text has no object to put it into");
    const Style style = styleFor(layout, container->node);
    const std::string indent = itemIndent(layout, *container);
    std::string depth = indent;
    for (std::size_t i = 1; i < missing.size(); ++i)
        depth += style.indentUnit;
    const bool blocks = isBlockScope(missing.back(), tree.syntax());
    auto text = textFor(wanted, style, depth, blocks);
    if (!text)
        return unsupported(pointer, "the language cannot say this value here");
    for (std::size_t i = missing.size(); i > 0; --i) {
        const bool braces = text->starts_with('{');
        const std::string field = detail::keyText(missing[i - 1], style, style.quoteKeys) +
                                  (braces ? style.blockSeparator : style.separator) + *text;
        if (i == 1) {
            text = field;
            break;
        }
        const std::string inner = depth;
        depth.resize(depth.size() - style.indentUnit.size());
        *text = "{" + style.lineEnd + inner + field + style.lineEnd + depth + "}";
    }
    TextEdits edits;
    appendItem(layout, *container, *text, edits);
    return finished(tree.data(), std::move(edits));
}

Result<TextEdits> set(const Tree &tree, std::string_view pointer, const Wanted &wanted)
{
    const Layout layout(tree.data());
    auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->segments.empty())
        return fail(ErrorCode::InvalidArgument, "The pointer has to name something inside the file.");
    Result<TextEdits> edits;
    const auto now = tree.find(pointer);
    if (now && now->span().length == 0 && lastKey(*spot) == "plugin_name" && !wanted.value)
        return rename(tree, pointer.substr(0, pointer.rfind('/')), wanted.scalar);
    if (!spot->targets.empty() && (now || !spot->targets.back().partial)) {
        edits = replaceExisting(tree, layout, *spot, pointer, wanted);
    } else {
        if (now && !now->isObject() && spot->targets.empty() && listIndex(lastKey(*spot)))
            return unsupported(pointer, "its value comes from elsewhere through a ${} or an include");
        edits = insertMember(tree, layout, *spot, pointer, wanted);
    }
    if (!edits)
        return edits;
    const auto changed = after(tree, *edits);
    if (!changed)
        return tl::unexpected(changed.error());
    if (!reads(*changed, pointer, wanted))
        return unsupported(pointer, "the language cannot say this value here");
    return edits;
}

} // namespace

Result<TextEdits> setValue(const Tree &tree, std::string_view pointer, std::string_view value, bool json)
{
    if (json) {
        const auto wanted = wantedJson(value);
        if (!wanted)
            return tl::unexpected(wanted.error());
        return set(tree, pointer, *wanted);
    }
    Wanted wanted;
    wanted.scalar = sanitized(value);
    wanted.literal = true;
    return set(tree, pointer, wanted);
}

Result<TextEdits> setString(const Tree &tree, std::string_view pointer, std::string_view value)
{
    Wanted wanted;
    wanted.scalar = sanitized(value);
    return set(tree, pointer, wanted);
}

Result<TextEdits> remove(const Tree &tree, std::string_view pointer, bool withComments)
{
    const Layout layout(tree.data());
    auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->segments.empty())
        return fail(ErrorCode::InvalidArgument, "The pointer has to name something inside the file.");
    std::vector<Target> all = spot->targets;
    if (!listIndex(lastKey(*spot)) || !tree.find(pointer)) {
        // Hidden definitions would come back: take those, too.
        all.clear();
        for (const Target &target : allTargets(tree.data(), spot->segments))
            all.push_back(target);
    }
    if (all.empty())
        return tree.find(pointer) ? unsupported(pointer, "no text here spells it") : notFound(pointer);
    if (all.front().holder == kNoNode)
        return fail(ErrorCode::InvalidArgument, "The pointer has to name something inside the file.");
    TextEdits edits;
    removeTargets(layout, all, withComments, edits);
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    return std::move(result->edits);
}

} // namespace sluice::hocon
