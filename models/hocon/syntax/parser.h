#pragma once

#include "models/hocon/syntax/parsergrammar.h"

/// Text to tape and values in one pass, going on after every mistake.
namespace sluice::hocon::detail {

class Parser
{
public:
    Parser(Store &store, const ParseOptions &options, std::vector<SyntaxError> &errors)
        : all_(store, options, errors)
    {
    }

    /// Fills the store and returns the root: an object, always. References in it are not looked up yet.
    ValueId parse();
    /// How many mistakes were counted and not kept.
    std::size_t moreErrors() const { return all_.log.moreErrors(); }

private:
    ParserGrammar all_;
};

} // namespace sluice::hocon::detail
