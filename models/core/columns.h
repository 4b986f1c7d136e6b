#pragma once

#include "models/core/text.h"

#include <cstddef>
#include <string_view>

/// Columns as editors count them: characters (code points), from 1. A byte that is no UTF-8 counts as one, a
/// byte order mark in front of the text as none.
namespace sluice {

/// The place of a byte offset with its column in characters; for one place, since it looks for the line.
LineColumn characterPlace(std::string_view text, std::size_t offset);

/// The same for many places of one text that come in ascending order: in proportion to the text.
class CharacterPlaces
{
public:
    explicit CharacterPlaces(std::string_view text)
        : text_(text)
    {
    }

    /// The place of `offset`; one before that of the last call is looked for from the start.
    LineColumn at(std::size_t offset);

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    LineColumn place_;
};

} // namespace sluice
