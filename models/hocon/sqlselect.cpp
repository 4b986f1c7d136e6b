#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

/// SELECT, what joins several, and the items of one.
namespace sluice::hocon::detail {

std::string SqlSelectReader::subSelect()
{
    return select().text;
}

/// One SELECT or several joined by UNION and its kin.
SqlSelect SqlSelectReader::select()
{
    const Depth guard(*this);
    const std::string with = withClause();
    Parts parts;
    bool bracketed = false;
    SqlSelect result = operand(parts, bracketed);
    bool several = false;
    std::string text = bracketed ? "(" + result.text + ")" : result.text;
    for (std::string word = operation(); !word.empty(); word = operation()) {
        several = true;
        parts = {};
        const std::string next = operand(parts, bracketed).text;
        text += " " + word + " ";
        if (bracketed)
            text += "(" + next + ")";
        else
            text += parts.order.empty() ? next : parts.lastText();
    }
    const std::size_t before = at_;
    const std::string order = orderBy();
    std::string limits = limit();
    limits += offset();
    // What the last SELECT brought along takes the place of what stands behind it.
    if (!several || bracketed || parts.order.empty())
        text += order + limits;
    text += fetch();
    text += isolation();
    const bool alone = !several && at_ == before;
    // Parentheses around a plain SELECT are counted once.
    if (alone && bracketed && result.bracketed)
        text = result.text;
    result.bracketed = alone && result.plain && bracketed;
    result.plain = alone && result.plain;
    result.text = with + text;
    return result;
}

SqlSelect SqlSelectReader::operand(Parts &parts, bool &bracketed)
{
    bracketed = acceptSymbol("(");
    if (bracketed) {
        SqlSelect inner = select();
        expectSymbol(")");
        return inner;
    }
    if (token().is("VALUES") || token().is("VALUE")) {
        ++at_;
        SqlSelect values;
        values.plain = false;
        values.text = "VALUES " + simpleList();
        return values;
    }
    return plainSelect(parts);
}

/// UNION and its kin, or nothing.
std::string SqlSelectReader::operation()
{
    if (accept("UNION")) {
        for (const char *known : {"ALL", "DISTINCT"}) {
            if (accept(known))
                return std::string("UNION ") + known;
        }
        return "UNION";
    }
    for (const char *known : {"INTERSECT", "EXCEPT", "MINUS"}) {
        if (accept(known))
            return known;
    }
    return {};
}

std::string SqlSelectReader::withClause()
{
    if (!accept("WITH"))
        return {};
    std::string text = "WITH " + withItem();
    while (acceptSymbol(","))
        text += ", " + withItem();
    return text + " ";
}

std::string SqlSelectReader::withItem()
{
    std::string text = accept("RECURSIVE") ? "RECURSIVE " : "";
    text += name(NameUse::Object);
    if (acceptSymbol("(")) {
        text += " (" + selectItems(nullptr) + ")";
        expectSymbol(")");
    }
    expect("AS");
    expectSymbol("(");
    text += " AS (" + subSelect() + ")";
    expectSymbol(")");
    return text;
}

SqlSelect SqlSelectReader::plainSelect(Parts &parts)
{
    SqlSelect result;
    // SEL is a short form that the grammar knows.
    if (!accept("SEL"))
        expect("SELECT");
    parts.head = selectHead();
    parts.head += selectItems(&result);
    if (accept("INTO"))
        parts.head += " INTO " + names();
    std::string kept;
    if (accept("FROM")) {
        result.hasFrom = true;
        parts.head += " FROM " + fromItem(&result);
        parts.head += joins();
    }
    parts.from = result.hasFrom;
    kept = window();
    parts.head += result.hasFrom ? kept : "";
    if (accept("WHERE"))
        parts.head += " WHERE " + expression();
    kept = hierarchy();
    kept += groupBy();
    if (accept("HAVING"))
        kept += " HAVING " + expression();
    parts.head += result.hasFrom ? kept : "";
    parts.order = orderBy();
    if (follows("EMIT", "CHANGES")) {
        at_ += 2;
        parts.changes = " EMIT CHANGES";
    }
    limits(parts);
    parts.isolation = isolation();
    locks(parts);
    result.text = parts.text();
    return result;
}

std::string SqlSelectReader::selectHead()
{
    std::string text = "SELECT ";
    if (accept("STRAIGHT_JOIN"))
        text += "STRAIGHT_JOIN ";
    text += hint();
    for (const auto &[word, other] : {std::pair("SKIP", "SKIP"), std::pair("FIRST", "LIMIT")}) {
        const bool there = token().is(word) || token().is(other);
        if (there && (isWhole(1) || isIdentifier(1) || token(1).isSymbol("?")))
            text += rowCount(upperCase(take())) + " ";
    }
    std::string after;
    if (accept("DISTINCT")) {
        text += "DISTINCT ";
        if (token().is("ON") && token(1).isSymbol("(")) {
            at_ += 2;
            text += "ON (" + selectItems(nullptr) + ") ";
            expectSymbol(")");
        }
    } else if (accept("UNIQUE")) {
        text += "UNIQUE ";
    } else if (token().is("SQL_CALC_FOUND_ROWS") || token().is("SQL_NO_CACHE") || token().is("SQL_CACHE")) {
        after = upperCase(take()) + " ";
    } else {
        accept("ALL");
    }
    return text + top() + after;
}

/// "/*+ … */ ": printed with one blank around; a single character is no hint.
std::string SqlSelectReader::hint()
{
    if (token().type != SqlTokenType::Hint)
        return {};
    const std::string image = take();
    const std::size_t first = image.find_first_not_of(' ', 3);
    const std::size_t last = image.find_last_not_of(' ', image.size() - 3);
    if (last == std::string::npos || first >= last)
        return {};
    return "/*+ " + image.substr(first, last - first + 1) + " */ ";
}

std::string SqlSelectReader::rowCount(const std::string &word)
{
    if (token().isSymbol("?"))
        return word + " " + parameter();
    return word + " " + (isWhole() ? whole() : take());
}

std::string SqlSelectReader::top()
{
    const SqlToken &next = token(1);
    if (!token().is("TOP") || !(isWhole(1) || next.isSymbol("?") || next.isSymbol(":") || next.isSymbol("(")))
        return {};
    ++at_;
    std::string text = "TOP ";
    if (isWhole()) {
        text += take();
    } else if (token().isSymbol("?")) {
        text += parameter();
    } else if (acceptSymbol(":")) {
        text += ":";
        text += isIdentifier() ? take() : "";
    } else {
        expectSymbol("(");
        text += "(" + simple() + ")";
        expectSymbol(")");
    }
    if (accept("PERCENT"))
        text += " PERCENT";
    if (follows("WITH", "TIES")) {
        at_ += 2;
        text += " WITH TIES";
    }
    return text + " ";
}

std::string SqlSelectReader::selectItems(SqlSelect *select)
{
    std::string text = selectItem(select);
    while (acceptSymbol(",")) {
        text += ", " + selectItem(nullptr);
        if (select != nullptr)
            select->onlyItem.reset();
    }
    return text;
}

std::string SqlSelectReader::selectItem(SqlSelect *select)
{
    if (acceptSymbol("*"))
        return "*";
    if (const auto all = allColumns())
        return *all;
    const std::size_t start = at_;
    std::string last;
    if (attempt([&] { return dottedName(&last); }) && select != nullptr) {
        const std::size_t end = at_;
        at_ = start;
        std::string text = expression();
        if (at_ == end)
            select->onlyItem = last;
        return text + optionalAlias();
    }
    at_ = start;
    std::string text = expression();
    return text + optionalAlias();
}

/// table.*, or nothing.
std::optional<std::string> SqlSelectReader::allColumns()
{
    if (!isName(0, NameUse::First))
        return std::nullopt;
    const std::size_t start = at_;
    const std::string table = dottedName();
    if (token().isSymbol(".") && token(1).isSymbol("*")) {
        at_ += 2;
        return table + ".*";
    }
    at_ = start;
    return std::nullopt;
}

/// " AS x", " x" or nothing.
std::string SqlSelectReader::optionalAlias()
{
    const bool there = token().is("AS") || token().type == SqlTokenType::String || isName(0, NameUse::Alias);
    return there ? alias() : std::string();
}

std::string SqlSelectReader::alias()
{
    std::string text = accept("AS") ? " AS " : " ";
    text += token().type == SqlTokenType::String ? stringLiteral() : name(NameUse::Alias);
    if (!token().isSymbol("(") || !isName(1, NameUse::Object))
        return text;
    ++at_;
    text += "(";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + name(NameUse::Object);
        if (!token().isSymbol(",") && !token().isSymbol(")"))
            text += " " + typeName();
    }
    expectSymbol(")");
    return text + ")";
}

} // namespace sluice::hocon::detail
