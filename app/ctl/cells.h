#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The width of texts on a terminal: a Chinese character takes two cells there.
namespace sluice::ctl {

/// How many cells UTF-8 takes.
std::size_t cells(std::string_view text);
/// `text` with blanks behind it up to that many cells.
std::string padded(std::string_view text, std::size_t width);
/// A paragraph in lines of at most `width` cells, each with its line end: broken at blanks, and between
/// Chinese characters where typography allows it. What cannot be broken is longer.
std::string wrapped(std::string_view paragraph, std::size_t width);

} // namespace sluice::ctl
