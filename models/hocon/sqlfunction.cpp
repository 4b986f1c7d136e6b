#include "models/hocon/sqlselect.h"

#include <array>

/// Functions of a SELECT, and what may follow them.
namespace sluice::hocon::detail {

std::string SqlSelectReader::call()
{
    const Depth guard(*this);
    if (acceptSymbol("{")) {
        if (!token().is("FN"))
            fail("fn");
        ++at_;
        std::string text = "{fn " + call() + "}";
        expectSymbol("}");
        return text;
    }
    const std::size_t start = at_;
    const std::string name = dottedName();
    const bool single = at_ == start + 1;
    return call(name, single);
}

/// name(…), with what may follow the parenthesis.
std::string SqlSelectReader::call(const std::string &name, bool simpleName)
{
    static constexpr std::array<std::string_view, 5> kNamed{"TRIM", "POSITION", "OVERLAY", "SUBSTRING",
                                                            "SUBSTR"};
    const std::string upper = upperCase(name);
    bool named = false;
    for (const std::string_view known : kNamed)
        named = named || (simpleName && upper == known);
    if (named && token().isSymbol("(")) {
        bool plain = false;
        if (const auto inside = attempt([&] { return namedArguments(plain); })) {
            const std::string over = analytic(1);
            return name + (over.empty() || plain ? *inside : "()") + over;
        }
    }
    expectSymbol("(");
    std::string inside;
    std::string quantity;
    std::string nulls;
    std::size_t count = 0;
    if (!token().isSymbol(")")) {
        for (const char *word : {"DISTINCT", "ALL", "UNIQUE"}) {
            if (quantity.empty() && accept(word))
                quantity = std::string(word) + " ";
        }
        inside = arguments(count);
        if (follows("IGNORE", "NULLS")) {
            at_ += 2;
            nulls = " IGNORE NULLS";
        }
    }
    expectSymbol(")");
    std::string attribute;
    if (token().isSymbol(".") && isName(1, NameUse::First)) {
        ++at_;
        const auto function = attempt([this] { return call(); });
        attribute = "." + (function ? *function : this->name(NameUse::Object));
    }
    const std::string kept = keep();
    const std::string over = analytic(count);
    if (over.empty())
        return name + "(" + quantity + inside + ")" + attribute + kept;
    // The printer forgets some of it here, and has the order behind the nulls.
    const std::size_t order = nulls.empty() ? std::string::npos : inside.rfind(" ORDER BY ");
    const std::string ordered = order == std::string::npos ? "" : inside.substr(order);
    return name + "(" + (quantity == "DISTINCT " ? quantity : "") + inside.substr(0, order) + nulls +
           ordered + ")" + kept + over;
}

/// What stands between the parentheses of a function; `count` is how many values.
std::string SqlSelectReader::arguments(std::size_t &count)
{
    count = 1;
    if (acceptSymbol("*"))
        return "*";
    if (const auto all = allColumns())
        return *all;
    if (startsSelect())
        return subSelect();
    std::string text;
    for (count = 0; count == 0 || acceptSymbol(","); ++count) {
        text += count == 0 ? "" : ", ";
        if (isName(0, NameUse::Later) && token(1).isSymbol("=>")) {
            text += take() + " => ";
            ++at_;
        }
        text += expression();
    }
    return text + orderBy();
}

/// (a FROM b), (BOTH a FROM b), (a IN b), (a PLACING b FROM c FOR d), or plain ones.
std::string SqlSelectReader::namedArguments(bool &plain)
{
    expectSymbol("(");
    std::string text = "(";
    const auto joint = [this] {
        return token().is("FROM") || token().is("IN") || token().is("PLACING");
    };
    if (token().is("BOTH") || token().is("LEADING") || token().is("TRAILING")) {
        const auto sided = attempt([&] {
            std::string side = take() + " ";
            side += simple();
            if (!joint())
                fail("FROM");
            side += " " + take() + " ";
            side += simple();
            expectSymbol(")");
            return side + ")";
        });
        if (sided)
            return text + *sided;
    }
    const auto parts = attempt([&] {
        std::string named = simple();
        if (!joint())
            fail("FROM");
        named += " " + take() + " ";
        named += simple();
        if (token().is("FOR") || token().is("FROM")) {
            named += " " + take() + " ";
            named += simple();
            if (token().is("FOR")) {
                named += " " + take() + " ";
                named += simple();
            }
        }
        expectSymbol(")");
        return named + ")";
    });
    if (parts)
        return text + *parts;
    plain = true;
    text += expressionList();
    expectSymbol(")");
    return text + ")";
}

std::string SqlSelectReader::keep()
{
    if (!token().is("KEEP") || !token(1).isSymbol("("))
        return {};
    at_ += 2;
    if (!isIdentifier())
        fail("DENSE_RANK");
    std::string text = " KEEP (" + take();
    text += accept("FIRST") ? " FIRST" : (expect("LAST"), " LAST");
    const std::string order = orderBy();
    if (order.empty())
        fail("ORDER BY");
    expectSymbol(")");
    return text + order + ")";
}

/// FILTER, OVER and WITHIN GROUP behind a function of `count` values, or nothing.
std::string SqlSelectReader::analytic(std::size_t count)
{
    std::string text;
    if (token().is("FILTER") && token(1).isSymbol("(")) {
        at_ += 2;
        expect("WHERE");
        text = " FILTER (WHERE " + expression() + ")";
        expectSymbol(")");
    }
    const bool ignore = follows("IGNORE", "NULLS");
    if (ignore || (token().is("OVER") && token(1).isSymbol("(")) || follows("WITHIN", "GROUP"))
        text += windowOf();
    // The engine's parser has room for three.
    if (!text.empty() && count > 3)
        fail("at most three values in a function with OVER");
    return text;
}

std::string SqlSelectReader::windowOf()
{
    std::string text = " ";
    if (follows("WITHIN", "GROUP")) {
        at_ += 2;
        text += "WITHIN GROUP (";
    } else {
        if (accept("IGNORE")) {
            expect("NULLS");
            text += "IGNORE NULLS ";
        }
        expect("OVER");
        text += "OVER (";
    }
    expectSymbol("(");
    if (accept("PARTITION")) {
        expect("BY");
        text += "PARTITION BY " + expressionList() + " ";
    }
    std::string order = orderBy();
    text += order.empty() ? order : order.substr(1);
    const std::string rows = frame();
    text += !order.empty() && !rows.empty() ? " " + rows : rows;
    expectSymbol(")");
    return text + ")";
}

/// ROWS BETWEEN … AND …
std::string SqlSelectReader::frame()
{
    if (!token().is("ROWS") && !token().is("RANGE"))
        return {};
    std::string text = upperCase(take());
    if (!accept("BETWEEN"))
        return text + frameEnd();
    text += " BETWEEN" + frameEnd();
    expect("AND");
    return text + " AND" + frameEnd();
}

std::string SqlSelectReader::frameEnd()
{
    if (follows("CURRENT", "ROW")) {
        at_ += 2;
        return " CURRENT ROW";
    }
    std::string text = " ";
    if (accept("UNBOUNDED"))
        text += "UNBOUNDED";
    else
        text += simple();
    return text + (accept("PRECEDING") ? " PRECEDING" : (expect("FOLLOWING"), " FOLLOWING"));
}

std::string SqlSelectReader::groupConcat()
{
    at_ += 2;
    std::string text = accept("DISTINCT") ? "GROUP_CONCAT(DISTINCT " : "GROUP_CONCAT(";
    text += simpleList();
    text += orderBy();
    if (accept("SEPARATOR")) {
        if (token().type != SqlTokenType::String)
            fail("a text in quotes");
        text += " SEPARATOR " + take();
    }
    expectSymbol(")");
    return text + ")";
}

/// MATCH (a, b) AGAINST ('…' IN BOOLEAN MODE)
std::string SqlSelectReader::fullText()
{
    at_ += 2;
    std::string text = "MATCH (" + dottedName();
    while (acceptSymbol(","))
        text += "," + dottedName();
    expectSymbol(")");
    expect("AGAINST");
    expectSymbol("(");
    text += ") AGAINST (";
    const bool hexadecimal = token().image.starts_with('x') || token().image.starts_with('X');
    if (token().type == SqlTokenType::String && !hexadecimal)
        text += stringLiteral();
    else if (token().isSymbol("?") || token().isSymbol(":"))
        text += parameter();
    else
        fail("a text in quotes");
    while (token().type == SqlTokenType::Word)
        text += " " + take();
    expectSymbol(")");
    return text + ")";
}

} // namespace sluice::hocon::detail
