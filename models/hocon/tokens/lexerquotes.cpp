#include "models/hocon/tokens/lexer.h"

#include "models/hocon/store.h"
#include "models/hocon/tokens/chars.h"

#include <cstring>

/// Texts in quotes, closed or not.
namespace sluice::hocon {

using namespace detail;

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
        at = runEnd<chars::kQuoteStop>(at, end_);
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

} // namespace sluice::hocon
