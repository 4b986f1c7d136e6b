#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <algorithm>
#include <cctype>

/// The tokens of a SELECT: looking ahead, names, failures.
namespace sluice::hocon::detail {
namespace {

constexpr int kMaxDepth = 200; ///< nested parentheses, CASE and sub-selects
constexpr int kMaxSteps = 500'000;

} // namespace

SqlSelectReader::Depth::Depth(SqlSelectReader &reader)
    : reader_(reader)
{
    if (++reader_.steps_ > kMaxSteps || reader_.depth_ >= kMaxDepth) {
        throw SqlFailure{reader.at_,
                         SLUICE_TRANSLATE_NOOP("SqlJob", "The statement is nested more than %1 levels deep."),
                         {std::to_string(kMaxDepth)},
                         true};
    }
    ++reader_.depth_;
}

SqlSelect SqlSelectReader::read()
{
    try {
        if (!token().isSymbol("(") || !token(1).is("WITH"))
            return select();
        // Parentheses around a WITH are printed with blanks.
        ++at_;
        SqlSelect result = select();
        expectSymbol(")");
        result.text = "( " + result.text + " )";
        return result;
    } catch (const SqlFailure &failure) {
        // The reading that came furthest says best what is wrong.
        if (!failure.final && furthest_ && furthest_->token > failure.token)
            throw SqlFailure(*furthest_);
        throw;
    }
}

const SqlToken &SqlSelectReader::token(std::size_t ahead) const
{
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool SqlSelectReader::accept(std::string_view word)
{
    const bool there = token().is(word);
    at_ += there ? 1 : 0;
    return there;
}

bool SqlSelectReader::acceptSymbol(std::string_view symbol)
{
    const bool there = token().isSymbol(symbol);
    at_ += there ? 1 : 0;
    return there;
}

bool SqlSelectReader::follows(std::string_view first, std::string_view second) const
{
    return token().is(first) && token(1).is(second);
}

void SqlSelectReader::expect(std::string_view word)
{
    if (!accept(word))
        fail(std::string(word).c_str());
}

void SqlSelectReader::expectSymbol(std::string_view symbol)
{
    if (!acceptSymbol(symbol))
        fail(std::string(symbol).c_str());
}

void SqlSelectReader::fail(const char *expected)
{
    const SqlToken &found = token();
    SqlFailure failure;
    if (found.type == SqlTokenType::End) {
        failure = {
            at_, SLUICE_TRANSLATE_NOOP("SqlJob", "The statement ends here, but %1 is expected."), {expected}};
    } else {
        failure = {at_,
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "%1 is expected here, not \"%2\". A name that is a word of "
                                         "SQL needs back quotes."),
                   {expected, std::string(found.image)}};
    }
    if (!furthest_ || furthest_->token < at_)
        furthest_ = failure;
    throw SqlFailure(failure);
}

bool SqlSelectReader::isName(std::size_t ahead, NameUse use) const
{
    const SqlToken &word = token(ahead);
    return word.type == SqlTokenType::QuotedName ||
           (word.type == SqlTokenType::Word && isNameWord(word.image, use));
}

bool SqlSelectReader::isIdentifier(std::size_t ahead) const
{
    return token(ahead).type == SqlTokenType::Word && !isSqlKeyword(token(ahead).image);
}

bool SqlSelectReader::isWhole(std::size_t ahead) const
{
    const SqlToken &number = token(ahead);
    return number.type == SqlTokenType::Number &&
           std::all_of(number.image.begin(), number.image.end(),
                       [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// A number that is printed as one: 007 is 7.
std::string SqlSelectReader::whole()
{
    if (!isWhole())
        fail("a whole number");
    std::string digits = take();
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

std::string SqlSelectReader::name(NameUse use)
{
    if (!isName(0, use))
        fail("a name");
    return take();
}

/// Parts joined by dots; "a..b" leaves one out. `last` gets the last one.
std::string SqlSelectReader::dottedName(std::string *last)
{
    std::string text = name(NameUse::First);
    if (last != nullptr)
        *last = text;
    while (token().isSymbol(".") || (token().isSymbol(":") && isName(1, NameUse::Later))) {
        std::size_t dots = 1;
        while (token(dots).isSymbol("."))
            ++dots;
        if (!isName(dots, NameUse::Later))
            break;
        text.append(dots, '.');
        at_ += dots;
        const std::string part = take();
        text += part;
        if (last != nullptr)
            *last = part;
    }
    return text;
}

std::string SqlSelectReader::names()
{
    std::string text = dottedName();
    while (acceptSymbol(","))
        text += ", " + dottedName();
    return text;
}

bool SqlSelectReader::startsSelect(std::size_t ahead) const
{
    return token(ahead).is("SELECT") || token(ahead).is("SEL") || token(ahead).is("WITH");
}

} // namespace sluice::hocon::detail
