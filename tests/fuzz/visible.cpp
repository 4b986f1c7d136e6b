#include "models/core/visible.h"
#include "tests/fuzz/require.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sluice;
    const std::string text(reinterpret_cast<const char *>(data), size);
    for (const Lines lines : {Lines::One, Lines::Many}) {
        const std::string shown = visible(text, lines);
        REQUIRE(isVisible(shown, lines));
        REQUIRE(visible(shown, lines) == shown);
        REQUIRE(!isVisible(text, lines) || shown == text);
    }
    REQUIRE(isVisible(visibleJson(text), Lines::Many));
    return 0;
}
