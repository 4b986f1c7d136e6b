#pragma once

#include "models/hocon/tokens/lexer.h"

namespace sluice::hocon::detail {

/// The token that the parser looks at, and the way to the next one.
class TokenReader
{
public:
    TokenReader(std::string_view text, Syntax syntax)
        : text_(text)
        , syntax_(syntax)
        , lexer_(text, syntax)
    {
    }

    Token token;

    void advance() { lexer_.next(token); }
    bool isTrivia() const { return token.type == TokenType::Newline || token.type == TokenType::Comment; }
    void skipTrivia()
    {
        if (isTrivia())
            lexer_.nextInLaterLine(token);
    }
    bool startsValue() const
    {
        if (token.type == TokenType::OpenCurly || token.type == TokenType::OpenSquare)
            return true;
        return syntax_ == Syntax::Json ? token.type >= TokenType::Quoted && token.type <= TokenType::Null
                                       : token.isSimple();
    }
    /// The next token is read from there; until then the present one stays.
    void goOnAt(std::uint32_t offset) { lexer_ = Lexer(text_, syntax_, offset); }

private:
    std::string_view text_;
    Syntax syntax_;
    Lexer lexer_;
};

} // namespace sluice::hocon::detail
