#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <array>

namespace sluice::hocon::detail {

std::string SqlSelectReader::caseExpression()
{
    const Depth guard(*this);
    expect("CASE");
    std::string text = "CASE ";
    if (!token().is("WHEN"))
        text += expression() + " ";
    if (!token().is("WHEN"))
        fail("WHEN");
    while (accept("WHEN")) {
        text += "WHEN " + expression();
        expect("THEN");
        text += " THEN " + expression() + " ";
    }
    if (accept("ELSE"))
        text += "ELSE " + expression() + " ";
    expect("END");
    return text + "END";
}

std::string SqlSelectReader::cast()
{
    std::string text = upperCase(tokens_[at_++].image);
    expectSymbol("(");
    text += "(" + expression();
    expect("AS");
    text += " AS " + typeName();
    expectSymbol(")");
    return text + ")";
}

std::string SqlSelectReader::extract()
{
    ++at_;
    expectSymbol("(");
    std::string text = "EXTRACT(" + name();
    expect("FROM");
    text += " FROM " + expression();
    expectSymbol(")");
    return text + ")";
}

std::string SqlSelectReader::interval()
{
    ++at_;
    std::string text = "INTERVAL " + primary();
    const SqlToken &unit = token();
    if (unit.type == SqlTokenType::Word && isName(unit, NameUse::Alias)) {
        text += " " + std::string(unit.image);
        ++at_;
    }
    return text;
}

std::string SqlSelectReader::typeName()
{
    if (token().is("ARRAY"))
        fail("a type");
    std::string text = name();
    while (token().is("PRECISION") || token().is("VARYING"))
        text += " " + std::string(tokens_[at_++].image);
    if (acceptSymbol("(")) {
        text += " (";
        for (bool first = true; first || acceptSymbol(","); first = false) {
            const bool number = token().type == SqlTokenType::Number;
            if (!number && token().type != SqlTokenType::Word)
                fail("a length");
            text += (first ? "" : ", ") + std::string(tokens_[at_++].image);
        }
        expectSymbol(")");
        text += ")";
    }
    while (token().isSymbol("[") && token(1).isSymbol("]")) {
        at_ += 2;
        text += "[]";
    }
    if ((token().is("WITH") || token().is("WITHOUT")) && token(1).is("TIME")) {
        for (int word = 0; word < 3; ++word)
            text += " " + std::string(tokens_[at_++].image);
    }
    return text;
}

/// name(…), with what may follow the parenthesis.
std::string SqlSelectReader::call(const std::string &name)
{
    static constexpr std::array<std::string_view, 5> kNamed{"TRIM", "POSITION", "OVERLAY", "SUBSTRING",
                                                            "SUBSTR"};
    const std::string upper = upperCase(name);
    bool named = false;
    for (const std::string_view known : kNamed)
        named = named || upper == known;

    expectSymbol("(");
    std::string text = upper == "GROUP_CONCAT" ? "GROUP_CONCAT(" : name + "(";
    if (acceptSymbol(")"))
        return text + ")" + callTail();
    for (const char *word : {"BOTH", "LEADING", "TRAILING"}) {
        if (named && token().is(word))
            text += std::string(tokens_[at_++].image) + " ";
    }
    if (accept("DISTINCT"))
        text += "DISTINCT ";
    else if (accept("ALL"))
        text += "ALL ";
    if (token().isSymbol("*")) {
        ++at_;
        text += "*";
    } else if (startsSelect()) {
        text += select().text;
    } else {
        text += named ? sum() : expression();
        while (named &&
               (token().is("FROM") || token().is("IN") || token().is("FOR") || token().is("PLACING"))) {
            text += " " + std::string(tokens_[at_++].image) + " ";
            text += sum();
        }
        if (token().isSymbol(".") && token(1).isSymbol("*")) {
            at_ += 2;
            text += ".*";
        }
        while (acceptSymbol(","))
            text += ", " + expression();
    }
    text += orderBy();
    if (accept("SEPARATOR"))
        text += " SEPARATOR " + primary();
    expectSymbol(")");
    return text + ")" + callTail();
}

std::string SqlSelectReader::callTail()
{
    std::string text;
    if (token().isSymbol(".") && isName(token(1), NameUse::Name)) {
        ++at_;
        text += "." + name();
    }
    if (token().is("WITHIN") && token(1).is("GROUP")) {
        at_ += 2;
        expectSymbol("(");
        std::string order = orderBy();
        expectSymbol(")");
        text += " WITHIN GROUP (" + order.substr(order.empty() ? 0 : 1) + ")";
    }
    if (token().is("FILTER") && token(1).isSymbol("(")) {
        at_ += 2;
        expect("WHERE");
        text += " FILTER (WHERE " + expression() + ")";
        expectSymbol(")");
    }
    if (token().is("OVER") && token(1).isSymbol("(")) {
        ++at_;
        text += over();
    }
    return text;
}

std::string SqlSelectReader::over()
{
    expectSymbol("(");
    std::string text;
    if (accept("PARTITION")) {
        expect("BY");
        text = "PARTITION BY " + expressionList();
    }
    const std::string order = orderBy();
    text += text.empty() && !order.empty() ? order.substr(1) : order;
    // The frame (ROWS BETWEEN … AND …) is words and values up to the parenthesis.
    while (!token().isSymbol(")")) {
        if (token().type == SqlTokenType::End)
            fail(")");
        text += " " + upperCase(tokens_[at_++].image);
    }
    expectSymbol(")");
    return " OVER (" + text + ")";
}

/// {d '…'}, {t '…'}, {ts '…'}, {fn f(…)}.
std::string SqlSelectReader::escapedLiteral()
{
    expectSymbol("{");
    const std::string kind = name();
    std::string text = "{" + kind + " ";
    if (kind == "fn")
        text += wordPrimary();
    else if (token().type == SqlTokenType::String)
        text += std::string(tokens_[at_++].image);
    else
        fail("a quoted date");
    // The engine reads a {ts …} as a moment and prints its fraction of a second.
    if (kind == "ts" && text.find('.') == std::string::npos)
        text.insert(text.size() - 1, ".0");
    expectSymbol("}");
    return text + "}";
}

} // namespace sluice::hocon::detail
