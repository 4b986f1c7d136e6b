#include "models/job/sql/sqltokens.h"

#include "models/core/message.h"

#include <algorithm>

namespace sluice::job::detail {

namespace {

constexpr int kMaxDepth = 200; ///< nested parentheses, CASE and sub-selects
constexpr int kMaxSteps = 500'000;

} // namespace

SqlTokens::Depth::Depth(SqlTokens &tokens)
    : tokens_(tokens)
{
    if (++tokens_.steps_ > kMaxSteps || tokens_.depth_ >= kMaxDepth) {
        throw SqlFailure{tokens_.at_,
                         SLUICE_TRANSLATE_NOOP("SqlJob", "The statement is nested more than %1 levels deep."),
                         {std::to_string(kMaxDepth)},
                         true};
    }
    ++tokens_.depth_;
}

const SqlToken &SqlTokens::token(std::size_t ahead) const
{
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool SqlTokens::accept(std::string_view word)
{
    const bool there = token().is(word);
    at_ += there ? 1 : 0;
    return there;
}

bool SqlTokens::acceptSymbol(std::string_view symbol)
{
    const bool there = token().isSymbol(symbol);
    at_ += there ? 1 : 0;
    return there;
}

bool SqlTokens::follows(std::string_view first, std::string_view second) const
{
    return token().is(first) && token(1).is(second);
}

void SqlTokens::expect(std::string_view word)
{
    if (!accept(word))
        fail(std::string(word).c_str());
}

void SqlTokens::expectSymbol(std::string_view symbol)
{
    if (!acceptSymbol(symbol))
        fail(std::string(symbol).c_str());
}

void SqlTokens::fail(const char *expected)
{
    const SqlToken &found = token();
    SqlFailure failure;
    if (found.type == SqlTokenType::End) {
        failure = {at_,
                   SLUICE_TRANSLATE_NOOP("SqlJob", "The statement ends here, but %1 is expected."),
                   {expected},
                   false,
                   {Message("SqlJob", expected)}};
    } else {
        failure = {at_,
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "%1 is expected here, not \"%2\". A name that is a word of "
                                         "SQL needs back quotes."),
                   {expected, std::string(found.image)},
                   false,
                   {Message("SqlJob", expected)}};
    }
    if (!furthest_ || furthest_->token < at_)
        furthest_ = failure;
    throw SqlFailure(failure);
}

} // namespace sluice::job::detail
