#include "models/job/sql/sqlgrammar.h"

/// SELECT and what joins several.
namespace sluice::job::detail {

/// One SELECT or several joined by UNION and its kin.
SqlSelect SqlSelects::select()
{
    const SqlTokens::Depth guard(in_);
    const std::string with = withClause();
    SqlParts parts;
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
    const std::size_t before = in_.position();
    const std::string order = sql_.limits.orderBy();
    std::string limits = sql_.limits.limit();
    limits += sql_.limits.offset();
    // What the last SELECT brought along takes the place of what stands behind it.
    if (!several || bracketed || parts.order.empty())
        text += order + limits;
    text += sql_.limits.fetch();
    text += sql_.limits.isolation();
    const bool alone = !several && in_.position() == before;
    // Parentheses around a plain SELECT are counted once.
    if (alone && bracketed && result.bracketed)
        text = result.text;
    result.bracketed = alone && result.plain && bracketed;
    result.plain = alone && result.plain;
    result.text = with + text;
    return result;
}

std::string SqlSelects::subSelect()
{
    return select().text;
}

std::string SqlSelects::withClause()
{
    if (!in_.accept("WITH"))
        return {};
    std::string text = "WITH " + withItem();
    while (in_.acceptSymbol(","))
        text += ", " + withItem();
    return text + " ";
}

/// UNION and its kin, or nothing.
std::string SqlSelects::operation()
{
    if (in_.accept("UNION")) {
        for (const char *known : {"ALL", "DISTINCT"}) {
            if (in_.accept(known))
                return std::string("UNION ") + known;
        }
        return "UNION";
    }
    for (const char *known : {"INTERSECT", "EXCEPT", "MINUS"}) {
        if (in_.accept(known))
            return known;
    }
    return {};
}

SqlSelect SqlSelects::operand(SqlParts &parts, bool &bracketed)
{
    bracketed = in_.acceptSymbol("(");
    if (bracketed) {
        SqlSelect inner = select();
        in_.expectSymbol(")");
        return inner;
    }
    if (in_.token().is("VALUES") || in_.token().is("VALUE")) {
        in_.skip();
        SqlSelect values;
        values.plain = false;
        values.text = "VALUES " + sql_.values.simpleList();
        return values;
    }
    return plainSelect(parts);
}

std::string SqlSelects::withItem()
{
    std::string text = in_.accept("RECURSIVE") ? "RECURSIVE " : "";
    text += in_.name(NameUse::Object);
    if (in_.acceptSymbol("(")) {
        text += " (" + sql_.items.selectItems(nullptr) + ")";
        in_.expectSymbol(")");
    }
    in_.expect("AS");
    in_.expectSymbol("(");
    text += " AS (" + subSelect() + ")";
    in_.expectSymbol(")");
    return text;
}

SqlSelect SqlSelects::plainSelect(SqlParts &parts)
{
    SqlSelect result;
    // SEL is a short form that the grammar knows.
    if (!in_.accept("SEL"))
        in_.expect("SELECT");
    parts.head = sql_.head.selectHead();
    parts.head += sql_.items.selectItems(&result);
    if (in_.accept("INTO"))
        parts.head += " INTO " + in_.names();
    std::string kept;
    if (in_.accept("FROM")) {
        result.hasFrom = true;
        parts.head += " FROM " + sql_.from.fromItem(&result);
        parts.head += sql_.joins.joins();
    }
    parts.from = result.hasFrom;
    kept = sql_.joins.window();
    parts.head += result.hasFrom ? kept : "";
    if (in_.accept("WHERE"))
        parts.head += " WHERE " + sql_.conditions.expression();
    kept = sql_.groups.hierarchy();
    kept += sql_.groups.groupBy();
    if (in_.accept("HAVING"))
        kept += " HAVING " + sql_.conditions.expression();
    parts.head += result.hasFrom ? kept : "";
    parts.order = sql_.limits.orderBy();
    if (in_.follows("EMIT", "CHANGES")) {
        in_.skip(2);
        parts.changes = " EMIT CHANGES";
    }
    sql_.limits.limits(parts);
    parts.isolation = sql_.limits.isolation();
    sql_.limits.locks(parts);
    result.text = parts.text();
    return result;
}

} // namespace sluice::job::detail
