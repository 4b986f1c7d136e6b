#pragma once

#include "models/hocon/tree.h"

#include <string_view>

namespace sluice::job {

/// Takes options out of a text one after the other, and nothing but them: a comment that stands behind one
/// becomes a line of its own, comments inside of a block keep the block.
class Removal
{
public:
    explicit Removal(hocon::Tree tree);

    /// Takes out the value at `pointer`, wherever it is written, where it is neither an object nor a list.
    /// False where it is not there, or where it cannot be taken out alone.
    bool removeValue(std::string_view pointer);
    /// Takes out the block at `pointer` where it is written once and nothing at all stands in it.
    bool removeEmptyBlock(std::string_view pointer);
    /// Further edits, of the text as it is now.
    void edit(const TextEdits &edits);

    const hocon::Tree &tree() const { return tree_; } ///< as it is now
    const TextEdits &edits() const { return edits_; } ///< of the text as it was

private:
    bool remove(std::string_view pointer);

    hocon::Tree tree_;
    TextEdits edits_;
};

} // namespace sluice::job
