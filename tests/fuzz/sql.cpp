#include "models/hocon/convert.h"
#include "models/hocon/resolve.h"
#include "tests/fuzz/anytree.h"

#include <cstdint>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const hocon::SqlJob job = hocon::parseSql(text);
    for (const auto *problems : {&job.errors, &job.remarks}) {
        for (const hocon::SyntaxError &problem : *problems) {
            REQUIRE(problem.span.end() <= text.size());
            REQUIRE(!problem.message.english().empty());
        }
    }
    const auto resolved = hocon::resolve(job, text);
    const auto converted = hocon::sqlToConf(text);
    // What the engine generates from a good file can be said without SQL.
    REQUIRE(converted.has_value() == job.errors.empty());
    REQUIRE(!resolved || job.errors.empty());
    return 0;
}
