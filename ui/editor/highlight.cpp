#include "ui/editor/highlight.h"

#include "models/hocon/tokens/lexer.h"

#include <algorithm>

namespace sluice::editor {

namespace {

using hocon::Token;
using hocon::TokenType;

TextStyle styleOf(const Token &token)
{
    switch (token.type) {
    case TokenType::Comment:
        return TextStyle::Comment;
    case TokenType::Comma:
    case TokenType::Colon:
    case TokenType::Equals:
    case TokenType::PlusEquals:
    case TokenType::OpenCurly:
    case TokenType::CloseCurly:
    case TokenType::OpenSquare:
    case TokenType::CloseSquare:
        return TextStyle::Punctuation;
    case TokenType::Quoted:
    case TokenType::Unquoted:
        return TextStyle::String;
    case TokenType::Number:
        return TextStyle::Number;
    case TokenType::True:
    case TokenType::False:
    case TokenType::Null:
        return TextStyle::Literal;
    case TokenType::Substitution:
        return TextStyle::Substitution;
    case TokenType::Problem:
        return TextStyle::Mistake;
    case TokenType::End:
    case TokenType::Newline:
        break;
    }
    return TextStyle::Plain;
}

/// Follows the brackets just far enough to tell keys from values; the parser says what is right and wrong.
class Painter
{
public:
    Painter(std::string_view text, hocon::Syntax syntax)
        : text_(text)
        , syntax_(syntax)
    {
        result_.styles.assign(text.size(), static_cast<char>(TextStyle::Plain));
        blocks_.push_back({true, false});
    }

    Highlighting run()
    {
        hocon::Lexer lexer(text_, syntax_);
        Token token;
        for (lexer.next(token); token.type != TokenType::End; lexer.next(token))
            take(token);
        return std::move(result_);
    }

private:
    struct Block
    {
        bool isObject;
        bool holdsPlugins;
    };

    void paint(std::size_t begin, std::size_t end, TextStyle style)
    {
        end = std::min(end, text_.size());
        if (begin < end)
            std::fill(result_.styles.begin() + static_cast<std::ptrdiff_t>(begin),
                      result_.styles.begin() + static_cast<std::ptrdiff_t>(end), static_cast<char>(style));
    }

    void take(const Token &token)
    {
        paint(token.begin, token.end, styleOf(token));
        switch (token.type) {
        case TokenType::Newline:
        case TokenType::Comma:
            atKey_ = blocks_.back().isObject;
            keyEnd_ = keyBegin_ = 0;
            break;
        case TokenType::Colon:
        case TokenType::Equals:
        case TokenType::PlusEquals:
            if (atKey_)
                paint(keyBegin_, keyEnd_, TextStyle::Key);
            atKey_ = false;
            break;
        case TokenType::OpenCurly:
            open(token, true);
            break;
        case TokenType::OpenSquare:
            open(token, false);
            break;
        case TokenType::CloseCurly:
        case TokenType::CloseSquare:
            close(token);
            break;
        default:
            if (atKey_ && token.isKeyPart()) {
                if (keyEnd_ == 0)
                    keyBegin_ = token.begin;
                keyEnd_ = token.end;
            }
            break;
        }
    }

    void open(const Token &token, bool isObject)
    {
        result_.brackets.push_back({token.begin, 1});
        const std::string_view name = keyName();
        const bool isStageBlock = isObject && syntax_ == hocon::Syntax::Conf &&
                                  (name == "source" || name == "transform" || name == "sink");
        if (isObject && keyEnd_ > 0)
            paint(keyBegin_, keyEnd_, blocks_.back().holdsPlugins ? TextStyle::Plugin : TextStyle::Key);
        blocks_.push_back({isObject, isStageBlock});
        atKey_ = isObject;
        keyEnd_ = keyBegin_ = 0;
    }

    void close(const Token &token)
    {
        result_.brackets.push_back({token.begin, -1});
        if (blocks_.size() > 1)
            blocks_.pop_back();
        atKey_ = false;
        keyEnd_ = keyBegin_ = 0;
    }

    std::string_view keyName() const
    {
        std::string_view name = text_.substr(keyBegin_, keyEnd_ - keyBegin_);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        return name;
    }

    std::string_view text_;
    hocon::Syntax syntax_;
    Highlighting result_;
    std::vector<Block> blocks_;
    bool atKey_ = true;
    std::size_t keyBegin_ = 0;
    std::size_t keyEnd_ = 0; ///< 0: no key on the way
};

} // namespace

Highlighting highlight(std::string_view text, hocon::Syntax syntax)
{
    return Painter(text, syntax).run();
}

} // namespace sluice::editor
