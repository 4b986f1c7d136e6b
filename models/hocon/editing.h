#pragma once

#include "models/hocon/style.h"

/// What the edits of edit.h share.
namespace sluice::hocon::detail {

/// A pointer that has been looked up.
struct Spot
{
    std::vector<std::string> segments;
    std::vector<Target> targets;
};

Result<Spot> spotOf(const Tree::Data &data, std::string_view pointer);

/// Adds `item` behind the last item of a container, or at its start when it is empty. `item` was rendered for
/// itemIndent().
void appendItem(const Layout &layout, const Container &container, const std::string &item, TextEdits &edits);
/// Puts `item` before item `index`.
void insertBefore(const Layout &layout, const Container &container, std::size_t index,
                  const std::string &item, TextEdits &edits);
/// The indent of a new item's line.
std::string itemIndent(const Layout &layout, const Container &container);
/// Takes items out, with commas and the comments that belong to them. Ascending positions.
void removeItems(const Layout &layout, const Container &container, const std::vector<std::size_t> &positions,
                 bool withComments, TextEdits &edits);

/// Sorted and checked against the text.
Result<TextEdits> finished(const Tree::Data &data, TextEdits edits);
/// The tree after `edits`; an error when it reads worse than before.
Result<Tree> after(const Tree &tree, const TextEdits &edits);
/// Edits that are ready to be applied, and the tree that they lead to.
struct Concluded
{
    TextEdits edits;
    Tree tree;
};

/// finished(), then after(): how an edit ends.
Result<Concluded> concluded(const Tree &tree, TextEdits edits);
/// Same kind and content, object order ignored.
bool sameValue(const Value &a, const Value &b);

tl::unexpected<Error> notFound(std::string_view pointer);
tl::unexpected<Error> unsupported(std::string_view pointer, std::string_view why);

} // namespace sluice::hocon::detail
