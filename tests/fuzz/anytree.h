#pragma once

#include "models/hocon/tree.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <string>

namespace sluice::fuzz {

/// What must hold for the tree over any bytes whatever.
inline void checkTree(const hocon::Tree &tree, const std::string &text)
{
    REQUIRE(tree.text() == text);
    REQUIRE(tree.print() == text);
    std::size_t last = 0;
    for (const hocon::SyntaxError &error : tree.errors()) {
        REQUIRE(error.span.offset >= last);
        REQUIRE(error.span.end() <= text.size());
        last = error.span.offset;
        REQUIRE(!error.message.english().empty());
    }
    REQUIRE(!tree.toJson().empty());
    // Every place of the text belongs to a value that can be found again; a few places stand for all.
    const std::size_t step = std::max<std::size_t>(1, text.size() / 16);
    for (std::size_t offset = 0; offset < text.size(); offset += step) {
        const std::string pointer = tree.pointerAt(offset);
        for (const hocon::Definition &definition : tree.definitions(pointer))
            REQUIRE(definition.whole.end() <= text.size() && definition.value.end() <= text.size());
    }
}

} // namespace sluice::fuzz
