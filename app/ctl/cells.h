#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Texts laid out in the cells of a terminal, of which a Chinese character takes two (see displayWidth()).
namespace sluice::ctl {

/// `text` with blanks behind it up to that many cells.
std::string padded(std::string_view text, std::size_t width);
/// A paragraph in lines of at most `width` cells, each with its line end: broken at blanks, and between
/// Chinese characters where typography allows it. What cannot be broken is longer.
std::string wrapped(std::string_view paragraph, std::size_t width);

} // namespace sluice::ctl
