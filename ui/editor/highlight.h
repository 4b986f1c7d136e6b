#pragma once

#include "models/hocon/tree.h"
#include "models/job/files/filekind.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What each byte of a job's text is, for colouring and folding. No Qt, no colours.
namespace sluice::editor {

/// Style numbers of the text view; below 32, where Scintilla's own begin.
enum class TextStyle : std::uint8_t
{
    Plain,
    Comment,
    Key,
    Plugin, ///< the name of a plugin block: a key inside source, transform or sink
    String,
    Number,
    Literal, ///< true, false, null
    Substitution,
    Punctuation,
    Mistake, ///< no token of the language
    Keyword, ///< a word of SQL
};
constexpr int textStyleCount = 11;

/// A bracket that opens (+1) or closes (-1) a block.
struct Bracket
{
    std::uint32_t offset = 0; ///< bytes
    int change = 0;
};

struct Highlighting
{
    std::string styles; ///< a TextStyle for each byte of the text
    std::vector<Bracket> brackets;
};

Highlighting highlight(std::string_view text, hocon::Syntax syntax);
/// The same for every kind of file, SQL too.
Highlighting highlight(std::string_view text, job::FileKind kind);

} // namespace sluice::editor
