#include "models/hocon/lexer.h"

#include "models/hocon/numbers.h"

#include <cstring>

namespace sluice::hocon::detail {

namespace {

TokenType punctuation(char c)
{
    switch (c) {
    case ',':
        return TokenType::Comma;
    case ':':
        return TokenType::Colon;
    case '=':
        return TokenType::Equals;
    case '{':
        return TokenType::OpenCurly;
    case '}':
        return TokenType::CloseCurly;
    case '[':
        return TokenType::OpenSquare;
    case ']':
        return TokenType::CloseSquare;
    default:
        return TokenType::Problem;
    }
}

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
    while (at != end_) {
        if (hasClass(*at, kBlank)) {
            ++at;
        } else if (hasClass(*at, kMaybeBlank)) {
            const std::size_t wide = wideBlank(at, end_);
            if (wide == 0)
                break;
            at += wide;
        } else {
            break;
        }
    }
    return at;
}

void Lexer::next(Token &token)
{
    token.gap = offset(at_);
    const char *at = skipBlanks(at_);
    token.begin = offset(at);
    token.flags = 0;
    token.problem = LexProblem::None;
    at_ = at;
    if (at == end_) {
        token.type = TokenType::End;
        token.end = token.begin;
        return;
    }
    const char c = *at;
    if (!hasClass(c, kReserved | kNewline | kSlash | kDigitStart)) {
        unquoted(token);
        return;
    }
    if (c == '\n') {
        token.type = TokenType::Newline;
        token.end = offset(++at_);
        return;
    }
    if (comments_ && (c == '#' || (c == '/' && at + 1 != end_ && at[1] == '/'))) {
        const void *newline = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
        at_ = newline == nullptr ? end_ : static_cast<const char *>(newline);
        token.type = TokenType::Comment;
        token.end = offset(at_);
        return;
    }
    if (c == '"') {
        quoted(token);
    } else if (hasClass(c, kDigitStart)) {
        numberOrText(token);
    } else if (c == '/') {
        unquoted(token);
    } else if (c == '$') {
        substitution(token);
    } else if (c == '+') {
        if (at + 1 != end_ && at[1] == '=') {
            token.type = TokenType::PlusEquals;
            at_ = at + 2;
            token.end = offset(at_);
        } else {
            problem(token, LexProblem::PlusWithoutEquals, at, at + 1);
        }
    } else {
        token.type = punctuation(c);
        if (token.type == TokenType::Problem) {
            problem(token, LexProblem::ReservedCharacter, at, at + 1);
        } else {
            at_ = at + 1;
            token.end = offset(at_);
        }
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

void Lexer::unquoted(Token &token)
{
    const char *const begin = at_;
    const char *at = begin;
    token.type = TokenType::Unquoted;
    while (at != end_) {
        if (hasClass(*at, kReserved | kBlank | kNewline))
            break;
        if (hasClass(*at, kSlash | kMaybeBlank)) {
            if (*at == '/' ? comments_ && at + 1 != end_ && at[1] == '/' : wideBlank(at, end_) != 0)
                break;
        }
        ++at;
        // The literals end a word wherever it would go on: "nullable" is null and then able.
        if (at - begin == 4 || at - begin == 5) {
            const std::string_view word(begin, static_cast<std::size_t>(at - begin));
            if (word == "true")
                token.type = TokenType::True;
            else if (word == "null")
                token.type = TokenType::Null;
            else if (word == "false")
                token.type = TokenType::False;
            else
                continue;
            break;
        }
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

void Lexer::quoted(Token &token)
{
    const char *at = at_ + 1;
    if (end_ - at >= 2 && at[0] == '"' && at[1] == '"') {
        tripleQuoted(token);
        return;
    }
    token.type = TokenType::Quoted;
    LexProblem trouble = LexProblem::None;
    const char *where = nullptr;
    for (;;) {
        while (at != end_ && *at != '"' && *at != '\\' && !hasClass(*at, kControl))
            ++at;
        if (at == end_ || *at == '\n') {
            openQuote(token, at);
            return;
        }
        if (*at == '"')
            break;
        if (*at == '\\') {
            token.flags |= kEscaped;
            std::size_t length = 0;
            std::uint32_t value = 0;
            const bool known = readEscape(at + 1, end_, length, value);
            if (!known && trouble == LexProblem::None) {
                where = at;
                trouble =
                    at + 1 != end_ && at[1] == 'u' ? LexProblem::BadUnicodeEscape : LexProblem::BadEscape;
            }
            at += known ? 1 + length : 1;
            // A backslash before the quote is an escape even in a word that is broken already.
            if (!known && at != end_ && *at != '\n' && *at != '"')
                ++at;
        } else {
            if (trouble == LexProblem::None) {
                where = at;
                trouble = LexProblem::ControlCharacter;
            }
            ++at;
        }
    }
    ++at;
    if (trouble != LexProblem::None) {
        problem(token, trouble, where, at);
        return;
    }
    at_ = at;
    token.end = offset(at);
}

/// The quote that opened is not closed on its line. Text that was meant to go over several lines is taken
/// whole, when the next quote looks like a closing one: so that it is one mistake and not two.
void Lexer::openQuote(Token &token, const char *newline)
{
    constexpr std::ptrdiff_t kLookAhead = 4096;
    const char *const limit = end_ - newline > kLookAhead ? newline + kLookAhead : end_;
    const char *at = newline;
    while (at != limit && *at != '"')
        ++at;
    if (at != limit) {
        const char *after = skipBlanks(at + 1);
        const char *before = at;
        while (before != newline && hasClass(before[-1], kBlank))
            --before;
        const bool opens = before != newline && std::strchr("=:,[{(", before[-1]) != nullptr;
        if (!opens && (after == end_ || std::strchr("\n,]}#", *after) != nullptr)) {
            problem(token, LexProblem::UnclosedQuote, newline, at + 1);
            return;
        }
    }
    const char *resume = newline;
    while (resume != begin_ + token.begin + 1 && hasClass(resume[-1], kBlank))
        --resume;
    problem(token, LexProblem::UnclosedQuote, newline, resume);
}

void Lexer::tripleQuoted(Token &token)
{
    const char *at = at_ + 3;
    token.type = TokenType::Quoted;
    token.flags = kTriple;
    for (;;) {
        const void *quote = at == end_ ? nullptr : std::memchr(at, '"', static_cast<std::size_t>(end_ - at));
        if (quote == nullptr) {
            problem(token, LexProblem::UnclosedTripleQuote, end_, end_);
            return;
        }
        at = static_cast<const char *>(quote);
        const char *run = at;
        while (run != end_ && *run == '"')
            ++run;
        const auto quotes = run - at;
        at = run;
        if (quotes >= 3)
            break;
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

} // namespace sluice::hocon::detail
