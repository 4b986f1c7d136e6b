#include "models/job/sql/sqlgrammar.h"

/// What looks like a function and is grammar: CASE, CAST, INTERVAL, JSON_OBJECT.
namespace sluice::job::detail {

std::optional<std::string> SqlSpecials::specialWord(bool &dateUnits)
{
    const bool call = in_.token(1).isSymbol("(");
    if (in_.accept("NULL"))
        return "NULL";
    if (in_.token().is("CASE")) {
        if (auto text = in_.attempt([this] { return caseExpression(); }))
            return text;
    }
    if (auto now = sql_.literals.currentTime())
        return now;
    if (call && in_.token().is("EXTRACT"))
        return extract();
    if (call && in_.token().is("GROUP_CONCAT"))
        return groupConcat();
    if (call && in_.token().is("MATCH"))
        return fullText();
    if (call && (in_.token().is("JSON_OBJECT") || in_.token().is("JSON_ARRAY")))
        return jsonFunction();
    if (in_.token().is("INTERVAL") && !call) {
        dateUnits = false;
        const std::size_t start = in_.position();
        if (auto text = in_.attempt([this] { return interval(); }))
            return text;
        in_.goTo(start);
        dateUnits = true;
    }
    const bool literal = in_.token(1).type == SqlTokenType::String;
    if (literal && (in_.token().is("DATE") || in_.token().is("TIME") || in_.token().is("TIMESTAMP"))) {
        const std::string word = upperCase(in_.take());
        return word + " " + in_.take();
    }
    if (in_.token().is("ARRAY") && in_.token(1).isSymbol("[")) {
        in_.skip();
        return "ARRAY" + sql_.literals.arrayItems();
    }
    if (in_.follows("NEXTVAL", "FOR") || (in_.follows("NEXT", "VALUE") && in_.token(2).is("FOR"))) {
        const bool value = in_.token().is("NEXT");
        in_.skip(value ? 3 : 2);
        return (value ? "NEXT VALUE FOR " : "NEXTVAL FOR ") + in_.dottedName();
    }
    if (in_.accept("CONNECT_BY_ROOT"))
        return "CONNECT_BY_ROOT " + in_.dottedName();
    return std::nullopt;
}

/// CAST and TRY_CAST, or nothing: CAST(a) is a function like others.
std::optional<std::string> SqlSpecials::cast()
{
    if (!(in_.token().is("CAST") || in_.token().is("TRY_CAST")) || !in_.token(1).isSymbol("("))
        return std::nullopt;
    return in_.attempt([this] {
        std::string text = upperCase(in_.take());
        in_.expectSymbol("(");
        text += "(" + sql_.values.simple();
        in_.expect("AS");
        text += " AS ";
        if (in_.token().isSymbol("(") || (in_.token().is("ROW") && in_.token(1).isSymbol("("))) {
            text += in_.accept("ROW") ? "ROW(" : "(";
            in_.expectSymbol("(");
            for (bool first = true; first || in_.acceptSymbol(","); first = false) {
                text += (first ? "" : ", ") + in_.name(NameUse::Object) + " ";
                text += sql_.types.typeName();
            }
            in_.expectSymbol(")");
            text += ")";
        } else {
            text += sql_.types.typeName();
        }
        in_.expectSymbol(")");
        return text + ")";
    });
}

std::string SqlSpecials::caseExpression()
{
    const SqlTokens::Depth guard(in_);
    in_.expect("CASE");
    std::string text = "CASE ";
    if (!in_.token().is("WHEN"))
        text += sql_.conditions.expression() + " ";
    if (!in_.token().is("WHEN"))
        in_.fail("WHEN");
    while (in_.accept("WHEN")) {
        text += "WHEN " + sql_.conditions.expression();
        in_.expect("THEN");
        text += " THEN " + sql_.conditions.expression() + " ";
    }
    if (in_.accept("ELSE"))
        text += "ELSE " + sql_.conditions.expression() + " ";
    in_.expect("END");
    return text + "END";
}

std::string SqlSpecials::extract()
{
    in_.skip(2);
    std::string text = "EXTRACT(";
    text += in_.token().type == SqlTokenType::String ? in_.take() : in_.name(NameUse::Object);
    in_.expect("FROM");
    text += " FROM " + sql_.values.simple();
    in_.expectSymbol(")");
    return text + ")";
}

std::string SqlSpecials::interval()
{
    in_.skip();
    std::string text = "INTERVAL ";
    text += in_.acceptSymbol("-") ? "-" : "";
    if (in_.token().type == SqlTokenType::Number || in_.token().type == SqlTokenType::String) {
        text += in_.take();
    } else if (in_.token().isSymbol("?") || in_.token().isSymbol(":")) {
        text += sql_.literals.parameter();
    } else {
        const auto function = in_.attempt([this] { return sql_.calls.call(); });
        text += function ? *function : in_.dottedName();
    }
    const bool unit = in_.isIdentifier() || in_.token().is("YEAR") || in_.token().is("MONTH") ||
                      in_.token().is("DAY") || in_.token().is("HOUR") || in_.token().is("MINUTE") ||
                      in_.token().is("SECOND");
    if (unit)
        text += " " + in_.take();
    return text;
}

std::string SqlSpecials::groupConcat()
{
    in_.skip(2);
    std::string text = in_.accept("DISTINCT") ? "GROUP_CONCAT(DISTINCT " : "GROUP_CONCAT(";
    text += sql_.values.simpleList();
    text += sql_.limits.orderBy();
    if (in_.accept("SEPARATOR")) {
        if (in_.token().type != SqlTokenType::String)
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a text in quotes"));
        text += " SEPARATOR " + in_.take();
    }
    in_.expectSymbol(")");
    return text + ")";
}

/// MATCH (a, b) AGAINST ('…' IN BOOLEAN MODE)
std::string SqlSpecials::fullText()
{
    in_.skip(2);
    std::string text = "MATCH (" + in_.dottedName();
    while (in_.acceptSymbol(","))
        text += "," + in_.dottedName();
    in_.expectSymbol(")");
    in_.expect("AGAINST");
    in_.expectSymbol("(");
    text += ") AGAINST (";
    const bool hexadecimal = in_.token().image.starts_with('x') || in_.token().image.starts_with('X');
    if (in_.token().type == SqlTokenType::String && !hexadecimal)
        text += sql_.literals.stringLiteral();
    else if (in_.token().isSymbol("?") || in_.token().isSymbol(":"))
        text += sql_.literals.parameter();
    else
        in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a text in quotes"));
    while (in_.token().type == SqlTokenType::Word)
        text += " " + in_.take();
    in_.expectSymbol(")");
    return text + ")";
}

/// JSON_OBJECT and JSON_ARRAY, printed with blanks of their own.
std::string SqlSpecials::jsonFunction()
{
    const bool array = in_.token().is("JSON_ARRAY");
    in_.skip(2);
    std::string text = array ? "JSON_ARRAY( " : "JSON_OBJECT( ";
    bool mixed = false;
    for (std::size_t count = 0; !in_.token().isSymbol(")"); ++count) {
        if (in_.token().is("ABSENT") || (in_.token().is("NULL") && in_.token(1).is("ON")))
            break;
        if (count > 0) {
            in_.expectSymbol(",");
            text += ", ";
        }
        if (array) {
            text += sql_.conditions.expression();
        } else {
            const bool key = in_.token().is("KEY");
            in_.skip(key ? 1 : 0);
            if (in_.token().type != SqlTokenType::String)
                in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a text in quotes"));
            const std::string name = in_.take();
            const bool value = in_.accept("VALUE");
            const bool colon = !value && in_.acceptSymbol(":");
            mixed = mixed || (!value && !colon);
            if (!value && !colon)
                in_.expectSymbol(",");
            text += (key && value ? "KEY " : "") + name + (value ? " VALUE " : colon ? ":" : ", ");
            text += sql_.conditions.expression();
        }
        if (in_.follows("FORMAT", "JSON")) {
            in_.skip(2);
            text += " FORMAT JSON";
        }
    }
    const bool absent = in_.token().is("ABSENT");
    if (absent || in_.token().is("NULL")) {
        in_.skip();
        in_.expect("ON");
        in_.expect("NULL");
        text += array    ? (absent ? " ABSENT ON NULL " : " NULL ON NULL ")
                : absent ? " ABSENT On NULL"
                         : " NULL ON NULL";
    }
    for (const char *word : {"WITH", "WITHOUT"}) {
        if (!array && in_.follows(word, "UNIQUE") && in_.token(2).is("KEYS")) {
            in_.skip(3);
            text += std::string(" ") + word + " UNIQUE KEYS";
        }
    }
    in_.expectSymbol(")");
    return text + (array ? ") " : " ) ");
}

} // namespace sluice::job::detail
