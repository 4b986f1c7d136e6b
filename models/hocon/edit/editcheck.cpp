#include "models/hocon/edit/editing.h"

#include <algorithm>

/// How an edit ends: the text after it is read, or as much of it as can have changed.
namespace sluice::hocon::detail {

namespace {

/// The root field whose braces hold all edits; kNoNode when there is none, or when its name stands in another
/// root field as well.
std::uint32_t fieldAround(const Store &store, const TextEdits &edits)
{
    const std::vector<Node> &tape = store.tape;
    if (edits.empty() || tape.empty() || tape[0].type != NodeType::Object)
        return kNoNode;
    std::uint32_t found = kNoNode;
    for (std::uint32_t field = 1; field < tape[0].next; field = tape[field].next) {
        const Node &key = tape[field];
        if (key.type != NodeType::Field || key.has(kNoValue))
            return kNoNode;
        const Node &value = tape[field + 1];
        const TextEdit &last = edits.back();
        if (value.type == NodeType::Object && edits.front().offset > value.begin &&
            last.offset + last.length < value.end && store.text[value.end - 1] == '}')
            found = field;
    }
    if (found == kNoNode || tape[found].has(kPathKey) || tape[found].has(kEscaped))
        return kNoNode;
    for (std::uint32_t field = 1; field < tape[0].next; field = tape[field].next) {
        const Node &key = tape[field];
        if (field != found &&
            (key.has(kPathKey) || key.has(kEscaped) || store.keyText(field) == store.keyText(found)))
            return kNoNode;
    }
    return found;
}

/// The tree over the one root field that the edits change, when nothing outside of it can read differently:
/// its braces still hold together, and no ${} and no include connects it with anything. It spares reading a
/// long text for a change of one option.
std::optional<Tree> changedField(const Tree &tree, const TextEdits &edits)
{
    const Store &store = tree.data().store;
    if (tree.syntax() != Syntax::Conf || !tree.errors().empty() || !store.validUtf8 ||
        !store.references.empty() || tree.hasIncludes())
        return std::nullopt;
    const std::uint32_t field = fieldAround(store, edits);
    if (field == kNoNode)
        return std::nullopt;
    const std::uint32_t begin = store.tape[field].begin;
    TextEdits shifted = edits;
    for (TextEdit &edit : shifted)
        edit.offset -= begin;
    Tree result = Tree::parse(applied(store.slice(begin, store.tape[field + 1].end), shifted), Syntax::Conf);
    const Store &changed = result.data().store;
    const bool whole = result.errors().empty() && changed.references.empty() && changed.tape.size() > 2 &&
                       changed.tape[1].type == NodeType::Field &&
                       changed.tape[1].next == changed.tape.size() &&
                       changed.tape[2].type == NodeType::Object &&
                       changed.tape[2].end == changed.text.size() && !result.hasIncludes();
    return whole ? std::optional<Tree>(std::move(result)) : std::nullopt;
}

} // namespace

Result<Tree> after(const Tree &tree, const TextEdits &edits)
{
    Tree result = tree.with(applied(tree.text(), edits));
    if (result.errors().size() > tree.errors().size())
        return fail(ErrorCode::Parse,
                    SLUICE_MESSAGE("Edit", "The text has a syntax error near this place. Correct it first."));
    return result;
}

Result<Concluded> concluded(const Tree &tree, TextEdits edits)
{
    Result<TextEdits> ready = finished(tree.data(), std::move(edits));
    if (!ready)
        return tl::unexpected(ready.error());
    if (ready->empty())
        return Concluded{{}, tree};
    if (auto field = changedField(tree, *ready))
        return Concluded{std::move(*ready), std::move(*field)};
    Result<Tree> changed = after(tree, *ready);
    if (!changed)
        return tl::unexpected(changed.error());
    return Concluded{std::move(*ready), std::move(*changed)};
}

} // namespace sluice::hocon::detail
