#pragma once

#include "models/hocon/tree.h"

#include <string_view>
#include <vector>

/// A config text taken apart without a parse, also where it is broken.
namespace sluice::hocon {

enum class PieceType
{
    Comment,      ///< # or // up to the end of the line, without it
    Substitution, ///< ${…} outside quotes
    PlusEquals,   ///< += outside quotes
    Quoted,       ///< "…", with its quotes
    TripleQuoted, ///< """…""", with its quotes
};

struct Piece
{
    PieceType type;
    TextSpan span;
};

/// The pieces of a config text that decide what is a comment and what is a variable, in text order. Needs no
/// parse and works on broken text: an open quote ends with its line, an open triple quote with the text.
std::vector<Piece> scan(std::string_view text);

/// The comments as the parser meets them, from # or // to the end of the line, without the line end (LF or
/// CRLF), in text order. None in JSON.
std::vector<TextSpan> commentSpans(std::string_view text, Syntax syntax);

/// The escapes \uD800 to \uDFFF in quoted strings that are half a character, since the other half does not
/// stand beside them; in text order. The engine's runtime writes a ? for each.
std::vector<TextSpan> halfCharacters(std::string_view text);

/// The names in a string that the engine's textual pass fills in: ${name} and ${name:default}.
struct Placeholder
{
    TextSpan span;         ///< in the string, with ${ and }
    std::string_view name; ///< not empty, holds none of : { }
    bool hasDefault = false;
    std::string_view fallback = {}; ///< what stands after the colon, untrimmed
};

/// As the pattern \$\{([^:{}]+)(?::[^}]*)?\} finds them (ConfigBuilder of 2.3.8).
std::vector<Placeholder> placeholders(std::string_view text);

} // namespace sluice::hocon
