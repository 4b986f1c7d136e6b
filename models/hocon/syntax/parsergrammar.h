#pragma once

#include "models/hocon/syntax/parserrecovery.h"
#include "models/hocon/syntax/parsersyntax.h"

namespace sluice::hocon::detail {

/// The parts of the parser over one text.
struct ParserGrammar
{
    ParserGrammar(Store &into, const ParseOptions &parseOptions, std::vector<SyntaxError> &errors);
    ParserGrammar(const ParserGrammar &) = delete;
    ParserGrammar &operator=(const ParserGrammar &) = delete;

    Store &store;
    const ParseOptions &options;
    const bool json; ///< strict
    TokenReader in;
    OpenParts open;
    Values algebra;
    Excerpts excerpts;
    MistakeLog log;
    TapeWriter tape;

    BlockParser blocks{*this};
    FieldParser fields{*this};
    ValueParser values{*this};
    ListParser lists{*this};
    IncludeParser includes{*this};

    Skipper skipper{*this};
    TokenMistakes tokens{*this};
    FieldRecovery fieldRecovery{*this};
    ValueRecovery valueRecovery{*this};
};

} // namespace sluice::hocon::detail
