#include "models/job/sql/sqlgrammar.h"

#include <array>

/// FROM: tables, sub-selects, pivots.
namespace sluice::job::detail {

std::string SqlFrom::fromItem(SqlSelect *select)
{
    const SqlTokens::Depth guard(in_);
    if (in_.token().isSymbol("(") && in_.token(1).is("VALUES"))
        return valuesList();
    std::string text;
    std::string pivots;
    bool isTable = false;
    bool joined = false;  // printed with a blank more
    bool dropped = false; // the printer forgets pivots
    if (in_.token().isSymbol("(")) {
        const Parenthesised inner = parenthesisedFrom();
        text = inner.text;
        joined = inner.joined;
        dropped = inner.single;
        if (in_.token().is("UNPIVOT"))
            pivots = " " + sql_.pivots.unpivot();
    } else if (in_.accept("LATERAL")) {
        in_.expectSymbol("(");
        text = "LATERAL(" + sql_.selects.subSelect() + ")";
        in_.expectSymbol(")");
    } else if (const auto function = in_.attempt([this] { return sql_.calls.call(); })) {
        text = *function;
        dropped = true;
    } else {
        std::string last;
        text = in_.dottedName(&last);
        isTable = true;
        if (select != nullptr)
            select->table = last;
    }
    const std::string as = sql_.items.optionalAlias();
    text += joined && !as.empty() ? " " + as : as;
    if (in_.token().is("UNPIVOT"))
        pivots = " " + sql_.pivots.unpivot();
    if (in_.token().is("PIVOT"))
        pivots.insert(0, " " + sql_.pivots.pivot());
    text += dropped ? "" : pivots;
    const std::string hint = hints();
    return text + (isTable ? hint : "");
}

SqlFrom::Parenthesised SqlFrom::parenthesisedFrom()
{
    in_.expectSymbol("(");
    Parenthesised result;
    if (in_.startsSelect() || in_.token().is("VALUES") || in_.token().is("VALUE")) {
        result.text = "(" + sql_.selects.subSelect() + ")";
    } else {
        const std::string inner = fromItem(nullptr);
        const std::string more = sql_.joins.joins();
        if (more.empty() && !in_.token().isSymbol(")")) {
            result.text = moreSelects(inner);
        } else {
            result.text = "(" + inner + more + ")";
            result.single = more.empty();
            result.joined = !more.empty();
        }
    }
    in_.expectSymbol(")");
    return result;
}

/// ((SELECT …) UNION (SELECT …)): the first one has been read.
std::string SqlFrom::moreSelects(const std::string &first)
{
    std::string text = first;
    bool any = false;
    for (std::string word = sql_.selects.operation(); !word.empty(); word = sql_.selects.operation()) {
        any = true;
        in_.expectSymbol("(");
        text += " " + word + " (" + sql_.selects.select().text + ")";
        in_.expectSymbol(")");
    }
    if (!any || !first.starts_with('('))
        in_.fail(")");
    return "(" + text + ")";
}

std::string SqlFrom::valuesList()
{
    in_.skip(2);
    std::string text = "(VALUES ";
    for (bool first = true; first || in_.acceptSymbol(","); first = false)
        text += (first ? "" : ", ") + sql_.values.simple();
    in_.expectSymbol(")");
    return text + ")" + sql_.items.optionalAlias();
}

/// USE INDEX (…) of MySQL, WITH (NOLOCK) of SQL Server.
std::string SqlFrom::hints()
{
    std::string text;
    for (const char *word : {"USE", "SHOW", "IGNORE", "FORCE"}) {
        if (!in_.token().is(word) || !(in_.token(1).is("INDEX") || in_.token(1).is("KEY")))
            continue;
        text = " " + in_.take();
        text += " " + in_.take() + " (";
        in_.expectSymbol("(");
        for (bool first = true; first || in_.acceptSymbol(","); first = false)
            text += (first ? "" : ",") + in_.name(NameUse::Plain);
        in_.expectSymbol(")");
        return text + ")";
    }
    if (!in_.token().is("WITH") || !in_.token(1).isSymbol("("))
        return {};
    in_.skip(2);
    std::string index;
    bool noLock = false;
    do {
        if (in_.accept("NOLOCK")) {
            noLock = true;
            continue;
        }
        in_.expect("INDEX");
        in_.expectSymbol("(");
        index = "INDEX (" + in_.name(NameUse::Object) + ")";
        in_.expectSymbol(")");
    } while (in_.acceptSymbol(","));
    in_.expectSymbol(")");
    return " WITH (" + index + (noLock && !index.empty() ? ", " : "") + (noLock ? "NOLOCK" : "") + ")";
}

std::string SqlPivots::pivot()
{
    in_.expect("PIVOT");
    const bool xml = in_.accept("XML");
    in_.expectSymbol("(");
    std::string text = xml ? "PIVOT XML (" : "PIVOT (";
    for (bool first = true; first || in_.acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + sql_.calls.call();
        text += sql_.items.optionalAlias();
    }
    in_.expect("FOR");
    text += " FOR " + pivotColumns();
    in_.expect("IN");
    in_.expectSymbol("(");
    text += " IN (";
    if (xml && in_.accept("ANY")) {
        text += "ANY";
    } else if (xml && in_.startsSelect()) {
        text += sql_.selects.select().text;
    } else {
        for (bool first = true; first || in_.acceptSymbol(","); first = false) {
            text += (first ? "" : ", ") + sql_.values.simple();
            text += sql_.items.optionalAlias();
        }
    }
    in_.expectSymbol(")");
    in_.expectSymbol(")");
    return text + "))" + (xml ? std::string() : sql_.items.optionalAlias());
}

std::string SqlPivots::unpivot()
{
    in_.expect("UNPIVOT");
    std::string text = "UNPIVOT";
    for (const char *word : {"INCLUDE", "EXCLUDE"}) {
        if (in_.follows(word, "NULLS")) {
            in_.skip(2);
            text += std::string(" ") + word + " NULLS";
        }
    }
    in_.expectSymbol("(");
    text += " (" + pivotColumns();
    in_.expect("FOR");
    text += " FOR " + pivotColumns();
    in_.expect("IN");
    in_.expectSymbol("(");
    text += " IN (";
    for (bool first = true; first || in_.acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + sql_.values.simple();
        text += sql_.items.optionalAlias();
    }
    in_.expectSymbol(")");
    in_.expectSymbol(")");
    return text + "))" + sql_.items.optionalAlias();
}

std::string SqlPivots::pivotColumns()
{
    if (!in_.acceptSymbol("("))
        return in_.dottedName();
    std::string columns = in_.names();
    in_.expectSymbol(")");
    return columns.find(", ") == std::string::npos ? columns : "(" + columns + ")";
}

} // namespace sluice::job::detail
