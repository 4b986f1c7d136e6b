#pragma once

#include "models/hocon/edit/edit.h"
#include "models/hocon/edit/style.h"

/// What the edits of edit.h share.
namespace sluice::hocon::detail {

/// A pointer that has been looked up.
struct Spot
{
    std::vector<std::string> segments;
    std::vector<Target> targets;
};

Result<Spot> spotOf(const Tree::Data &data, std::string_view pointer);

/// What the pointer is inside of; nothing when that is not there. Precondition: not the root.
std::optional<Value> parentOf(const Tree &tree, std::vector<std::string> segments);
/// The last segment counts elements; in an object it is a name, whatever it looks like.
bool isElement(const Tree &tree, const std::vector<std::string> &segments);
/// The field's own value is read as a list of plugin blocks, because of its name.
bool namesBlocks(const Layout &layout, std::uint32_t holder);

/// Why new text cannot be put into a file: bytes that are no UTF-8 would have to become something else.
std::optional<Error> whyNotText(std::string_view text);

/// A JSON text as a tree whose only member is the value. Whole numbers over int64 become strings, because
/// this language has no others for them. Errors: InvalidArgument.
Result<Tree> jsonValue(std::string_view json);

/// What a pointer is to be set to.
struct Wanted
{
    std::string scalar;
    bool literal = false; ///< the scalar may be a number, a boolean or null
    Tree holder;          ///< keeps `value` alive
    std::optional<Value> value;

    bool isContainer() const { return value && (value->isObject() || value->isList()); }
    Kind kind() const { return value ? value->kind() : Kind::String; }
};

/// Errors: InvalidArgument.
Result<Wanted> wantedJson(std::string_view json);
/// The text for the wanted value at a place whose line has `indent`; `blocks` as in rendered().
std::optional<std::string> textFor(const Wanted &wanted, Style style, const std::string &indent, bool blocks);

/// A member that is not there yet, with the parents that are missing.
Result<TextEdits> insertMember(const Tree &tree, const Layout &layout, const Spot &spot,
                               std::string_view pointer, const Wanted &wanted);

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

/// Takes the fields and elements of `targets` out, wherever they stand.
void removeTargets(const Layout &layout, const std::vector<Target> &targets, bool withComments,
                   TextEdits &edits);

/// Sorted and checked against the text.
Result<TextEdits> finished(const Tree::Data &data, TextEdits edits);
/// The tree after `edits`; an error when it reads worse than before.
Result<Tree> after(const Tree &tree, const TextEdits &edits);
/// Edits that are ready to be applied, and the tree that they lead to: all of it, or only the member of the
/// root that they are inside of.
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
tl::unexpected<Error> unsupported(std::string_view pointer, const Message &why);

} // namespace sluice::hocon::detail
