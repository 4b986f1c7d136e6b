#include "models/hocon/edit/editing.h"

#include <algorithm>

/// Taking things out, with the commas, lines and comments that belong to them.
namespace sluice::hocon {

using namespace detail;

namespace detail {

void removeTargets(const Layout &layout, const std::vector<Target> &targets, bool withComments,
                   TextEdits &edits)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> byParent;
    byParent.reserve(targets.size());
    for (const Target &target : targets)
        byParent.emplace_back(layout.parent(target.holder), target.holder);
    std::sort(byParent.begin(), byParent.end());
    for (std::size_t i = 0; i < byParent.size();) {
        const Container container = layout.container(byParent[i].first);
        std::vector<std::size_t> positions;
        const std::uint32_t parent = byParent[i].first;
        for (; i < byParent.size() && byParent[i].first == parent; ++i) {
            const auto item =
                std::lower_bound(container.items.begin(), container.items.end(), byParent[i].second,
                                 [](const Item &each, std::uint32_t node) { return each.node < node; });
            if (item != container.items.end() && item->node == byParent[i].second)
                positions.push_back(static_cast<std::size_t>(item - container.items.begin()));
        }
        std::sort(positions.begin(), positions.end());
        positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
        removeItems(layout, container, positions, withComments, edits);
    }
}

} // namespace detail

namespace {

/// What held it is otherwise as before. Where a ${} may have meant it, other values may change with it.
bool removedOnly(const Tree &tree, const Tree &changed, const std::vector<std::string> &segments)
{
    const auto before = parentOf(tree, segments);
    const auto now = parentOf(changed, segments);
    if (!tree.data().store.references.empty() || !before)
        return true;
    if (!now) // a in "a->b = 1" goes with its last member
        return before->size() == 1;
    if (now->size() + 1 != before->size())
        return !changed.find(joinedPointer(segments)) && now->size() == before->size();
    const std::string &last = segments.back();
    const std::size_t gone = before->isList() ? listIndex(last).value_or(0) : 0;
    for (std::size_t i = 0, at = 0; i < before->size(); ++i) {
        if (before->isList() ? i == gone : before->key(i) == last)
            continue;
        const auto other = before->isList() ? std::optional<Value>(now->at(at)) : now->find(before->key(i));
        if (!other || !sameValue(*other, before->at(i)))
            return false;
        ++at;
    }
    return true;
}

} // namespace

Result<TextEdits> remove(const Tree &tree, std::string_view pointer, bool withComments)
{
    const Layout layout(tree.data());
    auto spot = spotOf(tree.data(), pointer);
    if (!spot)
        return tl::unexpected(spot.error());
    if (spot->segments.empty())
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "The pointer has to name something inside the file."));
    std::vector<Target> all = spot->targets;
    if (!isElement(tree, spot->segments)) {
        // Hidden definitions would come back: take those, too.
        all.clear();
        for (const Target &target : allTargets(tree.data(), spot->segments))
            all.push_back(target);
    }
    if (all.empty())
        return tree.find(pointer) ? unsupported(pointer, SLUICE_MESSAGE("Edit", "no text here spells it"))
                                  : notFound(pointer);
    if (all.front().holder == kNoNode)
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "The pointer has to name something inside the file."));
    TextEdits edits;
    removeTargets(layout, all, withComments, edits);
    auto result = concluded(tree, std::move(edits));
    if (!result)
        return tl::unexpected(result.error());
    if (!removedOnly(tree, result->tree, spot->segments))
        return unsupported(pointer, SLUICE_MESSAGE("Edit", "other values would change with it"));
    return std::move(result->edits);
}

} // namespace sluice::hocon
