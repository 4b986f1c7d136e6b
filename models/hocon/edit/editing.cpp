#include "models/hocon/edit/editing.h"

#include "models/core/encoding.h"

#include <algorithm>

namespace sluice::hocon::detail {

tl::unexpected<Error> notFound(std::string_view pointer)
{
    return fail(ErrorCode::NotFound, SLUICE_MESSAGE("Edit", "There is nothing at %1.").with(pointer),
                std::string(pointer));
}

tl::unexpected<Error> unsupported(std::string_view pointer, const Message &why)
{
    return fail(ErrorCode::Unsupported, SLUICE_MESSAGE("Edit", "Cannot edit %1: %2.").with(pointer, why),
                std::string(pointer));
}

std::optional<Error> whyNotText(std::string_view text)
{
    const auto broken = firstInvalidUtf8(text);
    if (!broken)
        return std::nullopt;
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Edit", "The new text is no UTF-8: its byte %1 (from 0) is not part of any character.")
            .with(*broken)};
}

Result<Spot> spotOf(const Tree::Data &data, std::string_view pointer)
{
    if (const auto broken = whyNotText(pointer))
        return tl::unexpected(*broken);
    auto segments = pointerSegments(pointer);
    if (!segments) {
        return fail(
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE("Edit", "'%1' is no pointer: write it like /env/parallelism.").with(pointer),
            std::string(pointer));
    }
    if (segments->size() > kMaxDepth) {
        return fail(
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE("Edit", "The pointer goes more than %1 deep, and no file is nested so deep.")
                .with(kMaxDepth));
    }
    Spot spot;
    spot.targets = targets(data, *segments);
    spot.segments = std::move(*segments);
    return spot;
}

std::optional<Value> parentOf(const Tree &tree, std::vector<std::string> segments)
{
    segments.pop_back();
    return tree.find(joinedPointer(segments));
}

bool isElement(const Tree &tree, const std::vector<std::string> &segments)
{
    const auto parent = parentOf(tree, segments);
    return parent && parent->isList();
}

bool namesBlocks(const Layout &layout, std::uint32_t holder)
{
    const Node &key = layout.store().tape[holder];
    if (key.type != NodeType::Field)
        return false;
    const auto path = splitKey(layout.store(), key.begin, key.end);
    return !path.empty() && isBlockScope(path.front(), layout.data().syntax);
}

Result<TextEdits> finished(const Tree::Data &data, TextEdits edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return a.offset < b.offset || (a.offset == b.offset && a.length < b.length);
    });
    // Removals that touch or lie in each other become one.
    TextEdits merged;
    for (TextEdit &edit : edits) {
        if (!merged.empty() && edit.text.empty() && merged.back().text.empty() &&
            edit.offset <= merged.back().offset + merged.back().length) {
            const std::size_t end =
                std::max(merged.back().offset + merged.back().length, edit.offset + edit.length);
            merged.back().length = end - merged.back().offset;
            continue;
        }
        if (edit.length > 0 || !edit.text.empty())
            merged.push_back(std::move(edit));
    }
    if (!isValid(merged, data.store.text.size()))
        return fail(ErrorCode::Unsupported,
                    SLUICE_MESSAGE("Edit", "This edit cannot be written as one change of the text."));
    return merged;
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.kind() != b.kind())
        return false;
    if (!a.isObject() && !a.isList())
        return a.text() == b.text();
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto other = a.isList() ? std::optional<Value>(b.at(i)) : b.find(a.key(i));
        if (!other || !sameValue(a.at(i), *other))
            return false;
    }
    return true;
}

} // namespace sluice::hocon::detail
