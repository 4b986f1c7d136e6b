#include "models/hocon/edit/editing.h"
#include "models/hocon/tokens/chars.h"

#include <algorithm>

/// Other names for keys and blocks.
namespace sluice::hocon {

using namespace detail;

namespace {

std::string parentPointer(std::string_view pointer)
{
    return std::string(pointer.substr(0, pointer.rfind('/')));
}

/// The bytes of one element of a key: all of it, or what stands between two ->.
TextSpan elementOf(const Layout &layout, const Target &target)
{
    const Node &key = layout.store().tape[target.holder];
    if (!key.has(kPathKey))
        return {key.begin, key.end - key.begin};
    std::size_t begin = key.begin;
    std::size_t left = target.element;
    bool quoted = false;
    for (std::size_t i = key.begin; i < key.end; ++i) {
        const std::string_view rest = layout.text().substr(i, key.end - i);
        if (rest.front() == '"') {
            quoted = !quoted;
        } else if (quoted && rest.front() == '\\') {
            ++i;
        } else if (!quoted && rest.starts_with("->")) {
            if (--left == 0)
                return {begin, i - begin};
            begin = ++i + 1;
        }
    }
    return {begin, key.end - begin};
}

/// A name as the neighbours of each place would write it. Places of one container follow each other.
class NewName
{
public:
    NewName(const Layout &layout, const std::string &name)
        : layout_(layout)
        , name_(name)
    {
    }

    std::string text(std::uint32_t holder, bool quoted)
    {
        const std::uint32_t container = layout_.parent(holder);
        if (!style_ || container != container_)
            style_ = styleFor(layout_, container);
        container_ = container;
        return detail::keyText(name_, *style_, quoted);
    }

private:
    const Layout &layout_;
    const std::string &name_;
    std::uint32_t container_ = kNoNode;
    std::optional<Style> style_;
};

/// A list of plugin blocks says the same as an object of them: one each, of the same name. Two blocks of one
/// name are one in an object, and a value that is no block is no plugin.
bool sameBlocks(const Value &object, const Value &list)
{
    if (!object.isObject() || !list.isList() || object.size() != list.size())
        return false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Value element = list.at(i);
        const auto name = element.isObject() ? element.find("plugin_name") : std::nullopt;
        if (!name || name->text() != object.key(i) || !object.at(i).isObject())
            return false;
    }
    return true;
}

/// The object of which a name was changed is otherwise as before. Where a ${} may have meant the name, other
/// values may change with it.
bool renamedOnly(const Tree &tree, const Value &before, const Value &after, const std::string &oldName,
                 const std::string &name)
{
    if (before.size() != after.size())
        return false;
    if (!tree.data().store.references.empty())
        return after.find(name).has_value();
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool itself = before.key(i) == oldName;
        const auto now = after.find(itself ? name : before.key(i));
        // Objects become lists of blocks, or the other way, with the name of a source, transform or sink.
        const bool blocks =
            itself && (isBlockScope(name, tree.syntax()) || isBlockScope(oldName, tree.syntax()));
        if (!now)
            return false;
        const Value was = before.at(i);
        if (!sameValue(*now, was) && !(blocks && (sameBlocks(was, *now) || sameBlocks(*now, was))))
            return false;
    }
    return true;
}

Result<TextEdits> renameElement(const Tree &tree, const Layout &layout, const Spot &spot,
                                std::string_view pointer, const std::string &name)
{
    const auto now = tree.find(pointer);
    const std::string inside = std::string(pointer) + "/plugin_name";
    const auto called = tree.find(inside);
    if (!now || !called)
        return fail(ErrorCode::InvalidArgument, SLUICE_MESSAGE("Edit", "An element of a list has no name."),
                    std::string(pointer));
    // JSON, and a block that names itself, say it in plain text.
    if (called->span().length > 0)
        return setString(tree, inside, name);
    TextEdits edits;
    NewName names(layout, name);
    for (const Target &each : spot.targets) {
        const TextSpan place = elementOf(layout, each);
        edits.push_back(
            {place.offset, place.length, names.text(each.holder, layout.text()[place.offset] == '"')});
    }
    if (edits.empty())
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "no text here spells its name"));
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    const auto renamed = result->tree.find(inside);
    if (!renamed || renamed->text() != name)
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this name here"));
    return std::move(result->edits);
}

} // namespace

Result<TextEdits> rename(const Tree &tree, std::string_view pointer, std::string_view name)
{
    const Layout layout(tree.data());
    const auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->segments.empty() || !tree.find(pointer))
        return notFound(pointer);
    if (const auto broken = whyNotText(name))
        return tl::unexpected(*broken);
    const std::string wanted(name);
    if (isElement(tree, spot->segments))
        return renameElement(tree, layout, *spot, pointer, wanted);
    const std::string target = parentPointer(pointer) + "/" + pointerSegment(wanted);
    if (tree.find(target)) {
        if (wanted == spot->segments.back())
            return TextEdits{};
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "There is a '%1' already.").with(wanted), target);
    }
    TextEdits edits;
    NewName names(layout, wanted);
    for (const Target &each : allTargets(tree.data(), spot->segments)) {
        const TextSpan place = elementOf(layout, each);
        edits.push_back(
            {place.offset, place.length, names.text(each.holder, layout.text()[place.offset] == '"')});
    }
    if (edits.empty())
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "no text here spells its name"));
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    const auto before = tree.find(parentPointer(pointer));
    const auto now = result->tree.find(parentPointer(pointer));
    if (!now || !renamedOnly(tree, *before, *now, spot->segments.back(), wanted))
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "the language cannot say this name here"));
    return std::move(result->edits);
}

} // namespace sluice::hocon
