#include "models/job/files/resolve.h"
#include "models/job/files/convert.h"
#include "models/job/files/diff.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace sluice;

/// The bytes before the first NUL are what -i is given, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t cut = input.find('\0');
    const std::string text = cut == std::string::npos ? input : input.substr(cut + 1);
    job::ResolveOptions options;
    options.environment = {{"HOME", "/home/x"}};
    if (cut != std::string::npos)
        options.variables = job::splitVariables(std::string_view(input).substr(0, cut));
    const hocon::Tree environment;
    const hocon::Tree tree =
        hocon::Tree::parse(text, hocon::ParseOptions{hocon::Syntax::Conf, {}, &environment, nullptr});

    const auto resolved = job::resolve(tree, options);
    if (resolved)
        REQUIRE(hocon::Tree::parse(resolved->json, hocon::Syntax::Json).errors().empty());
    else
        REQUIRE(!resolved.error().message.empty());
    for (const job::VariableUse &use : job::variableUses(tree, options))
        REQUIRE(use.span.end() <= text.size());

    if (const auto json = job::confToJson(tree))
        (void)job::jsonToConf(hocon::Tree::parse(json->text, hocon::Syntax::Json));
    REQUIRE(job::diff(tree, tree).empty());
    return 0;
}
