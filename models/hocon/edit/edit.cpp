#include "models/hocon/edit/editing.h"
#include "models/hocon/tokens/chars.h"

#include <algorithm>

namespace sluice::hocon {

using namespace detail;

namespace {

std::string lastKey(const Spot &spot)
{
    return spot.segments.empty() ? std::string() : spot.segments.back();
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

/// The text says the value itself, with its members in this order: comments in it may stay.
bool saysAlready(const Tree &tree, const Value &now, const Wanted &wanted)
{
    if (!wanted.isContainer() || !tree.data().store.references.empty() || now.span().length == 0)
        return false;
    const auto sameOrder = [](const Value &a, const Value &b, const auto &again) -> bool {
        if (a.kind() != b.kind() || a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if ((a.isObject() && a.key(i) != b.key(i)) || !again(a.at(i), b.at(i), again))
                return false;
        }
        return a.text() == b.text();
    };
    return sameOrder(now, *wanted.value, sameOrder);
}

/// One line or many as the value that was there, if that shows it, otherwise as its neighbours.
Style replacingStyle(const Layout &layout, const Target &target, const Wanted &wanted)
{
    const Node &old = layout.store().tape[target.node];
    Style style = styleForItem(layout, layout.container(layout.parent(target.holder)), wanted.kind());
    if ((old.type == NodeType::Object || old.type == NodeType::Array) && old.next > target.node + 1)
        style.oneLine = layout.isOneLine(old.begin, old.end);
    return style;
}

/// A value that stands in the text. Scalars keep the quotes they have.
std::optional<std::string> replacement(const Layout &layout, const Target &target, const Wanted &wanted,
                                       bool blocks)
{
    const Node &old = layout.store().tape[target.node];
    Style style = replacingStyle(layout, target, wanted);
    if (!style.json && old.type == NodeType::Quoted)
        style.quoteStrings = true;
    else if (!style.json && old.type == NodeType::Unquoted)
        style.quoteStrings = false;
    const bool lines = !wanted.value && wanted.scalar.find('\n') != std::string::npos;
    const bool tripled =
        wanted.scalar.find("\"\"\"") == std::string::npos && wanted.scalar.find('\0') == std::string::npos;
    const bool string = !wanted.value && !(wanted.literal && isLiteral(wanted.scalar));
    if (!style.json && old.type == NodeType::Quoted && old.has(kTriple) && string && tripled &&
        (lines || layout.text().substr(old.begin, old.end - old.begin).find('\n') != std::string_view::npos))
        return "\"\"\"" + wanted.scalar + "\"\"\"";
    return textFor(wanted, style, layout.indentAt(old.begin), blocks);
}

/// Between a key and its new value: += becomes =, and a value that is no block needs a separator.
void fixSeparator(const Layout &layout, const Target &target, bool block, TextEdits &edits)
{
    const Node &key = layout.store().tape[target.holder];
    const Node &value = layout.store().tape[target.node];
    if (key.separator() == Separator::PlusEquals) {
        const std::size_t at = layout.text().find("+=", key.end);
        edits.push_back({at, 2, "="});
    } else if (key.separator() == Separator::None && !block) {
        const Style style = styleFor(layout, layout.parent(target.holder));
        edits.push_back({key.end, value.begin - key.end, style.separator});
    }
}

Result<TextEdits> replaceExisting(const Tree &tree, const Layout &layout, const Spot &spot,
                                  std::string_view pointer, const Wanted &wanted)
{
    // The last one is in force; paths behind it (a->b) and, for an object, all others would still add
    // members.
    std::vector<Target> others = spot.targets;
    const auto last =
        std::find_if(others.rbegin(), others.rend(), [](const Target &each) { return !each.partial; });
    TextEdits edits;
    if (last == others.rend())
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "it is written as a->b; set its members"));
    const Target target = *last;
    const auto position = std::next(last).base();
    const bool object = wanted.value && wanted.value->isObject();
    others.erase(others.begin(), object ? others.begin() : position);
    std::erase_if(others, [&](const Target &each) { return each.holder == target.holder; });
    if (target.holder == kNoNode)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the whole file is not one value"));
    const bool blocks = namesBlocks(layout, target.holder);
    const Node &old = layout.store().tape[target.node];
    const bool pluginBlock =
        layout.store().tape[target.holder].type == NodeType::Field && isElement(tree, spot.segments);
    std::optional<std::string> text;
    if (pluginBlock && !blocks && object) {
        // Its name is the key.
        const auto name = wanted.value->find("plugin_name");
        if (!name || !name->isString())
            return unsupported(pointer, SLUICE_MESSAGE("Edit", "a block needs an object with a plugin_name"));
        const Node &key = layout.store().tape[target.holder];
        Style style = replacingStyle(layout, target, wanted);
        style.source = wanted.holder.text();
        if (layout.store().keyText(target.holder) != name->text() || key.has(kEscaped))
            edits.push_back({key.begin, key.end - key.begin, detail::keyText(name->text(), style, false)});
        text = renderedBody(*wanted.value, style, layout.indentAt(key.begin));
    } else {
        text = replacement(layout, target, wanted, blocks);
    }
    if (!text)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this value here"));
    // Behind a += stands an element.
    const Node &key = layout.store().tape[target.holder];
    if (key.type == NodeType::Field &&
        (!isElement(tree, spot.segments) || key.separator() == Separator::None))
        fixSeparator(layout, target, text->starts_with('{'), edits);
    edits.push_back({old.begin, old.end - old.begin, *text});
    if (!others.empty())
        removeTargets(layout, others, false, edits);
    return finished(tree.data(), std::move(edits));
}

std::optional<Result<TextEdits>> setUnderNull(const Tree &tree, std::vector<std::string> segments,
                                              const Wanted &wanted);

Result<TextEdits> set(const Tree &tree, std::string_view pointer, const Wanted &wanted)
{
    const Layout layout(tree.data());
    auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->segments.empty())
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "The pointer has to name something inside the file."));
    Result<TextEdits> edits;
    const auto now = tree.find(pointer);
    if (now && now->span().length == 0 && lastKey(*spot) == "plugin_name" && !wanted.value)
        return rename(tree, pointer.substr(0, pointer.rfind('/')), wanted.scalar);
    if (now && saysAlready(tree, *now, wanted))
        return TextEdits{};
    if (!spot->targets.empty() && (now || !spot->targets.back().partial)) {
        edits = replaceExisting(tree, layout, *spot, pointer, wanted);
    } else {
        if (now && spot->targets.empty() && isElement(tree, spot->segments))
            return unsupported(
                pointer,
                SLUICE_MESSAGE("Edit", "its value comes from elsewhere through a ${} or an include"));
        if (auto instead = setUnderNull(tree, spot->segments, wanted))
            return *instead;
        edits = insertMember(tree, layout, *spot, pointer, wanted);
    }
    if (!edits)
        return edits;
    auto result = concluded(tree, std::move(*edits));
    if (!result)
        return tl::unexpected(result.error());
    if (!reads(result->tree, pointer, wanted))
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this value here"));
    return std::move(result->edits);
}

/// A null above the pointer gives way to an object; nothing when none stands there.
std::optional<Result<TextEdits>> setUnderNull(const Tree &tree, std::vector<std::string> segments,
                                              const Wanted &wanted)
{
    std::string json;
    if (wanted.value)
        json = wanted.holder.text().substr(wanted.value->span().offset, wanted.value->span().length);
    else
        json = wanted.literal && isLiteral(wanted.scalar) ? wanted.scalar : quotedText(wanted.scalar);
    while (segments.size() > 1) {
        json.insert(0, "{" + quotedText(segments.back()) + ":");
        json += '}';
        segments.pop_back();
        const std::string above = joinedPointer(segments);
        const auto value = tree.find(above);
        if (!value)
            continue;
        if (value->kind() != Kind::Null || targets(tree.data(), segments).empty())
            return std::nullopt;
        const auto object = wantedJson(json);
        return object ? set(tree, above, *object) : tl::unexpected(object.error());
    }
    return std::nullopt;
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
    if (const auto broken = whyNotText(value))
        return tl::unexpected(*broken);
    Wanted wanted;
    wanted.scalar = value;
    wanted.literal = true;
    return set(tree, pointer, wanted);
}

Result<TextEdits> setString(const Tree &tree, std::string_view pointer, std::string_view value)
{
    if (const auto broken = whyNotText(value))
        return tl::unexpected(*broken);
    Wanted wanted;
    wanted.scalar = value;
    return set(tree, pointer, wanted);
}

} // namespace sluice::hocon
