#pragma once

#include "models/hocon/sqllexer.h"
#include "models/hocon/sqlnames.h"

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
    bool final = false; ///< no other reading is tried
};

/// A SELECT, and what of it decides the wiring of a job.
struct SqlSelect
{
    std::string text;       ///< as the engine prints it: keywords upper case, blanks settled
    bool plain = true;      ///< not a UNION or the like
    bool bracketed = false; ///< plain, and in parentheses
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
    /// WITH … in front of an INSERT, and ON DUPLICATE KEY UPDATE, ON CONFLICT and RETURNING behind one: read
    /// and not used by the engine. Throws SqlFailure.
    void skipWith() { withClause(); }
    void skipInsertTail();
    /// The token after what was read.
    std::size_t position() const { return at_; }

private:
    /// The tail of one SELECT, piece by piece, as a UNION around it may take some of it over.
    struct Parts
    {
        std::string head;
        std::string order;
        std::string changes;
        std::string limit;
        std::string offset;
        std::string fetch;
        std::string isolation;
        std::string locks;
        std::string xml;
        bool from = false;

        /// The engine's printer forgets some of it where there is no FROM.
        std::string text() const
        {
            return head + (from ? order + changes : std::string()) + limit + offset + fetch + isolation +
                   (from ? locks : std::string()) + xml;
        }
        /// Where the end belongs to a whole UNION.
        std::string lastText() const
        {
            return head + (from ? changes + locks : std::string()) + xml + order + limit + offset + fetch +
                   isolation;
        }
    };

    // The tokens.
    const SqlToken &token(std::size_t ahead = 0) const;
    std::string take() { return std::string(tokens_[at_++].image); }
    bool accept(std::string_view word);
    bool acceptSymbol(std::string_view symbol);
    bool follows(std::string_view first, std::string_view second) const;
    void expect(std::string_view word);
    void expectSymbol(std::string_view symbol);
    [[noreturn]] void fail(const char *expected);
    bool isName(std::size_t ahead, NameUse use) const;
    /// A word without a meaning of its own, or a whole number.
    bool isIdentifier(std::size_t ahead = 0) const;
    bool isWhole(std::size_t ahead = 0) const;
    std::string whole();
    std::string name(NameUse use);
    std::string dottedName(std::string *last = nullptr);
    std::string names();
    bool startsSelect(std::size_t ahead = 0) const;
    /// Runs `read` and goes back to where it began when that fails.
    template <typename Read> std::optional<std::string> attempt(Read read);

    // SELECT and what joins several.
    SqlSelect select();
    std::string subSelect();
    SqlSelect operand(Parts &parts, bool &bracketed);
    std::string operation();
    std::string withClause();
    std::string withItem();
    SqlSelect plainSelect(Parts &parts);
    std::string selectHead();
    std::string hint();
    std::string rowCount(const std::string &word);
    std::string top();
    std::string selectItems(SqlSelect *select);
    std::string selectItem(SqlSelect *select);
    std::optional<std::string> allColumns();
    std::string alias();
    std::string optionalAlias();

    // FROM.
    std::string fromItem(SqlSelect *select);
    struct Parenthesised
    {
        std::string text;
        bool joined = false; ///< a join
        bool single = false; ///< one table or the like
    };
    Parenthesised parenthesisedFrom();
    std::string moreSelects(const std::string &first);
    std::string valuesList();
    std::string pivot();
    std::string unpivot();
    std::string pivotColumns();
    std::string hints();
    std::string joins();
    std::string join(bool &found);
    std::string joinCondition();
    std::string window();

    // What follows FROM.
    std::string hierarchy();
    std::string groupBy();
    std::string groupingSets();
    std::string orderBy();
    void limits(Parts &parts);
    std::string limit();
    std::string offset();
    std::string fetch();
    std::string isolation();
    void locks(Parts &parts);

    void assignments();

    // Conditions and values.
    std::string expression();
    std::string conditions(bool andOnly);
    std::string condition();
    bool isComparison() const;
    std::optional<std::string> comparison(const std::string &left);
    std::optional<std::string> predicate(const std::string &left);
    std::string operandOfComparison();
    std::optional<std::string> anyComparison();
    std::string inList();
    std::string simple();
    std::string unary();
    std::string postfix(std::string value, bool dateUnits);
    std::string subscript();
    std::string primary(bool &dateUnits);
    std::string wordPrimary(bool &dateUnits);
    std::optional<std::string> currentTime();
    std::optional<std::string> specialWord(bool &dateUnits);
    std::string stringLiteral();
    std::optional<std::string> braced();
    std::string parameter();
    std::string parenthesised();
    std::string expressionList();
    std::string simpleList();
    std::string jsonPath(std::string column);
    bool startsValue(std::size_t ahead) const;

    // Functions and what looks like one.
    std::string caseExpression();
    std::optional<std::string> cast();
    std::string extract();
    std::string interval();
    std::string typeName();
    std::string typeArguments();
    std::string timeZone(const SqlToken &first);
    std::string arrayItems();
    std::string call();
    std::string call(const std::string &name, bool simpleName);
    std::string namedArguments(bool &plain);
    std::string arguments(std::size_t &count);
    std::string keep();
    std::string analytic(std::size_t count);
    std::string windowOf();
    std::string frame();
    std::string frameEnd();
    std::string groupConcat();
    std::string fullText();
    std::string jsonFunction();

    /// Guards the recursion against nesting that would end the stack, and against texts that can be read in
    /// too many ways.
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
    int steps_ = 0;
    std::optional<SqlFailure> furthest_;
};

template <typename Read> std::optional<std::string> SqlSelectReader::attempt(Read read)
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

} // namespace sluice::hocon::detail
