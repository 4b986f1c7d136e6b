#pragma once

#include "models/core/message.h"
#include "models/job/sql/sqllexer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job::detail {

/// Where a statement cannot be read. Thrown inside the SQL reader only; parseSql() turns it into a problem.
struct SqlFailure
{
    std::size_t token = 0; ///< index
    const char *text = ""; ///< marked for translation under "SqlJob"
    std::vector<std::string> arguments = {};
    bool final = false; ///< no other reading is tried
    std::vector<Message> sentences = {};
};

/// Goes through the tokens of a statement: looks ahead, takes what is expected, goes back.
class SqlTokens
{
public:
    SqlTokens(const std::vector<SqlToken> &tokens, std::size_t start)
        : tokens_(tokens)
        , at_(start)
    {
    }

    const SqlToken &token(std::size_t ahead = 0) const;
    const SqlToken &previous() const { return tokens_[at_ - 1]; }
    std::size_t position() const { return at_; }
    void skip(std::size_t count = 1) { at_ += count; }
    void goTo(std::size_t position) { at_ = position; }

    std::string take() { return std::string(tokens_[at_++].image); }
    bool accept(std::string_view word);
    bool acceptSymbol(std::string_view symbol);
    bool follows(std::string_view first, std::string_view second) const;
    void expect(std::string_view word);
    void expectSymbol(std::string_view symbol);
    /// Throws what was found in place of `expected`: a word of SQL, or what it is, marked under "SqlJob".
    [[noreturn]] void fail(const char *expected);
    /// Of the failures so far, those of attempts too, the one that stands last in the text.
    const std::optional<SqlFailure> &furthest() const { return furthest_; }
    /// Runs `read` and goes back to where it began when that fails.
    template <typename Read> std::optional<std::string> attempt(Read read);

    /// Guards the recursion against nesting that would end the stack, and against texts that can be read in
    /// too many ways.
    struct Depth
    {
        explicit Depth(SqlTokens &tokens);
        ~Depth() { --tokens_.depth_; }
        Depth(const Depth &) = delete;
        Depth &operator=(const Depth &) = delete;
        SqlTokens &tokens_;
    };

private:
    const std::vector<SqlToken> &tokens_;
    std::size_t at_;
    int depth_ = 0;
    int steps_ = 0;
    std::optional<SqlFailure> furthest_;
};

template <typename Read> std::optional<std::string> SqlTokens::attempt(Read read)
{
    const std::size_t start = at_;
    try {
        return read();
    } catch (const SqlFailure &failure) {
        if (failure.final)
            throw;
        at_ = start;
        return std::nullopt;
    }
}

} // namespace sluice::job::detail
