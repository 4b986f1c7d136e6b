#include "models/hocon/sqlselect.h"

/// What follows FROM … in a SELECT.
namespace sluice::hocon::detail {

/// WINDOW of KSQL: TUMBLING (SIZE 5 SECONDS).
std::string SqlSelectReader::window()
{
    if (!accept("WINDOW"))
        return {};
    const auto span = [this] {
        const std::string number = whole();
        if (!isIdentifier())
            fail("a unit of time");
        return number + " " + take();
    };
    std::string text = " WINDOW ";
    if (accept("HOPPING")) {
        expectSymbol("(");
        expect("SIZE");
        text += "HOPPING (SIZE " + span() + ", ADVANCE BY ";
        expectSymbol(",");
        expect("ADVANCE");
        expect("BY");
        text += span();
    } else if (accept("SESSION")) {
        expectSymbol("(");
        text += "SESSION (" + span();
    } else {
        expect("TUMBLING");
        expectSymbol("(");
        expect("SIZE");
        text += "TUMBLING (SIZE " + span();
    }
    expectSymbol(")");
    return text + ")";
}

/// START WITH and CONNECT BY.
std::string SqlSelectReader::hierarchy()
{
    const auto start = [this]() -> std::string {
        if (!follows("START", "WITH"))
            return {};
        at_ += 2;
        return " START WITH " + conditions(true);
    };
    std::string text = start();
    if (!text.empty() && !token().is("CONNECT"))
        fail("CONNECT");
    if (!accept("CONNECT"))
        return {};
    expect("BY");
    const bool first = text.empty();
    text += " CONNECT BY ";
    if (accept("NOCYCLE"))
        text += "NOCYCLE ";
    text += conditions(true);
    return first ? text + start() : text;
}

std::string SqlSelectReader::groupBy()
{
    if (!accept("GROUP"))
        return {};
    expect("BY");
    std::string text = " GROUP BY ";
    if (token().isSymbol("(") && token(1).isSymbol(")")) {
        at_ += 2;
        text += "()";
    } else if (!follows("GROUPING", "SETS")) {
        text += expressionList();
    }
    if (!follows("GROUPING", "SETS"))
        return text;
    return text + (text.ends_with(' ') ? "" : " ") + groupingSets();
}

std::string SqlSelectReader::groupingSets()
{
    at_ += 2;
    expectSymbol("(");
    std::string text = "GROUPING SETS (";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += first ? "" : ", ";
        if (token().isSymbol("(") && token(1).isSymbol(")")) {
            at_ += 2;
            text += "()";
        } else {
            text += simple();
        }
    }
    expectSymbol(")");
    return text + ")";
}

std::string SqlSelectReader::orderBy()
{
    if (!token().is("ORDER"))
        return {};
    ++at_;
    const bool siblings = accept("SIBLINGS");
    expect("BY");
    std::string text = siblings ? " ORDER SIBLINGS BY " : " ORDER BY ";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + expression();
        if (accept("ASC"))
            text += " ASC";
        else if (accept("DESC"))
            text += " DESC";
        if (!accept("NULLS"))
            continue;
        if (accept("FIRST"))
            text += " NULLS FIRST";
        else if (accept("LAST"))
            text += " NULLS LAST";
    }
    return text;
}

/// LIMIT and OFFSET in either order, then FETCH.
void SqlSelectReader::limits(Parts &parts)
{
    parts.limit = limit();
    parts.offset = offset();
    if (parts.limit.empty())
        parts.limit = limit();
    parts.fetch = fetch();
}

std::string SqlSelectReader::limit()
{
    if (!accept("LIMIT"))
        return {};
    if (token().isSymbol("(") && startsSelect(1))
        return " LIMIT " + parenthesised();
    std::string text = " LIMIT " + expression();
    if (acceptSymbol(","))
        text += ", " + expression();
    return text;
}

std::string SqlSelectReader::offset()
{
    if (!accept("OFFSET"))
        return {};
    std::string text = " OFFSET " + expression();
    for (const char *unit : {"ROWS", "ROW"}) {
        if (accept(unit))
            return text + " " + unit;
    }
    return text;
}

std::string SqlSelectReader::fetch()
{
    if (!accept("FETCH"))
        return {};
    std::string text = accept("FIRST") ? " FETCH FIRST " : (expect("NEXT"), " FETCH NEXT ");
    text += token().isSymbol("?") ? parameter() : whole();
    text += accept("ROW") ? " ROW" : (expect("ROWS"), " ROWS");
    expect("ONLY");
    return text + " ONLY";
}

std::string SqlSelectReader::isolation()
{
    for (const char *level : {"UR", "RS", "RR", "CS"}) {
        if (follows("WITH", level)) {
            ++at_;
            return " WITH " + take();
        }
    }
    return {};
}

void SqlSelectReader::locks(Parts &parts)
{
    if (follows("FOR", "UPDATE")) {
        at_ += 2;
        parts.locks = " FOR UPDATE";
        if (accept("OF"))
            parts.locks += " OF " + dottedName();
        if (accept("WAIT"))
            parts.locks += " WAIT " + whole();
        if (accept("NOWAIT"))
            parts.locks += " NOWAIT";
    }
    if (accept("OPTIMIZE")) {
        expect("FOR");
        parts.locks += " OPTIMIZE FOR " + whole() + " ROWS";
        expect("ROWS");
    }
    if (follows("FOR", "XML") && token(2).is("PATH")) {
        at_ += 3;
        expectSymbol("(");
        if (token().type != SqlTokenType::String)
            fail("a text in quotes");
        parts.xml = " FOR XML PATH(" + take() + ")";
        expectSymbol(")");
    }
}

void SqlSelectReader::assignments()
{
    do {
        dottedName();
        expectSymbol("=");
        simple();
    } while (acceptSymbol(","));
}

void SqlSelectReader::skipInsertTail()
{
    if (follows("ON", "DUPLICATE")) {
        at_ += 2;
        expect("KEY");
        expect("UPDATE");
        assignments();
    }
    if (follows("ON", "CONFLICT")) {
        at_ += 2;
        if (acceptSymbol("(")) {
            name(NameUse::Later);
            expectSymbol(")");
            if (accept("WHERE"))
                expression();
        } else if (accept("ON")) {
            expect("CONSTRAINT");
            name(NameUse::Later);
        }
        expect("DO");
        if (!accept("NOTHING")) {
            expect("UPDATE");
            expect("SET");
            assignments();
            if (accept("WHERE"))
                expression();
        }
    }
    if (accept("RETURNING"))
        selectItems(nullptr);
}

} // namespace sluice::hocon::detail
