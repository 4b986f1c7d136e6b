#pragma once

#include "models/hocon/tree.h"

/// Edits of a config: functions from a tree to the smallest list of text replacements. Every edit is checked
/// before it is returned: the text after it reads as intended, or the edit is refused with Unsupported.
/// inverse() of models/core/text.h takes any of them back exactly.
namespace sluice::hocon {

/// Sets the value at `pointer` to a scalar given as text: true, false, null and numbers that survive
/// unchanged become literals; anything else becomes a string, quoted where the language (or the number
/// spelling, as in 1.10 or 007) asks for it. Numbers of a JSON value keep their spelling; whole ones over
/// int64 become strings. A key that is not there is inserted in the style of its neighbours; missing parent
/// objects are made. For a list or object, `value` may be JSON text when `json` is true. A ${} or a
/// concatenation is replaced. The plugin_name of a block is its key: setting it renames the block. Errors:
/// NotFound (no such list element), InvalidArgument (bad pointer or JSON), Parse (the tree has errors at that
/// place), Unsupported (the language cannot say it there).
Result<TextEdits> setValue(const Tree &tree, std::string_view pointer, std::string_view value,
                           bool json = false);

/// The same for text that is to stay a string whatever it looks like ("10" stays "10").
Result<TextEdits> setString(const Tree &tree, std::string_view pointer, std::string_view value);

/// As a position: the end.
constexpr std::size_t kEnd = static_cast<std::size_t>(-1);

/// Puts a JSON value into the list at `pointer` before element `index` (the list's size, or kEnd: at the
/// end). In a source, transform or sink the value is an object whose plugin_name names the new block. Errors:
/// NotFound (no list there, index too large), InvalidArgument, Unsupported.
Result<TextEdits> insert(const Tree &tree, std::string_view pointer, std::size_t index,
                         std::string_view json);

/// The same for a scalar given as text, taken as setValue takes it.
Result<TextEdits> insertValue(const Tree &tree, std::string_view pointer, std::size_t index,
                              std::string_view value);

/// Removes every definition of `pointer`, with its separator, its line where it had one of its own, and the
/// comments that are attached to it (a trailing one; comment lines directly above are kept unless
/// `withComments`). Errors: NotFound, InvalidArgument.
Result<TextEdits> remove(const Tree &tree, std::string_view pointer, bool withComments = false);

/// Gives the key at `pointer` (every definition of it), or the plugin block there, another name.
/// Errors: NotFound, InvalidArgument (the name is taken, an element of a list).
Result<TextEdits> rename(const Tree &tree, std::string_view pointer, std::string_view name);

/// Moves the field, plugin block or element at `pointer` to position `index` (kEnd: the last) among its
/// neighbours in the text, with the comments that are attached to it. Errors: NotFound, Unsupported (it is
/// defined in several places).
Result<TextEdits> move(const Tree &tree, std::string_view pointer, std::size_t index);

/// The comments that describe what is at `pointer`: the lines directly above, and the one behind it on its
/// line. Options that are commented out (and what stands above those), headings of a section (# ----) and the
/// licence at the top of a file describe something else and stay where they are, whatever is removed or
/// moved.
struct AttachedComments
{
    std::vector<TextSpan> above; ///< from # or // to the end of the line, without the line end
    TextSpan behind;             ///< length 0: none
};
AttachedComments comments(const Tree &tree, std::string_view pointer);

/// Replaces the comment lines directly above by `text` (lines; empty removes them). # is put in front where a
/// line does not start a comment itself. Errors: NotFound, Unsupported (JSON has no comments).
Result<TextEdits> setComment(const Tree &tree, std::string_view pointer, std::string_view text);

} // namespace sluice::hocon
