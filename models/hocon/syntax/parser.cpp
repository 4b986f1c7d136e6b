#include "models/hocon/syntax/parser.h"

namespace sluice::hocon::detail {

ParserGrammar::ParserGrammar(Store &into, const ParseOptions &parseOptions, std::vector<SyntaxError> &errors)
    : store(into)
    , options(parseOptions)
    , json(parseOptions.syntax == Syntax::Json)
    , in(into.text, parseOptions.syntax)
    , algebra(into)
    , excerpts(into)
    , log(into, parseOptions.syntax, excerpts, errors)
    , tape(into, open, in)
{
    // Enough for most files: growing step by step is what would cost time.
    constexpr std::size_t kOpen = 64;
    open.members.reserve(kOpen);
    open.items.reserve(kOpen);
    open.keys.reserve(kOpen / 4);
    if (options.included != nullptr)
        open.depth = options.included->depth;
}

ValueId Parser::parse()
{
    const ValueId root = all_.blocks.document();
    all_.log.orderErrors();
    return root;
}

} // namespace sluice::hocon::detail
