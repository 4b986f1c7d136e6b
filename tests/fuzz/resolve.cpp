#include "models/hocon/resolve.h"
#include "models/hocon/convert.h"
#include "models/hocon/diff.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace sluice;

/// The bytes before the first NUL are what -i is given, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t cut = input.find('\0');
    const std::string text = cut == std::string::npos ? input : input.substr(cut + 1);
    hocon::ResolveOptions options;
    options.environment = {{"HOME", "/home/x"}};
    if (cut != std::string::npos)
        options.variables = hocon::splitVariables(std::string_view(input).substr(0, cut));
    const hocon::Tree environment;
    const hocon::Tree tree =
        hocon::Tree::parse(text, hocon::ParseOptions{hocon::Syntax::Conf, {}, &environment, nullptr});

    const auto resolved = hocon::resolve(tree, options);
    if (resolved)
        REQUIRE(hocon::Tree::parse(resolved->json, hocon::Syntax::Json).errors().empty());
    else
        REQUIRE(!resolved.error().message.empty());
    for (const hocon::VariableUse &use : hocon::variableUses(tree, options))
        REQUIRE(use.span.end() <= text.size());

    if (const auto json = hocon::confToJson(tree))
        (void)hocon::jsonToConf(hocon::Tree::parse(json->text, hocon::Syntax::Json));
    REQUIRE(hocon::diff(tree, tree).empty());
    return 0;
}
