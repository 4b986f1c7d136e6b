#pragma once

#include "models/hocon/tree.h"

#include <cstdint>
#include <string_view>

/// Bytes to tokens, one look at each byte.
namespace sluice::hocon {

enum class TokenType : std::uint8_t
{
    End,
    Newline,
    Comment, ///< without the line end
    Comma,
    Colon,
    Equals,
    PlusEquals,
    OpenCurly,
    CloseCurly,
    OpenSquare,
    CloseSquare,
    Quoted, // from here to Substitution: the simple values
    Number,
    True,
    False,
    Null,
    Unquoted,
    Substitution,
    Problem, ///< the bytes are no token of the language
};

/// Why a token is a Problem.
enum class LexProblem : std::uint8_t
{
    None,
    ReservedCharacter,
    PlusWithoutEquals,
    DollarWithoutBrace,
    BadEscape,
    BadUnicodeEscape,
    ControlCharacter,
    UnclosedQuote, ///< the line or the text ends first
    UnclosedTripleQuote,
    UnclosedSubstitution,
};

struct Token
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t gap = 0;    ///< where the white space before the token starts
    std::uint32_t detail = 0; ///< Problem: the offending byte
    TokenType type = TokenType::End;
    std::uint8_t flags = 0; ///< Quoted: kEscaped and kTriple of store.h
    LexProblem problem = LexProblem::None;

    bool isSimple() const { return type >= TokenType::Quoted && type <= TokenType::Substitution; }
    /// May be a part of a key.
    bool isKeyPart() const { return type >= TokenType::Quoted && type <= TokenType::Unquoted; }
};

class Lexer
{
public:
    /// JSON has no comments.
    Lexer(std::string_view text, Syntax syntax, std::uint32_t from = 0);

    /// The next token; End again and again at the end.
    void next(Token &token);
    /// The next token that is neither a line end nor a comment.
    void nextInLaterLine(Token &token);

private:
    void read(Token &token);
    void slashOrComment(Token &token);
    TokenType literal(const char *at) const;
    bool atComment() const;
    const char *lineEnd(const char *at) const;
    void quoted(Token &token);
    void tripleQuoted(Token &token);
    void numberOrText(Token &token);
    void unquoted(Token &token);
    void substitution(Token &token);
    void problem(Token &token, LexProblem why, const char *at, const char *resume);
    void openQuote(Token &token, const char *newline);
    const char *skipBlanks(const char *at) const;
    std::uint32_t offset(const char *at) const { return static_cast<std::uint32_t>(at - begin_); }

    const char *begin_;
    const char *end_;
    const char *at_;
    bool comments_;
    bool unclosedSubstitution_ = false; ///< one ran to the end of the text; the next ones stop at their line
};

namespace detail {

/// True when the escape after a backslash is one of the language; `length` is how many bytes follow the
/// backslash. `value` is the UTF-16 unit it stands for.
bool readEscape(const char *at, const char *end, std::size_t &length, std::uint32_t &value);

} // namespace detail

} // namespace sluice::hocon
