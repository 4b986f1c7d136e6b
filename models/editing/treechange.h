#pragma once

#include "models/core/text.h"
#include "models/hocon/tree.h"

#include <string>
#include <string_view>

namespace sluice::editing {

/// Where a tree differs from the one before it, for whoever shows a part of it.
struct TreeChange
{
    bool everything = true; ///< nothing is known of where: all of it may be other than it was
    /// Else: the innermost object or list in which all of the change lies, before and after, as an RFC 6901
    /// pointer. Whatever is not in it is spelled as it was. Empty: the root.
    std::string pointer = {};
    bool movesLines = true; ///< what stands behind it is on other lines

    /// Whether what stands at a pointer, or below it, may be spelled otherwise now. The answers to its ${}
    /// may come from anywhere, and are not asked for here.
    bool concerns(std::string_view scope) const;
};

/// `before` and `after` are of the texts before and after `edits`. Everything, where one of them has errors
/// or includes: a reading that mends mistakes may mend them elsewhere.
TreeChange changeBetween(const hocon::Tree &before, const hocon::Tree &after, const TextEdits &edits);

} // namespace sluice::editing
