#pragma once

#include "models/hocon/tree.h"

#include <string>
#include <string_view>
#include <vector>

/// What changed between two job files, by meaning and by lines.
namespace sluice::job {

enum class ChangeType
{
    Added,
    Removed,
    Changed,
    Moved, ///< the same value at another place: a stage or a field in another order, an option in another
           ///< stage
};

std::string_view changeTypeName(ChangeType type); ///< "added", "removed", "changed", "moved"

/// One change. Pointers and spans are those of the two trees; a side that has nothing is empty.
struct Change
{
    ChangeType type = ChangeType::Changed;
    std::string stage;  ///< "env", "source FakeSource (fake)", or another root key
    std::string option; ///< within the stage, steps joined by "/"; empty for the stage as a whole
    std::string leftPointer;
    std::string rightPointer;
    std::string leftValue; ///< compact JSON; a ${} as it is written
    std::string rightValue;
    TextSpan left;
    TextSpan right;
};

/// The changes from `left` to `right`, in the order of `left`, what was added after what it follows. Stages
/// are matched by kind, plugin, result_table_name and how much of them is alike; the order of options means
/// nothing except in schema fields. Comments, spelling and blanks mean nothing either. Secrets are shown as
/// they are.
std::vector<Change> diff(const hocon::Tree &left, const hocon::Tree &right);

/// The changes as lines, the way `diff -u` prints them, with three lines around each; empty for equal texts.
/// Texts over 200,000 lines come as one block; where more than 256 lines changed between two common ones,
/// more lines than necessary may be shown as changed. `shownLeft` and `shownRight`, where given, are printed
/// in place of the texts: as many lines, secrets masked.
std::string textDiff(std::string_view left, std::string_view right, std::string_view leftName = "a",
                     std::string_view rightName = "b", std::string_view shownLeft = {},
                     std::string_view shownRight = {});

} // namespace sluice::job
