#include "models/job/analysis.h"
#include "models/job/secrets.h"
#include "tests/fuzz/require.h"

#include <array>
#include <cstdint>

using namespace sluice;

namespace {

void checkProblems(const std::vector<job::Problem> &problems, const std::string &text)
{
    std::size_t last = 0;
    for (const job::Problem &problem : problems) {
        REQUIRE(!problem.code.empty() && !problem.message.english().empty());
        REQUIRE(problem.span.offset >= last && problem.span.end() <= text.size());
        REQUIRE(problem.place.line >= 1 && problem.place.column >= 1);
        REQUIRE(problem.end.line >= problem.place.line);
        last = problem.span.offset;
        for (const job::Fix &fix : problem.fixes) {
            REQUIRE(!fix.title.english().empty());
            for (const TextEdit &edit : fix.edits())
                REQUIRE(edit.offset + edit.length <= text.size());
        }
    }
}

void checkSecrets(const hocon::Tree &tree, const std::string &text)
{
    std::size_t at = 0;
    for (const TextSpan &span : job::secretSpans(tree)) {
        REQUIRE(span.offset >= at && span.length > 0);
        at = span.end();
        REQUIRE(at <= text.size());
    }
    const std::string masked = job::maskedConfig(tree);
    if (tree.errors().empty())
        REQUIRE(tree.with(masked).errors().empty());
}

} // namespace

// One reading of any bytes as any kind of job: problems and their fixes lie inside the text, what is masked
// is read as before, and what is fixed needs no second fixing. The first byte chooses the kind.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::array<const char *, 4> names{"job.conf", "job.json", "job.sql", "job.txt"};
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const job::Analysis analysis({.text = text, .name = names.at(data[0] % names.size())});
    REQUIRE(analysis.text() == text);
    checkProblems(analysis.problems(), text);
    checkSecrets(analysis.tree(), text);
    (void)analysis.mode();
    (void)analysis.stages();
    REQUIRE(!analysis.jobName().empty());
    if (analysis.sql() != nullptr || text.size() > 2000)
        return 0;
    const job::AllFixed all = job::fixAll(analysis.tree());
    const job::Analysis fixed = analysis.with(applied(text, all.edits));
    REQUIRE(job::fixAll(fixed.tree()).edits.empty());
    return 0;
}
