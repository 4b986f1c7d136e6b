#include "models/hocon/tokens/lexer.h"

#include "models/hocon/tokens/chars.h"
#include "models/hocon/tokens/numbers.h"

#include <array>
#include <cstring>
#include <utility>

namespace sluice::hocon {

using namespace detail;

namespace {

/// What a token that starts with a byte usually is.
constexpr std::array<TokenType, 256> makeStarts()
{
    std::array<TokenType, 256> starts{};
    for (std::size_t c = 0; c < starts.size(); ++c) {
        if ((chars::table[c] & kDigitStart) != 0)
            starts[c] = TokenType::Number;
        else
            starts[c] = (chars::table[c] & kReserved) != 0 ? TokenType::Problem : TokenType::Unquoted;
    }
    constexpr std::pair<char, TokenType> kOthers[] = {
        {'\n', TokenType::Newline},   {',', TokenType::Comma},       {':', TokenType::Colon},
        {'=', TokenType::Equals},     {'{', TokenType::OpenCurly},   {'}', TokenType::CloseCurly},
        {'[', TokenType::OpenSquare}, {']', TokenType::CloseSquare}, {'"', TokenType::Quoted},
        {'#', TokenType::Comment},    {'/', TokenType::Comment},     {'$', TokenType::Substitution},
        {'+', TokenType::PlusEquals},
    };
    for (const auto &[c, type] : kOthers)
        starts[static_cast<std::uint8_t>(c)] = type;
    return starts;
}

constexpr std::array<TokenType, 256> kStarts = makeStarts();

} // namespace

Lexer::Lexer(std::string_view text, Syntax syntax, std::uint32_t from)
    : begin_(text.data())
    , end_(text.data() + text.size())
    , at_(text.data() + from)
    , comments_(syntax != Syntax::Json)
{
}

const char *Lexer::skipBlanks(const char *at) const
{
    for (;; ++at) {
        while (at != end_ && *at == ' ')
            ++at;
        if (at == end_ || !hasClass(*at, kBlank | kMaybeBlank))
            return at;
        if (hasClass(*at, kMaybeBlank)) {
            const std::size_t wide = wideBlank(at, end_);
            if (wide == 0)
                return at;
            at += wide - 1;
        }
    }
}

void Lexer::next(Token &token)
{
    token.gap = offset(at_);
    at_ = skipBlanks(at_);
    read(token);
}

void Lexer::nextInLaterLine(Token &token)
{
    for (;;) {
        token.gap = offset(at_);
        at_ = skipBlanks(at_);
        if (at_ != end_ && *at_ == '\n')
            ++at_;
        else if (atComment())
            at_ = lineEnd(at_);
        else
            break;
    }
    read(token);
}

bool Lexer::atComment() const
{
    return comments_ && at_ != end_ && (*at_ == '#' || (*at_ == '/' && at_ + 1 != end_ && at_[1] == '/'));
}

const char *Lexer::lineEnd(const char *at) const
{
    const void *newline = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
    return newline == nullptr ? end_ : static_cast<const char *>(newline);
}

/// The token that starts at at_.
void Lexer::read(Token &token)
{
    const char *const at = at_;
    token.begin = offset(at);
    token.flags = 0;
    token.problem = LexProblem::None;
    if (at == end_) {
        token.type = TokenType::End;
        token.end = token.begin;
        return;
    }
    const TokenType type = kStarts[static_cast<std::uint8_t>(*at)];
    switch (type) {
    case TokenType::Unquoted:
        unquoted(token);
        return;
    case TokenType::Quoted:
        quoted(token);
        return;
    case TokenType::Number:
        numberOrText(token);
        return;
    case TokenType::Comment:
        slashOrComment(token);
        return;
    case TokenType::Substitution:
        substitution(token);
        return;
    case TokenType::PlusEquals:
        if (at + 1 == end_ || at[1] != '=') {
            problem(token, LexProblem::PlusWithoutEquals, at, at + 1);
            return;
        }
        ++at_;
        break;
    case TokenType::Problem:
        problem(token, LexProblem::ReservedCharacter, at, at + 1);
        return;
    default: // one byte
        break;
    }
    token.type = type;
    token.end = offset(++at_);
}

void Lexer::slashOrComment(Token &token)
{
    if (atComment()) {
        token.type = TokenType::Comment;
        at_ = lineEnd(at_);
        token.end = offset(at_);
    } else if (*at_ == '/') {
        unquoted(token);
    } else {
        problem(token, LexProblem::ReservedCharacter, at_, at_ + 1);
    }
}

void Lexer::problem(Token &token, LexProblem why, const char *at, const char *resume)
{
    token.type = TokenType::Problem;
    token.problem = why;
    token.detail = offset(at);
    at_ = resume;
    token.end = offset(resume);
}

/// The literals end a word wherever it would go on: "nullable" is null and then able.
TokenType Lexer::literal(const char *at) const
{
    const auto starts = [&](std::string_view word) {
        return static_cast<std::size_t>(end_ - at) >= word.size() &&
               std::memcmp(at, word.data(), word.size()) == 0;
    };
    if (*at == 't' && starts("true"))
        return TokenType::True;
    if (*at == 'f' && starts("false"))
        return TokenType::False;
    if (*at == 'n' && starts("null"))
        return TokenType::Null;
    return TokenType::Unquoted;
}

void Lexer::unquoted(Token &token)
{
    const char *at = at_;
    token.type = literal(at);
    if (token.type != TokenType::Unquoted) {
        at_ = at + (token.type == TokenType::False ? 5 : 4);
        token.end = offset(at_);
        return;
    }
    for (;; ++at) {
        at = runEnd<chars::kWordStop>(at, end_);
        if (at == end_ || hasClass(*at, kReserved | kBlank | kNewline))
            break;
        if (*at == '/' ? comments_ && at + 1 != end_ && at[1] == '/' : wideBlank(at, end_) != 0)
            break;
    }
    at_ = at;
    token.end = offset(at);
}

void Lexer::numberOrText(Token &token)
{
    const char *at = at_ + 1;
    while (at != end_ && hasClass(*at, kDigitPart))
        ++at;
    const std::string_view spelling(at_, static_cast<std::size_t>(at - at_));
    if (isNumber(spelling)) {
        token.type = TokenType::Number;
    } else if (const std::size_t plus = spelling.find('+'); plus != std::string_view::npos) {
        problem(token, LexProblem::ReservedCharacter, at_ + plus, at);
        return;
    } else {
        token.type = TokenType::Unquoted;
    }
    at_ = at;
    token.end = offset(at);
}

void Lexer::substitution(Token &token)
{
    const char *const begin = at_;
    if (begin + 1 == end_ || begin[1] != '{') {
        problem(token, LexProblem::DollarWithoutBrace, begin, begin + 1);
        return;
    }
    at_ = begin + 2;
    if (at_ != end_ && *at_ == '?')
        ++at_;
    // What is inside is read as tokens, so that a } in quotes does not close it. One inside another is
    // refused later; here it only has to be counted.
    std::size_t open = 1;
    while (open != 0) {
        Token inner;
        inner.gap = offset(at_);
        const char *at = skipBlanks(at_);
        if (at != end_ && *at == '$' && at + 1 != end_ && at[1] == '{') {
            ++open;
            at_ = at + 2;
            if (at_ != end_ && *at_ == '?')
                ++at_;
            continue;
        }
        next(inner);
        if (inner.type == TokenType::CloseCurly) {
            --open;
        } else if (inner.type == TokenType::End ||
                   (inner.type == TokenType::Newline && unclosedSubstitution_)) {
            unclosedSubstitution_ = true;
            const void *newline = std::memchr(begin, '\n', static_cast<std::size_t>(end_ - begin));
            problem(token, LexProblem::UnclosedSubstitution, begin,
                    newline == nullptr ? end_ : static_cast<const char *>(newline));
            return;
        } else if (inner.type == TokenType::Problem) {
            const std::uint32_t detail = inner.detail;
            token.type = TokenType::Problem;
            token.problem = inner.problem;
            token.detail = detail;
            token.end = offset(at_);
            return;
        }
    }
    token.type = TokenType::Substitution;
    token.end = offset(at_);
}

} // namespace sluice::hocon
