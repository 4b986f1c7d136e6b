#pragma once

#include "models/core/text.h"

#include <cstddef>
#include <string_view>

/// Places of a text in every unit that somebody counts in, made in one place.
namespace sluice {

/// The lines of a text, and places in it. Each look-up costs at most the line that it is in; those that come
/// in ascending order cost a line once, however many there are in it. Not to be used by several threads at
/// once. The text has to stay.
class TextIndex
{
public:
    explicit TextIndex(std::string_view text);

    const LineIndex &lines() const { return lines_; }
    /// The column counts bytes, as in LineIndex.
    LineColumn bytes(std::size_t offset) const { return lines_.at(offset); }
    /// As editors count, and people: characters (code points), from 1. A byte that is no UTF-8 counts as one,
    /// a byte order mark in front of the text as none.
    LineColumn characters(std::size_t offset) const;
    /// As Qt and the language server protocol count, but from 1: a character beyond U+FFFF counts as two.
    LineColumn utf16(std::size_t offset) const;

private:
    /// How far a line has been counted.
    struct Counted
    {
        std::size_t line = 1;
        std::size_t offset = 0;
        std::size_t characters = 0;
        std::size_t units = 0;
    };
    const Counted &countTo(std::size_t offset) const;

    std::string_view text_;
    LineIndex lines_;
    mutable Counted counted_;
};

/// The place of a byte offset with its column in characters; for one place, since it looks for the lines.
LineColumn characterPlace(std::string_view text, std::size_t offset);

} // namespace sluice
