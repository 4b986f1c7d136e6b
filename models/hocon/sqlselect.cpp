#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <algorithm>
#include <array>

namespace sluice::hocon::detail {
namespace {

constexpr int kMaxDepth = 200; ///< nested parentheses, CASE and sub-selects

/// What cannot be the name of a column or a table without quotes (tried against JSqlParser 4.5).
constexpr std::array<std::string_view, 53> kReserved{
    "ALL",    "AND",     "AS",     "BETWEEN", "BOTH",   "BY",       "CHECK",     "CONNECT", "CONSTRAINT",
    "CROSS",  "ELSE",    "ESCAPE", "EXCEPT",  "EXISTS", "FETCH",    "FOR",       "FOREIGN", "FROM",
    "FULL",   "HAVING",  "ILIKE",  "INNER",   "INTO",   "IS",       "JOIN",      "LATERAL", "LIKE",
    "MINUS",  "NATURAL", "NOT",    "ONLY",    "OR",     "OUTER",    "PIVOT",     "REGEXP",  "RLIKE",
    "SELECT", "SEMI",    "THEN",   "UNION",   "UNIQUE", "UNPIVOT",  "USE",       "USING",   "VARYING",
    "WHEN",   "WHERE",   "WINDOW", "WITH",    "XOR",    "DISTINCT", "INTERSECT", "LEADING"};
/// What cannot be an alias in addition.
constexpr std::array<std::string_view, 10> kNoAlias{"LEFT",  "RIGHT", "LIMIT", "OFFSET", "GROUP",
                                                    "ORDER", "ON",    "IN",    "SET",    "START"};

} // namespace

SqlSelectReader::Depth::Depth(SqlSelectReader &reader)
    : reader_(reader)
{
    if (++reader_.depth_ > kMaxDepth) {
        throw SqlFailure{reader.at_,
                         SLUICE_TRANSLATE_NOOP("SqlJob", "The statement is nested more than %1 levels deep."),
                         {std::to_string(kMaxDepth)}};
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

void SqlSelectReader::fail(const char *expected) const
{
    const SqlToken &found = token();
    if (found.type == SqlTokenType::End) {
        throw SqlFailure{
            at_, SLUICE_TRANSLATE_NOOP("SqlJob", "The statement ends here, but %1 is expected."), {expected}};
    }
    throw SqlFailure{at_,
                     SLUICE_TRANSLATE_NOOP("SqlJob",
                                           "%1 is expected here, not \"%2\". A name that is a word of "
                                           "SQL needs back quotes."),
                     {expected, std::string(found.image)}};
}

bool SqlSelectReader::isName(const SqlToken &token, NameUse use) const
{
    if (token.type == SqlTokenType::QuotedName)
        return true;
    if (token.type != SqlTokenType::Word)
        return false;
    const std::string upper = upperCase(token.image);
    const auto has = [&upper](const auto &words) {
        return std::find(words.begin(), words.end(), upper) != words.end();
    };
    return !has(kReserved) && (use == NameUse::Name || !has(kNoAlias));
}

std::string SqlSelectReader::name()
{
    if (!isName(token(), NameUse::Name))
        fail("a name");
    return std::string(tokens_[at_++].image);
}

std::string SqlSelectReader::dottedName(std::string *last)
{
    std::string text = name();
    if (last != nullptr)
        *last = text;
    while (token().isSymbol(".") && isName(token(1), NameUse::Name)) {
        ++at_;
        const std::string part = name();
        text += "." + part;
        if (last != nullptr)
            *last = part;
    }
    return text;
}

bool SqlSelectReader::startsSelect(std::size_t ahead) const
{
    return token(ahead).is("SELECT") || token(ahead).is("SEL") || token(ahead).is("WITH");
}

SqlSelect SqlSelectReader::read()
{
    return select();
}

/// One SELECT or several joined by UNION and its kin.
SqlSelect SqlSelectReader::select()
{
    const Depth guard(*this);
    const std::string with = withClause();
    SqlSelect result = oneSelect();
    for (;;) {
        std::string word;
        for (const char *known : {"UNION", "INTERSECT", "EXCEPT", "MINUS"}) {
            if (accept(known))
                word = known;
        }
        if (word.empty())
            break;
        for (const char *known : {"ALL", "DISTINCT"}) {
            if (accept(known))
                word += std::string(" ") + known;
        }
        result.plain = false;
        result.text += " " + word + " " + oneSelect().text;
    }
    if (!result.plain) {
        result.text += orderBy();
        result.text += limits();
    }
    result.text = with + result.text;
    return result;
}

std::string SqlSelectReader::withClause()
{
    if (!accept("WITH"))
        return {};
    std::string text = accept("RECURSIVE") ? "WITH RECURSIVE " : "WITH ";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + name();
        if (acceptSymbol("(")) {
            text += " (" + expressionList() + ")";
            expectSymbol(")");
        }
        expect("AS");
        expectSymbol("(");
        text += " AS (" + select().text + ")";
        expectSymbol(")");
    }
    return text + " ";
}

SqlSelect SqlSelectReader::oneSelect()
{
    SqlSelect result;
    if (acceptSymbol("(")) {
        result = select();
        expectSymbol(")");
        result.text = "(" + result.text + ")";
        return result;
    }
    // SEL is a short form that the grammar knows.
    if (!accept("SEL"))
        expect("SELECT");
    result.text = selectHead();
    result.text += selectItems(result);
    std::string tail;
    if (accept("FROM")) {
        result.hasFrom = true;
        result.text += " FROM " + fromItem(&result);
        result.text += joins();
    }
    if (accept("WHERE"))
        result.text += " WHERE " + expression();
    tail = groupBy();
    if (accept("HAVING"))
        tail += " HAVING " + expression();
    tail += orderBy();
    // The engine's printer forgets these where there is no FROM.
    if (result.hasFrom)
        result.text += tail;
    result.text += limits();
    if (result.hasFrom && token().is("FOR") && token(1).is("UPDATE")) {
        at_ += 2;
        result.text += " FOR UPDATE";
    }
    return result;
}

std::string SqlSelectReader::selectHead()
{
    std::string text = "SELECT ";
    if (token().type == SqlTokenType::Hint)
        text += std::string(tokens_[at_++].image) + " ";
    if (accept("DISTINCT")) {
        text += "DISTINCT ";
        if (accept("ON")) {
            expectSymbol("(");
            text += "ON (" + expressionList() + ") ";
            expectSymbol(")");
        }
    } else if (accept("UNIQUE")) {
        text += "UNIQUE ";
    } else {
        accept("ALL");
    }
    if (token().is("TOP") && token(1).type == SqlTokenType::Number) {
        text += "TOP " + std::string(token(1).image) + " ";
        at_ += 2;
    }
    return text;
}

std::string SqlSelectReader::selectItems(SqlSelect &select)
{
    std::string text = selectItem(select);
    while (acceptSymbol(",")) {
        SqlSelect ignored;
        text += ", " + selectItem(ignored);
        select.onlyItem.reset();
    }
    return text;
}

std::string SqlSelectReader::selectItem(SqlSelect &select)
{
    if (acceptSymbol("*"))
        return "*";
    const std::size_t start = at_;
    if (isName(token(), NameUse::Name)) {
        std::string last;
        std::string column = dottedName(&last);
        if (token().isSymbol(".") && token(1).isSymbol("*")) {
            at_ += 2;
            return column + ".*";
        }
        const std::size_t end = at_;
        at_ = start;
        std::string text = expression();
        if (at_ == end)
            select.onlyItem = last;
        return text + alias(false);
    }
    std::string text = expression();
    return text + alias(false);
}

/// " AS x", " x" or nothing; `columns` allows x(a, b).
std::string SqlSelectReader::alias(bool columns)
{
    const bool as = accept("AS");
    const bool quoted = token().type == SqlTokenType::String;
    if (!quoted && !isName(token(), NameUse::Alias)) {
        if (as)
            fail("a name");
        return {};
    }
    std::string text = (as ? " AS " : " ") + std::string(tokens_[at_++].image);
    if (columns && acceptSymbol("(")) {
        text += "(" + expressionList() + ")";
        expectSymbol(")");
    }
    return text;
}

} // namespace sluice::hocon::detail
