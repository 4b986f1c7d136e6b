#include "tests/fuzz/anytree.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    sluice::fuzz::checkTree(sluice::hocon::Tree::parse(text, sluice::hocon::Syntax::Conf), text);
    return 0;
}
