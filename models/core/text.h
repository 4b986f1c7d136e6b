#pragma once

#include "models/core/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A range of bytes in a UTF-8 text.
struct TextSpan
{
    std::size_t offset = 0; ///< bytes from the start of the text
    std::size_t length = 0; ///< bytes

    std::size_t end() const { return offset + length; }
    bool contains(std::size_t position) const { return position >= offset && position < end(); }
    bool operator==(const TextSpan &) const = default;
};

/// Replace `length` bytes at `offset` by `text`.
struct TextEdit
{
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;

    bool operator==(const TextEdit &) const = default;
};

/// One change of a text: replacements in ascending order that do not overlap. All offsets are those of the
/// text before the change. Two insertions at one offset are applied in the order given.
using TextEdits = std::vector<TextEdit>;

/// True when `edits` is ascending, without overlap and inside a text of `size` bytes.
bool isValid(const TextEdits &edits, std::size_t size);

/// The text after `edits`. Precondition: isValid(edits, text.size()).
std::string applied(std::string_view text, const TextEdits &edits);

/// The change that undoes `edits`: applied(applied(text, edits), inverse(text, edits)) == text.
TextEdits inverse(std::string_view text, const TextEdits &edits);

/// The smallest single replacement that turns `before` into `after` (common prefix and suffix are kept, cut
/// at UTF-8 character borders); empty when they are equal.
TextEdits difference(std::string_view before, std::string_view after);

/// A place for people: both counted from 1; the column counts bytes.
struct LineColumn
{
    std::size_t line = 1;
    std::size_t column = 1;

    bool operator==(const LineColumn &) const = default;
};

/// Line starts of a text, for many look-ups. A line ends after "\n" (so "\r\n" counts once and a lone "\r"
/// does not end a line, as the engine's own parser counts).
class LineIndex
{
public:
    explicit LineIndex(std::string_view text);

    /// The place of a byte offset; an offset past the end gives the end.
    LineColumn at(std::size_t offset) const;
    /// The offset at which a line (from 1) starts; the text's size for a line past the end.
    std::size_t lineStart(std::size_t line) const;
    std::size_t lineCount() const { return starts_.size(); }

private:
    std::vector<std::size_t> starts_;
    std::size_t size_ = 0;
};

} // namespace sluice
