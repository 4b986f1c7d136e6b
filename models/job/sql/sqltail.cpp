#include "models/job/sql/sqlgrammar.h"

/// What follows FROM … in a SELECT, and what follows an INSERT.
namespace sluice::job::detail {

/// START WITH and CONNECT BY.
std::string SqlGroups::hierarchy()
{
    const auto start = [this]() -> std::string {
        if (!in_.follows("START", "WITH"))
            return {};
        in_.skip(2);
        return " START WITH " + sql_.conditions.conditions(true);
    };
    std::string text = start();
    if (!text.empty() && !in_.token().is("CONNECT"))
        in_.fail("CONNECT");
    if (!in_.accept("CONNECT"))
        return {};
    in_.expect("BY");
    const bool first = text.empty();
    text += " CONNECT BY ";
    if (in_.accept("NOCYCLE"))
        text += "NOCYCLE ";
    text += sql_.conditions.conditions(true);
    return first ? text + start() : text;
}

std::string SqlGroups::groupBy()
{
    if (!in_.accept("GROUP"))
        return {};
    in_.expect("BY");
    std::string text = " GROUP BY ";
    if (in_.token().isSymbol("(") && in_.token(1).isSymbol(")")) {
        in_.skip(2);
        text += "()";
    } else if (!in_.follows("GROUPING", "SETS")) {
        text += sql_.values.expressionList();
    }
    if (!in_.follows("GROUPING", "SETS"))
        return text;
    return text + (text.ends_with(' ') ? "" : " ") + groupingSets();
}

std::string SqlGroups::groupingSets()
{
    in_.skip(2);
    in_.expectSymbol("(");
    std::string text = "GROUPING SETS (";
    for (bool first = true; first || in_.acceptSymbol(","); first = false) {
        text += first ? "" : ", ";
        if (in_.token().isSymbol("(") && in_.token(1).isSymbol(")")) {
            in_.skip(2);
            text += "()";
        } else {
            text += sql_.values.simple();
        }
    }
    in_.expectSymbol(")");
    return text + ")";
}

std::string SqlLimits::orderBy()
{
    if (!in_.token().is("ORDER"))
        return {};
    in_.skip();
    const bool siblings = in_.accept("SIBLINGS");
    in_.expect("BY");
    std::string text = siblings ? " ORDER SIBLINGS BY " : " ORDER BY ";
    for (bool first = true; first || in_.acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + sql_.conditions.expression();
        if (in_.accept("ASC"))
            text += " ASC";
        else if (in_.accept("DESC"))
            text += " DESC";
        if (!in_.accept("NULLS"))
            continue;
        if (in_.accept("FIRST"))
            text += " NULLS FIRST";
        else if (in_.accept("LAST"))
            text += " NULLS LAST";
    }
    return text;
}

/// LIMIT and OFFSET in either order, then FETCH.
void SqlLimits::limits(SqlParts &parts)
{
    parts.limit = limit();
    parts.offset = offset();
    if (parts.limit.empty())
        parts.limit = limit();
    parts.fetch = fetch();
}

std::string SqlLimits::limit()
{
    if (!in_.accept("LIMIT"))
        return {};
    if (in_.token().isSymbol("(") && in_.startsSelect(1))
        return " LIMIT " + sql_.values.parenthesised();
    std::string text = " LIMIT " + sql_.conditions.expression();
    if (in_.acceptSymbol(","))
        text += ", " + sql_.conditions.expression();
    return text;
}

std::string SqlLimits::offset()
{
    if (!in_.accept("OFFSET"))
        return {};
    std::string text = " OFFSET " + sql_.conditions.expression();
    for (const char *unit : {"ROWS", "ROW"}) {
        if (in_.accept(unit))
            return text + " " + unit;
    }
    return text;
}

std::string SqlLimits::fetch()
{
    if (!in_.accept("FETCH"))
        return {};
    std::string text = in_.accept("FIRST") ? " FETCH FIRST " : (in_.expect("NEXT"), " FETCH NEXT ");
    text += in_.token().isSymbol("?") ? sql_.literals.parameter() : in_.whole();
    text += in_.accept("ROW") ? " ROW" : (in_.expect("ROWS"), " ROWS");
    in_.expect("ONLY");
    return text + " ONLY";
}

std::string SqlLimits::isolation()
{
    for (const char *level : {"UR", "RS", "RR", "CS"}) {
        if (in_.follows("WITH", level)) {
            in_.skip();
            return " WITH " + in_.take();
        }
    }
    return {};
}

void SqlLimits::locks(SqlParts &parts)
{
    if (in_.follows("FOR", "UPDATE")) {
        in_.skip(2);
        parts.locks = " FOR UPDATE";
        if (in_.accept("OF"))
            parts.locks += " OF " + in_.dottedName();
        if (in_.accept("WAIT"))
            parts.locks += " WAIT " + in_.whole();
        if (in_.accept("NOWAIT"))
            parts.locks += " NOWAIT";
    }
    if (in_.accept("OPTIMIZE")) {
        in_.expect("FOR");
        parts.locks += " OPTIMIZE FOR " + in_.whole() + " ROWS";
        in_.expect("ROWS");
    }
    if (in_.follows("FOR", "XML") && in_.token(2).is("PATH")) {
        in_.skip(3);
        in_.expectSymbol("(");
        if (in_.token().type != SqlTokenType::String)
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a text in quotes"));
        parts.xml = " FOR XML PATH(" + in_.take() + ")";
        in_.expectSymbol(")");
    }
}

void SqlInsertTail::skipInsertTail()
{
    if (in_.follows("ON", "DUPLICATE")) {
        in_.skip(2);
        in_.expect("KEY");
        in_.expect("UPDATE");
        assignments();
    }
    if (in_.follows("ON", "CONFLICT")) {
        in_.skip(2);
        if (in_.acceptSymbol("(")) {
            in_.name(NameUse::Later);
            in_.expectSymbol(")");
            if (in_.accept("WHERE"))
                sql_.conditions.expression();
        } else if (in_.accept("ON")) {
            in_.expect("CONSTRAINT");
            in_.name(NameUse::Later);
        }
        in_.expect("DO");
        if (!in_.accept("NOTHING")) {
            in_.expect("UPDATE");
            in_.expect("SET");
            assignments();
            if (in_.accept("WHERE"))
                sql_.conditions.expression();
        }
    }
    if (in_.accept("RETURNING"))
        sql_.items.selectItems(nullptr);
}

void SqlInsertTail::assignments()
{
    do {
        in_.dottedName();
        in_.expectSymbol("=");
        sql_.values.simple();
    } while (in_.acceptSymbol(","));
}

} // namespace sluice::job::detail
