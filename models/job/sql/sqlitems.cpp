#include "models/job/sql/sqlgrammar.h"

/// What a SELECT selects.
namespace sluice::job::detail {

std::string SqlHead::selectHead()
{
    std::string text = "SELECT ";
    if (in_.accept("STRAIGHT_JOIN"))
        text += "STRAIGHT_JOIN ";
    text += hint();
    for (const auto &[word, other] : {std::pair("SKIP", "SKIP"), std::pair("FIRST", "LIMIT")}) {
        const bool there = in_.token().is(word) || in_.token().is(other);
        if (there && (in_.isWhole(1) || in_.isIdentifier(1) || in_.token(1).isSymbol("?")))
            text += rowCount(upperCase(in_.take())) + " ";
    }
    std::string after;
    if (in_.accept("DISTINCT")) {
        text += "DISTINCT ";
        if (in_.token().is("ON") && in_.token(1).isSymbol("(")) {
            in_.skip(2);
            text += "ON (" + sql_.items.selectItems(nullptr) + ") ";
            in_.expectSymbol(")");
        }
    } else if (in_.accept("UNIQUE")) {
        text += "UNIQUE ";
    } else if (in_.token().is("SQL_CALC_FOUND_ROWS") || in_.token().is("SQL_NO_CACHE") ||
               in_.token().is("SQL_CACHE")) {
        after = upperCase(in_.take()) + " ";
    } else {
        in_.accept("ALL");
    }
    return text + top() + after;
}

/// "/*+ … */ ": printed with one blank around; a single character is no hint.
std::string SqlHead::hint()
{
    if (in_.token().type != SqlTokenType::Hint)
        return {};
    const std::string image = in_.take();
    const std::size_t first = image.find_first_not_of(' ', 3);
    const std::size_t last = image.find_last_not_of(' ', image.size() - 3);
    if (last == std::string::npos || first >= last)
        return {};
    return "/*+ " + image.substr(first, last - first + 1) + " */ ";
}

std::string SqlHead::rowCount(const std::string &word)
{
    if (in_.token().isSymbol("?"))
        return word + " " + sql_.literals.parameter();
    return word + " " + (in_.isWhole() ? in_.whole() : in_.take());
}

std::string SqlHead::top()
{
    const SqlToken &next = in_.token(1);
    if (!in_.token().is("TOP") ||
        !(in_.isWhole(1) || next.isSymbol("?") || next.isSymbol(":") || next.isSymbol("(")))
        return {};
    in_.skip();
    std::string text = "TOP ";
    if (in_.isWhole()) {
        text += in_.take();
    } else if (in_.token().isSymbol("?")) {
        text += sql_.literals.parameter();
    } else if (in_.acceptSymbol(":")) {
        text += ":";
        text += in_.isIdentifier() ? in_.take() : "";
    } else {
        in_.expectSymbol("(");
        text += "(" + sql_.values.simple() + ")";
        in_.expectSymbol(")");
    }
    if (in_.accept("PERCENT"))
        text += " PERCENT";
    if (in_.follows("WITH", "TIES")) {
        in_.skip(2);
        text += " WITH TIES";
    }
    return text + " ";
}

std::string SqlItems::selectItems(SqlSelect *select)
{
    std::string text = selectItem(select);
    while (in_.acceptSymbol(",")) {
        text += ", " + selectItem(nullptr);
        if (select != nullptr)
            select->onlyItem.reset();
    }
    return text;
}

std::string SqlItems::selectItem(SqlSelect *select)
{
    if (in_.acceptSymbol("*"))
        return "*";
    if (const auto all = allColumns())
        return *all;
    const std::size_t start = in_.position();
    std::string last;
    if (in_.attempt([&] { return in_.dottedName(&last); }) && select != nullptr) {
        const std::size_t end = in_.position();
        in_.goTo(start);
        std::string text = sql_.conditions.expression();
        if (in_.position() == end)
            select->onlyItem = last;
        return text + optionalAlias();
    }
    in_.goTo(start);
    std::string text = sql_.conditions.expression();
    return text + optionalAlias();
}

/// table.*, or nothing.
std::optional<std::string> SqlItems::allColumns()
{
    if (!in_.isName(0, NameUse::First))
        return std::nullopt;
    const std::size_t start = in_.position();
    const std::string table = in_.dottedName();
    if (in_.token().isSymbol(".") && in_.token(1).isSymbol("*")) {
        in_.skip(2);
        return table + ".*";
    }
    in_.goTo(start);
    return std::nullopt;
}

/// " AS x", " x" or nothing.
std::string SqlItems::optionalAlias()
{
    const bool there =
        in_.token().is("AS") || in_.token().type == SqlTokenType::String || in_.isName(0, NameUse::Alias);
    return there ? alias() : std::string();
}

std::string SqlItems::alias()
{
    std::string text = in_.accept("AS") ? " AS " : " ";
    text +=
        in_.token().type == SqlTokenType::String ? sql_.literals.stringLiteral() : in_.name(NameUse::Alias);
    if (!in_.token().isSymbol("(") || !in_.isName(1, NameUse::Object))
        return text;
    in_.skip();
    text += "(";
    for (bool first = true; first || in_.acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + in_.name(NameUse::Object);
        if (!in_.token().isSymbol(",") && !in_.token().isSymbol(")"))
            text += " " + sql_.types.typeName();
    }
    in_.expectSymbol(")");
    return text + ")";
}

} // namespace sluice::job::detail
