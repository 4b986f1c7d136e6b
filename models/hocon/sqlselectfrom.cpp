#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <array>

/// FROM: tables, sub-selects, joins.
namespace sluice::hocon::detail {

std::string SqlSelectReader::fromItem(SqlSelect *select)
{
    const Depth guard(*this);
    if (token().isSymbol("(") && token(1).is("VALUES"))
        return valuesList();
    std::string text;
    std::string pivots;
    bool isTable = false;
    bool joined = false;  // printed with a blank more
    bool dropped = false; // the printer forgets pivots
    if (token().isSymbol("(")) {
        const Parenthesised inner = parenthesisedFrom();
        text = inner.text;
        joined = inner.joined;
        dropped = inner.single;
        if (token().is("UNPIVOT"))
            pivots = " " + unpivot();
    } else if (accept("LATERAL")) {
        expectSymbol("(");
        text = "LATERAL(" + subSelect() + ")";
        expectSymbol(")");
    } else if (const auto function = attempt([this] { return call(); })) {
        text = *function;
        dropped = true;
    } else {
        std::string last;
        text = dottedName(&last);
        isTable = true;
        if (select != nullptr)
            select->table = last;
    }
    const std::string as = optionalAlias();
    text += joined && !as.empty() ? " " + as : as;
    if (token().is("UNPIVOT"))
        pivots = " " + unpivot();
    if (token().is("PIVOT"))
        pivots.insert(0, " " + pivot());
    text += dropped ? "" : pivots;
    const std::string hint = hints();
    return text + (isTable ? hint : "");
}

SqlSelectReader::Parenthesised SqlSelectReader::parenthesisedFrom()
{
    expectSymbol("(");
    Parenthesised result;
    if (startsSelect() || token().is("VALUES") || token().is("VALUE")) {
        result.text = "(" + subSelect() + ")";
    } else {
        const std::string inner = fromItem(nullptr);
        const std::string more = joins();
        if (more.empty() && !token().isSymbol(")")) {
            result.text = moreSelects(inner);
        } else {
            result.text = "(" + inner + more + ")";
            result.single = more.empty();
            result.joined = !more.empty();
        }
    }
    expectSymbol(")");
    return result;
}

/// ((SELECT …) UNION (SELECT …)): the first one has been read.
std::string SqlSelectReader::moreSelects(const std::string &first)
{
    std::string text = first;
    bool any = false;
    for (std::string word = operation(); !word.empty(); word = operation()) {
        any = true;
        expectSymbol("(");
        text += " " + word + " (" + select().text + ")";
        expectSymbol(")");
    }
    if (!any || !first.starts_with('('))
        fail(")");
    return "(" + text + ")";
}

std::string SqlSelectReader::valuesList()
{
    at_ += 2;
    std::string text = "(VALUES ";
    for (bool first = true; first || acceptSymbol(","); first = false)
        text += (first ? "" : ", ") + simple();
    expectSymbol(")");
    return text + ")" + optionalAlias();
}

std::string SqlSelectReader::pivotColumns()
{
    if (!acceptSymbol("("))
        return dottedName();
    std::string columns = names();
    expectSymbol(")");
    return columns.find(", ") == std::string::npos ? columns : "(" + columns + ")";
}

std::string SqlSelectReader::pivot()
{
    expect("PIVOT");
    const bool xml = accept("XML");
    expectSymbol("(");
    std::string text = xml ? "PIVOT XML (" : "PIVOT (";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + call();
        text += optionalAlias();
    }
    expect("FOR");
    text += " FOR " + pivotColumns();
    expect("IN");
    expectSymbol("(");
    text += " IN (";
    if (xml && accept("ANY")) {
        text += "ANY";
    } else if (xml && startsSelect()) {
        text += select().text;
    } else {
        for (bool first = true; first || acceptSymbol(","); first = false) {
            text += (first ? "" : ", ") + simple();
            text += optionalAlias();
        }
    }
    expectSymbol(")");
    expectSymbol(")");
    return text + "))" + (xml ? std::string() : optionalAlias());
}

std::string SqlSelectReader::unpivot()
{
    expect("UNPIVOT");
    std::string text = "UNPIVOT";
    for (const char *word : {"INCLUDE", "EXCLUDE"}) {
        if (follows(word, "NULLS")) {
            at_ += 2;
            text += std::string(" ") + word + " NULLS";
        }
    }
    expectSymbol("(");
    text += " (" + pivotColumns();
    expect("FOR");
    text += " FOR " + pivotColumns();
    expect("IN");
    expectSymbol("(");
    text += " IN (";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + simple();
        text += optionalAlias();
    }
    expectSymbol(")");
    expectSymbol(")");
    return text + "))" + optionalAlias();
}

/// USE INDEX (…) of MySQL, WITH (NOLOCK) of SQL Server.
std::string SqlSelectReader::hints()
{
    std::string text;
    for (const char *word : {"USE", "SHOW", "IGNORE", "FORCE"}) {
        if (!token().is(word) || !(token(1).is("INDEX") || token(1).is("KEY")))
            continue;
        text = " " + take();
        text += " " + take() + " (";
        expectSymbol("(");
        for (bool first = true; first || acceptSymbol(","); first = false)
            text += (first ? "" : ",") + name(NameUse::Plain);
        expectSymbol(")");
        return text + ")";
    }
    if (!token().is("WITH") || !token(1).isSymbol("("))
        return {};
    at_ += 2;
    std::string index;
    bool noLock = false;
    do {
        if (accept("NOLOCK")) {
            noLock = true;
            continue;
        }
        expect("INDEX");
        expectSymbol("(");
        index = "INDEX (" + name(NameUse::Object) + ")";
        expectSymbol(")");
    } while (acceptSymbol(","));
    expectSymbol(")");
    return " WITH (" + index + (noLock && !index.empty() ? ", " : "") + (noLock ? "NOLOCK" : "") + ")";
}

std::string SqlSelectReader::joins()
{
    std::string text;
    bool found = true;
    do {
        text += join(found);
    } while (found);
    return text;
}

/// One join, or nothing.
std::string SqlSelectReader::join(bool &found)
{
    const std::size_t start = at_;
    std::string words = accept("NATURAL") ? "NATURAL " : "";
    bool outer = false;
    if (accept("LEFT")) {
        words += accept("SEMI") ? "LEFT SEMI " : accept("OUTER") ? "LEFT OUTER " : "LEFT ";
    } else if (accept("OUTER")) {
        outer = true;
        words += "OUTER ";
    } else {
        for (const char *word : {"RIGHT", "FULL", "INNER", "CROSS"}) {
            if (!accept(word))
                continue;
            words += std::string(word) + " ";
            if ((*word == 'R' || *word == 'F') && accept("OUTER"))
                words += "OUTER ";
            break;
        }
    }
    found = true;
    if (acceptSymbol(",")) {
        outer = accept("OUTER") || outer;
        const std::string right = fromItem(nullptr);
        joinCondition();
        return std::string(", ") + (outer ? "OUTER " : "") + right;
    }
    for (const char *word : {"JOIN", "STRAIGHT_JOIN", "APPLY"}) {
        if (!accept(word))
            continue;
        words += std::string(word) + " ";
        words += fromItem(nullptr);
        return " " + words + joinCondition();
    }
    if (at_ != start)
        fail("JOIN");
    found = false;
    return {};
}

std::string SqlSelectReader::joinCondition()
{
    std::string text;
    if (accept("WITHIN")) {
        expectSymbol("(");
        text = " WITHIN (";
        for (bool first = true; first || acceptSymbol(","); first = false) {
            text += (first ? "" : ", ") + whole();
            text += " " + take();
        }
        expectSymbol(")");
        text += ")";
        if (!token().is("ON"))
            fail("ON");
    }
    if (accept("USING")) {
        expectSymbol("(");
        text += " USING (" + names() + ")";
        expectSymbol(")");
        return text;
    }
    // INSERT … ON CONFLICT is another clause.
    while (!follows("ON", "CONFLICT") && accept("ON"))
        text += " ON " + expression();
    return text;
}

} // namespace sluice::hocon::detail
