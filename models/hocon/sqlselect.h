#pragma once

#include "models/hocon/sqllexer.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace sluice::hocon::detail {

/// Where a statement cannot be read. Thrown inside the SQL reader only; parseSql() turns it into a problem.
struct SqlFailure
{
    std::size_t token = 0; ///< index
    const char *text = ""; ///< marked for translation under "SqlJob"
    std::vector<std::string> arguments = {};
};

/// A SELECT, and what of it decides the wiring of a job.
struct SqlSelect
{
    std::string text;  ///< as the engine prints it: keywords upper case, blanks settled
    bool plain = true; ///< not a UNION or the like
    bool hasFrom = false;
    std::optional<std::string> table;    ///< the first thing after FROM, when that is a table: its last name
    std::optional<std::string> onlyItem; ///< the only item, when it is a bare column: its last name
};

/// Reads SELECT statements and prints them the way JSqlParser 4.5 prints them, which is what the engine puts
/// into the `query` of a sql transform.
class SqlSelectReader
{
public:
    SqlSelectReader(const std::vector<SqlToken> &tokens, std::size_t start)
        : tokens_(tokens)
        , at_(start)
    {
    }

    /// Throws SqlFailure.
    SqlSelect read();
    /// The token after what was read.
    std::size_t position() const { return at_; }

private:
    enum class NameUse
    {
        Name,
        Alias
    };

    const SqlToken &token(std::size_t ahead = 0) const;
    bool accept(std::string_view word);
    bool acceptSymbol(std::string_view symbol);
    void expect(std::string_view word);
    void expectSymbol(std::string_view symbol);
    [[noreturn]] void fail(const char *expected) const;
    bool isName(const SqlToken &token, NameUse use) const;
    std::string name();
    std::string dottedName(std::string *last = nullptr);
    bool startsSelect(std::size_t ahead = 0) const;

    SqlSelect select();
    SqlSelect oneSelect();
    std::string withClause();
    std::string selectHead();
    std::string selectItems(SqlSelect &select);
    std::string selectItem(SqlSelect &select);
    std::string alias(bool columns);
    std::string fromItem(SqlSelect *select);
    std::string joins();
    std::string join(std::string words);
    std::string groupBy();
    std::string orderBy();
    std::string limits();

    std::string expression();
    std::string predicate();
    std::string predicateTail(const std::string &left, bool &matched);
    std::string inList();
    std::string sum();
    std::string unary();
    std::string postfix(std::string value);
    std::string primary();
    std::string wordPrimary();
    std::string parenthesised();
    std::string caseExpression();
    std::string cast();
    std::string extract();
    std::string interval();
    std::string typeName();
    std::string call(const std::string &name);
    std::string callTail();
    std::string over();
    std::string expressionList();
    std::string escapedLiteral();

    /// Guards the recursion against nesting that would end the stack.
    struct Depth
    {
        explicit Depth(SqlSelectReader &reader);
        ~Depth() { --reader_.depth_; }
        Depth(const Depth &) = delete;
        Depth &operator=(const Depth &) = delete;
        SqlSelectReader &reader_;
    };

    const std::vector<SqlToken> &tokens_;
    std::size_t at_;
    int depth_ = 0;
};

} // namespace sluice::hocon::detail
