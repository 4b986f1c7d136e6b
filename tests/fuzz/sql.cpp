#include "models/job/files/convert.h"
#include "models/job/files/resolve.h"
#include "tests/fuzz/anytree.h"

#include <cstdint>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const job::SqlJob job = job::parseSql(text);
    for (const auto *problems : {&job.errors, &job.remarks}) {
        for (const hocon::SyntaxError &problem : *problems) {
            REQUIRE(problem.span.end() <= text.size());
            REQUIRE(!problem.message.english().empty());
        }
    }
    const auto resolved = job::resolve(job, text);
    const auto converted = job::sqlToConf(text);
    // What the engine generates from a good file can be said without SQL.
    REQUIRE(converted.has_value() == job.errors.empty());
    REQUIRE(!resolved || job.errors.empty());
    return 0;
}
