#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sluice {

/// How many letters have to be inserted, removed or replaced to make `b` of `a`.
std::size_t editDistance(std::string_view a, std::string_view b);

/// The candidate that `word` most likely means, the first of the nearest; empty when none is close: a third
/// of its letters, three at the most, may differ.
std::string_view nearestWord(std::string_view word, const std::vector<std::string_view> &candidates);

} // namespace sluice
